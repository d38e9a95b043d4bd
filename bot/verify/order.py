"""What a run is to do, and what it came to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from catalog.model import Platform
from catalog.pages.page_checks import PageProblem
from catalog.store.versions.looks import KeptLook


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do."""

    now: datetime  # by the clock of the region
    limit: int | None = None  # so many pages, those least recently looked at first
    older_than: timedelta = timedelta()  # leave out pages that were looked at more recently
    renew_after_days: int = 1
    believe: bool = False  # even that most confirmations went at once
    region: str = ""  # whose needs' links are looked at, too; empty: none

    @property
    def day(self) -> date:
        return self.now.date()

    def is_of(self, kept: KeptLook) -> bool:
        """Whether the look was taken on the day of the run."""
        return kept.looked_at.astimezone(self.now.tzinfo).date() == self.day

    def resumes(self, kept: KeptLook) -> bool:
        """Whether an interrupted run of the same day left that look."""
        return kept.pending and self.is_of(kept)


@dataclass(slots=True)
class Outcome:
    """What a run came to."""

    seen: Counter[str] = field(default_factory=Counter)  # by presence, and «mark» where it was seen
    versions: list[int] = field(default_factory=list)
    away: dict[Platform, str] = field(default_factory=dict)  # who can't be asked or believed, and why
    problems: Sequence[PageProblem] = ()
    needs: dict[str, str] = field(default_factory=dict)  # links of needs that are gone, and why
