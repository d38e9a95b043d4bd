"""What an operator tells of the columns of a file counts, and is remembered."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.register.changes.importing import apply, preview_file
from catalog.register.reading.options import Options
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file

STRANGE = "Как зовут,Паблик,Название\nШкола № 5,vk.com/school5,лишнее\n"
TOLD = {"Как зовут": "Полное наименование", "паблик": "ВКонтакте"}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as opened:
        yield opened


def names(register: Register, path: Path, columns: dict[str, str] | None = None) -> list[str]:
    """The names in the file, which is taken into the register."""
    preview = preview_file(register, path, Options(columns=columns or {}))
    assert not preview.faults
    apply(register, preview, "", confirmed=True)
    return [one.official_name for one in register.versions.institutions()]


def test_what_is_told_goes_before_what_is_known(register: Register, tmp_path: Path) -> None:
    path = csv_file(tmp_path, STRANGE)
    assert names(register, path) == ["лишнее"]
    assert names(register, path, TOLD) == ["Школа № 5"]
    assert register.versions.institutions()[0].pages[0].url == "https://vk.com/school5"


def test_it_is_remembered_once_a_file_was_taken_and_forgotten_on_request(
    register: Register, tmp_path: Path
) -> None:
    path = csv_file(tmp_path, STRANGE)
    preview_file(register, path, Options(columns=TOLD))
    assert register.column_names.read() == {}
    names(register, path, TOLD)
    assert names(register, path) == ["Школа № 5"]
    assert names(register, path, {"Как зовут": ""}) == ["лишнее"]
    assert register.column_names.read() == {"паблик": "vk"}


def test_a_column_that_the_file_lacks_is_a_fault(register: Register, tmp_path: Path) -> None:
    path = csv_file(tmp_path, STRANGE)
    preview = preview_file(register, path, Options(columns={"Как звали": "Код"}))
    assert [fault.value for fault in preview.faults] == ["Как звали"]
    assert [
        fault.value for fault in preview_file(register, path, Options(columns={"Паблик": "Эхо"})).faults
    ] == ["Эхо"]
