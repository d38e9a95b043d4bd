"""One run: every platform asked about the pages that are due, and the register following what was seen.

Each platform's pages are followed in one version, all or none. A run that was cut short goes on where it
stopped: looks are kept as they come, and those of the same day aren't asked for again.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import structlog

from bot.verify.asking import Asked, Asker, AwayError
from catalog.model import Institution, Page, PageState, Platform
from catalog.pages.looks import Look, Presence, Problem, ProblemKind
from catalog.pages.verification import Judged, Terms, judged, lost
from catalog.store.errors import RegisterChanged
from catalog.store.looks import KeptLook
from catalog.store.register import Register
from catalog.store.verification import Verified

MOST_LOST, FEWEST_LOOKED_AT = 0.5, 20
"""Where more than that part of at least so many confirmations would go at once, the platform is at fault."""

MOST_TRIES = 5
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Progress = Callable[[Platform, int, int], None]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do."""

    now: datetime  # by the clock of the region
    limit: int | None = None  # so many pages, those least recently looked at first
    older_than: timedelta = timedelta()  # leave out pages that were looked at more recently
    renew_after_days: int = 1
    believe: bool = False  # even that most confirmations went at once

    @property
    def day(self) -> date:
        return self.now.date()

    def resumes(self, kept: KeptLook) -> bool:
        """Whether an interrupted run of the same day left that look."""
        return kept.pending and kept.looked_at.astimezone(self.now.tzinfo).date() == self.day


@dataclass(slots=True)
class Outcome:
    """What a run came to."""

    seen: Counter[str] = field(default_factory=Counter)  # by presence, and «mark» where it was seen
    versions: list[int] = field(default_factory=list)
    away: dict[Platform, str] = field(default_factory=dict)  # who can't be asked or believed, and why
    problems: Sequence[Problem] = ()


DOUBTED = (
    "{}: отметку или страницу потеряли бы сразу {} из {} подтверждённых. Похоже на сбой площадки, поэтому "
    "реестр не изменён. Если так и есть: gospublic verify --yes"
)


async def verify(
    register: Register, askers: Iterable[Asker], order: Order, progress: Progress = lambda *_: None
) -> Outcome:
    """Ask and follow. Raises RegisterUnavailable; what was seen until then is kept."""
    outcome = Outcome()
    chosen = await asyncio.to_thread(_chosen, register, [one.platform for one in askers], order)
    for asker in askers:
        pages = chosen[asker.platform]
        await _ask(register, asker, pages, Talk(order, outcome, progress))
        await asyncio.to_thread(_follow, register, asker.platform, order, outcome)
    outcome.problems = await asyncio.to_thread(register.problems)
    return outcome


@dataclass(frozen=True, slots=True)
class Talk:
    """What a run tells while it asks, and by which order."""

    order: Order
    outcome: Outcome
    progress: Progress


async def _ask(register: Register, asker: Asker, pages: Sequence[Asked], talk: Talk) -> None:
    done = 0
    talk.progress(asker.platform, done, len(pages))
    try:
        async for looks in asker.ask(pages):
            await asyncio.to_thread(register.keep_looks, looks, talk.order.now)
            done += len(looks)
            talk.progress(asker.platform, done, len(pages))
    except AwayError as error:
        log.warning("not_verified", platform=asker.platform, left=len(pages) - done, reason=str(error))
        talk.outcome.away[asker.platform] = str(error)


def _chosen(
    register: Register, platforms: Sequence[Platform], order: Order
) -> Mapping[Platform, Sequence[Asked]]:
    """The pages that are due on those platforms, each address once."""
    kept = register.looks()
    pages = {page.url: page for one in register.institutions(as_stored=True) for page in one.pages}
    due = [
        page for page in pages.values() if page.platform in platforms and _is_due(kept.get(page.url), order)
    ]
    due.sort(key=lambda page: platforms.index(page.platform))
    due.sort(key=lambda page: kept[page.url].looked_at if page.url in kept else LONG_AGO)
    found: dict[Platform, list[Asked]] = {platform: [] for platform in platforms}
    for page in due[: order.limit]:
        found[page.platform].append(Asked(page.url, _known_id(page, kept.get(page.url))))
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


def _follow(register: Register, platform: Platform, order: Order, outcome: Outcome) -> None:
    for _ in range(MOST_TRIES):
        version = register.active_version()
        if version is None:
            return
        pending = {url: one.look for url, one in register.looks().items() if order.resumes(one)}
        looks = _of_platform(register.institutions(version.number, as_stored=True), platform, pending)
        verified = _verified(register, looks, order, outcome)
        try:
            made = register.follow_looks(verified, note=_note(looks.found), expected=version.number)
        except RegisterChanged:
            continue  # somebody imported meanwhile: judged anew
        if made:
            outcome.versions.append(made.number)
        outcome.seen.update(_counts(looks.found.values()))
        return


@dataclass(frozen=True, slots=True)
class _Looks:
    """The pending looks at pages of one platform, and the institutions that have such pages."""

    platform: Platform
    institutions: Sequence[Institution]
    found: Mapping[str, Look]


def _of_platform(
    institutions: Iterable[Institution], platform: Platform, pending: Mapping[str, Look]
) -> _Looks:
    having = [one for one in institutions if any(page.platform is platform for page in one.pages)]
    urls = {page.url for one in having for page in one.pages if page.platform is platform}
    return _Looks(platform, having, {url: look for url, look in pending.items() if url in urls})


def _verified(register: Register, looks: _Looks, order: Order, outcome: Outcome) -> Verified:
    open_problems = {(one.url, one.kind): one.since for one in register.problems()}
    terms = Terms(order.day, open_problems, order.renew_after_days)
    results = [judged(one, looks.found, terms) for one in looks.institutions]
    if (sentence := _doubt(looks, results)) and not order.believe:
        outcome.away[looks.platform] = sentence
        return Verified(order.day, (), (), (), ())
    changed = [
        result.institution
        for one, result in zip(looks.institutions, results, strict=True)
        if one != result.institution
    ]
    problems = [problem for result in results for problem in result.problems]
    settled = {url for url, look in looks.found.items() if look.presence is not Presence.SILENT}
    return Verified(order.day, changed, problems, settled, looks.found.keys())


def _doubt(looks: _Looks, results: Sequence[Judged]) -> str:
    """Why what was seen can't be believed, or nothing."""
    confirmed = sum(
        page.state is PageState.CONFIRMED and page.url in looks.found
        for one in looks.institutions
        for page in one.pages
    )
    gone = sum(lost(one, result.institution) for one, result in zip(looks.institutions, results, strict=True))
    if confirmed < FEWEST_LOOKED_AT or gone <= confirmed * MOST_LOST:
        return ""
    return DOUBTED.format(looks.platform.value, gone, confirmed)


def _counts(looks: Iterable[Look]) -> Counter[str]:
    found: Counter[str] = Counter()
    for look in looks:
        found[look.presence.value] += 1
        found["mark"] += look.mark is True
        found[ProblemKind.MOVED.value] += bool(look.now_at)
    return found


def _note(looks: Mapping[str, Look]) -> str:
    counts = _counts(looks.values())
    return f"проверка страниц: всего {len(looks)}, с отметкой {counts['mark']}"
