"""Confirmations that lapse soon or have lapsed, oldest first: somebody looks, and says the mark is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette_admin.actions import row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.audited_changes import Deeds
from bot.desk.bulk.looks import SOON, write_looks
from bot.desk.catalog_cache import PerCatalog
from bot.desk.fields import AddressField
from bot.desk.rows import RowsView
from bot.desk.sign_in import operator_of
from catalog.model import PageState
from catalog.region import day_in
from handlers.context import Context
from handlers.texts.names import everyday_name


@dataclass(frozen=True, slots=True)
class LapsingLine:
    """An institution whose mark was last seen long ago."""

    code: str
    institution: str
    url: str
    checked_on: date
    lapses_on: date


class LapsingView(RowsView):
    """One line for each institution, by its oldest confirmation."""

    key = "lapsing"
    menu_label = display_name = texts.LAPSING
    icon = "fa-solid fa-hourglass-half"
    pk_attr = "code"
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
        self._days: PerCatalog[dict[date, list[LapsingLine]]] = PerCatalog(lambda _: {})

    def rows(self, words: str) -> Sequence[LapsingLine]:
        context = self._parts.guide.context
        found = self._lapsing(context, day_in(context.region)) if context else []
        return [line for line in found if words.lower() in f"{line.institution} {line.code}".lower()]

    def row(self, key: str) -> LapsingLine | None:
        return next((line for line in self.rows("") if line.code == key), None)

    def _lapsing(self, context: Context, today: date) -> list[LapsingLine]:
        """Looked for once a version and day."""
        days = self._days.of(context.catalog)
        if today not in days:
            days[today] = lapsing(context, today)
        return days[today]

    @row_action(
        name="seen",
        text=texts.SEEN,
        confirmation=texts.SEEN_ASKED,
        submit_btn_text=texts.SEEN,
        icon_class="fa-solid fa-eye",
    )
    async def seen(self, request: Request, pk: object) -> None:
        """The mark was seen today, by whoever pressed the button."""
        code = str(pk)
        line: LapsingLine | None = await self.find_by_pk(request, pk)
        if line is None:
            raise ActionFailed(texts.NO_SUCH_ROW)
        operator = operator_of(request)
        made = await self._deeds.do(
            request,
            "seen_mark",
            code,
            lambda: write_looks(self._parts, [(code, line.url)], operator, seen=True),
            detail=line.url,
        )
        flash(request, texts.CORRECTED.format(version=made.number), "success")


def lapsing(context: Context, today: date) -> list[LapsingLine]:
    """Of each institution the oldest confirmation that has lapsed or will within SOON."""
    kept = timedelta(days=context.confirmation_days)
    found: dict[str, LapsingLine] = {}
    for one in context.catalog.institutions:
        for page in one.pages:
            if (
                page.state is PageState.CONFIRMED
                and page.checked_on
                and page.checked_on + kept - SOON <= today
            ):
                line = LapsingLine(
                    one.code, everyday_name(one), page.url, page.checked_on, page.checked_on + kept
                )
                older = found.get(one.code)
                found[one.code] = older if older and older.checked_on <= line.checked_on else line
    return sorted(found.values(), key=lambda line: (line.checked_on, line.code))
