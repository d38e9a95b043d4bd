"""`gospublic links` and `gospublic qr`: what is printed on doors."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from catalog.model import Institution
from tests.catalog.registers import stored
from tests.doubles.telegram import TOKEN, Fault, Telegram, serving

SCHOOL = Institution("school-5", "МОУ «Средняя школа № 5»", short_name="=Школа № 5")
PUBLIC = "https://guide.example"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with serving(Telegram()) as telegram:
        yield {
            "GOSPUBLIC_DATABASE_URL": stored(tmp_path_factory.mktemp("register"), SCHOOL),
            "GOSPUBLIC_TELEGRAM_TOKEN": TOKEN,
            "GOSPUBLIC_TELEGRAM_API": telegram.address,
            "GOSPUBLIC_VK_TOKEN": "token",
            "GOSPUBLIC_VK_GROUP_ID": "77",
            "GOSPUBLIC_PUBLIC_URL": PUBLIC + "/",
        }


def run(settings: Mapping[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env=settings)


def test_every_institution_and_service_is_listed_with_its_links(settings: dict[str, str]) -> None:
    done = run(settings, "links")
    assert done.exit_code == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[0] == {
        "Код": "school-5",
        "Название": "'=Школа № 5",
        "Где": "",
        "Телеграм": "https://t.me/guide_of_tests_bot?start=school-5",
        "ВКонтакте": "https://vk.me/club77?ref=school-5",
        "МАКС": "",
        "Страница": "https://guide.example/i/school-5",
    }
    services = [row for row in rows if row["Код"].startswith("service-")]
    assert services
    assert all(row["Название"] and row["Телеграм"].endswith(row["Код"]) for row in services)


def test_the_same_as_json(settings: dict[str, str]) -> None:
    done = run(settings, "links", "--json")
    found = json.loads(done.stdout)
    assert found[0]["code"] == "school-5"
    assert set(found[0]["links"]) == {"telegram", "vk", "web"}


def test_with_telegram_out_of_reach_the_others_are_listed(settings: dict[str, str]) -> None:
    with serving(Telegram(fault=lambda *_: Fault(status=502))) as broken:
        done = run({**settings, "GOSPUBLIC_TELEGRAM_API": broken.address}, "links", "--json")
    assert done.exit_code == 0
    assert set(json.loads(done.stdout)[0]["links"]) == {"vk", "web"}
    assert "Телеграм" in done.stderr


def test_without_channels_it_says_so(settings: dict[str, str]) -> None:
    done = run({"GOSPUBLIC_DATABASE_URL": settings["GOSPUBLIC_DATABASE_URL"]}, "links")
    assert done.exit_code == 0
    assert "GOSPUBLIC_PUBLIC_URL" in done.stderr


@pytest.mark.parametrize(("name", "beginning"), [("door.png", b"\x89PNG"), ("door.SVG", b"<?xml")])
def test_a_code_is_drawn_to_a_file(
    settings: dict[str, str], tmp_path: Path, name: str, beginning: bytes
) -> None:
    done = run(settings, "qr", "school-5", str(tmp_path / name))
    assert (done.exit_code, done.stdout.strip()) == (0, f"{PUBLIC}/i/school-5"), done.stderr
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_a_code_is_drawn_in_the_terminal(settings: dict[str, str]) -> None:
    done = run(settings, "qr", "service-doctor")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) > 20
    assert done.stdout.strip().endswith(f"{PUBLIC}/i/service-doctor")


@pytest.mark.parametrize(
    "arguments", [("nobody",), ("school-5", "door.gif"), ("school-5", "/no/such/door.png")]
)
def test_what_can_not_be_drawn_is_refused_in_one_sentence(
    settings: dict[str, str], arguments: tuple[str, ...]
) -> None:
    done = run(settings, "qr", *arguments)
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_without_an_address_nothing_is_drawn(settings: dict[str, str]) -> None:
    done = run({**settings, "GOSPUBLIC_PUBLIC_URL": ""}, "qr", "school-5")
    assert done.exit_code == 1
    assert "GOSPUBLIC_PUBLIC_URL" in done.stderr


def test_many_codes_go_to_sheets(settings: dict[str, str], tmp_path: Path) -> None:
    sheets = tmp_path / "doors.pdf"
    done = run(settings, "qr", "--all", str(sheets), "--where", "школа")
    assert (done.exit_code, done.stderr) == (0, "")
    assert sheets.read_bytes().startswith(b"%PDF")
    assert done.stdout.strip().endswith("doors.pdf: 1.")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--all", "doors.png"), 1),
        (("--all", "/no/such/doors.pdf"), 1),
        (("--all", "doors.pdf", "--where", "Марс"), 1),
        (("school-5", "--all", "doors.pdf"), 2),
        ((), 2),
        (("--all", "doors.pdf", "--on-sheet", "7"), 2),
    ],
)
def test_sheets_that_can_not_be_drawn_are_refused(
    settings: dict[str, str], arguments: tuple[str, ...], status: int
) -> None:
    done = run(settings, "qr", *arguments)
    assert done.exit_code == status
    assert done.stdout == ""
