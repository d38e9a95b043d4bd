"""The operator's commands: what they print, what they ask, and their exit status."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.commands import import_file as commands
from catalog.model import PageState
from catalog.store.register import open_register
from tests.catalog.register.sheets import csv_file
from tests.catalog.registers import SYNTHETIC

HEADER = "Код,Полное наименование,ВКонтакте,Госорганизация,Проверено"
SCHOOL = "a-1,Школа № 5,vk.com/school5,да,12.11.2026"
NURSERY = "b-2,Детский сад № 9,,,"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", f"sqlite:///{tmp_path}/register.sqlite3")

    def call(*arguments: object, said: str = "") -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=said)

    return call


@pytest.fixture
def two(tmp_path: Path, run: Run) -> Path:
    """A register of two institutions, imported."""
    path = csv_file(tmp_path, f"{HEADER}\n{SCHOOL}\n{NURSERY}\n")
    assert run("import", path).exit_code == 0
    return path


def codes(tmp_path: Path) -> list[str]:
    register = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    found = [one.code for one in register.versions.institutions()]
    register.close()
    return found


def test_the_synthetic_register_is_imported_without_a_question(run: Run, tmp_path: Path) -> None:
    done = run("import", SYNTHETIC)
    assert done.exit_code == 0
    assert "5600" in done.stdout
    assert len(codes(tmp_path)) == 5600


def test_a_dry_run_changes_nothing(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text(f"{HEADER}\nc-3,Библиотека,,,\n", encoding="utf-8")
    done = run("import", two, "--dry-run")
    assert done.exit_code == 0
    assert "добавится 1" in done.stdout.lower()
    assert codes(tmp_path) == ["a-1", "b-2"]


def test_what_would_go_needs_yes_where_nobody_can_be_asked(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text(f"{HEADER}\n{SCHOOL}\n", encoding="utf-8")
    done = run("import", two)
    assert done.exit_code == 1
    assert "--yes" in done.stderr
    assert codes(tmp_path) == ["a-1", "b-2"]
    assert run("import", two, "--yes").exit_code == 0
    assert codes(tmp_path) == ["a-1"]


def test_at_a_terminal_it_asks(run: Run, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_at_a_terminal", lambda: True)
    two.write_text(f"{HEADER}\n{SCHOOL}\n", encoding="utf-8")
    assert run("import", two, said="n\n").exit_code == 1
    assert codes(two.parent) == ["a-1", "b-2"]
    assert run("import", two, said="y\n").exit_code == 0
    assert codes(two.parent) == ["a-1"]


def test_an_update_leaves_the_rest(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text(f"{HEADER}\nc-3,Библиотека,,,\n", encoding="utf-8")
    assert run("import", two, "--update").exit_code == 0
    assert codes(tmp_path) == ["a-1", "b-2", "c-3"]


def test_edits_tell_institutions_by_code_alone(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text("Код,Телефон\na-1,112\n", encoding="utf-8")
    whole = run("import", two, "--yes")
    assert whole.exit_code == 1
    assert "--update" in whole.output
    assert run("import", two, "--update").exit_code == 0
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as register:
        held = {one.code: (one.official_name, one.phone) for one in register.versions.institutions()}
    assert held["a-1"] == (SCHOOL.split(",")[1], "112")
    assert held.keys() == {"a-1", "b-2"}


def test_faults_are_all_named_and_the_register_stays(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text(f"{HEADER}\na-1,,vk.cоm/x,может быть,вчера\n", encoding="utf-8")
    done = run("import", two, "--yes")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    for part in ("2", "«ВКонтакте»", "«Госорганизация»", "«Проверено»", "vk.cоm/x"):
        assert part in done.stderr
    assert codes(tmp_path) == ["a-1", "b-2"]


def test_faults_are_written_into_a_copy_of_the_file(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text(f"{HEADER}\na-1,Школа № 5,vk.com/feed,,\n", encoding="utf-8")
    done = run("import", two, "--annotated", "copy.xlsx")
    assert done.exit_code == 1
    assert "copy.xlsx" in done.stdout
    assert load_workbook(tmp_path / "copy.xlsx").worksheets[0]["C2"].comment
    assert run("import", two, "--annotated", "copy.csv").exit_code == 2


def test_a_column_is_told_once(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text("Код,Как зовут\na-1,Школа\nb-2,Сад\n", encoding="utf-8")
    assert run("import", two).exit_code == 1
    assert run("import", two, "--column", "Как зовут=Полное наименование").exit_code == 0
    assert run("import", two).exit_code == 0
    for told in ("Как зовут=Эхо", "Как зовут", "=Код"):
        assert run("import", two, "--column", told).exit_code == 2
    assert codes(tmp_path) == ["a-1", "b-2"]


@pytest.mark.parametrize("day", ["завтра", "2999-01-01", "31.02.2026"])
def test_a_day_that_cannot_be_is_wrong_usage(run: Run, two: Path, day: str) -> None:
    assert run("import", two, "--checked-on", day).exit_code == 2


def test_a_missing_file_is_refused(run: Run) -> None:
    done = run("import", "nowhere.csv")
    assert done.exit_code == 1
    assert "nowhere.csv" in done.stderr


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_an_export_is_imported_without_a_change(run: Run, tmp_path: Path, two: Path, name: str) -> None:
    assert two.exists()
    assert run("export", name).exit_code == 0
    done = run("import", name)
    assert done.exit_code == 0
    assert "без изменений 2" in done.stdout
    assert codes(tmp_path) == ["a-1", "b-2"]


@pytest.mark.parametrize("name", ["out.txt", "nowhere/out.csv"])
def test_an_export_that_cannot_be_written(run: Run, two: Path, name: str) -> None:
    assert two.exists()
    done = run("export", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_empty_register_is_given_the_starter_list_first(run: Run, tmp_path: Path) -> None:
    assert run("export", "out.csv").exit_code == 0
    assert len(codes(tmp_path)) >= 170


def test_back_to_an_earlier_version(run: Run, tmp_path: Path, two: Path) -> None:
    two.write_text(f"{HEADER}\n{SCHOOL}\n", encoding="utf-8")
    run("import", two, "--yes")
    assert run("rollback").exit_code == 0
    assert codes(tmp_path) == ["a-1", "b-2"]
    listed = run("versions").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["3", "2", "1"]


def test_two_versions_are_told_apart(run: Run, two: Path) -> None:
    two.write_text(f"{HEADER}\n{SCHOOL.replace('№ 5', '№ 7')}\nc-3,Музей,,,\n", encoding="utf-8")
    run("import", two, "--yes")
    told = run("diff", 1, 2).stdout
    for part in ("c-3 Музей", "b-2 Детский сад № 9", "«Школа № 5» → «Школа № 7»"):
        assert part in told
    assert run("diff", 1, 9).exit_code == 1


def test_a_page_is_withdrawn_and_restored(run: Run, tmp_path: Path, two: Path) -> None:
    done = run("withdraw", "m.vk.com/School5", "--why", "взломана")
    assert done.exit_code == 0
    assert "Школа № 5" in done.stdout
    run("import", two, "--yes")
    assert run("withdraw", "vk.com/school5", "--why", "ещё раз").exit_code == 0
    register = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    assert register.versions.institutions()[0].pages[0].state is PageState.REVOKED
    assert run("restore", "vk.com/school5").exit_code == 0
    assert register.versions.institutions()[0].pages[0].state is PageState.CONFIRMED
    register.close()


@pytest.mark.parametrize("arguments", [["withdraw", "не адрес", "--why", "x"], ["restore", "не адрес"]])
def test_what_is_no_address_is_refused(run: Run, two: Path, arguments: list[str]) -> None:
    assert two.exists()
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.strip()


def test_a_withdrawn_page_is_warned_of_after_a_list_that_lacks_it(run: Run, two: Path) -> None:
    run("withdraw", "vk.com/school5", "--why", "взломана")
    two.write_text(f"{HEADER}\na-1,Школа № 5,vk.com/school_five,да,12.11.2026\n", encoding="utf-8")
    run("import", two, "--yes")
    told = json.loads(run("check-page", "https://m.vk.com/school5", "--json").stdout)
    assert (told["verdict"], told["institution"]) == ("revoked", "Школа № 5")
    assert told["official_url"] == "https://vk.com/school_five"
    run("restore", "vk.com/school5")
    moved = json.loads(run("check-page", "vk.com/school5", "--json").stdout)
    assert (moved["verdict"], moved["official_url"]) == ("revoked", "https://vk.com/school_five")
    assert moved["why"] != told["why"]  # replaced by another address, no longer withdrawn


def test_a_withdrawal_says_why(run: Run, two: Path) -> None:
    assert two.exists()
    done = run("withdraw", "vk.com/school5", "--why", " ")
    assert done.exit_code == 2
    assert "--why" in done.stderr
    assert len(run("versions").stdout.splitlines()) == 1


GOODS = "Наименование,Цена\nБумага А4,300\nСтол письменный,5000\nСтул,1200\nЛампа,700\n"
UNDATED = "Код,Полное наименование,ВКонтакте,Госорганизация\na-1,Школа № 5,vk.com/school5,да\n"


def pages(tmp_path: Path) -> list[PageState]:
    register = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    found = [page.state for one in register.versions.institutions() for page in one.pages]
    register.close()
    return found


@pytest.mark.usefixtures("two")
def test_a_list_of_goods_is_refused_unless_somebody_says_that_it_is_a_register(
    run: Run, tmp_path: Path
) -> None:
    goods = csv_file(tmp_path, GOODS, name="goods.csv")
    for more in ([], ["--yes"]):
        done = run("import", goods, "--update", *more)
        assert (done.exit_code, codes(tmp_path)) == (1, ["a-1", "b-2"])
        assert "--register" in done.stderr
    assert run("import", goods, "--update", "--yes", "--register").exit_code == 0
    assert len(codes(tmp_path)) == 6


@pytest.mark.parametrize("yes", [[], ["--yes"]])
def test_a_mark_that_nobody_dated_confirms_nothing(run: Run, tmp_path: Path, yes: list[str]) -> None:
    path = csv_file(tmp_path, UNDATED)
    done = run("import", path, *yes)
    assert done.exit_code == 0
    assert "--checked-on" in done.stdout
    assert pages(tmp_path) == [PageState.LISTED]
    assert run("import", path, "--checked-on", "20.11.2026", *yes).exit_code == 0
    assert pages(tmp_path) == [PageState.CONFIRMED]
    assert run("import", path, *yes).exit_code == 0
    assert pages(tmp_path) == [PageState.CONFIRMED]


def test_the_day_of_a_title_is_proposed_at_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_at_a_terminal", lambda: True)
    path = csv_file(tmp_path, f"Реестр по состоянию на 01.11.2026,,,\n{UNDATED}")
    done = run("import", path, said="\n")
    assert (done.exit_code, pages(tmp_path)) == (0, [PageState.CONFIRMED])
    assert "2026-11-01" in done.stdout


@pytest.mark.usefixtures("two")
def test_a_row_that_seems_to_stand_is_asked_about_and_taken(run: Run, tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Код,Полное наименование\nz-9,МБОУ СОШ № 5\n", name="new.csv")
    done = run("import", path, "--update")
    assert done.exit_code == 1
    assert "a-1" in done.stdout
    assert run("import", path, "--update", "--yes").exit_code == 0
    assert codes(tmp_path) == ["a-1", "b-2"]
    assert run("import", path, "--update", "--new", "2").exit_code == 0
    assert codes(tmp_path) == ["a-1", "b-2", "z-9"]
