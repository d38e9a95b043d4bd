"""A table's header of one line or several, «Страницы» over «ВКонтакте» and «Одноклассники», as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.register.columns.headers import SLIP, is_personal, meaning
from catalog.register.sheet import Row

HEADER_LINES, FEWEST_HEADERS = 3, 2
NAME = "official_name"


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a header, as one: for each column what stands last, and all that stands over it."""

    first: int  # position among the sheet's rows
    last: int
    cells: tuple[str, ...]
    whole: tuple[str, ...]


def header_at(rows: Sequence[Row], at: int, given: Mapping[str, str]) -> Header:
    """The header that begins at that position among the rows, with the lines that continue it."""
    number, line = rows[at]
    found = Header(at, at, tuple(line), tuple(line))
    for below in rows[at + 1 : at + HEADER_LINES]:
        if below[0] != number + (found.last - at) + 1 or not _continues(found, below[1], given):
            break
        found = _joined(found, below[1])
    return found


def _continues(header: Header, row: list[str], given: Mapping[str, str]) -> bool:
    """Whether the row stands under the header's groups, and has no name of its own."""
    pairs = list(zip(header.cells, row, strict=False))
    if any(meaning(high, given)[0] == NAME and low.strip() and low != high for high, low in pairs):
        return False
    new = [low for high, low in pairs if low.strip() and low != high]
    new += [low for low in row[len(header.cells) :] if low.strip()]
    if not new or any(is_data(low) for low in new):
        return False
    under = [low for high, low in pairs if low.strip() and not high.strip()] + list(row[len(header.cells) :])
    known = [
        low
        for high, low in pairs
        if 0 <= meaning(low, given)[1] < SLIP and meaning(low, given)[0] and not meaning(high, given)[0]
    ]
    return bool([low for low in under if low.strip()] or known)


def _joined(header: Header, row: list[str]) -> Header:
    width = max(len(header.cells), len(row))
    high, low = ([*cells, *[""] * (width - len(cells))] for cells in (header.cells, row))
    group = ""
    whole = []
    for at in range(width):
        above = header.whole[at] if at < len(header.whole) else ""
        group = above or (group if low[at].strip() else "")
        whole.append(group if low[at] in ("", above) else f"{group} {low[at]}".strip())
    cells = tuple(under if under.strip() else over for over, under in zip(high, low, strict=True))
    return Header(header.first, header.last + 1, cells, tuple(whole))


def is_among_headers(row: Sequence[str], index: int, given: Mapping[str, str]) -> bool:
    """Whether the other cells of its row are headers: «№ п/п | Библиотеки | Адрес | Часы работы»."""
    others = [cell for at, cell in enumerate(row) if at != index and cell.strip() and not is_data(cell)]
    return sum(bool(meaning(cell, given)[0]) or is_personal(cell) for cell in others) >= FEWEST_HEADERS


def is_data(cell: str) -> bool:
    """Whether a cell holds what no header does: a number, an address of mail or of a page."""
    return any(sign.isdigit() for sign in cell) or "@" in cell or ("/" in cell.strip("/") and "." in cell)
