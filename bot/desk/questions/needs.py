"""Needs at the desk: how often each is asked, what is told of it, since when; and those to be looked at."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, IntegerField, StringField, TextAreaField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.buttons import asking
from bot.desk.kit.rows import RowsView
from bot.desk.questions import texts
from bot.desk.questions.need_ground import ground_of, known_key, named
from catalog.model import RegisterVersion
from catalog.needs.book import over
from catalog.needs.model import NeedEntry, NeedLink, NeedPhone
from catalog.needs.own import NeedKey
from catalog.own_needs.editing import seen_anew
from catalog.own_needs.importing import Ground
from catalog.own_needs.known import Known

ASKED_DAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need as one line; `hidden`: what residents aren't shown, since it is old or not sure."""

    name: str
    title: str
    place: str
    asked: int
    facts: str
    seen_on: date | None
    hidden: str
    state: str


class NeedsView(RowsView):
    """The most asked first. Links and numbers are text."""

    key = "needs"
    menu_label = display_name = texts.NEEDS
    icon = "fa-solid fa-hand-holding-hand"
    pk_attr = "name"
    fields = (
        StringField("title", label="Нужда"),
        StringField("name", label="Код", exclude_from_list=True),
        StringField("place", label="Где"),
        IntegerField("asked", label="Спросили за 30 дней"),
        TextAreaField("facts", label="Ссылки и номера"),
        DateField("seen_on", label="Проверено"),
        StringField("hidden", label="Жителям не показываем"),
        StringField("state", label="Состояние"),
    )
    searchable_fields = ("title",)
    row_actions: Sequence[str] = ("view", "change", "undo")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    def rows(self, words: str) -> Sequence[NeedLine]:
        if self._parts.guide.context is None:
            return ()
        ground, known = ground_of(self._parts), Known.of_region(self._parts.settings.region)
        asked = self._parts.register.counts.needs(ground.today - ASKED_DAYS, ground.today)
        lines = [line for line in _lines(ground, known, asked) if words.lower() in _said(line)]
        return sorted(lines, key=lambda line: (-line.asked, line.title, line.place))

    @link_row_action(name="change", text=desk_texts.CORRECT, icon_class="fa-solid fa-pen")
    def change(self, request: Request, pk: object) -> str:
        return f"{request.scope.get('root_path', '')}/need/{pk}"

    @asking("undo", texts.NEED_UNDO, texts.NEED_UNDO_ASKED, "rotate-left")
    async def undo(self, request: Request, pk: object) -> None:
        """Undoes the last change of this need alone."""
        key, _, _ = await asyncio.to_thread(known_key, self._parts, pk)
        note = texts.NEED_UNDONE_NOTE.format(need=named(key))
        made = await self._deeds.do(request, "need_undone", named(key), lambda: self._undo(key, note))
        flash(request, texts.NEED_SAVED.format(version=made.number), "success")

    def _undo(self, key: NeedKey, note: str) -> RegisterVersion:
        made = self._parts.register.own_needs.undo(key, note)
        if made is None:
            raise ActionFailed(texts.NEED_NEVER_CHANGED)
        return made


class StaleNeedsView(NeedsView):
    """Those of which something isn't shown, the oldest first: somebody looks, and says that all is right."""

    key = "stale_needs"
    menu_label = display_name = texts.STALE_NEEDS
    icon = "fa-solid fa-hourglass-end"
    row_actions = ("view", "change", "seen")

    def rows(self, words: str) -> Sequence[NeedLine]:
        waiting = [line for line in super().rows(words) if line.hidden]
        return sorted(waiting, key=lambda line: (line.seen_on or date.min, line.title))

    @asking("seen", texts.NEED_SEEN, texts.NEED_SEEN_ASKED, "eye")
    async def seen(self, request: Request, pk: object) -> None:
        """All facts of it were seen today, by whoever pressed the button."""
        key, ground, known = await asyncio.to_thread(known_key, self._parts, pk)
        entry, note = seen_anew(key, ground, known), texts.NEED_SEEN_NOTE.format(need=named(key))
        if entry is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        change = lambda: self._parts.register.own_needs.change({key: entry}, note=note)  # noqa: E731 - made where it is used
        made = await self._deeds.do(request, "need_seen", named(key), change)
        flash(request, texts.NEED_SAVED.format(version=made.number), "success")


def _lines(ground: Ground, known: Known, asked: dict[str, int]) -> Iterator[NeedLine]:
    book = known.book.with_own(ground.own)
    for key in sorted({*known.keys(), *ground.own}):
        need, shipped, own = book.at(key.need, key.municipality), known.ground(key), ground.own.get(key)
        if need is None:
            continue
        standing = over(shipped, own) if shipped and own else own or shipped or NeedEntry(key.need)
        facts: tuple[NeedLink | NeedPhone, ...] = (*(standing.services or ()), *(standing.phones or ()))
        hidden = [fact for fact in facts if not fact.shown_on(ground.today)]
        yield NeedLine(
            named(key),
            need.title,
            known.shown_place(key.municipality),
            0 if key.municipality else asked.get(need.told_as, 0),
            "\n".join(f"{fact.title}: {fact.value}" for fact in facts),
            min((fact.seen_on for fact in facts), default=None),
            "; ".join(f"{fact.value} ({fact.seen_on:%d.%m.%Y})" for fact in hidden),
            texts.NEED_OWN if own else texts.NEED_AS_SHIPPED,
        )


def _said(line: NeedLine) -> str:
    return f"{line.title} {line.name} {line.place} {line.facts}".lower()
