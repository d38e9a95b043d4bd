"""Marks without a date: when a file tells of a new look at them, and when it only repeats an old one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog.register.changes.importing import apply, preview_reading
from catalog.register.export import write_register
from catalog.register.reading.options import Options
from catalog.register.reading.reading import read_file
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file

FIRST, LATER = date(2026, 10, 1), date(2026, 11, 20)
DATELESS = "Код,Полное наименование,ВКонтакте,Госорганизация\na-1,Школа № 5,vk.com/school5,да\n"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register of one page, its mark seen on the first day."""
    opened = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    imported(opened, csv_file(tmp_path, DATELESS), FIRST)
    yield opened
    opened.close()


def imported(register: Register, path: Path, on: date | None = None) -> None:
    apply(register, preview_reading(register, read_file(path, Options(checked_on=on)), updating=False), "")


def seen(register: Register) -> date | None:
    return register.versions.institutions()[0].pages[0].checked_on


def test_an_export_read_back_renews_nothing(register: Register, tmp_path: Path) -> None:
    write_register(register.versions.institutions(), tmp_path / "out.csv")
    imported(register, tmp_path / "out.csv")
    assert seen(register) == FIRST


def test_a_day_that_is_given_renews_what_an_export_lists(register: Register, tmp_path: Path) -> None:
    write_register(register.versions.institutions(), tmp_path / "out.csv")
    imported(register, tmp_path / "out.csv", LATER)
    assert seen(register) == LATER


def test_a_sheet_without_dates_tells_of_the_day_of_its_import(register: Register, tmp_path: Path) -> None:
    imported(register, csv_file(tmp_path, DATELESS))
    found = seen(register)
    assert found
    assert found > FIRST
