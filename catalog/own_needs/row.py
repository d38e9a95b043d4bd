"""A row of a sheet of needs: what it says beside the resources, and the cells of what stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from catalog.needs.book import is_whole, over
from catalog.needs.model import NeedEntry, NeedLink, NeedPhone
from catalog.needs.own import NeedKey
from catalog.own_needs.columns import columns, header_of
from catalog.own_needs.fact_cells import read_facts, written_facts
from catalog.own_needs.known import Known
from catalog.own_needs.word_cells import read_says, written_says
from catalog.register.cells.cells import clean
from catalog.register.columns.plain_layout import PlainLayout
from catalog.register.faults import BadCell
from catalog.register.rows.plain_row import PlainRow, read_cells
from catalog.resource_file import shaped

LONG = frozenset(column.key for column in columns() if column.long)
TEXTS = ("title", "body", "first")
NEEDED = ("title", "body", "says")
"""What a need of one's own must have."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What a row says beside the resources, and where it stands."""

    key: NeedKey
    entry: NeedEntry
    row: PlainRow


def need_row(sheet: str, layout: PlainLayout, number: int, cells: list[str]) -> PlainRow:
    """The cells that say something, by their keys."""
    return PlainRow(sheet, layout, number, read_cells(layout, cells, LONG), header_of)


def key_of(row: PlainRow, known: Known) -> NeedKey | None:
    """Which need the row is about, and where; None where that can't be told, which the row notes then."""
    need, place = clean(row.get("need")), known.place_of(row)
    try:
        shaped({"id": need}, NeedEntry)
    except ValueError:
        problem = "это не код нужды" if need else "нет кода нужды"
        row.fault("need", BadCell(problem, "Нужны латинские буквы, цифры и «_»: lost_keys"))
        return None
    return None if place is None else NeedKey(need, place)


def read_row(row: PlainRow, key: NeedKey, known: Known, today: date) -> OwnRow:
    """What the row says that the resources don't; without what is wrong, which the row notes."""
    entry = NeedEntry(
        key.need,
        title=clean(row.get("title")) or None,
        body=clean(row.get("body")) or None,
        first=clean(row.get("first")) or None,
        kinds=known.kinds_of(row),
        services=read_facts(row, "services", NeedLink, today),
        phones=read_facts(row, "phones", NeedPhone, today),
        says=read_says(row, known.classes),
    )
    _check(row, entry)
    ground = known.ground(key)
    if ground is None:
        _check_new(row, key, entry)
    return OwnRow(key, _beside(entry, ground), row)


def cells_of(key: NeedKey, ground: NeedEntry | None, own: NeedEntry | None, known: Known) -> dict[str, str]:
    """The cells of a need as it stands; of the words of residents one's own alone."""
    entry = over(ground, own) if ground and own else ground or own or NeedEntry(key.need)
    return {
        "need": key.need,
        "municipality": known.shown_place(key.municipality),
        **{name: getattr(entry, name) or "" for name in TEXTS},
        "kinds": known.shown_kinds(entry.kinds or ()),
        "says": written_says(own.says if own else ()),
        **written_facts("services", entry.services),
        **written_facts("phones", entry.phones),
    }


def _check(row: PlainRow, entry: NeedEntry) -> None:
    """Notes texts that are too long."""
    for name in TEXTS:
        try:
            shaped({"id": entry.id, name: getattr(entry, name)}, NeedEntry)
        except ValueError as error:
            row.fault(name, BadCell(str(error)))


def _check_new(row: PlainRow, key: NeedKey, entry: NeedEntry) -> None:
    """A need that the resources don't have must say all of itself, and everywhere."""
    if key.municipality:
        problem = "такой нужды нет, а в одном месте новой быть не может"
        row.fault("need", BadCell(problem, "Сначала добавьте её строкой без муниципального образования"))
    elif not is_whole(entry):
        for name in NEEDED:
            if not row.get(name):
                row.fault(name, BadCell("у новой нужды это нужно", "Впишите, или исправьте код нужды"))


def _beside(entry: NeedEntry, ground: NeedEntry | None) -> NeedEntry:
    """The entry without what the resources say, too."""
    if ground is None:
        return entry
    own: dict[str, Any] = {
        name: value
        for name in (*TEXTS, "kinds", "services", "phones")
        if (value := getattr(entry, name)) != getattr(ground, name)
    }
    return NeedEntry(entry.id, **own, says=tuple(words for words in entry.says if words not in ground.says))
