"""Files that are broken or meant to harm: refused in one sentence, and the process lives on."""

from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files import sandbox
from catalog.register.files.annotated_copy import write_annotated_copy
from catalog.register.files.csv_file import decoded
from catalog.register.reading.reading import read_register_file
from tests.catalog.register.hostile import HOSTILE, PLAIN, Hostile
from tests.catalog.register.sheets import csv_file, xlsx_file


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.what)
def test_what_comes_of_a_hostile_file(tmp_path: Path, one: Hostile) -> None:
    said = one.outcome(tmp_path)
    assert (one.said or "учреждений: 1") in said
    assert "root:" not in said
    assert not (tmp_path.parent / "outside.txt").exists()


@pytest.mark.parametrize("one", HOSTILE[:15], ids=lambda one: one.what)
def test_its_annotated_copy_is_written_or_refused(tmp_path: Path, one: Hostile) -> None:
    with suppress(RegisterRefused):
        write_annotated_copy(one.make(tmp_path), [Fault("плохо", row=2)], tmp_path / "copy.xlsx")
        with ZipFile(tmp_path / "copy.xlsx") as copy:
            assert not [name for name in copy.namelist() if "vba" in name or "external" in name]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".annotated")]


def test_the_child_is_given_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSPUBLIC_TELEGRAM_TOKEN", "1:secret")
    assert "1:secret" not in sandbox._environment().values()


def test_a_parser_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0)
    refused(xlsx_file(tmp_path, PLAIN))


def refused(path: Path, limit_mb: int = 10) -> str:
    with pytest.raises(RegisterRefused) as told:
        read_register_file(path, limit_mb=limit_mb)
    (fault,) = told.value.faults
    assert fault.remedy
    return str(fault)


def test_a_file_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Название\n" + "Школа\n" * 200_000)
    assert "GOSPUBLIC_IMPORT_LIMIT_MB" in refused(path, limit_mb=1)


@pytest.mark.parametrize("path", [Path("/nowhere/register.csv"), Path("/")])
def test_a_file_that_cannot_be_opened(path: Path) -> None:
    refused(path)


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(RegisterRefused):
        assert isinstance(decoded(data), str)
