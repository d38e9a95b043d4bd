"""Where a sheet has its columns: by its header, else by what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.register.columns.columns import plain
from catalog.register.columns.contents import ENOUGH, column_of, names_share
from catalog.register.columns.headers import PIECE, SLIP, WEAK, is_personal, meaning
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import HEADER_ROWS, Row, Sheet

HEADER_LINES, FEWEST_HEADERS = 3, 2
NAME = "official_name"
ONE_OF_A_KIND = frozenset({NAME, "code"})
"""Columns of which a second one can't be passed over: which of them is meant?"""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has its columns: key → index (from 0) and the header as it stands there."""

    header_row: int  # Excel's number; 0 where the sheet has none
    indexes: dict[str, int]
    headers: dict[str, str]
    unknown: tuple[str, ...] = ()  # headers that nothing is read from
    personal: tuple[str, ...] = ()  # headers of what is about people
    guessed: tuple[str, ...] = ()  # keys that were told by less than a known header


@dataclass(frozen=True, slots=True)
class _Header:
    """The lines of a header, as one: for each column what stands last, and all that stands over it."""

    first: int  # position among the sheet's rows
    last: int
    cells: tuple[str, ...]
    whole: tuple[str, ...]


def find_layout(sheet: Sheet, given: Mapping[str, str]) -> Layout | None:
    """Where the sheet has its columns, or None where nothing in it names institutions.

    `given`: plain header → key, which goes before what is known by itself. Raises RegisterRefused where two
    columns claim to be the name or the code.
    """
    best = max(
        ((_score(sheet, at, given), -at) for at in range(min(len(sheet.rows), HEADER_ROWS))),
        default=((0, 0), 0),
    )
    if best[0][0]:
        header = _header(sheet.rows, -best[1], given)
        return _with_contents(sheet, _layout(sheet, header, given), -best[1], given)
    return _by_contents(sheet, given)


def _score(sheet: Sheet, at: int, given: Mapping[str, str]) -> tuple[int, int]:
    """How much a row looks like the header: what its cells mean, then how many are filled."""
    row = sheet.rows[at][1]
    ranks: dict[str, int] = {}
    for index, cell in enumerate(row):
        key, rank = meaning(cell, given)
        if key == NAME and rank >= SLIP and not _heads_names(sheet, at, index, rank, given):
            continue
        if key and rank < ranks.get(key, rank + 1):
            ranks[key] = rank
    if NAME not in ranks:
        return 0, 0
    return sum(2 if rank < SLIP else 1 for rank in ranks.values()), min(sum(map(bool, row)), HEADER_LINES)


def _heads_names(sheet: Sheet, at: int, index: int, rank: int, given: Mapping[str, str]) -> bool:
    """Whether what stands below a cell are rows, and not more of what the cell itself says."""
    row, below = sheet.rows[at][1], [row[index] for _, row in sheet.rows[at + 1 :] if index < len(row)]
    if not below or rank < WEAK:
        return bool(below)
    alike = sum(meaning(cell, {})[0] == NAME for cell in below[:HEADER_ROWS])
    is_apart = alike * 2 < len(below[:HEADER_ROWS]) or _is_among_headers(row, index, given)
    return is_apart and not _is_data(row[index])


def _is_among_headers(row: Sequence[str], index: int, given: Mapping[str, str]) -> bool:
    """Whether the other cells of its row are headers: «№ п/п | Библиотеки | Адрес | Часы работы»."""
    others = [cell for at, cell in enumerate(row) if at != index and cell.strip() and not _is_data(cell)]
    return sum(bool(meaning(cell, given)[0]) or is_personal(cell) for cell in others) >= FEWEST_HEADERS


def _header(rows: Sequence[Row], at: int, given: Mapping[str, str]) -> _Header:
    """A header of several lines, «Страницы» over «ВКонтакте» and «Одноклассники», as one."""
    number, line = rows[at]
    found = _Header(at, at, tuple(line), tuple(line))
    for below in rows[at + 1 : at + HEADER_LINES]:
        if below[0] != number + (found.last - at) + 1 or not _continues(found, below[1], given):
            break
        found = _joined(found, below[1])
    return found


def _continues(header: _Header, row: list[str], given: Mapping[str, str]) -> bool:
    """Whether the row stands under the header's groups, and has no name of its own."""
    pairs = list(zip(header.cells, row, strict=False))
    if any(meaning(high, given)[0] == NAME and low.strip() and low != high for high, low in pairs):
        return False
    new = [low for high, low in pairs if low.strip() and low != high]
    new += [low for low in row[len(header.cells) :] if low.strip()]
    if not new or any(_is_data(low) for low in new):
        return False
    under = [low for high, low in pairs if low.strip() and not high.strip()] + list(row[len(header.cells) :])
    known = [
        low
        for high, low in pairs
        if 0 <= meaning(low, given)[1] < SLIP and meaning(low, given)[0] and not meaning(high, given)[0]
    ]
    return bool([low for low in under if low.strip()] or known)


def _is_data(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell) or "@" in cell or ("/" in cell.strip("/") and "." in cell)


def _joined(header: _Header, row: list[str]) -> _Header:
    width = max(len(header.cells), len(row))
    high, low = ([*cells, *[""] * (width - len(cells))] for cells in (header.cells, row))
    group = ""
    whole = []
    for at in range(width):
        above = header.whole[at] if at < len(header.whole) else ""
        group = above or (group if low[at].strip() else "")
        whole.append(group if low[at] in ("", above) else f"{group} {low[at]}".strip())
    cells = tuple(under if under.strip() else over for over, under in zip(high, low, strict=True))
    return _Header(header.first, header.last + 1, cells, tuple(whole))


def _layout(sheet: Sheet, header: _Header, given: Mapping[str, str]) -> Layout:
    number = sheet.rows[header.last][0]
    best: dict[str, tuple[int, int]] = {}
    personal = []
    for index, (cell, whole) in enumerate(zip(header.cells, header.whole, strict=True)):
        key, rank = _meant(cell, whole, given)
        if not key and (is_personal(cell) or is_personal(whole)):
            personal.append(cell.strip())
        if key in ONE_OF_A_KIND and key in best and best[key][0] == rank < SLIP:
            raise RegisterRefused([_twice(sheet, number, cell)])
        if key and rank < best.get(key, (rank + 1, 0))[0]:
            best[key] = rank, index
    indexes = {key: index for key, (_, index) in best.items()}
    taken = set(indexes.values())
    unknown = tuple(
        cell.strip()
        for index, cell in enumerate(header.cells)
        if cell.strip() and index not in taken and cell.strip() not in personal
    )
    guessed = tuple(key for key, (rank, _) in best.items() if rank >= SLIP)
    headers = {key: header.cells[index].strip() for key, index in indexes.items()}
    return Layout(number, indexes, headers, unknown, tuple(personal), guessed)


def _meant(cell: str, whole: str, given: Mapping[str, str]) -> tuple[str, int]:
    """What the last line means, unless all lines together speak of people."""
    key, rank = meaning(cell, given)
    if rank >= 0 and (is_personal(cell) or (cell != whole and is_personal(whole))):
        return "", 0
    if key or cell == whole:
        return key, rank
    return meaning(whole, given)


def _with_contents(sheet: Sheet, layout: Layout, at: int, given: Mapping[str, str]) -> Layout:
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


def _by_contents(sheet: Sheet, given: Mapping[str, str]) -> Layout | None:
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
        return _with_contents(bare, Layout(0, {NAME: name}, {NAME: ""}, guessed=(NAME,)), 0, given)
    found = _layout(sheet, _header(sheet.rows, at, given), given)
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
    return _with_contents(sheet, found, at, given)


def _header_over(sheet: Sheet, first: int, name: int, given: Mapping[str, str]) -> int | None:
    """The header of a column of names; `first`, where one stands, may be it itself: «Администрация»."""
    rows = [row for _, row in sheet.rows[: first + 1]]
    near = range(first, -1, -1)
    told = (at for at in near if _may_head(rows[at], name) and _is_among_headers(rows[at], name, given))
    return next(told, next((at for at in near if at < first and _may_head(rows[at], name)), None))


def _may_head(row: list[str], name: int) -> bool:
    return name < len(row) and bool(row[name].strip()) and not _is_data(row[name])


def _twice(sheet: Sheet, number: int, cell: str) -> Fault:
    return Fault(
        "такой столбец есть дважды", "Оставьте один из них", sheet=sheet.name, row=number, column=cell.strip()
    )


__all__ = ["PIECE", "Layout", "find_layout", "plain"]
