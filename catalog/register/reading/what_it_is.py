"""Rows whose names don't tell what they are, and files that may be no register at all."""

from collections.abc import Sequence

from catalog.register.columns.contents import is_institution
from catalog.register.faults import Fault
from catalog.register.rows.row import ReadRow

SHOWN = 40
FEWEST = 3
"""Of fewer rows nothing is concluded."""


def without_kind(rows: Sequence[ReadRow]) -> list[Fault]:
    """One notice that names the rows of which nobody could tell what they are."""
    strange = [row for row in rows if _is_strange(row)]
    if not strange:
        return []
    shown = [f"строка {row.number} «{row.institution.official_name[:60]}»" for row in strange[:SHOWN]]
    more = [f"и ещё {len(strange) - SHOWN}"] if len(strange) > SHOWN else []
    return [Fault(f"по названию не понять, что это за учреждение: {', '.join([*shown, *more])}")]


def is_doubtful(rows: Sequence[ReadRow]) -> bool:
    """Whether most rows tell by nothing that they are institutions."""
    return len(rows) >= FEWEST and sum(map(_is_strange, rows)) * 2 > len(rows)


def _is_strange(row: ReadRow) -> bool:
    one = row.institution
    known = one.kind or one.code or one.inn or one.ogrn or one.pages
    return not known and not is_institution(one.official_name)
