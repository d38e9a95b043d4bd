"""Where a table of areas has its columns."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache

from catalog.areas.names.words import column_words
from catalog.register.columns.columns import Known, plain
from catalog.register.columns.plain_layout import PlainLayout, find_plain_layout
from catalog.register.sheet import Sheet

LOOKED_AT = 50
"""Rows by whose cells a column is known that no header tells."""

FEWEST = 2
"""So many columns have to be known."""

WHOM, WHERE = frozenset({"code", "institution"}), frozenset({"street", "houses", "locality"})


@cache
def _known() -> Known:
    found: dict[str, tuple[str, int]] = {}
    for key, headers in column_words().headers.items():
        for rank, header in enumerate(headers):
            found.setdefault(plain(header), (key, rank))
    return found


def header_of(key: str) -> str:
    """The header that an export writes."""
    return column_words().headers[key][0]


def find_area_layout(sheet: Sheet) -> PlainLayout | None:
    """The fullest of the first rows that names an institution or a street, or None."""
    return find_plain_layout(sheet, _known(), _is_header)


def _is_header(keys: AbstractSet[str]) -> bool:
    return len(keys) >= FEWEST and bool(keys & WHERE)


def with_institutions(layout: PlainLayout, sheet: Sheet, is_one: Callable[[str], bool]) -> PlainLayout:
    """The layout with the column that names institutions, by what its cells say, where no header tells it."""
    if layout.indexes.keys() & WHOM:
        return layout
    header = sheet.rows[layout.header_at][1]
    below = [row for _, row in sheet.rows[layout.header_at + 1 :][:LOOKED_AT]]
    for at in sorted(set(range(len(header))) - set(layout.indexes.values())):
        said = [row[at] for row in below if at < len(row) and row[at].strip()]
        if said and 2 * sum(map(is_one, said)) > len(said):
            headers = {**layout.headers, "institution": header[at].strip() or header_of("institution")}
            return PlainLayout(layout.header_at, {**layout.indexes, "institution": at}, headers)
    return layout
