"""One run: every platform asked about the pages that are due, and the register following what was seen.

Each platform's pages are followed in one version, all or none. A run that was cut short goes on where it
stopped: looks are kept as they come, and those of the same day aren't asked for again.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from bot.verify.asking import AskedPage, Asker, AwayError
from bot.verify.following import follow
from bot.verify.needs import follow_needs, need_links
from bot.verify.order import Order, Outcome
from catalog.model import Page, PageState, Platform
from catalog.store.register import Register
from catalog.store.versions.looks import KeptLook
from catalog.store.versions.verification import Verification

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Progress = Callable[[Platform, int, int], None]
"""Told of a platform: so many pages are done, of so many."""

log = structlog.get_logger()


async def verify(
    register: Register, askers: Sequence[Asker], order: Order, progress: Progress = lambda *_: None
) -> Outcome:
    """Ask and follow. Raises RegisterUnavailable; what was seen until then is kept."""
    outcome, before = Outcome(), await asyncio.to_thread(register.looks.newest)
    platforms = [one.platform for one in askers if one.asks]
    chosen = await asyncio.to_thread(_chosen, register, platforms, order)
    for asker in askers:
        if pages := chosen.get(asker.platform):
            await _ask(register.verification, asker, pages, _Talk(order, outcome, progress))
        await asyncio.to_thread(follow, register, asker.platform, order, outcome)
    await asyncio.to_thread(follow_needs, register, order, before, outcome)
    outcome.problems = await asyncio.to_thread(register.looks.problems)
    return outcome


@dataclass(frozen=True, slots=True)
class _Talk:
    """What a run tells while it asks, and by which order."""

    order: Order
    outcome: Outcome
    progress: Progress


async def _ask(verification: Verification, asker: Asker, pages: Sequence[AskedPage], talk: _Talk) -> None:
    done = 0
    talk.progress(asker.platform, done, len(pages))
    try:
        async for looks in asker.ask(pages):
            await asyncio.to_thread(verification.keep_looks, looks, talk.order.now)
            done += len(looks)
            talk.progress(asker.platform, done, len(pages))
    except AwayError as error:
        log.warning("not_verified", platform=asker.platform, left=len(pages) - done, reason=str(error))
        talk.outcome.away[asker.platform] = str(error)


def _chosen(
    register: Register, platforms: Sequence[Platform], order: Order
) -> Mapping[Platform, Sequence[AskedPage]]:
    """The pages that are due on those platforms, each address once."""
    kept = register.looks.newest()
    pages = {url: Page(Platform.SITE, url) for url in need_links(register.own_needs, order.region)}
    pages.update(
        (page.url, page) for one in register.versions.institutions(as_stored=True) for page in one.pages
    )
    due = [
        page for page in pages.values() if page.platform in platforms and _is_due(kept.get(page.url), order)
    ]
    due.sort(key=lambda page: platforms.index(page.platform))
    due.sort(key=lambda page: kept[page.url].looked_at if page.url in kept else LONG_AGO)
    found: dict[Platform, list[AskedPage]] = {platform: [] for platform in platforms}
    for page in due[: order.limit]:
        found[page.platform].append(AskedPage(page.url, _known_id(page, kept.get(page.url))))
    return found


def _is_due(kept: KeptLook | None, order: Order) -> bool:
    if kept is None or (kept.pending and not order.resumes(kept)):
        return True
    return not kept.pending and order.now - kept.looked_at >= order.older_than


def _known_id(page: Page, kept: KeptLook | None) -> str:
    """The number under which the page was seen; not where somebody has since put a moved page right."""
    if kept is None or (kept.look.now_at and page.state is not PageState.MOVED):
        return ""
    return kept.look.platform_id
