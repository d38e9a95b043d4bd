"""Pages with their state, date and evidence; a hacked one is taken out of sight here, and brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, StringField
from starlette_admin.flash import flash
from starlette_admin.types import RequestAction

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.history.texts import HISTORY
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.buttons import asking, why_form
from bot.desk.kit.fields import AddressField
from bot.desk.kit.sign_in import operator_of
from bot.desk.lists.work_list import WorkList
from catalog.model import Institution, Page, PageState
from catalog.region import day_where
from catalog.store.lists.narrowing import ListOrder, Narrowing, StateToday
from catalog.store.lists.pages import PageKey
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import PLATFORMS

AFTER_THE_CODE = "~"  # stands in no code
STATES = texts.PAGE_STATES
WHY = why_form(500, texts.WHY, required=True)
SHORT = {platform: texts.SHORT_PLATFORMS.get(platform, title) for platform, title in PLATFORMS.items()}


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
    kind: str
    place: str
    why: str


class PagesView(WorkList):
    """What residents are led to."""

    key = "pages"
    menu_label = display_name = texts.PAGES
    icon = "fa-solid fa-link"
    pk_attr = "key"
    fields = (
        StringField("institution", label="Учреждение"),
        StringField("code", label="Код"),
        StringField("platform", label="Площадка"),
        AddressField("url", label="Адрес"),
        StringField("state", label="Состояние"),
        DateField("checked_on", label="Проверена"),
        StringField("evidence", label="Основание"),
        StringField("kind", label="Вид"),
        StringField("place", label="Где"),
        StringField("why", label="Почему нашлось"),
    )
    shown_columns = ("institution", "code", "platform", "url", "state", "checked_on")
    sortable_fields = ("code", "url", "checked_on")
    searchable_fields = ("institution", "url", "state")
    row_actions = ("view", "withdraw", "restore", "history")

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._deeds = Deeds(parts.register.accounts)

    @link_row_action(name="history", text=HISTORY, icon_class="fa-solid fa-clock-rotate-left")
    def history(self, request: Request, pk: object) -> str:
        """Leads to what became of the page."""
        found, code = self.row(str(pk)), str(pk).partition(AFTER_THE_CODE)[0]
        return f"{request.scope.get('root_path', '')}/history/{code}?page={quote(found.url) if found else ''}"

    def keys(self, wanted: Narrowing, order: ListOrder) -> Sequence[PageKey]:
        return self._parts.register.lists.page_keys(wanted, order)

    def counted(self, wanted: Narrowing) -> int:
        return self._parts.register.lists.count_pages(wanted)

    def lines(self, keys: Sequence[PageKey], why: Mapping[str, str]) -> list[PageLine]:
        today, kept = day_where(self._parts.settings.region), self.kept
        found = self._parts.register.lists.pages(keys)
        shown = ((one, page, shown_state(page, today, kept)) for one, page in found)
        return [line(one, page, state, why.get(one.code, "")) for one, page, state in shown]

    def row(self, key: str) -> PageLine | None:
        return next(iter(self.lines(self.keys_in([key]), {})), None)

    def keys_in(self, rows: Sequence[str]) -> list[PageKey]:
        """Whose pages and at which addresses, of the rows of those keys that are still there."""
        codes = dict.fromkeys(row.partition(AFTER_THE_CODE)[0] for row in rows)
        held = self._parts.register.lists.institutions(list(codes))
        known = {key_of(one.code, page.url): (one.code, page.url) for one in held for page in one.pages}
        return [known[row] for row in rows if row in known]

    @asking(
        "withdraw", texts.WITHDRAW, texts.WITHDRAW_ASKED, "ban", form=why_form(500, texts.WHY, required=True)
    )
    async def withdraw(self, request: Request, pk: object) -> None:
        """Out of sight everywhere within five seconds, as a new version."""
        why = str((await request.form()).get("why") or "").strip()
        if not why:
            raise ActionFailed(texts.WHY_IS_MISSING)
        url, told = await self._url(request, pk), f"{why} ({operator_of(request)})"
        register, today = self._parts.register, day_where(self._parts.settings.region)
        made = await self._deeds.do(
            request, "withdraw", url, lambda: register.withdrawals.withdraw(url, told, today), detail=why
        )
        if made is None:
            raise ActionFailed(texts.WITHDRAWN_ALREADY)
        flash(request, texts.WITHDRAWN.format(url=url, version=made.number), "success")

    @asking("restore", texts.RESTORE, texts.RESTORE_ASKED, "rotate-left")
    async def restore(self, request: Request, pk: object) -> None:
        url, register = await self._url(request, pk), self._parts.register
        made = await self._deeds.do(request, "restore", url, lambda: register.withdrawals.restore(url))
        flash(request, texts.RESTORED.format(url=url, version=made.number), "success")

    async def get_row_actions_for_obj(self, request: Request, obj: PageLine) -> list[dict[str, Any]]:
        """In a list the one that a row lacks; all that can be done to a page stand on its own."""
        buttons = await super().get_row_actions_for_obj(request, obj)
        if request.state.action is not RequestAction.LIST:
            return buttons
        wanted = "restore" if obj.state == texts.SHOWN_STATES[StateToday.REVOKED] else "withdraw"
        return [button for button in buttons if button["name"] in {"view", wanted}]

    async def _url(self, request: Request, pk: object) -> str:
        found = await self.find_by_pk(request, pk)
        if not isinstance(found, PageLine):
            raise ActionFailed(texts.NO_SUCH_ROW)
        return found.url


def line(institution: Institution, page: Page, shown: StateToday, why: str = "") -> PageLine:
    evidence = " · ".join(filter(None, (page.confirmed_by, page.source)))
    return PageLine(
        key_of(institution.code, page.url),
        everyday_name(institution),
        institution.code,
        PLATFORMS[page.platform],
        page.url,
        texts.SHOWN_STATES[shown],
        page.checked_on,
        evidence,
        institution.kind,
        place_name(institution.place),
        why,
    )


def key_of(code: str, url: str) -> str:
    """Of the row of that page."""
    return f"{code}{AFTER_THE_CODE}{blake2b(url.encode(), digest_size=12).hexdigest()}"


def shown_state(page: Page, today: date, kept: timedelta) -> StateToday:
    """The state as it counts on that day."""
    if page.state is PageState.CONFIRMED and page.state_on(today, kept.days) is not PageState.CONFIRMED:
        return StateToday.LAPSED
    return StateToday(str(page.state))
