"""Each table that an office keeps comes to what it must: nothing wrong is a card, nothing right is lost."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from catalog.register.faults import RegisterRefused
from catalog.register.reading.options import Options
from catalog.register.reading.reading import TableReading, read_tables
from catalog.register.rows.row import ReadRow
from catalog.register.sheet import Sheet, filled
from catalog.resource_file import read_entries


@dataclass(frozen=True)
class Office:
    """An entry of offices.yaml."""

    what: str
    rows: tuple[tuple[str, ...], ...]
    taken: dict[str, dict[str, str]] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    refused: bool = False
    wide: frozenset[int] = frozenset()


OFFICES = read_entries(Path(__file__).with_name("offices.yaml"), Office, key="what")


def reading(office: Office) -> TableReading:
    sheet = Sheet("", list(filled([list(row) for row in office.rows])), office.wide)
    return read_tables([sheet], Options(region="volgograd"))


def known(row: ReadRow) -> dict[str, str]:
    one = row.institution
    return {
        "kind": one.kind,
        "municipality": one.place.municipality,
        "locality": one.place.locality,
        "district": one.place.district,
        "phone": one.phone,
        "hours": one.hours,
        "inn": one.inn,
        "founder": row.founder,
        "pages": " ".join(page.url for page in one.pages),
    }


@pytest.mark.parametrize("office", [one for one in OFFICES if not one.refused], ids=lambda one: one.what)
def test_an_office_s_table_is_taken(office: Office) -> None:
    found = reading(office)
    assert not found.faults
    assert {row.institution.official_name for row in found.rows} == office.taken.keys()
    rows = {row.institution.official_name: known(row) for row in reversed(found.rows)}
    for name, told in office.taken.items():
        assert {key: rows[name][key] for key in told} == told
    said = "\n".join(map(str, found.notices))
    assert [words for words in office.said if words not in said] == []


@pytest.mark.parametrize("office", [one for one in OFFICES if one.refused], ids=lambda one: one.what)
def test_what_names_no_institutions_is_not_taken_without_a_question(office: Office) -> None:
    try:
        found = reading(office)
    except RegisterRefused:
        return
    assert found.faults or found.is_doubtful
