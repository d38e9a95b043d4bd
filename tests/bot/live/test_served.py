"""The catalogue that is served follows the register, and outlives it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import psycopg
import pytest

from bot.live import served as guide_module
from bot.live.open_register import ready_register
from bot.live.served import Guide
from bot.settings import Settings
from catalog.model import Institution, Page, PageState, Platform
from catalog.needs.model import NeedEntry
from catalog.needs.own import NeedKey
from catalog.pages.address import canonical
from catalog.region import day_in, load_region
from catalog.store.errors import RegisterUnavailable
from catalog.store.register import Register, open_register

DAY = date(2026, 11, 25)
CLINIC = Institution("k-1", "Поликлиника № 1", short_name="Поликлиника № 1", kind="поликлиника")
PAGE = Page(Platform.VK, "https://vk.com/klinika1")
OTHER_PAGE = Page(Platform.VK, "https://vk.com/poliklinika")
WITH_PAGE = replace(CLINIC, pages=(PAGE,))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'register.sqlite3'}")
    with closing(ready_register(settings)) as opened:
        yield opened


@pytest.fixture
def guide(register: Register) -> Guide:
    return Guide(register, load_region("volgograd"), Settings())


def _known(guide: Guide, code: str) -> bool:
    return guide.context is not None and guide.context.catalog.get(code) is not None


def test_a_newer_version_is_served_and_an_unchanged_one_is_not_loaded_again(
    register: Register, guide: Guide
) -> None:
    assert guide.context is None
    assert guide.refresh()
    assert not guide.refresh()
    before = guide.context
    register.versions.replace([CLINIC], note="import")
    assert guide.refresh()
    assert _known(guide, "k-1")
    assert before is not None
    assert before.catalog.get("k-1") is None, "an answer in hand is given from the version it began with"


def test_a_withdrawn_page_is_out_of_sight_with_the_next_look(register: Register, guide: Guide) -> None:
    register.versions.replace([replace(CLINIC, pages=(PAGE,))], note="import")
    guide.refresh()
    register.withdrawals.withdraw(PAGE.url, "взломана", DAY)
    guide.refresh()
    assert guide.context is not None
    served = guide.context.catalog.get("k-1")
    assert served is not None
    assert [page.state for page in served.pages] == [PageState.REVOKED]


def test_a_withdrawn_page_stays_known_after_a_list_that_lacks_it(register: Register, guide: Guide) -> None:
    register.versions.replace([replace(CLINIC, pages=(PAGE,))], note="import")
    register.withdrawals.withdraw(PAGE.url, "взломана", DAY)
    register.versions.replace([CLINIC], note="import")
    guide.refresh()
    assert guide.context is not None
    found = guide.context.pages.find(canonical(PAGE.url).key)
    assert found is not None
    assert (found[0], found[1].state) == (CLINIC, PageState.REVOKED)


CHANGES: list[tuple[str, Callable[[Register], object]]] = [
    ("a page withdrawn", lambda register: register.withdrawals.withdraw(PAGE.url, "взломана", DAY)),
    ("a phone", lambda register: register.versions.update([replace(WITH_PAGE, phone="112")], note="")),
    (
        "a page exchanged",
        lambda register: register.versions.update([replace(CLINIC, pages=(OTHER_PAGE,))], note=""),
    ),
    (
        "a name",
        lambda register: register.versions.update([replace(WITH_PAGE, official_name="Аптека № 7")], note=""),
    ),
    ("one more", lambda register: register.versions.update([replace(CLINIC, code="k-2")], note="")),
    ("all but one gone", lambda register: register.versions.replace([WITH_PAGE], note="")),
    ("a word for a kind", lambda register: register.kind_words.add("лечилка", "clinic", "")),
]


@pytest.mark.parametrize("change", [change for _, change in CHANGES], ids=[name for name, _ in CHANGES])
def test_a_change_is_served_as_a_whole_reading_would_be(
    register: Register,
    guide: Guide,
    change: Callable[[Register], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register.versions.replace([WITH_PAGE, *(replace(CLINIC, code=f"m-{n}") for n in range(3))], note="import")
    guide.refresh()
    change(register)
    whole = Guide(register, load_region("volgograd"), Settings())
    whole.refresh()
    with monkeypatch.context() as patched:
        patched.setattr(register.versions, "institutions", _not_to_be_read)
        guide.refresh()
    assert _served(guide) == _served(whole)


def test_another_database_under_the_same_number_is_read_whole(register: Register, guide: Guide) -> None:
    """A restored backup counts on from its own last version."""
    register.versions.replace([CLINIC], note="import")
    guide.refresh()
    assert guide.context is not None
    served = guide.context.catalog.version
    assert served is not None
    assert register.differences.since(served, served.number) is not None
    assert (
        register.differences.since(replace(served, made_at="2020-01-01T00:00:00+00:00"), served.number)
        is None
    )
    assert register.differences.since(replace(served, number=served.number + 1), served.number) is None


def _not_to_be_read(*_args: object, **_kwargs: object) -> object:
    raise AssertionError("the whole register is read for a small change")


def _served(guide: Guide) -> tuple[object, ...]:
    assert guide.context is not None
    catalog, pages = guide.context.catalog, guide.context.pages
    return (
        catalog.version,
        catalog.institutions,
        guide.context.withdrawn,
        [
            replace(catalog.search(said), elapsed_ms=0)
            for said in ("поликлиника 1", "аптека 7", "лечилка", "k-2")
        ],
        [pages.find(canonical(url).key) for url in (PAGE.url, OTHER_PAGE.url)],
        [pages.name_alike(name) for name in ("klinika1_official", "poliklinika_official")],
    )


def test_following_brings_a_change_within_seconds_and_survives_a_lost_register(
    register: Register, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_module, "SECONDS_BETWEEN_LOOKS", 0.05)
    real_look, failures = register.versions.active, iter([True, True])

    def look() -> object:
        if next(failures, False):
            raise RegisterUnavailable("База недоступна.")
        return real_look()

    monkeypatch.setattr(register.versions, "active", look)

    async def play() -> None:
        following = asyncio.create_task(guide.follow())
        await _until(lambda: guide.context is not None)
        await asyncio.to_thread(register.versions.replace, [CLINIC], note="import")
        await _until(lambda: _known(guide, "k-1"))
        following.cancel()

    asyncio.run(play())


@pytest.mark.postgres
def test_postgresql_tells_of_a_change_at_once_and_again_after_the_connection_was_lost(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_module, "SECONDS_BETWEEN_LOOKS", 600.0)  # nothing is learnt by looking
    monkeypatch.setattr(guide_module, "SECONDS_UNTIL_LISTENING_AGAIN", 0.05)
    with closing(open_register(f"{postgres_url}&application_name={postgres_url[-32:]}")) as listened:
        guide = Guide(listened, load_region("volgograd"), Settings())

        async def play(other: Register) -> None:
            following = asyncio.create_task(guide.follow())
            await asyncio.to_thread(other.versions.replace, [CLINIC], note="import")
            await _until(lambda: _known(guide, "k-1"))
            await asyncio.to_thread(_cut, postgres_url)
            await asyncio.to_thread(other.versions.replace, [replace(CLINIC, code="k-2")], note="import")
            await _until(lambda: _known(guide, "k-2"))
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)

        with closing(open_register(postgres_url)) as other:
            asyncio.run(play(other))


def test_following_ends_though_there_is_news_in_the_same_moment(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_module, "SECONDS_BETWEEN_LOOKS", 600.0)

    async def play() -> None:
        following = asyncio.create_task(guide.follow())
        await guide.loaded.wait()
        await asyncio.sleep(0)  # now it waits for news
        guide._news.set()
        following.cancel()
        done, _ = await asyncio.wait({following}, timeout=10)
        assert done

    asyncio.run(play())


def _cut(url: str) -> None:
    """End every connection that calls itself as the test's listener does."""
    with psycopg.connect(url, autocommit=True) as connection:
        cut = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s", [url[-32:]]
        ).fetchall()
    assert cut


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.02)


def test_nobody_waits_for_what_a_new_index_needs(register: Register, guide: Guide) -> None:
    for register_of in ([CLINIC], [replace(CLINIC, official_name="Больница № 2")]):
        register.versions.replace(register_of, note="import")
        guide.refresh()
        assert guide.context
        assert guide.context.is_counted(day_in(guide.context.region))


def test_what_an_operator_says_of_a_need_is_served_with_the_next_look(
    register: Register, guide: Guide
) -> None:
    register.versions.replace([CLINIC], note="import")
    guide.refresh()
    before = guide.context
    register.own_needs.change({NeedKey("snow"): NeedEntry("snow", says=("шушпанчик* грохоч*",))}, note="")
    assert guide.refresh()
    assert before is not None
    assert guide.context is not None
    after = guide.context.catalog
    assert after.shares_index_with(before.catalog), "nobody waits for an index"
    said = "шушпанчик грохочет"
    assert before.catalog.search(said).told.needs[:1] != ("snow",)
    assert after.search(said).told.needs[:1] == ("snow",)


def test_words_that_an_older_program_took_stop_nobody(register: Register, guide: Guide) -> None:
    register.versions.replace([CLINIC], note="import")
    register.own_needs.change({NeedKey("snow"): NeedEntry("snow", says=("снег @no_such_class",))}, note="")
    assert guide.refresh()
    assert _known(guide, "k-1")
