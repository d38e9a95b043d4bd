"""What is a telephone number in a text, and whose it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution
from catalog.pages.listing import Exchange
from catalog.pages.phone_book import PhoneBook, whole_number
from catalog.pages.phones import find_numbers, read_cell
from catalog.region import load_region

TODAY = date(2026, 11, 30)
CITY = "+78442330303"


@pytest.mark.parametrize(
    "said",
    [
        "+7 8442 33-03-03", "8 (8442) 33-03-03", "7 8442 330303", "88442330303", "8.8442.33.03.03",
        "8-8442-330303", "(8442) 33-03-03", "8442 33-03-03", "+7(8442)33 03 03,",
        "тел.:8 8442 33 03 03", "телефон 8442330303",
        "8\u00a0(8442)\u00a033–03–03",
    ],
)  # fmt: skip
def test_every_spelling_is_one_number(said: str) -> None:
    assert [one.key for one in find_numbers(f"звонили: {said} кто это?")] == [CITY]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("8 800 555-35-35 и +7 995 123-45-67", ["+78005553535", "+79951234567"]),
        ("8 8442 33-03-03 8 8442 33-03-04", [CITY, "+78442330304"]),
        ("звонят с 112", ["112"]),
        ("чей номер 122", ["122"]),
        ("телефон 33-03-03", ["330303"]),
        ("номер 3-18-40", ["31840"]),
        ("+44 20 7946 0958", ["+442079460958"]),
    ],
)
def test_numbers_are_found(text: str, keys: list[str]) -> None:
    assert [one.key for one in find_numbers(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "поликлиника 5", "школа 112", "автобус 122", "дом 8 кв 112", "ИНН 3430030612", "3430030612",
        "огрн 1023402458000", "СНИЛС 112-233-445 95", "10.12.2026 8:30", "8 12 2026 10 30 15",
        "5 000 000 рублей", "дом 7 12.12.2026 14 30", "карта 8600 1234 5678 9012",
        "8123 4567 8901 2345", "12-10-26", "33-03-03",
        "школа 101 телефон", "учитель 33-03-03", "заказ 88442330303", "vk.com/club88442330303", "",
    ],
)  # fmt: skip
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("8 (8442) 33-03-03", (CITY,)),
        ("8 (8442) 33-03-03, 33-03-04; +7 995 123-45-67 доб. 5", (CITY, "+78442330304", "+79951234567")),
        ("122", ("122",)),
        ("нет", ()),
    ],
)
def test_a_cell_of_a_register_is_read(cell: str, keys: tuple[str, ...]) -> None:
    assert read_cell(cell) == keys


@given(st.text(max_size=100) | st.text(alphabet="+78 ()-.0123456789 тел", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.key.lstrip("+").isdecimal()


def _clinic(code: str, phone: str, seen_on: date | None = None) -> Institution:
    return Institution(code, f"Поликлиника {code}", phone=phone, seen_on=seen_on)


def test_a_number_last_seen_more_than_two_years_ago_is_nobodys() -> None:
    book = PhoneBook(
        [_clinic("old", "8 (8442) 33-03-03", date(2024, 1, 1)), _clinic("new", "8 (8442) 33-03-04")]
    )
    assert book.institutions(CITY, TODAY) == ()
    assert [one.code for one in book.institutions("+78442330304", TODAY)] == ["new"]


def test_the_regions_contacts_have_their_numbers() -> None:
    book = PhoneBook((), load_region("volgograd").contacts)
    assert {
        key: bool(book.contact(key, TODAY)) for key in ("112", "122", "+78001007010", "+78005553535")
    } == {
        "112": True,
        "122": True,
        "+78001007010": True,
        "+78005553535": False,
    }
    assert book.contact("+78001007010", date(2029, 1, 1)) is None


def test_a_local_number_takes_the_code_that_most_have_there() -> None:
    there = [
        _clinic("a", "8 (8442) 33-03-03"),
        _clinic("b", "8 (8442) 33-03-04"),
        _clinic("c", "8 800 100-70-10"),
    ]
    assert whole_number("330305", there) == "+78442330305"
    assert whole_number("330305", ()) == ""


PHONES = st.sampled_from(["", "8 (8442) 33-03-03", "8 (8442) 33-03-04, 33-03-03", "8 (84476) 3-18-40"])
REGISTERS = st.dictionaries(st.sampled_from("abcde"), PHONES)


@given(REGISTERS, REGISTERS)
def test_a_changed_book_is_the_book_of_the_later_register(
    before: dict[str, str], after: dict[str, str]
) -> None:
    earlier = {code: _clinic(code, phone) for code, phone in sorted(before.items())}
    later = [
        earlier[code] if before.get(code) == phone else replace(_clinic(code, phone))
        for code, phone in sorted(after.items())
    ]
    changed = PhoneBook(list(earlier.values())).changed(Exchange.between(list(earlier.values()), later))
    made = PhoneBook(later)
    for key in ("+78442330303", "+78442330304", "+78447631840"):
        assert changed.institutions(key, TODAY) == made.institutions(key, TODAY)
