"""Pages with their state, date and evidence; a hacked one is taken out of sight here, and brought back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from html import escape

from starlette.requests import Request
from starlette_admin.actions import row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.all_pages import AllPages, Listed, fitting
from bot.desk.audited_changes import Deeds
from bot.desk.catalog_cache import PerCatalog
from bot.desk.rows import RowsView
from bot.desk.sign_in import operator_of
from catalog.model import Institution, Page, PageState
from catalog.region import day_where
from handlers.texts.words import PLATFORMS

AFTER_THE_CODE = "~"  # stands in no code
STATES: dict[str, str] = {
    PageState.CONFIRMED: "отметку видели",
    PageState.LISTED: "в списке",
    PageState.LINKED: "по ссылке",
    PageState.BROKEN: "не открывается",
    PageState.MOVED: "переехала",
    PageState.REVOKED: "снята",
}


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page as one line."""

    key: str
    institution: str
    code: str
    platform: str
    url: str
    state: str
    checked_on: date | None
    evidence: str


class PagesView(RowsView):
    """What residents are led to."""

    key = "pages"
    menu_label = display_name = texts.PAGES
    icon = "fa-solid fa-link"
    pk_attr = "key"
    fields = (
        StringField("institution", label="Учреждение"),
        StringField("code", label="Код"),
        StringField("platform", label="Площадка"),
        StringField("url", label="Адрес"),
        StringField("state", label="Состояние"),
        DateField("checked_on", label="Проверена"),
        StringField("evidence", label="Основание"),
    )
    searchable_fields = ("institution", "url", "state")
    row_actions = ("view", "withdraw", "restore")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)
        self._all = PerCatalog(lambda catalog: AllPages(catalog.institutions))

    def rows(self, words: str) -> Sequence[Listed]:
        context = self._parts.guide.context
        if context is None:
            return ()
        wanted = words.lower().split()
        if not wanted:
            return self._all.of(context.catalog)
        return fitting(context.catalog.institutions, wanted, STATES)

    def line(self, row: Listed) -> PageLine:
        return line(*row)

    def row(self, key: str) -> PageLine | None:
        context, code = self._parts.guide.context, key.partition(AFTER_THE_CODE)[0]
        one = context.catalog.get(code) if context else None
        lines = (line(one, page) for page in one.pages) if one else iter(())
        return next((found for found in lines if found.key == key), None)

    @row_action(
        name="withdraw",
        text=texts.WITHDRAW,
        confirmation=texts.WITHDRAW_ASKED,
        submit_btn_text=texts.WITHDRAW,
        icon_class="fa-solid fa-ban",
        form=f'<form><label class="form-label" for="why">{escape(texts.WHY)}</label>'
        '<input class="form-control" id="why" name="why" maxlength="500" required></form>',
    )
    async def withdraw(self, request: Request, pk: object) -> None:
        """Out of sight everywhere within five seconds, as a new version."""
        why = str((await request.form()).get("why") or "").strip()
        if not why:
            raise ActionFailed(texts.WHY_IS_MISSING)
        url, told = await self._url(request, pk), f"{why} ({operator_of(request)})"
        register, today = self._parts.register, day_where(self._parts.settings.region)
        made = await self._deeds.do(
            request, "withdraw", url, lambda: register.withdraw(url, told, today), detail=why
        )
        if made is None:
            raise ActionFailed(texts.WITHDRAWN_ALREADY)
        flash(request, texts.WITHDRAWN.format(url=url, version=made.number), "success")

    @row_action(
        name="restore",
        text=texts.RESTORE,
        confirmation=texts.RESTORE_ASKED,
        submit_btn_text=texts.RESTORE,
        icon_class="fa-solid fa-rotate-left",
    )
    async def restore(self, request: Request, pk: object) -> None:
        url, register = await self._url(request, pk), self._parts.register
        made = await self._deeds.do(request, "restore", url, lambda: register.restore(url))
        flash(request, texts.RESTORED.format(url=url, version=made.number), "success")

    async def _url(self, request: Request, pk: object) -> str:
        found = await self.find_by_pk(request, pk)
        if not isinstance(found, PageLine):
            raise ActionFailed(texts.NO_SUCH_ROW)
        return found.url


def line(institution: Institution, page: Page) -> PageLine:
    evidence = " · ".join(filter(None, (page.confirmed_by, page.source)))
    return PageLine(
        f"{institution.code}{AFTER_THE_CODE}{blake2b(page.url.encode(), digest_size=12).hexdigest()}",
        institution.short_name or institution.official_name,
        institution.code,
        PLATFORMS[page.platform],
        page.url,
        STATES[page.state],
        page.checked_on,
        evidence,
    )
