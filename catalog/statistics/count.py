"""Counts what a register holds, for one day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from catalog.model import BY_HABIT, CONFIRMATION_DAYS, Institution, Page, PageState, Platform
from catalog.statistics.model import Age, Cover, Large, Statistics, StatisticsRow

MOST_LARGEST = 20
PARTS = 3
"""Into so many equal spans the life of a confirmation is parted."""

SOCIAL = tuple(platform for platform in BY_HABIT if platform is not Platform.SITE)


def count(
    institutions: Iterable[Institution],
    kind_of: Callable[[Institution], str],
    today: date,
    lapse_days: int = CONFIRMATION_DAYS,
) -> Statistics:
    """The figures of these institutions, without those that closed and pages that nobody is shown."""
    seen = [(one, _seen(one, today)) for one in institutions if not one.successor]
    confirmed = _confirmed(seen, today, lapse_days)
    tallies = _tallies(seen, kind_of, confirmed)
    large = sorted(tallies.all.large(), key=_by_followers)
    days = sorted(filter(None, (one.counted_on for one in large)))
    row = _Rows(confirmed)
    return Statistics(
        on=today,
        lapse_days=lapse_days,
        all=row.of("", tallies.all),
        sites=len({page.url for _, pages in seen for page in pages if page.platform is Platform.SITE}),
        counted_from=days[0] if days else None,
        counted_to=days[-1] if days else None,
        platforms=tuple(row.of(platform, tallies.platforms[platform]) for platform in SOCIAL),
        kinds=row.largest_first(tallies.kinds),
        municipalities=row.largest_first(tallies.municipalities),
        ages=_ages(tallies.all, today, lapse_days),
        largest=tuple(large[:MOST_LARGEST]),
    )


@dataclass(slots=True)
class _Tally:
    institutions: int = 0
    pages: dict[str, tuple[Institution, Page]] = field(default_factory=dict)
    coverage: Counter[Cover] = field(default_factory=Counter)
    unplaced: list[Institution] = field(default_factory=list)  # counted by a source that names no address

    def add(self, one: Institution, pages: Iterable[Page], cover: Cover | None = None) -> None:
        """Count an institution with these pages of it; with all of it, what it has at best is given."""
        self.institutions += 1
        for page in pages:
            self.pages.setdefault(page.url, (one, page))
        if cover is not None:
            self.coverage[cover] += 1
            if one.followers:
                self.unplaced.append(one)

    def large(self) -> list[Large]:
        """All that is counted, in no order."""
        pages = [
            Large(one, page, page.followers, page.followers_on)
            for one, page in self.pages.values()
            if page.followers
        ]
        return pages + [Large(one, None, one.followers or 0, one.followers_on) for one in self.unplaced]


@dataclass(slots=True)
class _Tallies:
    all: _Tally = field(default_factory=_Tally)
    platforms: dict[str, _Tally] = field(default_factory=lambda: defaultdict(_Tally))
    kinds: dict[str, _Tally] = field(default_factory=lambda: defaultdict(_Tally))
    municipalities: dict[str, _Tally] = field(default_factory=lambda: defaultdict(_Tally))


def _tallies(
    seen: Iterable[tuple[Institution, list[Page]]],
    kind_of: Callable[[Institution], str],
    confirmed: AbstractSet[str],
) -> _Tallies:
    tallies = _Tallies()
    for one, pages in seen:
        social = [page for page in pages if page.platform is not Platform.SITE]
        kind, municipality = tallies.kinds[kind_of(one)], tallies.municipalities[one.place.municipality]
        for tally in (tallies.all, kind, municipality):
            tally.add(one, social, _cover(one, pages, confirmed))
        for platform in {page.platform for page in social}:
            there = [page for page in social if page.platform is platform]
            tallies.platforms[platform].add(one, there)
    return tallies


@dataclass(frozen=True, slots=True)
class _Rows:
    confirmed: frozenset[str]  # the addresses of the pages whose confirmation lives

    def of(self, label: str, tally: _Tally) -> StatisticsRow:
        counted = [page.followers for _, page in tally.pages.values() if page.followers is not None]
        return StatisticsRow(
            label=label,
            institutions=tally.institutions,
            pages=len(tally.pages),
            confirmed=len(self.confirmed & tally.pages.keys()),
            followers=sum(counted) + sum(one.followers or 0 for one in tally.unplaced),
            counted=len(counted) + len(tally.unplaced),
            coverage=dict(tally.coverage),
        )

    def largest_first(self, tallies: dict[str, _Tally]) -> tuple[StatisticsRow, ...]:
        rows = (self.of(label, tally) for label, tally in tallies.items())
        return tuple(sorted(rows, key=lambda row: (-row.pages, -row.institutions, row.label)))


def _seen(one: Institution, today: date) -> list[Page]:
    return [page for page in one.pages if page.shown_on(today)]


def _confirmed(
    seen: Iterable[tuple[Institution, list[Page]]], today: date, lapse_days: int
) -> frozenset[str]:
    pages = (page for _, found in seen for page in found)
    return frozenset(page.url for page in pages if page.state_on(today, lapse_days) is PageState.CONFIRMED)


def _cover(one: Institution, pages: list[Page], confirmed: AbstractSet[str]) -> Cover:
    social = [page for page in pages if page.platform is not Platform.SITE]
    if any(page.url in confirmed for page in social):
        return Cover.CONFIRMED
    if social:
        return Cover.UNCONFIRMED
    if pages:
        return Cover.SITE
    return Cover.EXCUSED if one.no_page_reason else Cover.NOTHING


def _ages(tally: _Tally, today: date, lapse_days: int) -> tuple[Age, ...]:
    """The confirmations by age, in equal spans of the time that they live, and those beyond it."""
    given = [
        max(0, (today - page.checked_on).days)
        for _, page in tally.pages.values()
        if page.state is PageState.CONFIRMED and page.checked_on
    ]
    bounds = [lapse_days * part // PARTS for part in range(1, PARTS + 1)]
    spans = zip([0, *(bound + 1 for bound in bounds)], [*bounds, None], strict=True)
    return tuple(
        Age(since, until, sum(since <= age and (until is None or age <= until) for age in given))
        for since, until in spans
    )


def _by_followers(large: Large) -> tuple[int, str, str]:
    return -large.followers, large.institution.code, large.page.url if large.page else ""
