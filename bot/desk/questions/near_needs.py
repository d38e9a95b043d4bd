"""Questions that found nothing, by the need that they are nearest to: added to it by one press."""

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
from bot.desk.kit.card_form import told
from bot.desk.kit.catalog_cache import PerCatalog
from bot.desk.kit.rows import RowsView
from bot.desk.questions import texts
from bot.desk.questions.miss_groups import MissGroups
from bot.desk.questions.need_ground import ground_of
from catalog.model import RegisterVersion
from catalog.needs.own import NeedKey
from catalog.own_needs.editing import with_words
from catalog.own_needs.known import Known
from catalog.own_needs.nearest import NearMiss, near_misses
from catalog.queues.model import State
from catalog.search.needs.reader import reader_of


@dataclass(frozen=True, slots=True)
class NearLine:
    """A question in vain as one line."""

    number: int
    need: str
    text: str
    said: str
    people: int
    last_on: date


class NearNeedsView(RowsView):
    """Together by need: first the need that most people asked for in vain."""

    key = "near_needs"
    menu_label = display_name = texts.NEAR_NEEDS
    icon = "fa-solid fa-people-arrows"
    pk_attr = "number"
    fields = (
        StringField("need", label="Ближайшая нужда"),
        StringField("text", label="Вопрос"),
        StringField("said", label="Какие слова добавятся"),
        IntegerField("people", label="Человек"),
        DateField("last_on", label="Последний раз"),
        IntegerField("number", label="№", exclude_from_list=True),
    )
    searchable_fields = ("text",)
    row_actions = ("view", "add_to_need", "dismiss")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)
        self._groups = MissGroups(parts.register.queues)
        self._known: PerCatalog[dict[str, tuple[str, str]]] = PerCatalog(lambda _: {})

    def rows(self, words: str) -> Sequence[NearMiss]:
        return [one for one in self._near() if words.lower() in one.group.text.lower()]

    def line(self, row: NearMiss) -> NearLine:
        group = row.group
        return NearLine(
            group.number, self._title(row.need), group.text, row.said, group.conversations, group.last_on
        )

    @row_action(name="add_to_need", text=texts.ADD_TO_NEED, icon_class="fa-solid fa-plus")
    async def add_to_need(self, request: Request, pk: object) -> None:
        """The telling words of the question become words of the need, and the question is settled."""
        one = await asyncio.to_thread(self._one, pk)
        made = await self._deeds.do(
            request, "add_to_need", one.need, lambda: self._teach(one), detail=one.said
        )
        told = texts.WORDS_TO_NEED.format(said=one.said, title=self._title(one.need), version=made.number)
        flash(request, told, "success")

    @row_action(name="dismiss", text=texts.DISMISS, icon_class="fa-solid fa-xmark")
    async def dismiss(self, request: Request, pk: object) -> None:
        one = await asyncio.to_thread(self._one, pk)
        settle = self._parts.register.queues.set_miss_state
        change = lambda: settle(one.group.numbers, State.NOT_CONFIRMED)  # noqa: E731 - made where it is used
        await self._deeds.do(request, "dismiss_miss", str(one.group.number), change)
        flash(request, desk_texts.DISMISSED, "success")

    def _teach(self, one: NearMiss) -> RegisterVersion:
        """Raises ActionFailed where the words hide a name, or tell another need all the same."""
        ground, known = ground_of(self._parts), Known.of_region(self._parts.settings.region)
        key = NeedKey(one.need)
        edit = with_words(key, (one.said,), ground, known)
        if edit.entry is None:
            raise ActionFailed(" ".join(map(told, edit.faults)) or desk_texts.NO_SUCH_ROW)
        after = ground.catalog.with_needs(reader_of(ground.region, {**ground.own, key: edit.entry}))
        if after.search(one.group.text).told.needs[:1] != (one.need,):
            raise ActionFailed(texts.NOT_TOLD_EVEN_SO)
        note = texts.WORDS_TO_NEED_NOTE.format(said=one.said, need=one.need)
        made = self._parts.register.own_needs.change({key: edit.entry}, note=note)
        self._parts.register.queues.set_miss_state(one.group.numbers, State.FIXED)
        return made

    def _one(self, pk: object) -> NearMiss:
        for one in self._near():
            if str(one.group.number) == str(pk):
                return one
        raise ActionFailed(desk_texts.NO_SUCH_ROW)

    def _near(self) -> list[NearMiss]:
        """Each question is looked at once for a catalogue."""
        context = self._parts.guide.context
        if context is None:
            return []
        return near_misses(self._groups.now(), context.catalog, self._known.of(context.catalog))

    def _title(self, need: str) -> str:
        context = self._parts.guide.context
        found = context.catalog.needs.book.at(need) if context and context.catalog.needs else None
        return found.title if found else need
