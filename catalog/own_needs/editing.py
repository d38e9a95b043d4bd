"""One need changed by hand: the cells of its row as a form, words of residents added, facts seen anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.needs.book import over
from catalog.needs.model import NeedEntry, Sureness
from catalog.needs.own import NeedKey, says_nothing
from catalog.own_needs.columns import columns, header_of
from catalog.own_needs.fact_cells import Fact
from catalog.own_needs.importing import Ground, hiding_faults
from catalog.own_needs.known import Known
from catalog.own_needs.row import OwnRow, cells_of, read_row
from catalog.register.columns.columns import Column
from catalog.register.columns.plain_layout import PlainLayout
from catalog.register.faults import Fault
from catalog.register.rows.plain_row import PlainRow

WHICH = ("need", "municipality")
NO_SHEET = PlainLayout(0, {}, {})


@dataclass(frozen=True, slots=True)
class NeedEdit:
    """What a form would make of what operators say of a need; None: nothing of one's own."""

    entry: NeedEntry | None
    faults: tuple[Fault, ...] = ()


def edited_columns() -> tuple[Column, ...]:
    """The columns that a person may change, in the order of an export."""
    return tuple(column for column in columns() if column.key not in WHICH)


def form_cells(key: NeedKey, ground: Ground, known: Known) -> dict[str, str]:
    """The cells of those columns as the need stands."""
    cells = cells_of(key, known.ground(key), ground.own.get(key), known)
    return {column.key: cells.get(column.key, "") for column in edited_columns()}


def preview_form(key: NeedKey, cells: Mapping[str, str], ground: Ground, known: Known) -> NeedEdit:
    """What these cells would make of it, read as a row of a sheet is. Changes nothing."""
    said = {name: cell.replace("\r", "") for name, cell in cells.items() if cell.strip()}
    row = PlainRow("", NO_SHEET, 0, said, header_of)
    return _checked(read_row(row, key, known, ground.today), ground, known)


def with_words(key: NeedKey, words: Sequence[str], ground: Ground, known: Known) -> NeedEdit:
    """The same with these words of residents added."""
    own = ground.own.get(key) or NeedEntry(key.need)
    says = tuple(dict.fromkeys((*own.says, *words)))
    row = PlainRow("", NO_SHEET, 0, {}, header_of)
    return _checked(OwnRow(key, replace(own, says=says), row), ground, known)


def seen_anew(key: NeedKey, ground: Ground, known: Known) -> NeedEntry | None:
    """The need with all its facts seen today by whoever says so; None where it has none.

    A page that was opened is its own source.
    """
    own, shipped = ground.own.get(key) or NeedEntry(key.need), known.ground(key)
    standing = over(shipped, own) if shipped else own
    if not (standing.services or standing.phones):
        return None
    links = tuple(replace(_seen(link, ground.today), source=link.url) for link in standing.services or ())
    phones = tuple(_seen(phone, ground.today) for phone in standing.phones or ())
    return replace(own, services=links or own.services, phones=phones or own.phones)


def _seen(fact: Fact, today: date) -> Fact:
    return replace(fact, seen_on=today, confidence=Sureness.HIGH)


def _checked(one: OwnRow, ground: Ground, known: Known) -> NeedEdit:
    if not one.row.faults:
        hiding_faults([one], known, ground)
    if one.row.faults:
        return NeedEdit(None, tuple(one.row.faults))
    return NeedEdit(None if says_nothing(one.entry) else one.entry)
