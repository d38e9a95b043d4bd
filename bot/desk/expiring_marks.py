"""Confirmations that lapse soon or have lapsed, oldest first: somebody looks, and says the mark is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from starlette.requests import Request
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.bulk.looks import SOON, write_looks
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.buttons import asking
from bot.desk.kit.fields import AddressField
from bot.desk.kit.rows import ListedView
from bot.desk.kit.sign_in import operator_of
from bot.desk.lists.asked import ListAsked, cut
from bot.desk.pages import PagesView, key_of
from catalog.store.lists.narrowing import By, ListOrder, Narrowing, StateToday
from catalog.store.lists.pages import PageKey
from handlers.texts.names import everyday_name


@dataclass(frozen=True, slots=True)
class LapsingLine:
    """A page whose mark was last seen long ago."""

    key: str
    institution: str
    code: str
    url: str
    checked_on: date
    lapses_on: date


class LapsingView(ListedView):
    """The oldest look first; found by whatever the list of pages finds them by."""

    key = "lapsing"
    menu_label = display_name = texts.LAPSING
    icon = "fa-solid fa-hourglass-half"
    pk_attr = "key"
    fields = (
        StringField("institution", label="Учреждение"),
        StringField("code", label="Код"),
        AddressField("url", label="Страница"),
        DateField("checked_on", label="Отметку видели"),
        DateField("lapses_on", label="Истекает"),
    )
    searchable_fields = ("institution",)
    row_actions = ("view", "seen")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)
        self._pages = PagesView(parts)

    def part(self, words: str, skip: int, limit: int | None) -> Sequence[LapsingLine]:
        order = ListOrder(By.CHECKED, skip=skip, limit=limit)
        return self._lines(self._parts.register.lists.page_keys(self._lapsing(words), order))

    def counted(self, words: str) -> int:
        return self._parts.register.lists.count_pages(self._lapsing(words))

    def row(self, key: str) -> LapsingLine | None:
        return next(iter(self._lines(self._pages.keys_in([key]))), None)

    def _lapsing(self, words: str) -> Narrowing:
        """What has lapsed, and what will have before SOON is over."""
        wanted, _ = self._pages.asked_of(ListAsked(q=cut(words)))
        return replace(wanted, today=wanted.today + SOON + timedelta(days=1), state=StateToday.LAPSED)

    def _lines(self, keys: Sequence[PageKey]) -> list[LapsingLine]:
        return [
            LapsingLine(
                key_of(one.code, page.url),
                everyday_name(one),
                one.code,
                page.url,
                page.checked_on,
                page.checked_on + self._pages.kept,
            )
            for one, page in self._parts.register.lists.pages(keys)
            if page.checked_on
        ]

    @asking("seen", texts.SEEN, texts.SEEN_ASKED, "eye")
    async def seen(self, request: Request, pk: object) -> None:
        """The mark was seen today, by whoever pressed the button."""
        line: LapsingLine | None = await self.find_by_pk(request, pk)
        if line is None:
            raise ActionFailed(texts.NO_SUCH_ROW)
        operator, keys = operator_of(request), [(line.code, line.url)]
        made = await self._deeds.do(
            request,
            "seen_mark",
            line.code,
            lambda: write_looks(self._parts, keys, operator, seen=True),
            detail=line.url,
        )
        flash(request, texts.CORRECTED.format(version=made.number), "success")
