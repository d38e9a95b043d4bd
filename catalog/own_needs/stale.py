"""Needs of which something is known that residents aren't shown: somebody has to look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalog.needs.book import NeedBook
from catalog.needs.model import NeedEntry, NeedLink, NeedPhone
from catalog.needs.own import NeedKey


@dataclass(frozen=True, slots=True)
class Stale:
    """The facts of a need that are too old or not sure enough."""

    key: NeedKey
    title: str
    facts: tuple[NeedLink | NeedPhone, ...]

    @property
    def seen_on(self) -> date:
        return min(fact.seen_on for fact in self.facts)


def stale(book: NeedBook, today: date) -> list[Stale]:
    """Those needs, the oldest facts first."""
    found = []
    for key, entry in _entries(book):
        facts: tuple[NeedLink | NeedPhone, ...] = (*(entry.services or ()), *(entry.phones or ()))
        hidden = tuple(fact for fact in facts if not fact.shown_on(today))
        if hidden:
            need = book.at(key.need, key.municipality)
            found.append(Stale(key, need.title if need else key.need, hidden))
    return sorted(found, key=lambda one: (one.seen_on, one.key))


def _entries(book: NeedBook) -> Iterator[tuple[NeedKey, NeedEntry]]:
    yield from ((NeedKey(need), entry) for need, entry in book.entries.items())
    for place, entries in book.nearer.items():
        yield from ((NeedKey(need, place), entry) for need, entry in entries.items())
