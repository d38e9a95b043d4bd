"""The sets are what their rules make them, and say nothing that the registers don't hold."""

import csv
from pathlib import Path

import pytest

from tests.data.make_queries import HERE, REGISTER, STARTER, hand_written
from tests.data.make_region import REGION, tables
from tests.data.make_speech import made as speech_sets
from tests.data.querygen.register import Row, read_register
from tests.data.speechgen.registers import is_here

SETS = tuple(f"queries-{name}.csv" for name in ("blind", "service", "own", "towns", "residents"))


def lines(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    if not REGISTER.is_file():
        pytest.skip("the synthetic register is not beside the repository")
    return read_register(REGISTER)


@pytest.mark.parametrize("name", SETS)
def test_each_decision_agrees_with_the_number_of_institutions_that_fit(name: str, rows: list[Row]) -> None:
    known = {row.code for row in rows}
    for query, _, decision, codes in lines(HERE / name)[1:]:
        fitting = codes.split()
        assert set(fitting) <= known, query
        expected = {"answer": len(fitting) == 1, "choose": len(fitting) > 1}
        assert expected.get(decision, not fitting), query


@pytest.mark.parametrize("name", ["own", "service", "towns", "residents"])
def test_hand_written_lines_are_labelled_by_their_rules(name: str, rows: list[Row]) -> None:
    made = [list(line) for line in hand_written(rows, f"{name}.txt", name)]
    assert lines(HERE / f"queries-{name}.csv")[1:] == made


def test_the_starter_set_is_labelled_by_its_rules() -> None:
    made = [list(line) for line in hand_written(read_register(STARTER), "starter.txt", "starter")]
    assert lines(HERE / "queries-starter.csv")[1:] == made
    assert all(line[3] for line in made if line[2] != "none")


@pytest.mark.parametrize("name", ["register.csv", "queries-second.csv"])
def test_the_second_region_comes_out_the_same_every_time(name: str) -> None:
    assert lines(REGION / name) == tables()[name]


def test_no_query_stands_twice_in_one_set() -> None:
    for name in (*SETS, "queries-starter.csv"):
        queries = [line[0] for line in lines(HERE / name)]
        assert len(queries) == len(set(queries)), name


def test_the_kinds_of_speech_are_labelled_by_their_rules() -> None:
    if not is_here():
        pytest.skip("the registers of real names are not beside the repository")
    for name, made in speech_sets():
        assert lines(HERE / f"queries-{name}.csv") == [list(line) for line in made]
