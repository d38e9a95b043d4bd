"""`gospublic areas` from a terminal: in, out again, asked where lines go, refused with a reason."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from catalog.model import Institution, Place
from catalog.store.register import open_register

PLACE = Place("Еланский муниципальный район", "р.п. Елань")
HEADER = "Код;Населённый пункт;Улица;Дома\n"
ONE, TWO = "S-1;р.п. Елань;Мира;1-25\n", "S-1;р.п. Елань;Садовая;все\n"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two lines."""
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", url)
    register = open_register(url)
    register.versions.replace([Institution("S-1", "Школа № 1", kind="школа", place=PLACE)], note="tests")
    register.close()
    return _write(tmp_path / "act.csv", ONE + TWO)


def _write(file: Path, lines: str) -> Path:
    file.write_text(HEADER + lines, encoding="utf-8")
    return file


def call(*said: str) -> Result:
    return CliRunner().invoke(app, ["areas", *said])


def test_a_sheet_goes_in_once_and_comes_out_again(sheet: Path) -> None:
    assert "только просмотр" in call("import", str(sheet), "--dry-run").stdout
    assert "версия 2" in call("import", str(sheet)).stdout
    assert "Менять нечего" in call("import", str(sheet)).stdout
    out = sheet.with_name("out.csv")
    assert call("export", str(out)).exit_code == 0
    assert "Садовая" in out.read_text("utf-8-sig")


def test_lines_go_only_where_the_operator_says_so(sheet: Path) -> None:
    call("import", str(sheet))
    _write(sheet, ONE)
    refused = call("import", str(sheet))
    assert (refused.exit_code, "--yes" in refused.stderr) == (1, True)
    assert "Строк территорий: 2" in call().stdout
    assert call("import", str(sheet), "--yes").exit_code == 0
    assert "Строк территорий: 1" in call().stdout


@pytest.mark.parametrize("name", ["out.pdf", "nowhere/out.csv"])
def test_what_cannot_be_written_is_refused_in_a_sentence(sheet: Path, name: str) -> None:
    refused = call("export", str(sheet.parent / name))
    assert refused.exit_code == 1
    assert len(refused.stderr.splitlines()) == 1
