"""Reads a register from a file: the whole of it, or every reason why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.model import Institution
from catalog.register.columns.columns import keys_known
from catalog.register.columns.find_layout import find_coded_layout, find_layout, is_named
from catalog.register.columns.layout import Layout
from catalog.register.columns.seen_columns import SeenColumn, seen_columns
from catalog.register.columns.side_by_side import parted
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.files import LIMIT_MB, read_sheets
from catalog.register.files.progress import OnProgress, tracked
from catalog.register.reading.codes import with_codes
from catalog.register.reading.file_faults import (
    missing,
    no_header,
    of_layout,
    only_as_edits,
    passed_over,
    repeated_codes,
    without_a_column,
)
from catalog.register.reading.inference import with_guesses
from catalog.register.reading.not_rows import table_rows
from catalog.register.reading.options import Options
from catalog.register.reading.proposed_day import proposed_day
from catalog.register.reading.same_rows import without_doubles
from catalog.register.reading.what_it_is import is_doubtful, without_kind
from catalog.register.rows.row import ReadRow, read_row
from catalog.register.rows.row_cells import RowCells
from catalog.register.rows.states import is_unproven
from catalog.register.sheet import Sheet

DEFAULTS = Options()
EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a file says. Codes are empty where it has none."""

    rows: tuple[ReadRow, ...]
    checked_on: date | None  # the day on which marks without a date count; None: they confirm nothing
    notices: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()  # with any, there are no rows
    undated: int = 0  # how many those are
    day_was_given: bool = False  # whether somebody named that day
    proposed_on: date | None = None  # the day that a title names
    is_doubtful: bool = False  # most rows don't look like institutions
    columns: tuple[SeenColumn, ...] = ()  # that no known header tells

    def renews(self, row: ReadRow) -> bool:
        """Whether a mark without a date, in cells that nobody touched, tells of a new look.

        Not where the sheet has «Проверено» and leaves it empty, as an export does: reading it back would
        renew a confirmation that nobody looked at.
        """
        return self.day_was_given or "checked" not in row.columns


def read_register_file(
    path: Path, *, checked_on: date | None = None, limit_mb: int = LIMIT_MB, region: str = ""
) -> list[Institution]:
    """The institutions of the file in its order, each with a code.

    Raises RegisterRefused with every fault.
    """
    reading = read_file(path, Options(checked_on=checked_on, limit_mb=limit_mb, region=region))
    if reading.faults:
        raise RegisterRefused(reading.faults)
    return with_codes(row.institution for row in reading.rows)


def read_file(path: Path, options: Options = DEFAULTS, remembered: Mapping[str, str] = EMPTY) -> TableReading:
    """The rows of the file, or every fault of its rows.

    `remembered`: plain header → key, as told with an earlier file. Raises RegisterRefused where the file as a
    whole can't be read.
    """
    sheets, hidden = read_sheets(path, options.limit_mb)
    notices = [Fault("скрытый лист пропущен", sheet=name) for name in hidden]
    return read_tables(sheets, options, remembered, notices)


def read_tables(
    sheets: list[Sheet],
    options: Options = DEFAULTS,
    remembered: Mapping[str, str] = EMPTY,
    notices: Sequence[Fault] = (),
) -> TableReading:
    """The rows of what was read of a file, as `read_file` gives them. Raises RegisterRefused likewise."""
    found = _layouts(sheets, keys_known(options.columns, remembered), updating=options.updating)
    today = options.today()
    assumed_on = options.checked_on or (None if options.listing_undated else today)
    cells, told = _cells(found)
    rows = list(_read(cells, today, assumed_on, options.on_progress))
    rows, folded = without_doubles(rows)
    faults = _in_order(found, [*(fault for row in cells for fault in row.faults), *repeated_codes(rows)])
    if not cells:
        faults = [Fault("в файле нет ни одного учреждения", "Проверьте, тот ли это файл")]
    notices = [
        *notices,
        *passed_over(sheets, {sheet.name for sheet, _ in found}),
        *(notice for sheet, layout in found for notice in of_layout(sheet, layout)),
        *told,
        *folded,
        *without_kind(rows),
        *(notice for row in cells for notice in row.notices),
    ]
    return TableReading(
        () if faults else with_guesses(rows, options.region),
        checked_on=assumed_on,
        notices=tuple(notices),
        faults=(*missing(options.columns, found), *faults, *without_a_column(faults, found)),
        undated=_undated(rows),
        day_was_given=options.checked_on is not None,
        proposed_on=proposed_day(sheets, {sheet.name: layout.header_row for sheet, layout in found}, today),
        is_doubtful=not options.is_register and is_doubtful(rows),
        columns=seen_columns(found),
    )


def _cells(found: list[tuple[Sheet, Layout]]) -> tuple[list[RowCells], list[Fault]]:
    """The rows of all sheets, and what was passed over."""
    cells, told = [], []
    for sheet, layout in found:
        kept, passed = table_rows(sheet, layout)
        cells += [
            RowCells(sheet.name, layout, row.number, row.cells, row.heading, by_hand=sheet.by_hand)
            for row in kept
        ]
        told += passed.notices()
    return cells, told


def _layouts(sheets: list[Sheet], given: Mapping[str, str], *, updating: bool) -> list[tuple[Sheet, Layout]]:
    """The sheets that name institutions, with their columns; of edits, else those that tell them by code.

    Raises RegisterRefused where there are none.
    """
    tables = [table for sheet in sheets for table in parted(sheet, given)]
    found = [(table, layout) for table in tables if (layout := find_layout(table, given))]
    if any(is_named(layout, given) for _, layout in found):
        return found
    coded = [(table, layout) for table in tables if (layout := find_coded_layout(table, given))]
    if coded and updating:
        return coded
    if not found:
        raise RegisterRefused([only_as_edits(coded[0]) if coded else no_header(sheets)], sheets)
    return found


def _read(
    cells: list[RowCells], today: date, assumed_on: date | None, on_progress: OnProgress
) -> Iterator[ReadRow]:
    """The rows without a fault; the faults of the others stay with their cells."""
    for row in tracked(cells, on_progress):
        read = read_row(row, today, assumed_on)
        if not row.faults:
            yield read


def _in_order(found: list[tuple[Sheet, Layout]], faults: list[Fault]) -> list[Fault]:
    order = {sheet.name: at for at, (sheet, _) in enumerate(found)}
    return sorted(faults, key=lambda fault: (order[fault.sheet], fault.row))


def _undated(rows: list[ReadRow]) -> int:
    return sum(is_unproven(row.institution) or _counts_without_day(row.institution) for row in rows)


def _counts_without_day(one: Institution) -> bool:
    is_undated = bool(one.mark_as_given) and not one.checked_as_given.strip()
    return is_undated and any(page.confirmed_by for page in one.pages)
