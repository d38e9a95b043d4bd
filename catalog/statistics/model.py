"""Figures of a register on one day: pages, followers, how sure they are.

`catalog.statistics.count` counts them.

Followers are counted by page: whoever follows two pages is counted twice, so that they are no residents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalog.model import Institution, Page


class Cover(StrEnum):
    """What an institution has at best."""

    CONFIRMED = "confirmed"  # a page whose mark was seen within the time that a confirmation lives
    UNCONFIRMED = "unconfirmed"  # a page, but none like that
    SITE = "site"  # a site alone
    EXCUSED = "excused"  # nothing, and the register says on what grounds
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """What belongs together: by platform, kind or municipality. An empty label: the register doesn't say."""

    label: str
    institutions: int
    pages: int  # an address of several institutions is counted once
    confirmed: int
    followers: int
    counted: int  # pages whose followers somebody counted
    coverage: Mapping[Cover, int]  # institutions; empty for a platform


@dataclass(frozen=True, slots=True)
class Age:
    """Confirmations that were given so many days ago. `until` is None for those that have lapsed."""

    since: int
    until: int | None
    pages: int


@dataclass(frozen=True, slots=True)
class Large:
    """One of the pages with the most followers. `page` is None where a source counts without an address."""

    institution: Institution
    page: Page | None
    followers: int
    counted_on: date | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of one version of the register on one day. Pages are those in social networks."""

    on: date
    lapse_days: int
    all: StatisticsRow
    sites: int
    counted_from: date | None  # the oldest and the newest day on which followers were counted
    counted_to: date | None
    platforms: tuple[StatisticsRow, ...]  # as residents use them
    kinds: tuple[StatisticsRow, ...]  # those with the most pages first, as are municipalities
    municipalities: tuple[StatisticsRow, ...]
    ages: tuple[Age, ...]
    largest: tuple[Large, ...]
