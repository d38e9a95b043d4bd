"""A run: sites that are due are looked at, and what all looks together come to is put into the queue."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from bot.discover import texts
from bot.discover.fetching import AT_ONCE, Fetcher
from bot.discover.outcomes import Outcomes
from bot.discover.visiting import look_at
from bot.verify.asking import AskedPage, Asker, AwayError
from catalog.discovery.judging import JudgedPage, LookedAt, Seen, judged
from catalog.discovery.model import SiteLook, SiteOutcome
from catalog.model import Institution, PageState, Platform
from catalog.pages.address import canonical
from catalog.store.register import Register

AGAIN_AFTER: Final = timedelta(days=30)
UNREACHED_AGAIN_AFTER: Final = timedelta(days=1)
PROBED: Final = 8
"""Where so many sites were asked and none was reached, it is our own line that is cut."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Due:
    """An institution whose site is to be looked at."""

    institution: Institution
    url: str

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def due(institutions: Iterable[Institution], looks: Mapping[str, SiteLook], today: date) -> list[Due]:
    """Sites of those that have no page on a platform, not looked at lately; those never looked at first."""
    found = [
        Due(one, url)
        for one in institutions
        if (url := _site_without_pages(one)) and _is_due(looks.get(one.code), url, today)
    ]
    return sorted(
        found,
        key=lambda one: (
            looks[one.institution.code].looked_on if one.institution.code in looks else date.min,
            one.institution.code,
        ),
    )


@dataclass(frozen=True, slots=True)
class DiscoverOrder:
    """What a run is asked for. `limit`: so many sites; `askers`: platforms that can tell of found pages."""

    today: date
    limit: int | None = None
    askers: Sequence[Asker] = ()
    progress: Progress = lambda *_: None


async def discover(register: Register, fetcher: Fetcher, order: DiscoverOrder) -> Outcomes:
    """Look at what is due, each look kept at once.

    Raises AwayError where no site is reached, and what the store raises.
    """
    institutions = await asyncio.to_thread(register.versions.institutions)
    looks = {look.code: look for look in await asyncio.to_thread(register.discoveries.looks)}
    wanted = due(institutions, looks, order.today)
    outcomes = Outcomes()
    chosen = wanted[: order.limit]
    await _Run(register, fetcher, order, outcomes, len(chosen)).look(chosen)
    outcomes.left = len(wanted) - len(chosen)
    await _judge(register, institutions, order, outcomes)
    return outcomes


@dataclass(slots=True)
class _Run:
    register: Register
    fetcher: Fetcher
    order: DiscoverOrder
    outcomes: Outcomes
    total: int
    done: int = 0
    held: list[SiteLook] = field(default_factory=list)  # unreached, while nothing was reached yet

    async def look(self, wanted: Sequence[Due]) -> None:
        """Each host in its turn, so many hosts at once; the fullest begin."""
        by_host: defaultdict[str, list[Due]] = defaultdict(list)
        for one in wanted:
            by_host[one.host].append(one)
        slots = asyncio.Semaphore(AT_ONCE)
        fullest = sorted(by_host.values(), key=len, reverse=True)
        tasks = [asyncio.create_task(self._host(ones, slots)) for ones in fullest]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
        await self._release()

    async def _host(self, ones: Sequence[Due], slots: asyncio.Semaphore) -> None:
        async with slots:
            for one in ones:
                await self._keep(await look_at(self.fetcher, one.institution, one.url, self.order.today))

    async def _keep(self, look: SiteLook) -> None:
        self.outcomes.seen[look.outcome] += 1
        if look.outcome is SiteOutcome.UNREACHED and set(self.outcomes.seen) == {SiteOutcome.UNREACHED}:
            self.held.append(look)
            if len(self.held) >= PROBED:
                raise AwayError(texts.OFFLINE)
        else:
            await self._release()
            await asyncio.to_thread(self.register.discoveries.keep_look, look)
        self.done += 1
        self.order.progress(self.done, self.total)

    async def _release(self) -> None:
        held, self.held = self.held, []
        for look in held:
            await asyncio.to_thread(self.register.discoveries.keep_look, look)


async def _judge(
    register: Register, institutions: Sequence[Institution], order: DiscoverOrder, outcomes: Outcomes
) -> None:
    looks = await asyncio.to_thread(register.discoveries.looks)
    sites = looked_at(institutions, looks)
    taken = {page.url for one in institutions for page in one.pages}
    if version := await asyncio.to_thread(register.versions.active):
        taken |= {
            page.url for _, page in await asyncio.to_thread(register.withdrawals.revoked, version.number)
        }
    found = [one for one in await asyncio.to_thread(judged, sites) if one.url not in taken]
    if order.askers and found:
        seen = await _asked(found, order.askers)
        found = [one for one in await asyncio.to_thread(judged, sites, seen) if one.url not in taken]
    outcomes.new = await asyncio.to_thread(register.discoveries.keep_findings, found, order.today)
    waiting = await asyncio.to_thread(register.discoveries.waiting)
    outcomes.waiting, outcomes.sure = len(waiting), sum(one.finding.is_sure for one in waiting)


def looked_at(institutions: Sequence[Institution], looks: Iterable[SiteLook]) -> list[LookedAt]:
    """Looks that were read, with their institutions; an INN that branches share proves nothing for one."""
    known = {one.code: one for one in institutions if not one.successor}
    inns = Counter(one.inn for one in known.values())
    return [
        LookedAt(
            one if inns[one.inn] == 1 else replace(one, inn=""),
            (urlsplit(look.url).hostname or "").removeprefix("www."),
            canonical(look.url).key,
            look.mentions,
            look.names_it,
        )
        for look in looks
        if look.outcome is SiteOutcome.READ
        and (one := known.get(look.code))
        and _site_without_pages(one) == look.url
    ]


async def _asked(found: Sequence[JudgedPage], askers: Sequence[Asker]) -> dict[str, Seen]:
    """What platforms tell of the pages themselves; one that can't be asked tells nothing."""
    seen: dict[str, Seen] = {}
    for asker in askers:
        pages = [AskedPage(one.url) for one in found if one.platform is asker.platform]
        try:
            async for portion in asker.ask(pages):
                seen |= {canonical(look.url).key: Seen(look.ogrn, frozenset(look.links)) for look in portion}
        except AwayError:
            continue
    return seen


def _site_without_pages(one: Institution) -> str:
    """The site of an institution of which no page on a platform is known; empty for others."""
    alive = [
        page for page in one.pages if page.state not in {PageState.REVOKED, PageState.BROKEN, PageState.MOVED}
    ]
    if one.successor or any(page.platform is not Platform.SITE for page in alive):
        return ""
    return next((page.url for page in alive), "")


def _is_due(look: SiteLook | None, url: str, today: date) -> bool:
    if look is None or look.url != url:
        return True
    wait = UNREACHED_AGAIN_AFTER if look.outcome is SiteOutcome.UNREACHED else AGAIN_AFTER
    return today - look.looked_on >= wait
