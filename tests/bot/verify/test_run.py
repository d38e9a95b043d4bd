"""Runs against a VK of 5,600 communities of which known ones moved, vanished or lost the mark."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.verify.order import Order, Outcome
from bot.verify.run import verify
from bot.verify.vk import VkAsker
from bot.vk.client import Client
from catalog.model import PageState
from catalog.pages.page_checks import ProblemKind
from catalog.store.register import Register
from tests.bot.verify.institutions import NOW, SEEN, TODAY, institution, page, pages_of, register_of
from tests.doubles.vk import Fault, serving
from tests.doubles.vk_groups import VkWithGroups, group

TOMORROW = NOW + timedelta(days=1)
STATES = {
    PageState.CONFIRMED: 5_600 - 40,
    PageState.MOVED: 10,
    PageState.BROKEN: 20,
    PageState.REVOKED: 10,
}


def url(number: int) -> str:
    return f"https://vk.com/school{number}"


def run(register: Register, vk: VkWithGroups, order: Order) -> Outcome:
    asker = VkAsker(Client(vk.token, vk.address))
    with closing(asker._client):
        return asyncio.run(verify(register, [asker], order))


@contextmanager
def world(folder: Path, count: int) -> Iterator[tuple[Register, VkWithGroups]]:
    """So many schools in the register and at VK, the even ones by number, the odd ones by name."""
    vk = VkWithGroups(groups=[group(number, f"school{number}") for number in range(count, 0, -1)])
    schools = [institution(number, page(url(number))) for number in range(1, count + 1)]
    with register_of(folder, schools) as register, serving(vk):
        yield register, vk


def test_5600_pages_of_which_known_ones_moved_vanished_or_lost_the_mark(tmp_path: Path) -> None:
    with world(tmp_path, 5_600) as (register, vk):
        first = run(register, vk, Order(NOW))
        assert (first.seen["there"], first.seen["mark"], first.away) == (5_600, 5_600, {})
        assert Counter(map(len, vk.asked)) == {500: 11, 100: 1}
        assert vk.too_many == 0
        _disturb(vk)
        second = run(register, vk, Order(TOMORROW))
        found = pages_of(register)
        assert Counter(one.state for one in found.values()) == STATES
        assert len(second.problems) == 40
        _assert_each(register, first, second)


def _disturb(vk: VkWithGroups) -> None:
    """1–10 move, 11–20 are gone, 21–30 banned, 31–40 lose the mark, 41–50 don't tell of it any more."""
    for one in vk.groups:
        if one["id"] <= 10:
            one["screen_name"] += "_new"
        elif 20 < one["id"] <= 30:
            one["deactivated"] = "banned"
        elif 30 < one["id"] <= 40:
            one["is_government_organization"] = False
        elif 40 < one["id"] <= 50:
            del one["is_government_organization"]
    vk.groups = [one for one in vk.groups if not 10 < one["id"] <= 20]


def _assert_each(register: Register, first: Outcome, second: Outcome) -> None:
    found, day = pages_of(register), TOMORROW.date()
    assert {found[url(number)].state for number in range(1, 11)} == {PageState.MOVED}
    assert {found[url(number)].state for number in range(11, 31)} == {PageState.BROKEN}
    assert {found[url(number)].state for number in range(31, 41)} == {PageState.REVOKED}
    assert {found[url(number)].checked_on for number in range(1, 41)} == {day}
    assert {found[url(number)].checked_on for number in range(41, 51)} == {TODAY}
    assert {found[url(number)].checked_on for number in range(51, 5_601)} == {day}
    assert (found[url(99)].followers, found[url(99)].followers_on) == (199, day)
    moved = {one.url: one.suggestion for one in second.problems if one.kind is ProblemKind.MOVED}
    assert moved == {url(number): f"https://vk.com/school{number}_new" for number in range(1, 11)}
    assert [len(one.versions) for one in (first, second)] == [1, 1]


def test_what_the_platform_does_not_tell_confirms_and_takes_away_nothing(tmp_path: Path) -> None:
    with world(tmp_path, 3) as (register, vk):
        for one in vk.groups:
            one.pop("is_government_organization")
            one["verified"] = 1
        outcome = run(register, vk, Order(NOW))
        assert {one.state for one in pages_of(register).values()} == {PageState.CONFIRMED}
        assert {one.checked_on for one in pages_of(register).values()} == {SEEN}
        assert outcome.problems == []
        assert {kept.look.tick for kept in register.looks.newest().values()} == {True}


def test_a_run_that_was_cut_short_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with world(tmp_path, 1_200) as (register, vk):
        vk.fault = lambda _method, _params: Fault(code=5) if len(vk.asked) == 1 else None
        cut = run(register, vk, Order(NOW))
        assert len(cut.away) == 1
        assert sum(one.checked_on == TODAY for one in pages_of(register).values()) == 500
        vk.fault = lambda _method, _params: None
        vk.asked.clear()
        assert run(register, vk, Order(NOW + timedelta(minutes=5), older_than=timedelta(hours=1))).away == {}
        assert sum(map(len, vk.asked)) == 700
        assert {one.checked_on for one in pages_of(register).values()} == {TODAY}


def test_looks_that_a_killed_run_left_are_followed_without_asking_again(tmp_path: Path) -> None:
    with world(tmp_path, 30) as (register, vk):
        run(register, vk, Order(NOW))
        kept = [replace(one.look, mark=False) for one in register.looks.newest().values()][:3]
        register.verification.keep_looks(kept, TOMORROW)
        vk.asked.clear()
        run(register, vk, Order(TOMORROW + timedelta(minutes=1), older_than=timedelta(days=9)))
        assert vk.asked == []
        states = Counter(one.state for one in pages_of(register).values())
        assert states == {PageState.CONFIRMED: 27, PageState.REVOKED: 3}
        assert not any(one.pending for one in register.looks.newest().values())


def test_so_many_pages_and_no_more_the_longest_unseen_first(tmp_path: Path) -> None:
    with world(tmp_path, 12) as (register, vk):
        for minutes in range(3):
            run(register, vk, Order(NOW + timedelta(minutes=minutes), limit=5))
        assert list(map(len, vk.asked)) == [5, 5, 5]
        assert len({key for keys in vk.asked[:2] for key in keys}) == 10
        assert len(register.looks.newest()) == 12


def test_a_platform_that_denies_most_marks_at_once_is_not_believed(tmp_path: Path) -> None:
    with world(tmp_path, 40) as (register, vk):
        for one in vk.groups:
            one["is_government_organization"] = False
        assert len(run(register, vk, Order(NOW)).away) == 1
        assert {one.state for one in pages_of(register).values()} == {PageState.CONFIRMED}
        assert run(register, vk, Order(NOW, believe=True)).away == {}
        assert {one.state for one in pages_of(register).values()} == {PageState.REVOKED}


def test_an_import_meanwhile_is_kept_and_judged_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with world(tmp_path, 5) as (register, vk):
        follow, imported = register.verification.follow, institution(6, page(url(6)))

        def after_an_import(*args: object, **kwargs: object) -> object:
            monkeypatch.setattr(register.verification, "follow", follow)
            register.versions.update([imported], note="meanwhile")
            return follow(*args, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr(register.verification, "follow", after_an_import)
        run(register, vk, Order(NOW))
        found = pages_of(register)
        assert len(found) == 6
        assert [one.checked_on for one in found.values()].count(TODAY) == 5


def test_going_back_brings_no_lost_mark_back_and_takes_no_step_of_its_own(tmp_path: Path) -> None:
    with world(tmp_path, 4) as (register, vk):
        register.versions.update([institution(9)], note="second")
        vk.groups[0]["is_government_organization"] = False
        run(register, vk, Order(NOW))
        register.versions.rollback()
        assert {one.code for one in register.versions.institutions()} == {"i-1", "i-2", "i-3", "i-4"}
        assert pages_of(register)[url(4)].state is PageState.REVOKED


def test_a_page_that_is_put_right_is_no_problem_any_more(tmp_path: Path) -> None:
    with world(tmp_path, 2) as (register, vk):
        run(register, vk, Order(NOW))
        vk.groups[0]["screen_name"] = "school_two"
        assert len(run(register, vk, Order(TOMORROW)).problems) == 1
        moved = page("https://vk.com/school_two", state=PageState.LISTED)
        register.versions.update([institution(2, moved)], note="put right")
        later = run(register, vk, Order(TOMORROW + timedelta(days=1)))
        assert later.problems == []
        assert pages_of(register)[moved.url].state is PageState.CONFIRMED
