"""The register follows what was seen: judged at once, written whole, or not at all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.verify import texts
from bot.verify.order import Order, Outcome
from catalog.model import Institution, PageState, Platform
from catalog.pages.page_checks import Look, Presence, ProblemKind
from catalog.pages.verification import CheckedInstitution, Terms, judged, lost
from catalog.store.errors import RegisterChanged
from catalog.store.register import Register
from catalog.store.versions.verification import Verified
from handlers.texts.words import PLATFORMS

MOST_LOST, FEWEST_LOOKED_AT = 0.5, 20
"""Where more than that part of at least so many confirmations would go at once, the platform is at fault."""

MOST_TRIES = 5


def follow(register: Register, platform: Platform, order: Order, outcome: Outcome) -> None:
    """Let the register follow the day's pending looks at that platform's pages, in one version."""
    for _ in range(MOST_TRIES):
        version = register.versions.active()
        if version is None:
            return
        pending = {url: one.look for url, one in register.looks.newest().items() if order.resumes(one)}
        looks = _of_platform(
            register.versions.institutions(version.number, as_stored=True), platform, pending
        )
        verified = _verified(register, looks, order, outcome)
        try:
            made = register.verification.follow(verified, note=_note(looks.found), expected=version.number)
        except RegisterChanged:
            continue  # somebody imported meanwhile: judged anew
        if made:
            outcome.versions.append(made.number)
        outcome.seen.update(_counts(looks.found.values()))
        return
    outcome.away[platform] = texts.CHANGING


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
    open_problems = {(one.url, one.kind): one.since for one in register.looks.problems()}
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


def _doubt(looks: _Looks, results: Sequence[CheckedInstitution]) -> str:
    """Why what was seen can't be believed, or nothing."""
    confirmed = sum(
        page.state is PageState.CONFIRMED and page.url in looks.found
        for one in looks.institutions
        for page in one.pages
    )
    gone = sum(lost(one, result.institution) for one, result in zip(looks.institutions, results, strict=True))
    if confirmed < FEWEST_LOOKED_AT or gone <= confirmed * MOST_LOST:
        return ""
    return texts.DOUBTED.format(PLATFORMS[looks.platform], gone, confirmed)


def _counts(looks: Iterable[Look]) -> Counter[str]:
    found: Counter[str] = Counter()
    for look in looks:
        found[look.presence.value] += 1
        found["mark"] += look.mark is True
        found[ProblemKind.MOVED.value] += bool(look.now_at)
    return found


def _note(looks: Mapping[str, Look]) -> str:
    counts = _counts(looks.values())
    return texts.NOTE.format(total=len(looks), mark=counts["mark"])
