"""The tables of the statistics outside the page: csv, JSON, lines for a terminal."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import Any

from catalog.register.files.escaping import escape
from handlers.texts import statistics as texts
from handlers.texts.words import day, number
from handlers.view.statistics_tables import Cell, Table

BOM = "\ufeff"
"""Excel takes a csv file without it for one in the old encoding of Windows."""


def as_csv(tables: Iterable[Table]) -> bytes:
    """One figure a row, with its date and its definition: UTF-8 with BOM, comma, nothing a formula."""
    file = StringIO()
    rows = csv.writer(file)
    rows.writerow(texts.SHEET)
    for table in tables:
        for label, *figures in table.rows:
            for column, figure in zip(table.columns[1:], figures, strict=True):
                cells = (table.title, _plain(label), column, _plain(figure), _plain(table.on), table.rule)
                rows.writerow([escape(cell) for cell in cells])
    return (BOM + file.getvalue()).encode()


def as_json(tables: Sequence[Table]) -> list[dict[str, Any]]:
    """Each table with its rows; dates in ISO 8601, null where nobody counted."""
    return [
        {
            "table": table.key,
            "title": table.title,
            "on": table.on.isoformat(),
            "definition": table.rule,
            "columns": list(table.columns),
            "rows": [
                [cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in table.rows
            ],
        }
        for table in tables
    ]


def as_lines(table: Table) -> Iterator[str]:
    """A table for a terminal: its title with the day, and the figures in columns."""
    rows = [table.columns, *([shown(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.columns))]
    yield f"{table.title}. {texts.on_day(table.on)}"
    for row in rows:
        first, *others = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(("  " + first, *others)).rstrip()


def shown(cell: Cell) -> str:
    """A figure as people read it; a dash where nobody counted."""
    if cell is None:
        return texts.NOT_COUNTED
    if isinstance(cell, date):
        return day(cell)
    return number(cell) if isinstance(cell, int) else cell


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell)
