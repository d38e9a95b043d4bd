"""Needs as a sheet that import reads back as the same."""

from catalog.needs.own import OwnNeeds
from catalog.own_needs.columns import columns
from catalog.own_needs.known import Known
from catalog.own_needs.row import cells_of


def table_of(own: OwnNeeds, known: Known) -> list[list[str]]:
    """Header and rows: every need as it stands, of the words of residents the operator's own alone."""
    keys = sorted({*known.keys(), *own})
    rows = (cells_of(key, known.ground(key), own.get(key), known) for key in keys)
    header = [column.header for column in columns()]
    return [header, *([cells.get(column.key, "") for column in columns()] for cells in rows)]
