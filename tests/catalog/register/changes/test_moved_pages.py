"""An address that is replaced is known as moved, and never comes back as the institution's."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from catalog.model import PageState
from catalog.pages.finding import Verdict
from catalog.pages.judge import Judge
from catalog.pages.listing import Listing
from catalog.pages.locate import locate
from catalog.pages.page_index import PageBook
from catalog.register.changes.importing import apply, preview_reading
from catalog.register.export import write_register
from catalog.register.reading.reading import read_file
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file

HEADER = "Код,Полное наименование,ВКонтакте,Сайт"
OLD = "a-1,Школа № 5,vk.com/school5,school5.ru"
TODAY = date(2026, 11, 30)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as opened:
        yield opened


def imported(register: Register, path: Path) -> dict[str, PageState]:
    preview = preview_reading(register, read_file(path), updating=True)
    apply(register, preview, "", confirmed=True)
    return {page.url: page.state for one in register.versions.institutions() for page in one.pages}


def rows(register: Register, folder: Path, *lines: str) -> dict[str, PageState]:
    return imported(register, csv_file(folder, "\n".join((HEADER, *lines))))


def verdict(register: Register, address: str) -> Verdict:
    book = PageBook(Listing(register.versions.institutions()))
    return Judge(book, TODAY).target(locate(address)).verdict


def test_a_replaced_address_is_moved_and_not_to_be_followed(register: Register, tmp_path: Path) -> None:
    rows(register, tmp_path, OLD)
    states = rows(register, tmp_path, "a-1,Школа № 5,vk.com/school_5,school5.ru")
    assert states["https://vk.com/school5"] is PageState.MOVED
    assert states["https://vk.com/school_5"] is PageState.LISTED
    assert verdict(register, "vk.com/school5") is Verdict.REVOKED
    assert verdict(register, "vk.com/school_5") is Verdict.LISTED


def test_it_stays_moved_through_an_export(register: Register, tmp_path: Path) -> None:
    rows(register, tmp_path, OLD)
    before = rows(register, tmp_path, "a-1,Школа № 5,vk.com/school_5,school5.ru")
    write_register(register.versions.institutions(), tmp_path / "out.csv")
    assert "vk.com/school5" not in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert imported(register, tmp_path / "out.csv") == before


def test_what_is_only_taken_away_or_written_otherwise_has_not_moved(
    register: Register, tmp_path: Path
) -> None:
    rows(register, tmp_path, OLD)
    assert list(rows(register, tmp_path, "a-1,Школа № 5,,https://school5.ru/")) == ["https://school5.ru/"]


def test_an_address_that_is_anothers_now_is_anothers(register: Register, tmp_path: Path) -> None:
    rows(register, tmp_path, OLD)
    states = rows(
        register, tmp_path, "a-1,Школа № 5,vk.com/school_5,", "b-2,Школа № 6,vk.com/school5,school6.ru"
    )
    assert states["https://vk.com/school5"] is PageState.LISTED
    assert verdict(register, "vk.com/school5") is Verdict.LISTED
