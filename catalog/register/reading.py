"""Reads a register from a file: the whole of it, or every reason why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.model import Institution
from catalog.register.cells import today
from catalog.register.codes import with_codes
from catalog.register.columns import Layout, find_layout
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files import LIMIT_MB, read_sheets
from catalog.register.guess import with_guesses
from catalog.register.row import ReadRow, read_row
from catalog.register.row_cells import RowCells
from catalog.register.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. Codes are empty where it has none."""

    rows: tuple[ReadRow, ...]
    columns: frozenset[str]  # keys of the columns that it has
    checked_on: date  # the day on which marks without a date count
    notices: tuple[Fault, ...] = ()
    undated: int = 0  # how many those are
    day_was_given: bool = False  # whether somebody named that day

    @property
    def renews(self) -> bool:
        """Whether a mark without a date, in cells that nobody touched, tells of a new look.

        Not where the file has «Проверено» and leaves it empty, as an export does: reading it back would
        renew a confirmation that nobody looked at.
        """
        return self.day_was_given or "checked" not in self.columns


def read_register_file(
    path: Path, *, checked_on: date | None = None, limit_mb: int = LIMIT_MB, region: str = ""
) -> list[Institution]:
    """The institutions of the file in its order, each with a code.

    Raises RegisterRefused with every fault.
    """
    reading = read_file(path, checked_on=checked_on, limit_mb=limit_mb, region=region)
    return with_codes(row.institution for row in reading.rows)


def read_file(
    path: Path, *, checked_on: date | None = None, limit_mb: int = LIMIT_MB, region: str = ""
) -> Reading:
    """The rows of the file. `checked_on`: the day of marks without a date, today if not given.

    `region`: the folder of resources whose places help to read names; those in the file always do.

    Raises RegisterRefused with every fault of the file, not just the first.
    """
    sheets = read_sheets(path, limit_mb)
    found = [(sheet, layout) for sheet in sheets if (layout := find_layout(sheet))]
    if not found:
        raise RegisterRefused([_no_header(sheets)])
    assumed_on = checked_on or today()
    rows: list[ReadRow] = []
    faults: list[Fault] = []
    notices = _passed_over(sheets, {sheet.name for sheet, _ in found})
    for sheet, layout in found:
        notices += _unknown(sheet, layout)
        for row in _rows(sheet, layout):
            read = read_row(row, today(), assumed_on)
            rows += [read] if not row.faults else []
            faults += row.faults
            notices += row.notices
    order = {sheet.name: at for at, (sheet, _) in enumerate(found)}
    faults = sorted([*faults, *_repeated_codes(rows)], key=lambda fault: (order[fault.sheet], fault.row))
    if not (rows or faults):
        faults.append(Fault("в файле нет ни одного учреждения", "Проверьте, тот ли это файл"))
    if faults:
        raise RegisterRefused(faults)
    columns = frozenset(key for _, layout in found for key in layout.indexes)
    given = checked_on is not None
    return Reading(with_guesses(rows, region), columns, assumed_on, tuple(notices), _undated(rows), given)


def _rows(sheet: Sheet, layout: Layout) -> Iterator[RowCells]:
    """The rows below the header that hold anything."""
    for number, row in enumerate(sheet.rows[layout.header_row :], start=layout.header_row + 1):
        if any(cell.strip() for cell in row):
            yield RowCells(sheet.name, layout, number, row)


def _undated(rows: list[ReadRow]) -> int:
    return sum(1 for row in rows if row.institution.mark_as_given and _is_undated(row.institution))


def _is_undated(one: Institution) -> bool:
    return not one.checked_as_given.strip() and any(page.confirmed_by for page in one.pages)


def _passed_over(sheets: list[Sheet], read: set[str]) -> list[Fault]:
    """The sheets that nothing is read from, though something stands in them."""
    return [
        Fault("пропущен: в нём нет столбца «Полное наименование»", sheet=sheet.name)
        for sheet in sheets
        if sheet.name not in read and any(cell.strip() for row in sheet.rows for cell in row)
    ]


def _no_header(sheets: list[Sheet]) -> Fault:
    first = next((cell for sheet in sheets for row in sheet.rows for cell in row if cell.strip()), "")
    return Fault(
        "нет столбца «Полное наименование»", "Назовите так столбец с официальными названиями", value=first
    )


def _unknown(sheet: Sheet, layout: Layout) -> list[Fault]:
    if not layout.unknown:
        return []
    names = ", ".join(f"«{name}»" for name in layout.unknown)
    return [Fault(f"эти столбцы в реестр не войдут: {names}", sheet=sheet.name)]


def _repeated_codes(rows: list[ReadRow]) -> list[Fault]:
    first: dict[str, ReadRow] = {}
    return [
        Fault(
            f"такой код уже есть в строке {first[code].number}",
            "У каждого учреждения свой код: исправьте или очистите ячейку",
            row.sheet,
            row.number,
            "Код",
            code,
        )
        for row in rows
        if (code := row.institution.code) and first.setdefault(code, row) is not row
    ]
