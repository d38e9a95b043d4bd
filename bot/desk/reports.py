"""What residents told: each report with its number and state, what to do first, a button for each state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette_admin.actions import row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, IntegerField, StringField, TextAreaField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.deeds import Deeds
from bot.desk.rows import RowsView
from bot.opening import day_in
from catalog.queues.model import Entry, State
from catalog.queues.reports import in_order, proposed, suggested_fix, told
from handlers.names import everyday_name
from handlers.texts import queues as words


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as one line; addresses are text, and nobody has looked at them."""

    number: int
    kind: str
    institution: str
    said: str
    addresses: str
    people: int
    state: str
    made_on: date
    fix: str


class ReportsView(RowsView):
    """«Не то» first, then what most people told."""

    key = "reports"
    menu_label = display_name = texts.REPORTS
    icon = "fa-solid fa-inbox"
    pk_attr = "number"
    fields = (
        IntegerField("number", label="№"),
        StringField("kind", label="О чём"),
        StringField("institution", label="Учреждение"),
        TextAreaField("said", label="Слова жителей"),
        StringField("fix", label="Что сделать"),
        IntegerField("people", label="Человек"),
        StringField("addresses", label="Адреса (не проверены)"),
        StringField("state", label="Состояние"),
        DateField("made_on", label="Получено"),
    )
    searchable_fields = ("kind",)
    row_actions = ("view", "in_work", "fixed", "not_confirmed")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    def rows(self, words: str) -> Sequence[ReportLine]:
        lines = map(self._line, in_order(self._parts.register.queues.reports()))
        return [
            line for line in lines if words.lower() in f"{line.kind} {line.institution} {line.said}".lower()
        ]

    @row_action(name="in_work", text=texts.IN_WORK, icon_class="fa-solid fa-hand")
    async def in_work(self, request: Request, pk: object) -> None:
        await self._set(request, pk, State.IN_WORK)

    @row_action(name="fixed", text=texts.FIXED, icon_class="fa-solid fa-check")
    async def fixed(self, request: Request, pk: object) -> None:
        await self._set(request, pk, State.FIXED)

    @row_action(name="not_confirmed", text=texts.NOT_CONFIRMED, icon_class="fa-solid fa-xmark")
    async def not_confirmed(self, request: Request, pk: object) -> None:
        await self._set(request, pk, State.NOT_CONFIRMED)

    async def _set(self, request: Request, pk: object, state: State) -> None:
        said = str(pk)
        if not (said.isascii() and said.isdigit()):
            raise ActionFailed(texts.NO_SUCH_ROW)
        number, queues, today = int(said), self._parts.register.queues, self._today()
        change = lambda: queues.set_report_state(number, state, today)  # noqa: E731 - made where it is used
        await self._deeds.do(request, "report", said, change, detail=words.STATES[state])
        flash(request, words.marked(number, state, today), "success")

    def _today(self) -> date:
        context = self._parts.guide.context
        return day_in(context.region) if context else date.today()  # noqa: DTZ011 - until the region is known

    def _line(self, entry: Entry) -> ReportLine:
        context = self._parts.guide.context
        institution = context.catalog.get(entry.code) if context and entry.code else None
        return ReportLine(
            entry.number,
            words.KINDS[entry.kind],
            everyday_name(institution) if institution else words.NOBODY_SHOWN,
            "\n".join(told(entry) or (words.TEXT_LATER if entry.texts else words.FORGOTTEN,)),
            ", ".join(proposed(entry)),
            entry.conversations,
            words.STATES[entry.state],
            entry.made_on,
            texts.FIXES[suggested_fix(entry)],
        )
