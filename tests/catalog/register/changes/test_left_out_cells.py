"""What a cell can't say leaves the institution as it was."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.model import Institution, PageState
from catalog.register.changes.importing import apply, preview_reading
from catalog.register.reading.reading import read_file
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file

KNOWN = (
    "Код,Полное наименование,ВКонтакте,Сайт,Госорганизация,Проверено,ИНН",
    "a-1,Школа № 5,vk.com/school5,school5.ru,да,20.11.2026,3444059139",
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as opened:
        taken(opened, tmp_path, *KNOWN)
        yield opened


def taken(register: Register, folder: Path, *lines: str) -> Institution:
    reading = read_file(csv_file(folder, "\n".join(lines)))
    preview = preview_reading(register, reading, updating=True)
    assert not preview.faults
    apply(register, preview, "", confirmed=True)
    (one,) = register.versions.institutions()
    return one


def test_a_number_or_a_site_that_cannot_be_taken_stays_as_it_was(register: Register, tmp_path: Path) -> None:
    one = taken(register, tmp_path, "Код,Название,Сайт,ИНН", "a-1,Школа № 5,school5@mail.ru,344405913")
    assert one.inn == "3444059139"
    assert "https://school5.ru/" in [page.url for page in one.pages]


def test_a_page_under_another_column_stands_behind_the_confirmed_one(
    register: Register, tmp_path: Path
) -> None:
    one = taken(register, tmp_path, "Код,Название,Сайт", "a-1,Школа № 5,vk.com/school_five")
    assert [(page.url, page.state) for page in one.pages] == [
        ("https://vk.com/school5", PageState.CONFIRMED),
        ("https://vk.com/school_five", PageState.LISTED),
        ("https://school5.ru/", PageState.LISTED),
    ]


def test_a_mark_does_not_speak_of_a_page_under_another_column(register: Register, tmp_path: Path) -> None:
    header = "Код,Название,Сайт,Госорганизация,Проверено"
    one = taken(register, tmp_path, header, "a-1,Школа № 5,vk.com/school_five,да,25.11.2026")
    states = {page.url: page.state for page in one.pages}
    assert states["https://vk.com/school_five"] is PageState.LISTED
