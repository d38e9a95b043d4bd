"""`gospublic invite`: a table of links, the same ones for a reminder, and their end."""

import csv
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from bot.__main__ import app
from catalog.invitations.model import Told
from catalog.model import Institution, Place
from catalog.store.register import Register, open_register
from tests.catalog.registers import stored

PUBLIC = "https://guide.example"
FOUNDER = Institution("adm", "Администрация города Камышина", kind="администрация", place=Place("г. Камышин"))
SCHOOLS = tuple(
    Institution(f"s-{number}", f"МОУ СШ № {number}", kind="школа", place=Place("г. Камышин"), superior="adm")
    for number in (1, 2)
)
FORMULA = Institution("f", "=CMD() <b>", kind="школа", place=Place("Елань", "Елань"), phone="+7 84457 1")


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    url = stored(tmp_path, FOUNDER, *SCHOOLS, FORMULA)
    return {"GOSPUBLIC_DATABASE_URL": url, "GOSPUBLIC_PUBLIC_URL": PUBLIC, "GOSPUBLIC_SECRET": "of the tests"}


@pytest.fixture
def register(settings: dict[str, str]) -> Iterator[Register]:
    with closing(open_register(settings["GOSPUBLIC_DATABASE_URL"])) as register:
        yield register


def run(settings: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(app, ["invite", *arguments], env=settings)


def rows(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8-sig") as lines:
        return {row["Код"]: row for row in csv.DictReader(lines)}


def test_each_gets_a_link_of_its_own_and_the_next_table_has_the_same(
    settings: dict[str, str], register: Register, tmp_path: Path
) -> None:
    first, again = tmp_path / "a.csv", tmp_path / "b.csv"
    assert run(settings, "-o", str(first)).exit_code == 0
    assert run(settings, "-o", str(again)).exit_code == 0
    assert rows(first) == rows(again)
    links = [row["Ссылка"] for row in rows(first).values()]
    assert len(set(links)) == 4
    assert all(link.startswith(f"{PUBLIC}/confirm/") for link in links)
    assert rows(first)["s-1"]["Учредитель"] == "Администрация города Камышина"
    assert rows(first)["f"]["Полное наименование"] == "'=CMD() <b>"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    deed = register.accounts.deeds()[0]
    assert (deed.operator, deed.action, deed.detail) == ("консоль", "invite", "4")
    assert all(link.rpartition("/")[2] not in str(register.accounts.deeds()) for link in links)


def test_who_has_not_answered_is_told_by_municipality_and_founder(
    settings: dict[str, str], register: Register, tmp_path: Path
) -> None:
    table = tmp_path / "links.xlsx"
    assert run(settings, "-o", str(table), "--where", "школа").exit_code == 0
    one = next(iter(register.invitations.standing(datetime.now(UTC)).values())).invitation
    register.invitations.tell(one, Told({}, {}), datetime.now(UTC))
    done = run(settings, "-o", str(table), "--unanswered")
    assert done.exit_code == 0, done.stderr
    sheet = load_workbook(table).active
    assert sheet is not None
    listed = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(listed) == 2
    assert one.code not in {row[0] for row in listed}


def test_links_stand_on_sheets_as_codes(settings: dict[str, str], tmp_path: Path) -> None:
    sheets = tmp_path / "links.pdf"
    assert run(settings, "-o", str(sheets), "--where", "Камышин").exit_code == 0
    page = pypdfium2.PdfDocument(sheets.read_bytes())[0].render(scale=2).to_pil()
    read = [one.text for one in zxingcpp.read_barcodes(page)]
    assert len(read) == 3
    assert all(text.startswith(f"{PUBLIC}/confirm/") for text in read)


def test_a_revoked_link_is_replaced_by_another(settings: dict[str, str], tmp_path: Path) -> None:
    table = tmp_path / "links.csv"
    run(settings, "-o", str(table))
    before = rows(table)["s-1"]["Ссылка"]
    assert "1" in run(settings, "--revoke", "s-1").stdout
    run(settings, "-o", str(table))
    assert rows(table)["s-1"]["Ссылка"] != before


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("-o", "links.doc"), 1),
        (("-o", "/no/such/links.xlsx"), 1),
        (("-o", "links.xlsx", "--where", "Марс"), 1),
        (("-o", "links.xlsx", "--unanswered"), 1),
        (("-o", "links.xlsx", "--days", "0"), 2),
        ((), 2),
        (("-o", "links.xlsx", "--revoke", "s-1"), 2),
    ],
)
def test_what_can_t_be_done_is_refused(
    settings: dict[str, str], arguments: tuple[str, ...], status: int
) -> None:
    done = run(settings, *arguments)
    assert done.exit_code == status
    assert done.stdout == ""
    assert done.stderr


def test_without_a_public_address_nobody_is_invited(settings: dict[str, str], tmp_path: Path) -> None:
    done = run({**settings, "GOSPUBLIC_PUBLIC_URL": ""}, "-o", str(tmp_path / "links.xlsx"))
    assert done.exit_code == 1
    assert "GOSPUBLIC_PUBLIC_URL" in done.stderr
    assert list(tmp_path.glob("links.*")) == []
