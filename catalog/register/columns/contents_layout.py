"""Columns that no header tells, by what stands in them."""

from collections.abc import Mapping
from dataclasses import replace

from catalog.register.columns.columns import plain
from catalog.register.columns.contents import ENOUGH, column_of, names_share
from catalog.register.columns.header_lines import NAME, header_at, is_among_headers, is_data
from catalog.register.columns.headers import is_personal
from catalog.register.columns.layout import Layout, layout_of
from catalog.register.sheet import Sheet


def with_contents(sheet: Sheet, layout: Layout, at: int, given: Mapping[str, str]) -> Layout:
    """The layout with columns whose header says nothing, where their cells do; people are never a column."""
    rows = [row for _, row in sheet.rows[at + 1 :]]
    header = sheet.rows[at][1]
    for index, cell in enumerate(header):
        is_told = given.get(plain(cell)) == ""
        if is_told or index in layout.indexes.values() or cell.strip() in layout.personal:
            continue
        told = column_of([row[index] for row in rows if index < len(row)])
        if told in ("person", "mail"):
            layout = _dropped(layout, cell.strip())
        elif told and told not in layout.indexes and cell.strip():
            layout = replace(
                layout,
                indexes={**layout.indexes, told: index},
                headers={**layout.headers, told: cell.strip()},
                unknown=tuple(one for one in layout.unknown if one != cell.strip()),
                guessed=(*layout.guessed, told),
            )
    return layout


def _dropped(layout: Layout, header: str) -> Layout:
    unknown = tuple(one for one in layout.unknown if one != header)
    return replace(layout, unknown=unknown, personal=(*layout.personal, header or "без названия"))


def layout_by_contents(sheet: Sheet, given: Mapping[str, str]) -> Layout | None:
    """The columns of a sheet whose header tells no name: that which mostly holds institutions is it."""
    width = max((len(row) for _, row in sheet.rows), default=0)
    columns = [[row[index] if index < len(row) else "" for _, row in sheet.rows] for index in range(width)]
    shares = [names_share(column) for column in columns]
    name = max(range(width), key=lambda index: shares[index], default=0)
    if not shares or shares[name] < ENOUGH:
        return None
    first = next(at for at, cell in enumerate(columns[name]) if names_share([cell, cell]) == 1)
    at = _header_over(sheet, first, name, given)
    if at is None:
        bare = Sheet(sheet.name, [(0, [""] * width), *sheet.rows])
        return with_contents(bare, Layout(0, {NAME: name}, {NAME: ""}, guessed=(NAME,)), 0, given)
    found = layout_of(sheet, header_at(sheet.rows, at, given), given)
    if is_personal(sheet.rows[at][1][name]):
        return None
    header = sheet.rows[at][1][name].strip()
    others = {key: index for key, index in found.indexes.items() if index != name}
    found = replace(
        found,
        indexes={**others, NAME: name},
        headers={**found.headers, NAME: header},
        unknown=tuple(one for one in found.unknown if one != header),
        guessed=(*found.guessed, NAME),
    )
    return with_contents(sheet, found, at, given)


def _header_over(sheet: Sheet, first: int, name: int, given: Mapping[str, str]) -> int | None:
    """The header of a column of names; `first`, where one stands, may be it itself: «Администрация»."""
    rows = [row for _, row in sheet.rows[: first + 1]]
    near = range(first, -1, -1)
    told = (at for at in near if _may_head(rows[at], name) and is_among_headers(rows[at], name, given))
    return next(told, next((at for at in near if at < first and _may_head(rows[at], name)), None))


def _may_head(row: list[str], name: int) -> bool:
    return name < len(row) and bool(row[name].strip()) and not is_data(row[name])
