"""The whole way: files of public registers in, institutions of one region out, with what was met on it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from catalog.garbage import without_collection
from catalog.model import Institution
from catalog.register.cells.cells import machine_day
from catalog.sources.cleaning import Cleaner
from catalog.sources.days import day_in
from catalog.sources.merging import Group, Sourced, combined, merged
from catalog.sources.model import Found, ReadingNotes, SourceReading, SourceRefused
from catalog.sources.names import proper_stems
from catalog.sources.readers import bus_gov, courts, culture, education, extra_education, geojson, health, osm
from catalog.sources.region_filter import RegionFilter
from catalog.sources.words import Source

READERS: Mapping[str, Callable[[SourceReading], Iterator[Found]]] = {
    "bus-gov": bus_gov.read,
    "culture": culture.read,
    "education": education.read,
    "health": health.read,
    "extra-education": extra_education.read,
    "courts": courts.read,
    "osm": osm.read,
    "geojson": geojson.read,
}
LOCAL = frozenset({"osm", "geojson"})
"""Sources whose files are cut to a place by whoever downloads them."""

Told = Callable[[int, int], None]
"""Is told how many bytes of how many are read."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came out: `read` rows of the files, `taken` of the region, `joined` with another source's."""

    institutions: list[Institution]
    read: int
    taken: int
    joined: int
    notes: ReadingNotes


@dataclass(slots=True)
class Gathering:
    """One run over files of several sources. `stems` begin the region's proper names."""

    region: RegionFilter
    stems: frozenset[str] = frozenset()
    properties: Mapping[str, str] = field(default_factory=dict)
    told: Told = lambda _done, _of: None
    notes: ReadingNotes = field(default_factory=ReadingNotes)
    _read: int = 0
    _done: int = 0

    @without_collection()
    def gather(self, files: Sequence[tuple[Source, Path]]) -> Gathered:
        """Read all files and put together what is one. Raises SourceRefused, which names the file."""
        total = sum(_size(path) for _, path in files)
        by_source: dict[str, dict[str, Sourced]] = {}
        for source, path in files:
            rows = by_source.setdefault(source.key, {})
            for row in self._file(source, path, total):
                held = rows.get(row.one.code)
                if held is None or (row.one.seen_on or OLDEST) > (held.one.seen_on or OLDEST):
                    rows[row.one.code] = row
        kept = [list(_needed(rows)) for rows in by_source.values()]
        groups = merged(kept)
        taken = sum(map(len, kept))
        return Gathered(_finished(groups), self._read, taken, taken - len(groups), self.notes)

    def _file(self, source: Source, path: Path, total: int) -> Iterator[Sourced]:
        begun = self._done
        reading = SourceReading(
            path,
            self.notes,
            lambda done: self.told(begun + done, total),
            self.properties,
            self.region.is_elsewhere,
        )
        cleaner = Cleaner(source, _day_of(path), self.notes, self.stems)
        try:
            for found in READERS[source.key](reading):
                self._read += 1
                if not self.region.takes(found, local=source.key in LOCAL):
                    continue
                one = cleaner.institution(found)
                if not one.official_name:
                    self.notes.add("nameless")
                    continue
                code = _code(source, found.key or f"{path.name}#{self._read}")
                parent = _code(source, found.parent) if found.parent else ""
                yield Sourced(source.key, replace(one, code=code), parent, found.is_parent_only)
        except SourceRefused as refused:
            if isinstance(refused, geojson.PropertiesUnknown):
                raise
            raise SourceRefused(f"{path.name}: {refused}") from refused
        except OSError as error:
            raise SourceRefused(f"Файл {path} не открывается: его нет, или нет прав.") from error
        self._done += _size(path)
        self._read += reading.passed


OLDEST = date(1900, 1, 1)


def _code(source: Source, key: str) -> str:
    return f"{source.key}:{key}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _day_of(path: Path) -> date:
    """The day in the file's name («data-20260519-…»), else the one of its last change."""
    named = day_in(path.name)
    if named is not None and named <= machine_day():
        return named
    try:
        return min(datetime.fromtimestamp(path.stat().st_mtime, UTC).date(), machine_day())
    except OSError:
        return machine_day()


def _needed(rows: Mapping[str, Sourced]) -> Iterator[Sourced]:
    """Without the organisations that are known from their branches alone and have none here."""
    parents = {row.parent for row in rows.values()}
    for row in rows.values():
        if not row.is_parent_only or row.one.code in parents:
            yield row


def _finished(groups: Sequence[Group]) -> list[Institution]:
    """The rows for the sheet: branches with the name of whom they belong to, codes left to the import."""
    made = [(group, combined(group)) for group in groups]
    names = {row.one.code: one.official_name for group, one in made for row in group.rows}
    listed = []
    for group, one in made:
        parent = next((names[row.parent] for row in group.rows if row.parent in names), "")
        listed.append(replace(one, code="", superior=parent if parent != one.official_name else ""))
    return sorted(listed, key=lambda one: (one.place.municipality, one.place.locality, one.official_name))


def stems_of(places: Sequence[str]) -> frozenset[str]:
    """What proper names of the region begin with."""
    return proper_stems(places)
