"""All needs of a region in layers: country, region, municipality. What stands nearest wins."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from catalog.needs.model import Need, NeedEntry
from catalog.needs.own import OwnNeeds

WORD = re.compile(r"[а-яa-z0-9]+")
OVER = tuple(one.name for one in fields(Need) if one.name != "id")


@dataclass(frozen=True)
class NeedBook:
    """Entries by id for the whole region, and by the key of a municipality those that hold there alone."""

    entries: Mapping[str, NeedEntry] = field(default_factory=dict)
    nearer: Mapping[str, Mapping[str, NeedEntry]] = field(default_factory=dict)

    def at(self, need: str, municipality: str = "") -> Need | None:
        """The need as it is answered there; None: there is none of that id."""
        entry = self.entries.get(need)
        if entry is None:
            return None
        own = self.nearer.get(municipality, {}).get(need)
        return _as_need(over(entry, own) if own else entry)

    @cached_property
    def done_by(self) -> Mapping[str, tuple[str, ...]]:
        """By kind of institution, the needs that it is the first to do, as the resources order them."""
        found: dict[str, list[str]] = {}
        for key, entry in self.entries.items():
            for kind in (entry.kinds or ())[:1]:
                found.setdefault(kind, []).append(key)
        return {kind: tuple(keys) for kind, keys in found.items()}

    @cached_property
    def says(self) -> Mapping[str, tuple[str, ...]]:
        """The combinations of words of each need, those of all layers together."""
        found = {key: entry.says for key, entry in self.entries.items()}
        for layer in self.nearer.values():
            for key, entry in layer.items():
                found[key] = (*found[key], *entry.says)
        return found

    def with_own(self, own: OwnNeeds) -> "NeedBook":
        """The book with what an operator says laid over it: in a municipality over what holds there.

        What isn't whole, since the resources have that need no more, is left out.
        """
        everywhere = [entry for key, entry in own.items() if not key.municipality]
        book = self.with_entries(one for one in everywhere if one.id in self.entries or is_whole(one))
        nearer = {place: dict(entries) for place, entries in self.nearer.items()}
        for key, entry in own.items():
            if key.municipality and key.need in book.entries:
                there = nearer.setdefault(key.municipality, {})
                there[key.need] = over(there[key.need], entry) if key.need in there else entry
        return replace(book, nearer=nearer)

    @cached_property
    def plain_titles(self) -> Mapping[str, str]:
        """Each need's title as words in lower case, ё as е, a space before each of them."""
        titles = ((key, (entry.title or "").lower().replace("ё", "е")) for key, entry in self.entries.items())
        return {key: "".join(f" {word}" for word in WORD.findall(title)) for key, title in titles}

    def with_entries(self, entries: Iterable[NeedEntry]) -> "NeedBook":
        """The book with these laid over it."""
        added = dict(self.entries)
        for entry in entries:
            added[entry.id] = over(added[entry.id], entry) if entry.id in added else entry
        return replace(self, entries=added)


def is_whole(entry: NeedEntry) -> bool:
    """Whether the entry can stand without one beneath it."""
    return bool(entry.title and entry.body and entry.says)


def over(far: NeedEntry, near: NeedEntry) -> NeedEntry:
    """The nearer entry laid over the one further away: its fields win, its words are added."""
    said = {name: value for name in (*OVER, "note") if (value := getattr(near, name)) is not None}
    return replace(far, **said, says=(*far.says, *(words for words in near.says if words not in far.says)))


def _as_need(entry: NeedEntry) -> Need:
    said = {name: value for name in OVER if (value := getattr(entry, name)) is not None}
    return Need(**{"id": entry.id, "title": entry.id, **said})
