"""INN and OGRN that add up, and single slips in them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.changes.importing import preview_reading
from catalog.register.changes.preview_text import told
from catalog.register.reading.reading import read_file
from catalog.store.register import open_register
from tests.catalog.register.sheets import csv_file

INNS = ("7707083893", "500100732259")
OGRNS = ("1027700132195", "304500116000157", "304500116000180")
"""The last one's remainder has two digits: the library's own check refuses it."""


@pytest.mark.parametrize("inn", INNS)
def test_a_real_inn_adds_up(inn: str) -> None:
    assert inn_adds_up(inn)


@pytest.mark.parametrize("ogrn", OGRNS)
def test_a_real_ogrn_adds_up(ogrn: str) -> None:
    assert ogrn_adds_up(ogrn)


@given(st.sampled_from([*INNS, *OGRNS]), st.integers(1, 9))
def test_a_slip_in_the_last_digit_shows(number: str, more: int) -> None:
    slipped = f"{number[:-1]}{(int(number[-1]) + more) % 10}"
    assert not (inn_adds_up if number in INNS else ogrn_adds_up)(slipped)


def test_a_number_that_does_not_add_up_is_told_and_not_refused(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, f"Полное наименование,ИНН,ОГРН\nА,{INNS[0]},{OGRNS[0]}\nБ,7707083894,1027700132196\n"
    )
    reading = read_file(path)
    assert [(one.row, one.column, one.value) for one in reading.notices] == [
        (3, "ИНН", "7707083894"),
        (3, "ОГРН", "1027700132196"),
    ]
    assert [row.institution.inn for row in reading.rows] == [INNS[0], "7707083894"]


def test_many_of_them_do_not_hide_another_notice(tmp_path: Path) -> None:
    wrong = "".join(f"Школа {n},7707083894,\n" for n in range(100))
    shared = "Клуб,,vk.com/one_page\nМузей,,vk.com/one_page\n"
    path = csv_file(tmp_path, f"Полное наименование,ИНН,ВКонтакте\n{wrong}{shared}")
    register = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    preview = told(preview_reading(register, read_file(path), updating=False))
    register.close()
    assert "vk.com/one_page" in preview
    assert "ещё 95" in preview
