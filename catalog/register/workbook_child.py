"""The process that parses a workbook: `python -m catalog.register.workbook_child FILE BYTES SECONDS`.

Prints JSON: `[[sheet name, [[cell, …], …]], …]`. Its limits are set before anything is parsed.
"""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from catalog.register.workbook import PASSWORD, UNREADABLE

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def main() -> None:
    path, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Only now: the parser is what the limits are for.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = [(name, rows_of(workbook, name)) for name in workbook.sheet_names]
    except PasswordError:
        sys.exit(PASSWORD)
    except (CalamineError, OSError, ValueError):
        sys.exit(UNREADABLE)
    json.dump(sheets, sys.stdout)


def rows_of(workbook: "CalamineWorkbook", name: str) -> list[list[str]]:
    """The rows from Excel's row 1 on. A chart sheet has none."""
    rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [[as_text(cell) for cell in row] for row in rows]


def as_text(cell: object) -> str:
    """A cell as an editor would have typed it."""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return (
        cell.isoformat()
        if isinstance(cell, date | time)
        else str(cell if not isinstance(cell, timedelta) else "")
    )


if __name__ == "__main__":
    main()
