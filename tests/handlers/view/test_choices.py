from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Place
from handlers.view.choices import LABEL_LENGTH, fitted, numbered, rows


def garden(code: str, number: int, district: str = "Дзержинский район", address: str = "") -> Institution:
    place = Place("городской округ город-герой Волгоград", "Волгоград", district)
    official = f"муниципальное дошкольное образовательное учреждение «Детский сад № {number}»"
    return Institution(
        code,
        official,
        short_name=f"МОУ Детский сад № {number}",
        kind="детский сад",
        place=place,
        address=address,
    )


def labels(*institutions: Institution) -> list[str]:
    return [row.choice.label for row in rows(institutions)]


def test_numbers_are_enough_within_one_place() -> None:
    assert labels(garden("a", 9), garden("b", 12)) == ["1. № 9", "2. № 12"]


def test_the_place_is_named_where_it_differs() -> None:
    assert labels(garden("a", 9), garden("b", 12, "Кировский район")) == [
        "1. № 9, Дзержинский",
        "2. № 12, Кировский",
    ]


def test_the_place_alone_where_all_are_called_alike() -> None:
    assert labels(garden("a", 9), garden("b", 9, "Кировский район")) == ["1. Дзержинский", "2. Кировский"]


def test_the_street_where_nothing_else_differs() -> None:
    assert labels(garden("a", 9, address="Мира, 1"), garden("b", 9, address="Ленина, 2")) == [
        "1. Мира, 1",
        "2. Ленина, 2",
    ]


def test_lines_are_numbered_on() -> None:
    listed = rows((garden("a", 9), garden("b", 12)), start=6)
    assert [row.line[:2] for row in listed] == ["6.", "7."]
    assert [row.choice.choice for row in listed] == ["card:a", "card:b"]


def test_options_without_institutions() -> None:
    assert [row.line for row in numbered([("Врач", "section:0"), ("Кружки", "section:1")])] == [
        "1. Врач",
        "2. Кружки",
    ]


def test_the_head_of_a_long_name_is_kept_and_cut_between_words() -> None:
    label = fitted("1. ", "Волгоградский областной клинический кардиологический центр")
    assert len(label) <= LABEL_LENGTH
    assert label == "1. Волгоградский областной клинический…"


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80), st.text(max_size=60)), max_size=6))
def test_labels_are_short_and_distinct_whatever_the_register_holds(texts: list[tuple[str, str, str]]) -> None:
    institutions = [
        Institution(
            f"c{number}", official, short_name=short, kind="школа", place=Place("", place), address=place
        )
        for number, (official, short, place) in enumerate(texts)
    ]
    found = labels(*institutions)
    assert len(set(found)) == len(found)
    assert all(0 < len(label) <= LABEL_LENGTH for label in found)


def test_long_names_that_begin_alike_are_told_apart_by_their_ends() -> None:
    beginning = "Волгоградский областной клинический специализированный"
    ends = ("онкологический диспансер", "кардиологический центр", "диспансер № 3", "диспансер № 4")
    found = labels(*(Institution(str(at), f"{beginning} {end}") for at, end in enumerate(ends)))
    assert all(end.split()[-1] in label.lower() for end, label in zip(ends, found, strict=True))
    assert "№ 3" in found[2]
