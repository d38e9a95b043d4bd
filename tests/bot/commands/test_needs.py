"""`gospublic needs` from a terminal: out as a sheet, in again, refused whole, asked where something goes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from catalog.model import Institution
from catalog.store.register import open_register

ROWS = (
    "Код нужды;Слова жителей;Телефоны;Источник телефонов;Телефоны проверены\n"
    "snow;сугробы до окон;Дорожная служба = 8 (8442) 12-34-56;https://a.example/;20.11.2026\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", url)
    monkeypatch.setenv("GOSPUBLIC_REGION", "volgograd")
    register = open_register(url)
    register.versions.replace([Institution("s-5", "Школа № 5")], note="tests")
    register.close()
    return tmp_path


def call(*said: str) -> Result:
    return CliRunner().invoke(app, ["needs", *said])


def test_a_sheet_goes_in_is_found_and_comes_out_again(folder: Path) -> None:
    sheet, out = folder / "own.csv", folder / "out.xlsx"
    sheet.write_text(ROWS, encoding="utf-8")
    shown = call("import", str(sheet), "--dry-run")
    assert "добавится 1" in shown.stdout
    assert "только просмотр" in shown.stdout
    assert "версия 2" in call("import", str(sheet)).stdout
    found = CliRunner().invoke(app, ["search", "сугробы до самых окон", "--json"]).stdout
    assert json.loads(found)["needs"][0]["phones"] == [
        {"title": "Дорожная служба", "phone": "8 (8442) 12-34-56"}
    ]
    call("export", str(out))
    assert "Менять нечего" in call("import", str(out)).stdout
    assert "Изменено вами: 1" in call().stdout


def test_what_goes_is_asked_for(folder: Path) -> None:
    sheet, empty = folder / "own.csv", folder / "empty.csv"
    sheet.write_text(ROWS, encoding="utf-8")
    empty.write_text("Код нужды;Слова жителей\nsnow;\n", encoding="utf-8")
    call("import", str(sheet))
    refused = call("import", str(empty))
    assert refused.exit_code == 1
    assert "--yes" in refused.stderr
    assert call("import", str(empty), "--yes").exit_code == 0


def test_a_faulty_sheet_changes_nothing(folder: Path) -> None:
    sheet = folder / "own.csv"
    sheet.write_text(f"{ROWS}vet;мир;Врач = позвоните;a;20.11.2026\n", encoding="utf-8")
    refused = call("import", str(sheet), "--yes")
    assert refused.exit_code == 1
    assert "Слова жителей (B3)" in refused.stderr
    assert "Телефоны (C3)" in refused.stderr
    assert "Изменено вами: 0" in call().stdout
