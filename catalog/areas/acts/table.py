"""Reads a table of areas: every row, or every reason why not, each with its cell."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from catalog.areas.acts.area_dates import read_day
from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.place_cells import PlaceReader
from catalog.areas.acts.row import Carried, area_row
from catalog.areas.acts.row_institution import LONGEST_ACT, InstitutionReader, act_named, is_act
from catalog.areas.acts.row_streets import StreetReader
from catalog.areas.acts.table_layout import find_area_layout, with_institutions
from catalog.areas.model import Area
from catalog.areas.names.places import AreaPlaces
from catalog.areas.names.words import column_words
from catalog.register.cells.cells import clean
from catalog.register.columns.plain_layout import PlainLayout, is_header_again
from catalog.register.faults import BadCell, Fault
from catalog.register.rows.plain_row import PlainRow
from catalog.register.sheet import Sheet

MOST_FAULTS = 2_000
LONGEST_SERVICE = 100
NO_TABLE = Fault(
    "в файле нет таблицы территорий",
    "Нужна шапка со столбцами «Учреждение» или «Код», «Населённый пункт», «Улица», «Дома»",
)


@dataclass(slots=True)
class AreaTable:
    """What a file says. With any fault there is nothing to import."""

    areas: list[Area] = field(default_factory=list)
    rows: list[tuple[str, int]] = field(default_factory=list)  # sheet and Excel's number of each area's row
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


class TableReader:
    """Reads files with the institutions and places of one register."""

    def __init__(self, institutions: Institutions, places: AreaPlaces) -> None:
        reader = PlaceReader(places)
        self._institutions, self._streets = InstitutionReader(institutions, reader), StreetReader(reader)

    def read(self, sheets: Iterable[Sheet], file: str) -> AreaTable:
        """The areas of all sheets that have such a table."""
        table = AreaTable()
        for sheet in sheets:
            layout = find_area_layout(sheet)
            if layout:
                self._read_sheet(sheet, layout, file, table)
            elif sheet.rows and sheet.name:
                table.notices.append(Fault("пропущен: это не таблица территорий", sheet=sheet.name))
        if not table.areas and not table.faults:
            table.faults.append(NO_TABLE)
        return table

    def _read_sheet(self, sheet: Sheet, layout: PlainLayout, file: str, table: AreaTable) -> None:
        layout = with_institutions(layout, sheet, self._institutions.is_one)
        carried = Carried(basis=_act_above(sheet, layout))
        for number, cells in sheet.rows[layout.header_at + 1 :]:
            if is_header_again(cells, layout) or _is_skipped(cells):
                continue
            row = area_row(sheet.name, layout, number, cells)
            areas = self._areas(row, cells, carried, file)
            table.faults += row.faults
            table.areas += areas
            table.rows += [(sheet.name, number)] * len(areas)
            if len(table.faults) > MOST_FAULTS:
                return

    def _areas(self, row: PlainRow, cells: list[str], carried: Carried, file: str) -> list[Area]:
        """None for a heading, and for a row with a fault."""
        said = [(cell, at) for at, cell in enumerate(map(clean, cells)) if cell]
        if len(said) == 1 and self._institutions.is_heading(row, *said[0], carried):
            return []
        institution = self._institutions.institution(row, carried)
        since, until = _dates(row)
        written = list(self._streets.streets(row, institution, carried))
        if row.faults or institution is None:
            return []
        service, basis = row.get("service")[:LONGEST_SERVICE], row.get("basis", carried.basis)[:LONGEST_ACT]
        return [Area(institution.code, *street, service, since, until, basis, file) for street in written]


def _dates(row: PlainRow) -> tuple[date | None, date | None]:
    days: list[date | None] = []
    for key in ("since", "until"):
        try:
            days.append(read_day(row.get(key)))
        except BadCell as bad:
            row.fault(key, bad)
            days.append(None)
    since, until = days
    if since and until and until < since:
        row.fault("until", BadCell("окончание раньше начала", "Проверьте обе даты"))
    return since, until


def _act_above(sheet: Sheet, layout: PlainLayout) -> str:
    """The act that the title above the table names."""
    title = (cell for _, row in sheet.rows[: layout.header_at] for cell in row if is_act(cell))
    return act_named(next(title, ""))


def _is_skipped(cells: list[str]) -> bool:
    said = [cell.strip().lower() for cell in cells if cell.strip()]
    return len(said) == 1 and said[0].startswith(column_words().skipped)
