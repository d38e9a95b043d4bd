"""The columns of a file as they were understood, for whoever has to say what the others mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.register.columns.columns import Column, columns, plain
from catalog.register.columns.layout import Layout
from catalog.register.sheet import HEADER_ROWS, Sheet

MOST_SEEN = 60
SAMPLES, LONGEST_SAMPLE = 3, 60


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of the file that no known header tells. `key` is what was guessed, or empty."""

    header: str
    key: str
    samples: tuple[str, ...]


def columns_to_tell() -> tuple[Column, ...]:
    """What a column may mean."""
    return tuple(column for column in columns() if not column.helper)


def seen_columns(found: Sequence[tuple[Sheet, Layout]]) -> tuple[SeenColumn, ...]:
    """The columns that were guessed, and those that nothing is read from; each header once."""
    seen: dict[str, SeenColumn] = {}
    for sheet, layout in found:
        guessed = {layout.headers[key]: key for key in layout.guessed}
        for header in (*guessed, *layout.unknown):
            if plain(header):
                seen.setdefault(
                    plain(header), SeenColumn(header, guessed.get(header, ""), _samples(sheet, header))
                )
    return tuple(seen.values())[:MOST_SEEN]


def all_columns(sheets: Sequence[Sheet]) -> tuple[SeenColumn, ...]:
    """The columns of a file in which no header was found: of the first fullest row."""
    rows = [(sheet, row) for sheet in sheets for _, row in sheet.rows[:HEADER_ROWS]]
    sheet, header = max(rows, key=lambda one: sum(map(bool, one[1])), default=(None, []))
    named = dict.fromkeys(cell.strip() for cell in header if plain(cell))
    return tuple(SeenColumn(one, "", _samples(sheet, one)) for one in named)[:MOST_SEEN] if sheet else ()


def _samples(sheet: Sheet, header: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(list(_below(sheet, header))[:SAMPLES]))


def _below(sheet: Sheet, header: str) -> Iterator[str]:
    """The filled cells under the header."""
    index = None
    for _, row in sheet.rows:
        if index is None:
            index = next((at for at, cell in enumerate(row) if cell.strip() == header), None)
        elif index < len(row) and row[index].strip():
            yield row[index].strip()[:LONGEST_SAMPLE]
