"""What a run leaves: looks at sites, and pages that wait for an operator's word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalog.discovery.judging import JudgedPage
from catalog.discovery.mentions import Mention


class SiteOutcome(StrEnum):
    """How a look at a site ended."""

    READ = "read"
    ROBOTS = "robots"  # robots.txt asks programs to stay away
    UNREACHED = "unreached"
    ELSEWHERE = "elsewhere"  # it leads to somebody else's site
    INNER = "inner"  # it leads into this machine's own network
    NOT_HTML = "not_html"


class Settled(StrEnum):
    """What became of a found page."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SiteLook:
    """A look at an institution's site."""

    code: str
    url: str
    looked_on: date
    outcome: SiteOutcome
    names_it: bool = False
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A found page in the queue."""

    number: int
    finding: JudgedPage
    found_on: date
