"""What the cells of a sheet of needs may name: needs, kinds, places, classes of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.needs.book import NeedBook
from catalog.needs.load import load_needs
from catalog.needs.model import NeedEntry
from catalog.needs.own import NeedKey
from catalog.register.cells.cells import clean
from catalog.register.faults import BadCell
from catalog.register.rows.plain_row import PlainRow
from catalog.resource_faults import nearest
from catalog.search.needs.combinations import Classes
from catalog.search.needs.reader import need_words
from catalog.search.places.region_places import Level, load_places
from catalog.search.vocabulary.vocabulary import load_vocabulary


@dataclass(frozen=True)
class Known:
    """The resources of one region: what operators' sheets are laid over."""

    book: NeedBook
    places: Mapping[str, str]  # key of a municipality: its name
    classes: Classes = field(default_factory=dict)

    @classmethod
    def of_region(cls, region: str) -> "Known":
        """Raises ResourceError."""
        facts = load_places(region).facts
        places = {fact.key: fact.name for fact in facts if fact.level is Level.MUNICIPALITY}
        return cls(load_needs(region), places, need_words().classes)

    def ground(self, key: NeedKey) -> NeedEntry | None:
        """What the resources say there; of a municipality an empty entry where they know the need alone."""
        if not key.municipality:
            return self.book.entries.get(key.need)
        nearer = self.book.nearer.get(key.municipality, {}).get(key.need)
        return nearer or (NeedEntry(key.need) if key.need in self.book.entries else None)

    def keys(self) -> list[NeedKey]:
        """All that the resources speak of, by need and municipality."""
        there = [NeedKey(need, place) for place, entries in self.book.nearer.items() for need in entries]
        return sorted([*map(NeedKey, self.book.entries), *there])

    def place_of(self, row: PlainRow) -> str | None:
        """The key of the municipality; empty for everywhere, None for one that nobody knows."""
        said = clean(row.get("municipality"))
        found = self._place_by_name.get(said.lower()) if said else ""
        if found is None:
            names = [name.lower() for name in self.places.values()]
            problem = f"такого муниципального образования нет{nearest(said.lower(), names)}"
            row.fault("municipality", BadCell(problem, "Возьмите название из выгрузки или оставьте пустым"))
        return found

    def shown_place(self, key: str) -> str:
        return self.places.get(key, key)

    def kinds_of(self, row: PlainRow) -> tuple[str, ...] | None:
        """The keys of the kinds; None where the cell says nothing."""
        found: dict[str, None] = {}
        for said in filter(None, map(clean, row.get("kinds").replace(";", "\n").split("\n"))):
            key = self._kind_by_name.get(said.lower())
            if key is None:
                problem = f"такого вида нет{nearest(said.lower(), self._kind_by_name)}"
                row.fault("kinds", BadCell(problem, "Виды стоят в выгрузке: gospublic needs export"), said)
            else:
                found[key] = None
        return tuple(found) or None

    def shown_kinds(self, kinds: Sequence[str]) -> str:
        vocabulary = load_vocabulary().kinds
        return "; ".join(vocabulary[key].name.one if key in vocabulary else key for key in kinds)

    @cached_property
    def _place_by_name(self) -> dict[str, str]:
        return {said.lower(): key for key, name in self.places.items() for said in (key, name)}

    @cached_property
    def _kind_by_name(self) -> dict[str, str]:
        """Its key, what it is called, and what one and several are."""
        found: dict[str, str] = {}
        for key, kind in load_vocabulary().kinds.items():
            for said in (kind.name.one, kind.name.several, key):
                found.setdefault(said.lower(), key)
        return found
