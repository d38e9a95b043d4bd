"""Whatever stands in the address of a list, it asks for something that can be written down again."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from bot.desk import texts
from bot.desk.lists.asked import LONGEST, ListAsked, order_of, read_asked, read_sorts
from catalog.store.lists.narrowing import By, ListOrder, StateToday

TODAY, KEPT = date(2026, 11, 30), timedelta(days=90)
NAMES = ["q", "kind", "place", "platform", "state", "no_page", "no_phone", "by", "older", "col", "nobody", ""]
LONG = "ы" * 10_000


def test_conditions_are_read_by_their_names() -> None:
    said = "q=школа+5&kind=школа&place=Волжский&platform=vk&state=lapsed&no_page=any&no_phone=1&by=o&older=60"
    asked, troubles = read_asked(QueryParams(said))
    assert troubles == ()
    wanted = asked.wanted(TODAY, KEPT)
    assert (wanted.kind, wanted.place, wanted.platform) == ("школа", "Волжский", "vk")
    assert (wanted.state, wanted.no_page, wanted.no_phone) == (StateToday.LAPSED, "any", True)
    assert (wanted.changed_by, wanted.before) == ("o", TODAY - timedelta(days=60))


def test_what_cannot_be_meant_is_told_and_passed_over() -> None:
    asked, troubles = read_asked(QueryParams("state=gone&older=-5&platform=myspace&no_phone=yes&kind=школа"))
    assert asked == ListAsked(kind="школа")
    assert len(troubles) == 4
    assert texts.NOT_A_CONDITION.format(name=texts.CONDITIONS["state"]) in troubles


@given(st.lists(st.tuples(st.sampled_from(NAMES) | st.text(), st.text() | st.just(LONG)), max_size=20))
def test_any_address_asks_for_something(items: list[tuple[str, str]]) -> None:
    asked, _ = read_asked(QueryParams(items))
    assert asked.wanted(TODAY, KEPT).today == TODAY
    assert all(len(value) <= LONGEST and value.isprintable() for value in (asked.q, asked.kind, asked.by))
    assert read_asked(QueryParams(asked.address)) == (asked, ())
    assert read_sorts(QueryParams(items)) == ListOrder()


def test_the_first_known_column_sorts() -> None:
    assert order_of(None) == ListOrder()
    assert order_of([("nothing", "asc"), ("kind", "desc"), ("code", "asc")]) == ListOrder(By.KIND, down=True)
    assert read_sorts(QueryParams("sort=checked_on__desc")) == ListOrder(By.CHECKED, down=True)
