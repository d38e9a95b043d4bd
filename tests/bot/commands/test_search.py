"""`gospublic search` and `gospublic evaluate` as they are called from outside."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.commands.evaluate import is_right
from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.search import Decision
from tests.catalog.registers import stored

SCHOOL = Institution(
    "school-5",
    "МБОУ «Средняя школа № 5»",
    short_name="Школа № 5",
    place=Place("городской округ город Волжский", "Волжский"),
    pages=(Page(Platform.VK, "https://vk.com/school5", PageState.LISTED),),
)
NURSERIES = [
    Institution(code, "МБДОУ «Детский сад № 5»", short_name="Детский сад № 5", place=Place(where, town))
    for code, where, town in (
        ("nursery-v", "городской округ город Волжский", "Волжский"),
        ("nursery-k", "городской округ город Камышин", "Камышин"),
    )
]
RESULT = {"code", "name", "kind", "place", "score", "why", "pages", "services"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return stored(tmp_path_factory.mktemp("register"), SCHOOL, *NURSERIES)


def run(database: str, *arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], env={"GOSPUBLIC_DATABASE_URL": database})


def file_of(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "queries.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows(rows)
    return path


def test_one_question_as_an_object(database: str) -> None:
    done = run(database, "search", "школа 5 волжский", "--json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found) == {"query", "decision", "results", "needs", "elapsed_ms"}
    assert (found["query"], found["decision"]) == ("школа 5 волжский", "answer")
    first = found["results"][0]
    assert set(first) == RESULT
    assert first["code"] == "school-5"
    assert first["pages"] == [
        {"platform": "vk", "url": "https://vk.com/school5", "state": "listed", "checked_on": None}
    ]


def test_one_question_for_reading_shows_the_parse_and_every_share(database: str) -> None:
    shown = run(database, "search", "детский сад 5").stdout
    assert "номер: 5" in shown
    assert "детский сад" in shown
    assert all(nursery.code in shown for nursery in NURSERIES)
    assert "municipality" in shown  # what the choice is between


def test_what_is_missing_is_said(database: str) -> None:
    shown = run(database, "search", "школа 77 волжский").stdout
    assert "№ 77" in shown
    assert "ничего не подходит" in shown


def test_a_batch_is_answered_line_by_line_in_order(database: str, tmp_path: Path) -> None:
    said = ["садик 5 камышин", "", "привет", "школа 5"]
    file = file_of(tmp_path, [["query", "note"], *([one, "x"] for one in said)])
    done = run(database, "search", "--batch", file, "--jsonl")
    assert done.exit_code == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["query"] for one in found] == said
    assert [one["decision"] for one in found] == ["answer", "none", "none", "answer"]


@pytest.mark.parametrize("content", [b"other\nx\n", b"\xff\xfe\x00query", None])
def test_a_file_that_is_none_is_refused_in_a_sentence(
    database: str, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "queries.csv"
    if content is not None:
        file.write_bytes(content)
    for command in (["search", "--batch", file, "--jsonl"], ["evaluate", file]):
        done = run(database, *command)
        assert done.exit_code == 1
        assert "Traceback" not in done.stderr
        assert file.name in done.stderr
        assert not done.stdout


@pytest.mark.parametrize("arguments", [[], ["школа", "--batch", "x.csv"]])
def test_either_a_question_or_a_file(database: str, arguments: list[str]) -> None:
    assert run(database, "search", *arguments).exit_code == 2


def test_evaluation_counts_by_class_and_names_the_misses(database: str, tmp_path: Path) -> None:
    file = file_of(
        tmp_path,
        [
            ["query", "class", "decision", "codes"],
            ["школа 5 волжский", "number", "answer", "school-5"],
            ["садик 5", "number", "choose", " ".join(nursery.code for nursery in NURSERIES)],
            ["школа 77", "other", "none", ""],
            ["садик 5 камышин", "other", "answer", "school-5"],
        ],
    )
    done = run(database, "evaluate", file)
    assert done.exit_code == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["number", "1.000", "of", "2"]
    assert lines[1].split() == ["other", "0.500", "of", "2"]
    assert "садик 5 камышин" in lines[2]
    assert "right 0.7500" in lines[-1]
    assert "confident wrong 0.2500" in lines[-1]


@pytest.mark.parametrize(
    ("label", "wanted", "decision", "got", "right"),
    [
        ("answer", {"a"}, Decision.CHOOSE, ["a", "b"], True),
        ("answer", {"a"}, Decision.ANSWER, ["b"], False),
        ("answer", {"a"}, Decision.NONE, [], False),
        ("choose", {"a", "b"}, Decision.CHOOSE, ["a", "b", "c"], True),
        ("choose", {"a", "b", "c"}, Decision.CHOOSE, ["a", "b", "x"], False),
        ("none", set(), Decision.ANSWER, ["a"], False),
        ("service", set(), Decision.SERVICE, ["a"], True),
    ],
)
def test_what_is_right(label: str, wanted: set[str], decision: Decision, got: list[str], right: bool) -> None:
    assert is_right(label, wanted, decision, got) is right
