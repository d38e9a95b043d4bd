"""What of the register a list is to hold, and in which order."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from catalog.model import CONFIRMATION_DAYS

ANY_PLATFORM = "any"
"""Of `no_page`: no page on any platform; a site of one's own is none."""


class StateToday(StrEnum):
    """The state of a page as it counts today: a confirmation may have lapsed, a page be withdrawn."""

    CONFIRMED = "confirmed"
    LAPSED = "lapsed"
    LISTED = "listed"
    LINKED = "linked"
    BROKEN = "broken"
    MOVED = "moved"
    REVOKED = "revoked"


class By(StrEnum):
    """What lists are sorted by."""

    RANK = "rank"  # as words found them; of all others the code
    CODE = "code"
    NAME = "name"
    KIND = "kind"
    PLACE = "place"
    URL = "url"
    CHECKED = "checked_on"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Every condition narrows down; an empty one says nothing."""

    today: date
    kept: timedelta = timedelta(days=CONFIRMATION_DAYS)
    codes: tuple[str, ...] | None = None  # those that words found
    urls: tuple[str, ...] | None = None  # likewise addresses, in the register's spelling
    fragment: str = ""  # a part of a page's address
    kind: str = ""
    place: str = ""  # a municipality, a locality or a district, or a part of its name
    platform: str = ""
    state: StateToday | None = None
    no_page: str = ""  # a platform, or ANY_PLATFORM: where no page is that residents could be led to
    no_phone: bool = False
    changed_by: str = ""  # an operator
    before: date | None = None  # institutions: not changed since; pages: not looked at since


@dataclass(frozen=True, slots=True)
class ListOrder:
    """One column, upwards or downwards (the code decides between equals), and which part of it."""

    by: By = By.RANK
    down: bool = False
    skip: int = 0
    limit: int | None = None  # None: all of it

    @property
    def cut(self) -> str:
        """The same at the end of a statement."""
        return "" if self.limit is None else f" LIMIT {self.limit:d} OFFSET {self.skip:d}"

    def sort(self, *columns: str) -> str:
        return ", ".join(f"{column}{' DESC' if self.down else ''}" for column in columns)
