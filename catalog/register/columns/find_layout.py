"""Find where a sheet has its columns: by its header, else by what stands in them."""

from collections.abc import Mapping

from catalog.register.columns.contents_layout import layout_by_contents, with_contents
from catalog.register.columns.header_lines import HEADER_LINES, NAME, header_at, is_among_headers, is_data
from catalog.register.columns.headers import SLIP, WEAK, meaning
from catalog.register.columns.layout import Layout, layout_of
from catalog.register.sheet import HEADER_ROWS, Sheet

CODE = "code"


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
        header = header_at(sheet.rows, -best[1], given)
        return with_contents(sheet, layout_of(sheet, header, given), -best[1], given)
    return layout_by_contents(sheet, given)


def find_coded_layout(sheet: Sheet, given: Mapping[str, str]) -> Layout | None:
    """Likewise of a sheet that tells by «Код» whom it speaks of and names nobody: «Код | Телефон».

    None where it has no such header, or nothing beside the code. Raises as `find_layout` does.
    """
    for at, (_, row) in enumerate(sheet.rows[:HEADER_ROWS]):
        means = [meaning(cell, given) for cell in row]
        is_coded = any(key == CODE and rank < SLIP for key, rank in means)
        if is_coded and any(key not in ("", CODE) for key, _ in means):
            layout = layout_of(sheet, header_at(sheet.rows, at, given), given)
            return None if NAME in layout.indexes else with_contents(sheet, layout, at, given)
    return None


def is_named(layout: Layout, given: Mapping[str, str]) -> bool:
    """Whether nothing denies that its column of names is one, as the header «Адрес» over it would."""
    return meaning(layout.headers[NAME], given)[0] in ("", NAME)


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
    is_apart = alike * 2 < len(below[:HEADER_ROWS]) or is_among_headers(row, index, given)
    return is_apart and not is_data(row[index])
