"""What a look makes of a page: its new state and date, and what an operator has to decide.

Official is only what was seen with its mark; what had it and lost it, moved or is gone stops being so at
once. A look that didn't tell of the mark leaves a confirmation to lapse by itself.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from catalog.model import Institution, Page, PageState, Platform
from catalog.pages.ownership import foreign_inn
from catalog.pages.page_checks import Look, PageProblem, Presence, ProblemKind
from catalog.pages.rules import rules

OUT_OF_USE = (PageState.BROKEN, PageState.MOVED)
ENDS_CONFIRMATION = {ProblemKind.MOVED: PageState.MOVED, ProblemKind.LOST_MARK: PageState.REVOKED}
UNMARKED = (Platform.TELEGRAM, Platform.MAX)
"""Platforms without the mark: their pages are linked from a confirmed one."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run judges. `open_problems`: since when, by address and kind."""

    day: date
    open_problems: Mapping[tuple[str, ProblemKind], date]
    renew_after_days: int = 1  # a date or a count that is younger isn't worth a new row


@dataclass(frozen=True, slots=True)
class CheckedInstitution:
    """An institution after the looks at its pages, and what is wrong with them."""

    institution: Institution
    problems: tuple[PageProblem, ...]


def judged(institution: Institution, looks: Mapping[str, Look], terms: Terms) -> CheckedInstitution:
    """The institution with its pages as the looks (by address) show them; others stay as they are."""
    pages: list[Page] = []
    problems: list[PageProblem] = []
    for page in institution.pages:
        look = looks.get(page.url)
        faults = _faults(institution, page, look)
        problems += [_problem(institution, page, fault, terms) for fault in faults]
        pages.append(_looked_at(page, look, {fault.kind for fault in faults}, terms) if look else page)
    return CheckedInstitution(
        replace(institution, pages=_linked(tuple(pages), looks, terms.day)), tuple(problems)
    )


def lost(before: Institution, after: Institution) -> int:
    """How many pages were confirmed and aren't any more."""
    pairs = zip(before.pages, after.pages, strict=True)
    return sum(
        old.state is PageState.CONFIRMED and new.state is not PageState.CONFIRMED for old, new in pairs
    )


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: ProblemKind
    evidence: str
    suggestion: str = ""


def _faults(institution: Institution, page: Page, look: Look | None) -> list[_Fault]:
    """What is wrong with the page: by its address alone, and by what was seen there."""
    inn = foreign_inn(institution, page)
    by_address = [_Fault(ProblemKind.OTHER_INN, inn)] if inn else []
    return by_address + (_seen_faults(institution, page, look) if look else [])


def _seen_faults(institution: Institution, page: Page, look: Look) -> list[_Fault]:
    if look.presence is Presence.SILENT:
        return []
    if look.presence is not Presence.THERE:
        return [_Fault(ProblemKind(look.presence.value), look.reason)]
    if look.now_at:
        return [_Fault(ProblemKind.MOVED, look.name, look.now_at)]
    others_widget = institution.ogrn and look.ogrn and look.ogrn != institution.ogrn
    possible = (
        (_has_lost_mark(page, look), _Fault(ProblemKind.LOST_MARK, look.name)),
        (others_widget, _Fault(ProblemKind.OTHER_OGRN, look.ogrn)),
        (look.closed, _Fault(ProblemKind.CLOSED, look.name)),
        (look.better, _Fault(ProblemKind.BETTER_ADDRESS, "", look.better)),
    )
    return [fault for is_so, fault in possible if is_so]


def _has_lost_mark(page: Page, look: Look) -> bool:
    if page.state is PageState.REVOKED:
        return look.mark is not True
    return page.state is PageState.CONFIRMED and look.mark is False


def _problem(institution: Institution, page: Page, fault: _Fault, terms: Terms) -> PageProblem:
    since = terms.open_problems.get((page.url, fault.kind), terms.day)
    found = (institution.code, page.url, fault.kind, since, terms.day)
    return PageProblem(*found, fault.evidence, fault.suggestion)


def _looked_at(page: Page, look: Look, wrong: AbstractSet[ProblemKind], terms: Terms) -> Page:
    state = _state(page, look, wrong, terms)
    if state is not page.state:
        return _counted(_changed(page, state, terms.day), look, terms)
    if state is PageState.CONFIRMED and _shows_mark(look, wrong) and _is_old(page.checked_on, terms):
        page = replace(page, checked_on=terms.day, confirmed_by=_title(page.platform))
    return _counted(page, look, terms)


def _state(page: Page, look: Look, wrong: AbstractSet[ProblemKind], terms: Terms) -> PageState:
    if look.presence is not Presence.THERE:
        return _state_of_absent(page, look, terms)
    for kind, state in ENDS_CONFIRMATION.items():
        if kind in wrong:
            return state
    if _shows_mark(look, wrong):
        return PageState.CONFIRMED
    return PageState.LISTED if page.state in OUT_OF_USE else page.state


def _state_of_absent(page: Page, look: Look, terms: Terms) -> PageState:
    first = terms.open_problems.get((page.url, ProblemKind.UNREACHED), terms.day)
    for_long = look.presence is Presence.UNREACHED and first < terms.day
    return PageState.BROKEN if for_long or look.presence is Presence.GONE else page.state


def _shows_mark(look: Look, wrong: AbstractSet[ProblemKind]) -> bool:
    """Whether the mark was seen on a page that isn't by its widget another institution's."""
    return look.mark is True and ProblemKind.OTHER_OGRN not in wrong


def _changed(page: Page, state: PageState, day: date) -> Page:
    """A state that was seen is dated; «listed» says that nothing was."""
    by = _title(page.platform) if state is PageState.CONFIRMED else ""
    return replace(page, state=state, checked_on=None if state is PageState.LISTED else day, confirmed_by=by)


def _counted(page: Page, look: Look, terms: Terms) -> Page:
    if look.followers is None or not _is_old(page.followers_on, terms):
        return page
    return replace(page, followers=look.followers, followers_on=terms.day)


def _is_old(day: date | None, terms: Terms) -> bool:
    return day is None or (terms.day - day).days >= terms.renew_after_days


def _linked(pages: tuple[Page, ...], looks: Mapping[str, Look], day: date) -> tuple[Page, ...]:
    """Pages without a mark of their own hang on a confirmed page that links to them."""
    confirmed = [page for page in pages if page.state is PageState.CONFIRMED]
    linked = {key for page in confirmed if page.url in looks for key in looks[page.url].links}
    return tuple(_hanging(page, linked, day, held=bool(confirmed)) for page in pages)


def _hanging(page: Page, linked: set[str], day: date, *, held: bool) -> Page:
    if page.platform not in UNMARKED:
        return page
    if page.state is PageState.LINKED and not held:
        return _changed(page, PageState.LISTED, day)
    if page.state is PageState.LISTED and f"{page.platform}:{page.url.rpartition('/')[2]}" in linked:
        return _changed(page, PageState.LINKED, day)
    return page


def _title(platform: Platform) -> str:
    found = rules().of(platform)
    return found.title if found else ""
