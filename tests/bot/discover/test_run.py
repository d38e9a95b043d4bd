"""A run over doubled sites and a real register: what is looked at, kept, judged and queued."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.discover.fetching import Fetcher
from bot.discover.outcomes import Outcomes
from bot.discover.run import AGAIN_AFTER, DiscoverOrder, discover
from bot.verify.asking import AwayError
from catalog.discovery.model import Settled, SiteOutcome
from catalog.model import Institution, Page, PageState, Platform
from catalog.store.register import Register, open_register
from tests.bot.discover.serving import Handler, Sites, with_fetcher
from tests.doubles.institution_register import institution, truth
from tests.doubles.institution_sites import make_sites
from tests.doubles.resolving import Here

TODAY = date(2026, 11, 30)
SITES = make_sites()
FEW = SITES[:40]


@contextmanager
def register_of(folder: Path, institutions: list[Institution]) -> Iterator[Register]:
    register = open_register(f"sqlite:///{folder}/register.sqlite3")
    try:
        register.versions.replace(institutions, note="tests")
        yield register
    finally:
        register.close()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with register_of(tmp_path, [institution(site) for site in FEW]) as register:
        yield register


def ran(register: Register, handler: Handler, today: date = TODAY, limit: int | None = None) -> Outcomes:
    return with_fetcher(handler, lambda fetcher: discover(register, fetcher, DiscoverOrder(today, limit)))


def test_pages_of_three_hundred_sites_are_found_and_told_apart(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(site) for site in SITES]) as register:
        before = register.versions.institutions()
        outcomes = ran(register, Sites(SITES).handle)
        assert register.versions.institutions() == before  # residents see nothing of it
        assert register.versions.all()[0].number == 1
        waiting = [one.finding for one in register.discoveries.waiting()]
    own = truth(SITES)
    found = {(one.code, one.url) for one in waiting}
    sure = {(one.code, one.url) for one in waiting if one.is_sure}
    assert outcomes.seen[SiteOutcome.READ] == len(SITES)
    assert (outcomes.new, outcomes.sure, outcomes.left) == (len(waiting), len(sure), 0)
    assert len(sure & own) >= 0.99 * len(sure)
    assert len(found & own) >= 0.95 * len(own)


def test_a_run_goes_on_where_the_last_one_stopped(register: Register) -> None:
    served = Sites(FEW)
    first = ran(register, served.handle, limit=15)
    assert (sum(first.seen.values()), first.left) == (15, len(FEW) - 15)
    asked = {host: len(paths) for host, paths in served.asked.items()}
    assert len(asked) <= 15
    second = ran(register, served.handle)
    assert (sum(second.seen.values()), second.left) == (len(FEW) - 15, 0)
    third = ran(register, served.handle)
    assert (sum(third.seen.values()), third.new) == (0, 0)
    paths = [
        path for asked_paths in served.asked.values() for path, _ in asked_paths if path != "/robots.txt"
    ]
    assert len(paths) < 4 * len(FEW)
    assert sum(ran(register, served.handle, TODAY + AGAIN_AFTER).seen.values()) == len(FEW)


def test_what_was_seen_before_a_stop_is_kept(register: Register) -> None:
    served, stopped = Sites(FEW), asyncio.Event()

    async def until_stopped(fetcher: Fetcher) -> None:
        def progress(done: int, total: int) -> None:
            assert total == len(FEW)
            if done == 10:
                stopped.set()

        run = asyncio.ensure_future(discover(register, fetcher, DiscoverOrder(TODAY, progress=progress)))
        await stopped.wait()
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run

    with_fetcher(served.handle, until_stopped)
    kept = len(register.discoveries.looks())
    assert kept >= 10
    assert sum(ran(register, served.handle).seen.values()) == len(FEW) - kept


def test_what_was_settled_stays_so(register: Register) -> None:
    served = Sites(FEW)
    ran(register, served.handle)
    refused, *others = register.discoveries.waiting()
    register.discoveries.settle([refused.number], Settled.REFUSED, TODAY)
    outcomes = ran(register, served.handle, TODAY + AGAIN_AFTER)
    assert outcomes.new == 0
    assert [one.number for one in register.discoveries.waiting()] == [one.number for one in others]


def test_who_has_a_page_or_is_closed_is_not_looked_at(tmp_path: Path) -> None:
    known, closed, revoked, plain = (institution(site) for site in FEW[:4])
    vk = Page(Platform.VK, "https://vk.com/own")
    institutions = [
        replace(known, pages=(vk, *known.pages)),
        replace(closed, successor=plain.code),
        replace(
            revoked, pages=(replace(vk, url="https://vk.com/bad", state=PageState.BROKEN), *revoked.pages)
        ),
        plain,
    ]
    with register_of(tmp_path, institutions) as register:
        ran(register, Sites(FEW).handle)
        assert {look.code for look in register.discoveries.looks()} == {revoked.code, plain.code}


def test_what_the_register_has_or_had_withdrawn_is_not_found_again(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(site) for site in FEW]) as register:
        ran(register, Sites(FEW).handle)
        listed, withdrawn = register.discoveries.waiting()[:2]
    (tmp_path / "again").mkdir()
    other = Institution("other", "Другое", pages=(Page(listed.finding.platform, listed.finding.url),))
    bad = Institution("bad", "Снятое", pages=(Page(withdrawn.finding.platform, withdrawn.finding.url),))
    with register_of(tmp_path / "again", [*(institution(site) for site in FEW), other, bad]) as register:
        register.withdrawals.withdraw(withdrawn.finding.url, "взломана", TODAY)
        ran(register, Sites(FEW).handle)
        urls = {one.finding.url for one in register.discoveries.waiting()}
    assert not urls & {listed.finding.url, withdrawn.finding.url}


def test_a_site_that_stops_mentioning_a_page_takes_it_out_of_the_queue(register: Register) -> None:
    ran(register, Sites(FEW).handle)
    assert register.discoveries.waiting()
    bare = [replace(site, pages=dict.fromkeys(site.pages, b"<html>-</html>")) for site in FEW]
    ran(register, Sites(bare).handle, TODAY + AGAIN_AFTER)
    assert register.discoveries.waiting() == []


def test_where_no_site_answers_nothing_is_noted(register: Register) -> None:
    async def cut() -> None:
        fetcher = Fetcher(lambda _: False, Here(1), 0)
        try:
            with pytest.raises(AwayError):
                await discover(register, fetcher, DiscoverOrder(TODAY))
        finally:
            await fetcher.close()

    asyncio.run(cut())
    assert register.discoveries.looks() == []


def test_a_site_that_was_out_of_order_is_asked_again_the_next_day(register: Register) -> None:
    sick = FEW[0].host
    served = Sites(FEW)

    async def handle(request: web.Request) -> web.StreamResponse:
        return (
            web.Response(status=404 if "robots" in request.path else 502)
            if request.host == sick
            else await served.handle(request)
        )

    assert ran(register, handle).seen[SiteOutcome.UNREACHED] >= 1
    assert sum(ran(register, served.handle).seen.values()) == 0
    assert ran(register, served.handle, TODAY + timedelta(days=1)).seen[SiteOutcome.READ] >= 1


@pytest.mark.parametrize(
    "page", [b"", b"\xff" * 100, b"<a " * 100_000, b'<a href="https://vk.com/\xd0\x00">x</a>' * 50]
)
def test_a_hostile_page_ends_nothing(register: Register, page: bytes) -> None:
    async def handle(_: web.Request) -> web.StreamResponse:
        return web.Response(body=page, content_type="text/html")

    assert sum(ran(register, handle).seen.values()) == len(FEW)
