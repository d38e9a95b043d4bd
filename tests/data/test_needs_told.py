"""What is printed of a set of labelled needs."""

from pathlib import Path

from bench.needs import table
from catalog.model import Institution
from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from catalog.search.places.region_places import load_places
from tests.data.needs_told import labelled

ROWS = (
    "query,needs\nпаспорт просрочен,replace_passport_20_45\n"
    "нет воды,snow|no_water_city\nпрививку кошке,snow\n"
)


def test_shares_and_confusions_are_told(tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    file.write_text(ROWS, encoding="utf-8")
    searched = Catalog([Institution("s", "Школа")], load_places("volgograd"), needs=reader_of("volgograd"))
    lines = list(table(labelled(file), searched, verbose=True))
    assert lines[0].startswith("3 asked: first 0.667")
    assert any("snow -> vet" in line for line in lines)
    assert "прививку кошке" in lines[-1]


def test_a_set_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(labelled(tmp_path / "none.csv")) == []
