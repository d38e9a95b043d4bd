"""Reads a sheet of needs: every row, or every reason why not, each with its cell."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from catalog.needs.own import NeedKey
from catalog.own_needs.columns import find_need_layout
from catalog.own_needs.known import Known
from catalog.own_needs.row import OwnRow, key_of, need_row, read_row
from catalog.register.columns.plain_layout import PlainLayout, is_header_again
from catalog.register.faults import BadCell, Fault
from catalog.register.rows.plain_row import PlainRow
from catalog.register.sheet import Sheet

MOST_FAULTS = 2_000
NO_TABLE = Fault(
    "в файле нет таблицы нужд",
    "Нужна шапка со столбцом «Код нужды»; такую таблицу делает gospublic needs export ФАЙЛ",
)


@dataclass(slots=True)
class NeedTable:
    """What a file says. With any fault there is nothing to import."""

    rows: list[OwnRow] = field(default_factory=list)  # of those that name a need
    named: dict[NeedKey, PlainRow] = field(default_factory=dict)  # the row that names a need first
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def read_table(sheets: Iterable[Sheet], known: Known, today: date) -> NeedTable:
    """The needs of all sheets that have such a table."""
    table = NeedTable()
    for sheet in sheets:
        layout = find_need_layout(sheet)
        if layout:
            _read_sheet(sheet, layout, known, today, table)
        elif sheet.rows and sheet.name:
            table.notices.append(Fault("пропущен: это не таблица нужд", sheet=sheet.name))
    if not table.rows and not table.faults:
        table.faults.append(NO_TABLE)
    return table


def _read_sheet(sheet: Sheet, layout: PlainLayout, known: Known, today: date, table: NeedTable) -> None:
    for number, cells in sheet.rows[layout.header_at + 1 :]:
        if is_header_again(cells, layout):
            continue
        row = need_row(sheet.name, layout, number, cells)
        key = key_of(row, known)
        if key is not None:
            _refuse_double(row, table.named.setdefault(key, row))
            table.rows.append(read_row(row, key, known, today))
        table.faults += row.faults
        if len(table.faults) > MOST_FAULTS:
            return


def _refuse_double(row: PlainRow, first: PlainRow) -> None:
    if first is not row:
        problem = f"эта нужда уже стоит в строке {first.number}"
        row.fault("need", BadCell(problem, "Оставьте одну строку"))
