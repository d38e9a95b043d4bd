"""What was seen at a page, and what is wrong there: values that the store keeps and the desk shows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Presence(StrEnum):
    """Whether the page is there."""

    THERE = "there"
    GONE = "gone"  # deleted, banned, or no such page
    UNREACHED = "unreached"  # no answer: only the second day of it says something of the page
    SILENT = "silent"  # nothing was learned: whoever was asked was busy, or didn't let us look


@dataclass(frozen=True, slots=True)
class Look:
    """What a platform, or a site's server, told of one page. What it didn't tell changes nothing."""

    url: str  # the page's address in the register
    presence: Presence
    now_at: str = ""  # the canonical address that it has by now, where that is another
    better: str = ""  # an address of the same page that serves better: https for http
    mark: bool | None = None  # the mark «Госорганизация»; None: not told, which isn't «no»
    tick: bool | None = None  # the platform's own tick, which is another thing
    platform_id: str = ""  # the number that the platform knows it by, whatever its name
    name: str = ""
    followers: int | None = None
    closed: bool = False  # only members see it
    takes_messages: bool | None = None
    ogrn: str = ""  # in the widget of Госуслуги on the page
    links: tuple[str, ...] = ()  # keys of the pages that it links to
    reason: str = ""  # why it is gone or wasn't reached, in the platform's own word: «banned», «HTTP 404»


class ProblemKind(StrEnum):
    """What an operator has to decide about."""

    LOST_MARK = "lost_mark"
    MOVED = "moved"
    GONE = "gone"
    UNREACHED = "unreached"
    OTHER_OGRN = "other_ogrn"  # the widget of Госуслуги is another institution's
    OTHER_INN = "other_inn"  # the INN in a MAX address is another institution's
    CLOSED = "closed"
    BETTER_ADDRESS = "better_address"


@dataclass(frozen=True, slots=True)
class PageProblem:
    """Something wrong with a page of an institution, as verification saw it."""

    code: str  # of the institution
    url: str
    kind: ProblemKind
    since: date
    last_on: date  # when it was last seen to be so
    evidence: str = ""  # what was seen: «banned», an OGRN, a name
    suggestion: str = ""  # the address to write instead; text, never a link
