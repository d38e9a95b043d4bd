"""What is counted of a register, and what isn't."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.statistics.count import MOST_LARGEST, count
from catalog.statistics.model import Cover, Statistics, StatisticsRow

TODAY = date(2026, 11, 23)
VK, OK, SITE = Platform.VK, Platform.OK, Platform.SITE
NORTH, SOUTH = Place("Северный район"), Place("Южный район")


def page(
    name: str,
    platform: Platform = VK,
    state: PageState = PageState.LISTED,
    looked: int | None = None,
    followers: int | None = None,
) -> Page:
    """A page that was looked at so many days ago."""
    on = None if looked is None else TODAY - timedelta(days=looked)
    counted_on = None if followers is None else date(2026, 11, 20)
    return Page(
        platform, f"https://{platform}/{name}", state, on, followers=followers, followers_on=counted_on
    )


def marked(name: str, looked: int, followers: int | None = None) -> Page:
    return page(name, VK, PageState.CONFIRMED, looked, followers)


def figures(*institutions: Institution) -> Statistics:
    return count(institutions, lambda one: one.kind, TODAY)


def rows(found: tuple[StatisticsRow, ...]) -> dict[str, tuple[int, int, int, int]]:
    return {row.label: (row.institutions, row.pages, row.confirmed, row.followers) for row in found}


FRESH = Institution("a", "А", kind="школа", place=NORTH, pages=(marked("a", 1, 100), page("a", OK)))
LAPSED = Institution("b", "Б", kind="школа", place=SOUTH, pages=(marked("b", 91, 20), page("b", SITE)))
SITE_ONLY = Institution("c", "В", kind="садик", place=SOUTH, pages=(page("c", SITE),))
EXCUSED = Institution("d", "Г", kind="садик", place=SOUTH, no_page_reason="на основании")
NOTHING = Institution("e", "Д", place=NORTH, followers=500, followers_on=date(2025, 11, 24))
CLOSED = Institution("f", "Е", kind="школа", successor="a", pages=(marked("f", 1, 900),))
WHOLE = figures(FRESH, LAPSED, SITE_ONLY, EXCUSED, NOTHING, CLOSED)


def test_the_sums_count_what_residents_are_shown() -> None:
    assert rows((WHOLE.all,)) == {"": (5, 3, 1, 620)}
    assert (WHOLE.all.counted, WHOLE.sites) == (3, 2)
    assert (WHOLE.counted_from, WHOLE.counted_to) == (date(2025, 11, 24), date(2026, 11, 20))


def test_by_platform_kind_and_municipality() -> None:
    assert rows(WHOLE.platforms) == {
        "vk": (2, 2, 1, 120),
        "ok": (1, 1, 0, 0),
        "max": (0,) * 4,
        "telegram": (0,) * 4,
    }
    assert rows(WHOLE.kinds) == {"школа": (2, 3, 1, 120), "садик": (2, 0, 0, 0), "": (1, 0, 0, 500)}
    assert rows(WHOLE.municipalities) == {"Северный район": (2, 2, 1, 600), "Южный район": (3, 1, 0, 20)}


def test_each_institution_is_covered_by_the_best_that_it_has() -> None:
    assert WHOLE.all.coverage == dict.fromkeys(Cover, 1)


def test_confirmations_are_told_by_age() -> None:
    given = [0, 30, 31, 60, 61, 90, 91, 400]
    found = figures(Institution("a", "А", pages=tuple(marked(str(age), age) for age in given)))
    assert [(age.since, age.until, age.pages) for age in found.ages] == [
        (0, 30, 2),
        (31, 60, 2),
        (61, 90, 2),
        (91, None, 2),
    ]
    assert found.all.confirmed == 6


def test_a_page_of_two_institutions_is_counted_once() -> None:
    shared = marked("shared", 1, 70)
    found = figures(Institution("a", "А", pages=(shared,)), Institution("b", "Б", pages=(shared,)))
    assert rows((found.all,)) == {"": (2, 1, 1, 70)}
    assert found.all.coverage == {Cover.CONFIRMED: 2}
    assert len(found.largest) == 1


@pytest.mark.parametrize(
    "hidden",
    [
        page("x", state=PageState.REVOKED, followers=9),
        page("x", state=PageState.BROKEN, followers=9),
        page("x", state=PageState.MOVED, followers=9),
        page("x", looked=800, followers=9),
    ],
)
def test_what_nobody_is_shown_counts_for_nothing(hidden: Page) -> None:
    found = figures(Institution("a", "А", pages=(hidden,)))
    assert rows((found.all,)) == {"": (1, 0, 0, 0)}
    assert found.all.coverage == {Cover.NOTHING: 1}


def test_the_largest_come_first_with_who_counted_them() -> None:
    assert [(large.institution.code, large.followers) for large in WHOLE.largest] == [
        ("e", 500),
        ("a", 100),
        ("b", 20),
    ]
    assert WHOLE.largest[0].page is None
    assert WHOLE.largest[1].counted_on == date(2026, 11, 20)
    many = Institution("a", "А", pages=tuple(page(str(number), followers=number) for number in range(50)))
    assert len(figures(many).largest) == MOST_LARGEST


def test_an_empty_register_has_figures_too() -> None:
    found = figures()
    assert rows((found.all,)) == {"": (0, 0, 0, 0)}
    assert (found.largest, found.counted_to, found.kinds) == ((), None, ())


@given(
    st.lists(
        st.tuples(st.sampled_from("абв"), st.sampled_from(["", "С", "Ю"]), st.integers(0, 9)), max_size=12
    )
)
def test_parts_add_up_to_the_whole(register: list[tuple[str, str, int]]) -> None:
    found = figures(
        *(
            Institution(
                str(at), "А", kind=kind, place=Place(place), pages=(marked(str(at), 10 * at, followers),)
            )
            for at, (kind, place, followers) in enumerate(register)
        )
    )
    whole = next(iter(rows((found.all,)).values()))
    for parts in (found.kinds, found.municipalities):
        assert tuple(map(sum, zip(*rows(parts).values(), strict=True))) == (whole if register else ())
    assert sum(found.all.coverage.values()) == found.all.institutions == len(register)
    assert sum(age.pages for age in found.ages) == len(register)
