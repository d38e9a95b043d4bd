"""The figures as tables: each with its date and what it counts."""

import csv
from datetime import date
from io import StringIO

from bot.feedback.table_formats import as_csv, as_json, as_lines
from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.statistics.count import count
from handlers.view.statistics_tables import tables

TODAY = date(2026, 11, 23)
SCHOOL = Institution(
    "a-1",
    "=1+1",
    kind="школа",
    place=Place("Еланский муниципальный район"),
    pages=(
        Page(
            Platform.VK, "https://vk.com/a", PageState.CONFIRMED, TODAY, followers=15700, followers_on=TODAY
        ),
    ),
)
TABLES = tables(count([SCHOOL], lambda one: one.kind, TODAY))
EMPTY = tables(count([], lambda one: one.kind, TODAY))


def _rows(sheet: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(sheet.decode("utf-8-sig"))))


def test_every_figure_of_the_csv_has_its_date_and_definition() -> None:
    head, *rows = _rows(as_csv(TABLES))
    assert len(head) == 6
    assert all(len(row) == 6 and row[4] == "2026-11-23" and row[5] for row in rows)
    found = {(title, label, what): value for title, label, what, value, _, _ in rows}
    assert found["По площадкам", "ВКонтакте", "Подписчиков"] == "15700"
    assert found["По муниципальным образованиям", "Еланский район", "С отметкой"] == "1"
    assert found["По площадкам", "МАКС", "Подписчиков"] == "", "nobody counted: that is no zero"


def test_a_name_is_no_formula() -> None:
    labels = {row[1] for row in _rows(as_csv(TABLES))}
    assert "'=1+1" in labels
    assert not any(label.startswith("=") for label in labels)


def test_followers_are_told_from_residents_wherever_they_are_counted() -> None:
    counting = [table for table in TABLES if "Подписчиков" in table.columns[2:]]
    assert len(counting) == 3
    assert all("не жители" in table.rule and "23 ноября 2026" in table.rule for table in counting)


def test_what_is_drawn_are_columns_of_numbers() -> None:
    for table in TABLES:
        for column in (column for columns in table.drawn for column in columns):
            assert all(isinstance(row[column], int | None) for row in table.rows), table.title


def test_the_same_figures_as_json_and_for_a_terminal() -> None:
    for table, as_object in zip(TABLES, as_json(TABLES), strict=True):
        assert as_object["on"] == "2026-11-23"
        assert [len(row) for row in as_object["rows"]] == [len(table.columns)] * len(table.rows)
    assert "15\u00a0700" in "\n".join(as_lines(TABLES[1]))


def test_an_empty_register_has_tables_too() -> None:
    assert [table.key for table in EMPTY] == [table.key for table in TABLES]
    assert _rows(as_csv(EMPTY))
    assert all(list(as_lines(table)) for table in EMPTY)
