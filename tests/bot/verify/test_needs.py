"""Links of needs are looked at like pages of sites: what is gone isn't shown until somebody has looked."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from pathlib import Path

from bot.verify.asking import AskedPage
from bot.verify.order import Order, Outcome
from bot.verify.run import verify
from catalog.model import Platform
from catalog.needs.load import load_needs
from catalog.needs.model import Need
from catalog.needs.own import NeedKey
from catalog.own_needs.stale import stale
from catalog.pages.page_checks import Look, Presence
from catalog.store.register import Register
from tests.bot.verify.institutions import NOW, TODAY, institution, register_of

REGION = "volgograd"
GONE = "https://www.gosuslugi.ru/social-navigator"
ORDER, TOMORROW = Order(NOW, region=REGION), Order(NOW + timedelta(days=1), region=REGION)
Answer = Callable[[str], Look]


class Sites:
    """Answers for every site at once, as `SiteAsker` tells of them."""

    platform = Platform.SITE
    asks = True

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.asked: list[str] = []

    async def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        self.asked += [page.url for page in pages]
        yield [self._answer(page.url) for page in pages]

    async def close(self) -> None:
        """There is nothing to let go of."""


def run(register: Register, answer: Answer, order: Order = ORDER) -> tuple[Outcome, list[str]]:
    sites = Sites(answer)
    return asyncio.run(verify(register, [sites], order)), sites.asked


def but_one(presence: Presence, now_at: str = "") -> Answer:
    def answer(url: str) -> Look:
        if url != GONE:
            return Look(url, Presence.THERE)
        return Look(url, presence, now_at=now_at, reason="HTTP 404" if presence is Presence.GONE else "")

    return answer


def need(register: Register) -> Need:
    found = load_needs(REGION).with_own(register.own_needs.read()).at("which_benefits")
    assert found is not None
    return found


def test_a_link_that_is_gone_waits_unshown_with_its_reason(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(1)]) as register:
        assert [link.url for link in need(register).links_on(TODAY)] == [GONE]
        outcome, asked = run(register, but_one(Presence.GONE))
        assert asked.count(GONE) == 1
        assert outcome.needs == {GONE: "HTTP 404"}
        assert need(register).links_on(TODAY) == ()
        waiting = stale(load_needs(REGION).with_own(register.own_needs.read()), TODAY)
        assert any("HTTP 404" in fact.source for one in waiting for fact in one.facts)
        assert GONE not in run(register, but_one(Presence.GONE), TOMORROW)[1], "nobody is shown it"
        register.own_needs.undo(NeedKey("which_benefits"), "как было")
        assert need(register).links_on(TODAY)


def test_a_link_that_leads_to_somebody_else_is_not_shown(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(1)]) as register:
        run(register, but_one(Presence.THERE, "http://kazino.ru/"))
        assert need(register).links_on(TODAY) == ()


def test_only_the_second_day_without_an_answer_counts(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(1)]) as register:
        run(register, but_one(Presence.UNREACHED))
        assert need(register).links_on(TODAY)
        run(register, but_one(Presence.UNREACHED), TOMORROW)
        assert need(register).links_on(TODAY) == ()


def test_what_says_nothing_changes_nothing(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(1)]) as register:
        run(register, lambda url: Look(url, Presence.SILENT, reason="HTTP 403"))
        assert register.own_needs.read() == {}
        assert len(register.versions.all()) == 1


def test_where_most_would_go_at_once_nothing_is_believed(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(1)]) as register:
        outcome, _ = run(register, lambda url: Look(url, Presence.GONE, reason="HTTP 404"))
        assert Platform.SITE in outcome.away
        assert register.own_needs.read() == {}


def test_without_a_region_pages_alone_are_asked_about(tmp_path: Path) -> None:
    with register_of(tmp_path, [institution(1)]) as register:
        assert run(register, but_one(Presence.THERE), Order(NOW))[1] == []
