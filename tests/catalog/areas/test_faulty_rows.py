"""Forty faulty rows in eight shapes of acts: each is named by its cell, and nothing of the file is taken."""

import csv
from pathlib import Path

import pytest

from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.table import TableReader
from catalog.areas.names.places import make_places
from catalog.model import Institution, Place
from catalog.register.sheet import Sheet, filled
from catalog.search.places.region_places import load_places

RUDNYA = Place("Руднянский муниципальный район", "р.п. Рудня")
INSTITUTIONS = [
    Institution("R1", "МКОУ «Руднянская школа № 1»", kind="школа", place=RUDNYA),
    Institution("R2", "МКОУ «Руднянская школа № 2»", kind="школа", place=RUDNYA),
    Institution(
        "L1", "Средняя школа № 1", kind="школа", place=Place("Ленинский муниципальный район", "г. Ленинск")
    ),
    Institution(
        "O1", "Средняя школа № 1", kind="школа", place=Place("Ольховский муниципальный район", "с. Ольховка")
    ),
    *(
        Institution(f"P{at}", f"Клуб {at}", kind="дом культуры", place=Place(district, "х. Попов"))
        for at, district in enumerate(("Ольховский муниципальный район", "Ленинский муниципальный район"))
    ),
]
READER = TableReader(Institutions(INSTITUTIONS), make_places(INSTITUTIONS, load_places("volgograd")))
FAULTS = Path(__file__).parents[2] / "data" / "areas-faulty-rows.csv"
"""Header and rows of an act, the faulty cell, a word of what is said of it."""


def faults() -> list[list[str]]:
    with FAULTS.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def sheet(header: str, rows: str) -> Sheet:
    return Sheet("", list(filled([line.split("|") for line in (header, *rows.split("\n"))])))


@pytest.mark.parametrize(("header", "rows", "cell", "word"), faults())
def test_a_faulty_row_is_named_by_its_cell(header: str, rows: str, cell: str, word: str) -> None:
    table = READER.read([sheet(header, rows)], "act.xlsx")
    assert len(table.faults) == 1
    told = str(table.faults[0])
    assert f"({cell})" in told or not cell
    assert word in told
