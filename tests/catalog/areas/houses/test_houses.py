"""Lists of houses: what each way of writing means, and that a house belongs to what its list says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.areas.houses.houses import Belongs, HouseRange, Houses, Named, Part, Unsure
from catalog.areas.houses.read_houses import read_houses
from catalog.areas.houses.write_houses import normalised, write_houses
from catalog.areas.names.house import House, read_house
from catalog.register.faults import BadCell

NUMBERS = st.integers(1, 300)
RESTS = st.sampled_from(["", "а", "б", "/2", "к1", "с3", "/3ак5с7"])


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ("1–25 нечётные", "1 7 7а 7/2 25к2", "2 26 27 24"),
        ("2-48, кроме 6", "2 6а 48", "6 1 49"),
        ("7а, 7б", "7а 7б", "7 7в 7/1"),
        ("с 14 до конца", "14 14а 999", "13 13а"),
        ("12 (корп. 1, 2)", "12к1 12к2", "12 12к3 12а"),
        ("1/2", "1/2", "1 1/3"),
        ("вся улица", "1 999к2", ""),
        ("", "1 5а", ""),
        ("нечётные с 29 и до конца улицы, все чётные", "29 31 2 30", "27 1"),
        ("дома 1—9 (нечетные), дома 2–10 (чётная сторона)", "1 9 2 10", "11 12"),
        ("№№ 1–27 (нечетная сторона), чётные 2—36", "27 36", "29 38"),
        ("дома № 4, 7а, 12 и 28", "4 7а 12 28", "7 5"),
        ("с 2 по 22 за исключением 7, 20", "2 8 22 7а", "7 20 23"),
        ("1-15 нечетные, кроме 7; 20", "1 15 20", "7 2 16"),
        ("вся улица, кроме домов № 3–9 (нечётные)", "1 4 8 10", "3 5 9"),
        ("кроме 5", "1 6", "5"),
        ("все дома по чётной стороне", "2 40", "1 39"),
        ("7а-в", "7а 7б 7в", "7 7г"),
        ("до 30", "1 30", "31"),
        ("14 и далее", "14 100", "13"),
        ("5, корпус 1; 5, корпус 2", "5к1 5к2", "5"),
        ("частный сектор 1-25", "1 25", "26"),
        ("2 (все корпуса), 4", "2 2к1 2к15 4", "4к1 3"),
        ("1-35, 2-30", "1 35 2 30", "32 34"),
        ("36-64, 55-57", "36 64 55 57", "37 53 59"),
        ("11-27б, 16–36, 41", "11 27б 16 36 41", "12 29 35"),
        ("1-9, 20-30", "1 2 9 20 21 30", "10 19"),
        ("1-15; 2-20", "1 15 16 19 20", "21"),
    ],
)
def test_each_way_of_writing_means_its_houses(written: str, inside: str, outside: str) -> None:
    houses = read_houses(written)
    assert all(houses.belongs(_house(one)) is Belongs.SURELY for one in inside.split())
    assert all(houses.belongs(_house(one)) is Belongs.NO for one in outside.split())


def test_private_houses_without_numbers_are_never_sure() -> None:
    assert read_houses("частный сектор").belongs(House(5)) is Belongs.PERHAPS
    assert read_houses("1-4, частный сектор").belongs(House(5)) is Belongs.PERHAPS
    assert read_houses("1-4, частный сектор").belongs(House(3)) is Belongs.SURELY


@pytest.mark.parametrize(
    "written",
    [
        "25-1",
        "1–999999999",
        "абв",
        "школа",
        "5 этаж",
        "кроме частного сектора",
        "все, кроме частных домов",
        "1-",
        "12 (корп. )(",
        "§",
    ],
)
def test_what_nobody_can_read_is_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(BadCell) as refused:
        read_houses(written)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("7-А", "7а"), ("7 «б»", "7б"), ("12 корп. 2", "12к2"), ("12к2", "12к2"), ("5, стр. 7", "5с7"),
        ("1/2/3-а к. 5 стр. 7", "1/2/3ак5с7"), ("7A", "7а"), ("5 / 2", "5/2"), ("9 литер Б", "9б"),
    ],
)  # fmt: skip
def test_a_house_is_read_in_any_spelling(written: str, meant: str) -> None:
    assert str(read_house(written)) == meant


@given(st.integers(1, 300), st.integers(0, 100), st.sampled_from([None, True, False]), NUMBERS, RESTS)
def test_a_house_belongs_to_what_its_span_says(
    first: int,
    more: int,
    odd: bool | None,
    number: int,
    rest: str,
) -> None:
    side = {None: "", True: "нечётные", False: "чётные"}[odd]
    houses = read_houses(f"{first}–{first + more} {side}")
    meant = first <= number <= first + more and (odd is None or number % 2 == odd)
    assert (houses.belongs(House(number, rest)) is Belongs.SURELY) == meant


@given(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=5), NUMBERS, RESTS)
def test_exceptions_are_only_what_they_name(last: int, but: list[int], number: int, rest: str) -> None:
    but = [one for one in but if one <= last] or [last]
    houses = read_houses(f"1-{last}, кроме {', '.join(map(str, but))}")
    meant = number <= last and not (number in but and not rest)
    assert (houses.belongs(House(number, rest)) is Belongs.SURELY) == meant


named = st.frozensets(
    st.tuples(NUMBERS, RESTS).map(lambda one: f"{one[0]}{one[1]}"), min_size=1, max_size=6
).map(Named)
spans = st.builds(
    lambda first, more, odd: HouseRange(first, None if more is None else first + more, odd),
    NUMBERS, st.none() | st.integers(0, 50), st.none() | st.booleans(),
)  # fmt: skip


@given(st.lists(spans, max_size=3, unique=True), st.none() | named, st.booleans())
def test_what_is_written_is_read_back_as_the_same(
    ranges: list[HouseRange], some: Named | None, private: bool
) -> None:
    parts: tuple[Part, ...] = (*ranges, *([Unsure()] if private else []), *([some] if some else []))
    houses = Houses(parts or (HouseRange(),))
    assert read_houses(write_houses(houses)) == houses


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        written = normalised(text)
    except BadCell:
        return
    assert normalised(written) == written


def _house(text: str) -> House:
    house = read_house(text)
    assert house
    return house
