"""A sheet of needs laid over the resources: planned first, shown, and then applied whole or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalog.model import RegisterVersion
from catalog.needs.model import NeedEntry, NeedLink, NeedPhone
from catalog.needs.own import NeedKey, OwnNeeds, says_nothing
from catalog.own_needs.columns import header_of
from catalog.own_needs.hiding import AddedWords, hidden
from catalog.own_needs.known import Known
from catalog.own_needs.row import OwnRow
from catalog.own_needs.table import read_table
from catalog.register.faults import BadCell, Fault, RegisterRefused
from catalog.register.files.files import LIMIT_MB, read_sheets
from catalog.register.sheet import Sheet
from catalog.search import Catalog
from catalog.search.needs.reader import NeedReader
from catalog.search.places.region_places import load_places
from catalog.store.versions.own_needs import OperatorNeeds

FACTS = ("services", "phones")
HIDES = "этим закроется «{name}»: кто так спросит, получит нужду вместо учреждения"
ADD_A_WORD = "Добавьте слово, которого в названии нет"


@dataclass(frozen=True, slots=True)
class NeedsPreview:
    """What a sheet would do. With faults it can't be applied."""

    changed: Mapping[NeedKey, NeedEntry | None] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    added: int = 0
    altered: int = 0
    removed: int = 0
    unchanged: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sheet is laid over: the catalogue of the active version, with the needs as they stand."""

    catalog: Catalog
    region: str
    own: OwnNeeds
    today: date

    @property
    def version(self) -> int:
        return self.catalog.version.number if self.catalog.version else 0


def preview_needs(path: Path, ground: Ground, *, limit_mb: int = LIMIT_MB) -> NeedsPreview:
    """What the file would make of what operators say of needs: all of it. Changes nothing."""
    try:
        sheets, _ = read_sheets(path, limit_mb)
    except RegisterRefused as refused:
        return NeedsPreview(faults=refused.faults)
    return preview_sheets(sheets, ground)


def preview_sheets(sheets: Sequence[Sheet], ground: Ground) -> NeedsPreview:
    """The same of what was read of a file."""
    known = Known.of_region(ground.region)
    table = read_table(sheets, known, ground.today)
    table.faults += hiding_faults(table.rows, known, ground)
    if table.faults:
        return NeedsPreview(faults=tuple(table.faults), notices=tuple(table.notices))
    notices = (*table.notices, *(told for row in table.rows for told in _notices(row, known, ground)))
    return _compared(table.rows, notices, ground)


def apply_needs(own: OperatorNeeds, preview: NeedsPreview, note: str) -> RegisterVersion:
    """Makes it the next version, in one transaction.

    Raises RegisterRefused where the preview has faults, RegisterChanged if another version was made
    meanwhile, and what the store raises.
    """
    if preview.faults:
        raise RegisterRefused(preview.faults)
    return own.change(preview.changed, note=note, expected=preview.expected)


def hiding_faults(rows: Sequence[OwnRow], known: Known, ground: Ground) -> list[Fault]:
    """What the new words of these rows would hide, each in its cell."""
    fresh = {
        AddedWords(row.key.need, said): row
        for row in rows
        for said in row.entry.says
        if row.key not in ground.own or said not in ground.own[row.key].says
    }
    if not fresh:
        return []
    own = {**ground.own, **{row.key: row.entry for row in rows}}
    after, found = NeedReader(known.book.with_own(own)), []
    for one in hidden(tuple(fresh), ground.catalog, load_places(ground.region), after):
        row = fresh[one.added].row
        problem = HIDES.format(name=one.name)
        row.fault("says", BadCell(problem, ADD_A_WORD), one.added.said)
        found.append(row.faults[-1])
    return found


def _compared(rows: Sequence[OwnRow], notices: tuple[Fault, ...], ground: Ground) -> NeedsPreview:
    wanted = {row.key: row.entry for row in rows if not says_nothing(row.entry)}
    added, removed = wanted.keys() - ground.own.keys(), ground.own.keys() - wanted.keys()
    altered = {key for key in wanted.keys() & ground.own.keys() if wanted[key] != ground.own[key]}
    changed = {key: wanted.get(key) for key in sorted(added | removed | altered)}
    same = len(rows) - len(added) - len(altered)
    return NeedsPreview(changed, (), notices, len(added), len(altered), len(removed), same, ground.version)


def _notices(one: OwnRow, known: Known, ground: Ground) -> Iterator[Fault]:
    """What is worth a look: a fact that isn't shown, another value under the old source and day."""
    before = known.ground(one.key)
    for key in FACTS:
        facts: Sequence[NeedLink | NeedPhone] = getattr(one.entry, key) or ()
        former = {fact.title: fact for fact in (getattr(before, key) if before else None) or ()}
        for fact in facts:
            if not fact.shown_on(ground.today):
                problem = "старше двух лет или ненадёжно: жителям не покажется"
                yield one.row.told(key, BadCell(problem, "Проверьте и впишите новый день"), fact.value)
            old = former.get(fact.title)
            if old and old.value != fact.value and (old.source, old.seen_on) == (fact.source, fact.seen_on):
                problem = f"другое значение, а «{header_of(f'{key}_seen')}» и источник прежние"
                yield one.row.told(key, BadCell(problem, "Проверьте их"), fact.value)
