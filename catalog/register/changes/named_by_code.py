"""Rows of edits that tell by their code alone whom they speak of: «Код | Телефон»."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.model import Institution, Place
from catalog.register.faults import Fault
from catalog.register.reading.reading import TableReading
from catalog.register.rows.row import ReadRow


def named_by_code(reading: TableReading, before: Iterable[Institution]) -> TableReading:
    """The reading, its nameless rows with the names of the register; of unknown codes, with their faults."""
    if all(row.institution.official_name for row in reading.rows):
        return reading
    known = {one.code: one for one in before}
    strange = [row for row in reading.rows if _is_nameless(row) and row.institution.code not in known]
    if strange:
        return replace(reading, rows=(), faults=(*reading.faults, *map(_unknown, strange)))
    return replace(
        reading, rows=tuple(_named(row, known) if _is_nameless(row) else row for row in reading.rows)
    )


def _is_nameless(row: ReadRow) -> bool:
    return not row.institution.official_name


def _named(row: ReadRow, known: dict[str, Institution]) -> ReadRow:
    """The row with the name, and with the place where it tells none: what it is compared with others by."""
    before = known[row.institution.code]
    is_told = row.institution.place != Place() or {"municipality", "locality"} & row.columns
    place = row.institution.place if is_told else before.place
    return replace(row, institution=replace(row.institution, official_name=before.official_name, place=place))


def _unknown(row: ReadRow) -> Fault:
    return Fault(
        "учреждения с таким кодом в реестре нет",
        "Исправьте код; новому учреждению нужен столбец «Полное наименование»",
        row.sheet,
        row.number,
        "Код",
        row.institution.code,
    )
