"""What residents told: each report with its number and state, what to do first, and a button for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from starlette.requests import Request
from starlette_admin.actions import link_row_action, row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, IntegerField, StringField, TextAreaField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.rows import RowsView
from bot.desk.questions import texts
from bot.desk.questions.teaching import Others, adding_word, sent, teach_instead, teaching_form
from catalog.model import Institution, RegisterVersion
from catalog.queues.instead import asked, instead
from catalog.queues.model import QueueEntry, State
from catalog.queues.reports import Fix, in_order, proposed, suggested_fix, told
from catalog.region import day_where
from handlers.texts import queues as words
from handlers.texts.names import everyday_name


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
    button: str  # the action that does what is to be done
    question: str  # what was asked, where another was meant
    others: Others  # whom it may have meant instead


def _teaching_form(_request: Request, line: ReportLine) -> str:
    return teaching_form(line.question, line.others())


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
        DateField("made_on", label="Получено", exclude_from_list=True),
    )
    searchable_fields = ("kind",)
    row_actions = ("add_word", "correct", "add", "view", "in_work", "fixed", "not_confirmed")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    def rows(self, words: str) -> Sequence[QueueEntry]:
        entries, wanted = in_order(self._parts.register.queues.reports()), words.lower()
        return [one for one in entries if wanted in self._said(one)] if wanted else entries

    def line(self, row: QueueEntry) -> ReportLine:
        return self._line(row)

    def row(self, key: str) -> ReportLine | None:
        found = next((one for one in self.rows("") if str(one.number) == key), None)
        return self._line(found) if found else None

    def _said(self, entry: QueueEntry) -> str:
        line = self._line(entry)
        return f"{line.kind} {line.institution} {line.said}".lower()

    async def is_row_action_allowed_for_obj(self, request: Request, name: str, obj: ReportLine) -> bool:
        """Of the buttons that do something about a report, each has the one that helps."""
        if name in {"add_word", "correct", "add"} and name != obj.button:
            return False
        return await self.is_row_action_allowed(request, name)

    @adding_word(modal_size="md", form=_teaching_form)
    async def add_word(self, request: Request, pk: object) -> None:
        """The words become another name of whom residents meant, and the report is settled."""
        line: ReportLine | None = await self.find_by_pk(request, pk)
        if line is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        said, code = await sent(request)
        if not said:
            raise ActionFailed(texts.NO_WORDS_YET)
        made = await self._deeds.do(
            request, "add_word", code, lambda: self._teach(line.number, code, said), detail=said
        )
        flash(request, texts.WORD_ADDED.format(said=said, version=made.number), "success")

    @link_row_action(name="correct", text=desk_texts.CORRECT, icon_class="fa-solid fa-pen")
    def correct(self, request: Request, pk: object) -> str:
        return f"{request.scope.get('root_path', '')}/correct/report/{pk}"

    @link_row_action(name="add", text=desk_texts.ADD, icon_class="fa-solid fa-plus")
    def add(self, request: Request, pk: object) -> str:  # noqa: ARG002 - as the library calls it
        return f"{request.scope.get('root_path', '')}/add"

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
        number = number_of(pk)
        if number is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        queues, today = self._parts.register.queues, self._today()
        change = lambda: queues.set_report_state(number, state, today)  # noqa: E731 - made where it is used
        await self._deeds.do(request, "report", str(number), change, detail=words.STATES[state])
        flash(request, words.marked(number, state, today), "success")

    def _teach(self, number: int, code: str, said: str) -> RegisterVersion:
        made = teach_instead(self._parts, code, said)
        self._parts.register.queues.set_report_state(number, State.FIXED, self._today())
        return made

    def _today(self) -> date:
        return day_where(self._parts.settings.region)

    def _line(self, entry: QueueEntry) -> ReportLine:
        context = self._parts.guide.context
        institution = context.catalog.get(entry.code) if context and entry.code else None
        said, fix = told(entry), suggested_fix(entry)
        return ReportLine(
            entry.number,
            words.KINDS[entry.kind],
            everyday_name(institution) if institution else words.NOBODY_SHOWN,
            "\n".join(said or (words.TEXT_LATER if entry.texts else words.FORGOTTEN,)),
            ", ".join(proposed(entry)),
            entry.conversations,
            words.STATES[entry.state],
            entry.made_on,
            texts.FIXES[fix],
            _button(fix, has_card=institution is not None, has_words=bool(said)),
            asked(said[0])[0] if said else "",
            partial(self._others, entry.code, said[:1]),
        )

    def _others(self, code: str, said: Sequence[str]) -> Sequence[Institution]:
        context = self._parts.guide.context
        return [one for text in said for one in instead(text, code, context.catalog)] if context else []


def _button(fix: Fix, *, has_card: bool, has_words: bool) -> str:
    if fix is Fix.TEACH:
        return "add_word" if has_words else ""
    return "correct" if has_card else "add"
