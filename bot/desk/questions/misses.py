"""Questions that found nothing, grouped by likeness, with the word that would have found the answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette_admin.actions import row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, IntegerField, StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.rows import RowsView
from bot.desk.questions import texts
from bot.desk.questions.miss_groups import MissGroups
from bot.desk.questions.proposing import Proposing
from bot.desk.questions.teaching import adding_word, teach
from catalog.model import RegisterVersion
from catalog.queues.misses import MissGroup
from catalog.queues.model import State
from catalog.queues.synonyms import Proposal
from catalog.search.places.region_places import load_places
from catalog.search.vocabulary.vocabulary import load_vocabulary
from handlers.texts import queues as words

LONGEST_WORD = 100
"""Signs that the register keeps of a word."""


@dataclass(frozen=True, slots=True)
class MissLine:
    """A group of questions as one line."""

    number: int
    text: str
    kind: str
    place: str
    people: int
    last_on: date
    proposal: str


class MissesView(RowsView):
    """What most people asked first. What is proposed comes a little later than the questions."""

    key = "misses"
    menu_label = display_name = texts.MISSES
    icon = "fa-solid fa-circle-question"
    pk_attr = "number"
    fields = (
        IntegerField("number", label="№"),
        StringField("text", label="Вопрос"),
        StringField("kind", label="Вид"),
        StringField("place", label="Место"),
        IntegerField("people", label="Человек"),
        DateField("last_on", label="Последний раз"),
        StringField("proposal", label="Что предлагается"),
    )
    searchable_fields = ("text",)
    row_actions = ("view", "add_word", "dismiss")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)
        self._proposing = Proposing(load_places(parts.settings.region))
        self._groups = MissGroups(parts.register.queues)

    def rows(self, words: str) -> Sequence[MissGroup]:
        return [group for group in self._groups.now() if words.lower() in group.text.lower()]

    def lines(self, rows: Sequence[MissGroup]) -> list[MissLine]:
        if context := self._parts.guide.context:
            self._proposing.look(rows, context.catalog)
        return super().lines(rows)

    def line(self, row: MissGroup) -> MissLine:
        kinds = load_vocabulary().kinds
        return MissLine(
            row.number,
            row.text or words.TEXT_LATER,
            kinds[row.kind].name.one if row.kind in kinds else words.ANY_KIND,
            row.place or words.ANY_PLACE,
            row.conversations,
            row.last_on,
            self._proposed(row),
        )

    def row(self, key: str) -> MissLine | None:
        found = next((group for group in self._groups.now() if str(group.number) == key), None)
        return self.lines([found])[0] if found else None

    @adding_word()
    async def add_word(self, request: Request, pk: object) -> None:
        """Puts the word into the institution's other names, or among the words of the kind."""
        group = await asyncio.to_thread(self._asked, pk)
        is_known, proposal = self._proposing.of(group)
        if not is_known:
            raise ActionFailed(texts.PROPOSAL_LATER)
        if proposal is None or len(proposal.said) > LONGEST_WORD:
            raise ActionFailed(texts.NO_PROPOSAL)
        action, subject = ("add_kind_word", proposal.kind) if proposal.kind else ("add_word", proposal.code)
        made = await self._deeds.do(
            request, action, subject, lambda: self._teach(group, proposal), detail=proposal.said
        )
        flash(request, texts.WORD_ADDED.format(said=proposal.said, version=made.number), "success")

    @row_action(name="dismiss", text=texts.DISMISS, icon_class="fa-solid fa-xmark")
    async def dismiss(self, request: Request, pk: object) -> None:
        group = await asyncio.to_thread(self._asked, pk)
        settle = self._parts.register.queues.set_miss_state
        change = lambda: settle(group.numbers, State.NOT_CONFIRMED)  # noqa: E731 - made where it is used
        await self._deeds.do(request, "dismiss_miss", str(group.number), change)
        flash(request, desk_texts.DISMISSED, "success")

    def _teach(self, group: MissGroup, proposal: Proposal) -> RegisterVersion:
        if proposal.kind:
            note = texts.KIND_WORD_NOTE.format(said=proposal.said, meant=proposal.meant)
            made = self._parts.register.kind_words.add(proposal.said, proposal.kind, note)
        else:
            made = teach(self._parts, proposal.code, proposal.said)
        self._parts.register.queues.set_miss_state(group.numbers, State.FIXED)
        return made

    def _asked(self, pk: object) -> MissGroup:
        for group in self._groups.now():
            if str(group.number) == str(pk):
                return group
        raise ActionFailed(desk_texts.NO_SUCH_ROW)

    def _proposed(self, group: MissGroup) -> str:
        is_known, proposal = self._proposing.of(group)
        if not is_known:
            return texts.PROPOSAL_LATER
        return words.proposal_line(proposal).strip() if proposal else texts.NO_PROPOSAL
