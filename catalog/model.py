"""What the register holds: institutions, their pages, services and places, as frozen values.

The database (`catalog.store`) and the spreadsheets (`catalog.register`) are read into these; the search
(`catalog.search`) and the dialogue work on nothing else.
"""

from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta
from enum import StrEnum

CONFIRMATION_DAYS = 90
"""After so many days without a look a confirmation lapses (a setting may change it)."""

SHOWN_YEARS = 2
"""Phones, services and addresses last seen longer ago are kept, but not shown."""


STARTER, SYNTHETIC = "starter", "synthetic"
"""Labels of the lists that aren't the operator's own; an own one has none."""


class Platform(StrEnum):
    VK = "vk"
    OK = "ok"
    TELEGRAM = "telegram"
    MAX = "max"
    SITE = "site"


BY_HABIT = (Platform.VK, Platform.OK, Platform.MAX, Platform.TELEGRAM, Platform.SITE)
"""The platforms as residents use them, most first."""


class PageState(StrEnum):
    """The dated state of a page. Only a confirmed page is ever called official."""

    CONFIRMED = "confirmed"  # the mark «Госорганизация» was seen
    LISTED = "listed"  # the operator or a public source lists it, its mark not yet seen
    LINKED = "linked"  # Telegram and MAX have no such mark: linked from a confirmed page
    BROKEN = "broken"
    MOVED = "moved"
    REVOKED = "revoked"  # lost its mark, or withdrawn by the operator: never to be followed


class Topic(StrEnum):
    """The online services that residents ask for."""

    DOCTOR = "doctor"
    CLUBS = "clubs"
    KINDERGARTEN = "kindergarten"
    SCHOOL = "school"
    DIARY = "diary"
    APPEAL = "appeal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Page:
    """One address of an institution, in its canonical form."""

    platform: Platform
    url: str
    state: PageState = PageState.LISTED
    checked_on: date | None = None  # when the state was last looked at
    confirmed_by: str = ""
    seen_on: date | None = None  # when the source last showed the address
    source: str = ""
    followers: int | None = None
    followers_on: date | None = None

    def state_on(self, today: date, lapse_days: int = CONFIRMATION_DAYS) -> PageState:
        """The state as it counts on that day: a confirmation nobody renewed has lapsed to listed."""
        if self.state is not PageState.CONFIRMED:
            return self.state
        fresh = self.checked_on is not None and today - self.checked_on <= timedelta(days=lapse_days)
        return PageState.CONFIRMED if fresh else PageState.LISTED

    def shown_on(self, today: date) -> bool:
        """Whether residents may see it: not revoked, moved or broken, and seen within the last two years."""
        if self.state in (PageState.REVOKED, PageState.MOVED, PageState.BROKEN):
            return False
        return is_fresh(self.checked_on or self.seen_on, today)


@dataclass(frozen=True, slots=True)
class Service:
    """An online service as a deep link. `url` may be `tel:…`, which is shown as text, never as a link."""

    title: str
    url: str
    topic: Topic = Topic.OTHER
    _: KW_ONLY
    seen_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an institution is. Any part may be empty where the register doesn't know it."""

    municipality: str = ""  # as the register calls it: «городской округ город-герой Волгоград»
    locality: str = ""  # «Волгоград», «р.п. Елань»
    district: str = ""  # city district: «Дзержинский район»


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution. `code` never changes once given: doors carry it."""

    code: str
    official_name: str
    _: KW_ONLY
    short_name: str = ""
    kind: str = ""  # as the register calls it: «детский сад»; the vocabulary knows the synonyms
    place: Place = Place()
    address: str = ""
    phone: str = ""
    inn: str = ""
    ogrn: str = ""
    latitude: float | None = None
    longitude: float | None = None
    other_names: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    services: tuple[Service, ...] = ()
    successor: str = ""  # the code of the institution that took over; empty while this one works
    no_page_reason: str = ""  # «страница не ведётся на основании …»
    source: str = ""
    seen_on: date | None = None  # when the source last showed phone and postal address
    followers: int | None = None  # where a source counts them and the page's address isn't known
    followers_on: date | None = None  # the day they were counted, or the source gathered; None: not stated
    mark_as_given: str = ""  # the cell «Госорганизация» as the operator wrote it; states are kept apart
    checked_as_given: str = ""  # likewise the cell «Проверено»
    superior: str = ""  # «вышестоящее», whom to turn to: a code, or a name as the operator wrote it
    hours: str = ""  # «Часы работы», as the register words them
    appeal_form: str = ""  # the address of its own form for appeals on Госуслуги (ПОС)
    closed_from: date | None = None  # closed for a time: the first day, and
    closed_until: date | None = None  # the last; for good is `successor`
    attested_on: date | None = None  # when the institution itself said that phone and address are right

    @property
    def known_on(self) -> date | None:
        """The last day on which anybody vouched for phone, hours and postal address."""
        return max(filter(None, (self.seen_on, self.attested_on)), default=None)

    def closed_by(self, today: date) -> tuple[date, date] | None:
        """The days of a closure that isn't over; one without an end, or a beginning, isn't told."""
        if self.closed_from is None or self.closed_until is None or self.closed_until < today:
            return None
        return self.closed_from, self.closed_until

    def page(self, platform: Platform) -> Page | None:
        """The first page on that platform, or None."""
        return next((page for page in self.pages if page.platform is platform), None)


def is_fresh(seen_on: date | None, today: date) -> bool:
    """Whether something last seen on that day may still be shown. An unknown day is no reason to hide."""
    return seen_on is None or (today - seen_on).days <= SHOWN_YEARS * 366


@dataclass(frozen=True, slots=True)
class RegisterVersion:
    """A state of the whole register: every import, withdrawal and roll-back makes the next one."""

    number: int
    made_at: str  # ISO 8601, UTC
    note: str  # what made it: «import register.xlsx», «starter», «withdraw vk.com/… : взломана»
    label: str = ""  # what the list is: STARTER, SYNTHETIC, or empty for the operator's own
