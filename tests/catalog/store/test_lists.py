"""Lists that the database narrows down, sorts and counts: the same as if every row had been looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from catalog.accounts import Deed
from catalog.discovery.judging import JudgedPage
from catalog.discovery.model import Settled
from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.store.database.database import Database
from catalog.store.lists.conditions import RARE
from catalog.store.lists.lists import FIRST, Lists
from catalog.store.lists.narrowing import ANY_PLATFORM, By, ListOrder, Narrowing, StateToday
from catalog.store.lists.queues import ANSWERS, FOUND_PAGES
from catalog.store.register import Register
from tests.catalog.store.steps import grows

TODAY = date(2026, 11, 30)
LONG_AGO = TODAY - timedelta(days=120)
NORTH, SOUTH = Place("Северный район", "Заречье"), Place("Южный район", "р.п. Луговой")
ALL = Narrowing(TODAY)


def _page(platform: Platform, name: str, state: PageState, on: date | None = None) -> Page:
    return Page(platform, f"https://{platform}.example/{name}", state, on)


SCHOOL = Institution(
    "a-1", "МОУ «Школа № 1»", kind="школа", place=NORTH, phone="112", inn="3400000000",
    pages=(
        _page(Platform.VK, "one", PageState.CONFIRMED, TODAY),
        _page(Platform.OK, "one", PageState.BROKEN, TODAY),
    ),
)  # fmt: skip
GARDEN = Institution(
    "b-2", "МДОУ «Сад № 2»", short_name="Ёлочка", kind="детский сад", place=SOUTH,
    pages=(_page(Platform.VK, "two", PageState.CONFIRMED, LONG_AGO),),
)  # fmt: skip
LIBRARY = Institution(
    "c-3", "Библиотека", kind="библиотека", place=NORTH, phone="113",
    pages=(_page(Platform.SITE, "three", PageState.LISTED),),
)  # fmt: skip


@pytest.fixture
def filled(register: Register) -> Register:
    register.versions.replace([LIBRARY, GARDEN, SCHOOL], note="")
    return register


CONDITIONS: tuple[tuple[Narrowing, list[str], list[str]], ...] = (
    (ALL, ["a-1", "b-2", "c-3"], ["a-1", "a-1", "b-2", "c-3"]),
    (replace(ALL, kind="школа"), ["a-1"], ["a-1", "a-1"]),
    (replace(ALL, kind="школ"), [], []),
    (replace(ALL, place="Заречье"), ["a-1", "c-3"], ["a-1", "a-1", "c-3"]),
    (replace(ALL, place="луговой"), ["b-2"], ["b-2"]),
    (replace(ALL, place="Нигде"), [], []),
    (replace(ALL, platform="vk"), ["a-1", "b-2"], ["a-1", "b-2"]),
    (replace(ALL, platform="vk", state=StateToday.CONFIRMED), ["a-1"], ["a-1"]),
    (replace(ALL, state=StateToday.LAPSED), ["b-2"], ["b-2"]),
    (replace(ALL, platform="ok", state=StateToday.CONFIRMED), [], []),
    (replace(ALL, state=StateToday.BROKEN), ["a-1"], ["a-1"]),
    (replace(ALL, state=StateToday.REVOKED), [], []),
    (replace(ALL, no_page="ok"), ["a-1", "b-2", "c-3"], ["a-1", "a-1", "b-2", "c-3"]),
    (replace(ALL, no_page="vk"), ["c-3"], ["c-3"]),
    (replace(ALL, no_page=ANY_PLATFORM), ["c-3"], ["c-3"]),
    (replace(ALL, no_phone=True), ["b-2"], ["b-2"]),
    (replace(ALL, codes=("c-3", "a-1", "nobody")), ["a-1", "c-3"], ["a-1", "a-1", "c-3"]),
    (replace(ALL, codes=()), [], []),
    (replace(ALL, urls=("https://vk.example/two",)), ["b-2"], ["b-2"]),
    (replace(ALL, fragment="example/o"), ["a-1"], ["a-1", "a-1"]),
    (replace(ALL, kind="школа", no_phone=True), [], []),
    (replace(ALL, place="Заречье", platform="vk", no_page="ok"), ["a-1"], ["a-1"]),
    (replace(ALL, changed_by="nobody"), [], []),
)  # fmt: skip


def test_conditions_combine(filled: Register) -> None:
    lists = filled.lists
    for wanted, codes, owners in CONDITIONS:
        assert lists.codes(wanted) == codes, wanted
        assert lists.count(wanted) == len(codes), wanted
        assert [code for code, _ in lists.page_keys(wanted)] == owners, wanted
        assert [code for code, _ in lists.page_keys(wanted, ListOrder(limit=100))] == owners, wanted
        assert lists.count_pages(wanted) == len(owners), wanted


def test_a_withdrawn_page_is_in_nobodys_sight(filled: Register) -> None:
    filled.withdrawals.withdraw("https://vk.example/one", "взломана", TODAY)
    lists = filled.lists
    assert lists.codes(replace(ALL, state=StateToday.REVOKED)) == ["a-1"]
    assert lists.codes(replace(ALL, state=StateToday.CONFIRMED)) == []
    assert lists.codes(replace(ALL, no_page="vk")) == ["a-1", "c-3"]
    assert lists.count_pages(replace(ALL, platform="vk", state=StateToday.REVOKED)) == 1
    (one,) = lists.institutions(["a-1"])
    assert one.pages[0].state is PageState.REVOKED


def test_who_changed_it_and_how_long_ago(filled: Register) -> None:
    made = filled.versions.update([replace(LIBRARY, phone="114")], note="")
    hidden = filled.withdrawals.withdraw("https://vk.example/two", "взломана", TODAY)
    assert hidden is not None
    for name, version in (("Ольга", made.number), ("Пётр", hidden.number)):
        filled.accounts.note(Deed(datetime.now(UTC), name, "correct", version=version))
    lists = filled.lists
    assert lists.people() == ["Ольга", "Пётр"]
    assert lists.codes(replace(ALL, changed_by="Ольга")) == ["c-3"]
    assert lists.codes(replace(ALL, changed_by="Пётр")) == ["b-2"]
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    assert lists.codes(replace(ALL, before=tomorrow)) == ["a-1", "b-2", "c-3"]
    assert lists.codes(replace(ALL, before=TODAY - timedelta(days=9_000))) == []
    assert lists.page_keys(replace(ALL, before=TODAY)) == [
        ("b-2", "https://vk.example/two"), ("c-3", "https://site.example/three"),
    ]  # fmt: skip


SORTED: tuple[tuple[ListOrder, list[str]], ...] = (
    (ListOrder(By.CODE, down=True), ["c-3", "b-2", "a-1"]),
    (ListOrder(By.KIND), ["c-3", "b-2", "a-1"]),
    (ListOrder(By.PLACE, down=True), ["b-2", "c-3", "a-1"]),
    (ListOrder(skip=1, limit=1), ["b-2"]),
    (ListOrder(skip=9, limit=1), []),
)


def test_lists_are_sorted_and_cut(filled: Register) -> None:
    for order, codes in SORTED:
        assert filled.lists.codes(ALL, order) == codes, order
    for order in (ListOrder(by, down=down) for by in By for down in (False, True)):
        assert sorted(filled.lists.codes(ALL, order)) == filled.lists.codes(ALL)
        assert sorted(filled.lists.page_keys(ALL, order)) == sorted(filled.lists.page_keys(ALL))


def test_rows_are_read_in_the_order_of_their_keys(filled: Register) -> None:
    lists = filled.lists
    assert lists.institutions(["c-3", "gone", "a-1"]) == [LIBRARY, SCHOOL]
    keys = [("b-2", GARDEN.pages[0].url), ("a-1", SCHOOL.pages[1].url), ("a-1", "https://gone.example/")]
    assert lists.pages(keys) == [(GARDEN, GARDEN.pages[0]), (SCHOOL, SCHOOL.pages[1])]


def test_the_beginning_of_a_long_list_costs_as_much_as_of_a_short_one(tmp_path: Path) -> None:
    on_vk, first = replace(ALL, platform="vk"), ListOrder(limit=5)

    def ask(database: Database) -> None:
        assert len(Lists(database).codes(on_vk, first)) == 5
        assert len(Lists(database).codes(on_vk, replace(first, by=By.NAME))) == 5
        assert len(Lists(database).page_keys(on_vk, first)) == 5

    assert grows(tmp_path, ask) < 1.5


def test_owners_of_few_pages_are_found_by_the_pages(tmp_path: Path) -> None:
    def ask(database: Database) -> None:
        for state in RARE:
            assert Lists(database).count(replace(ALL, state=state, kept=timedelta(days=9_000))) == 0
        assert Lists(database).count(replace(ALL, urls=("https://nobody.example/",))) == 0

    assert grows(tmp_path, ask) < 1.5


def test_a_queue_comes_part_by_part_of_some_institutions_or_by_an_address(filled: Register) -> None:
    found = (("b-2", "vk.com/two", False), ("c-3", "t.me/three", True), ("a-1", "t.me/one", True))
    filled.discoveries.keep_findings(
        [JudgedPage(code, Platform.TELEGRAM, f"https://{url}", sure, (), "") for code, url, sure in found],
        TODAY,
    )

    def of(wanted: Narrowing, order: ListOrder = FIRST) -> list[str]:
        return [
            one.finding.code
            for one in filled.discoveries.those(filled.lists.waiting(FOUND_PAGES, wanted, order))
        ]

    assert of(ALL) == ["a-1", "c-3", "b-2"]
    assert of(ALL, ListOrder(skip=1, limit=1)) == ["c-3"]
    assert of(replace(ALL, codes=("b-2", "a-1"))) == ["a-1", "b-2"]
    assert of(replace(ALL, fragment="t.me/")) == ["a-1", "c-3"]
    assert filled.lists.count_waiting(FOUND_PAGES, replace(ALL, fragment="t.me/")) == 2
    assert filled.lists.waiting(ANSWERS, replace(ALL, fragment="t.me/")) == []
    filled.discoveries.settle(filled.lists.waiting(FOUND_PAGES, ALL)[:1], Settled.REFUSED, TODAY)
    assert of(ALL) == ["c-3", "b-2"]


HOSTILE = ("'; DROP TABLE pages; --", "%", "_", "\\", '"', "{mark}", "?", "%s", "é" * 500)


def test_no_condition_is_more_than_a_value(filled: Register) -> None:
    ask: Callable[..., Narrowing] = replace
    names = ("kind", "place", "platform", "no_page", "changed_by", "fragment")
    for wanted in (ask(ALL, **{name: said}) for name in names for said in HOSTILE):
        assert filled.lists.count(wanted) in {0, 3}, wanted
        assert filled.lists.count_pages(wanted) in {0, 4}, wanted
