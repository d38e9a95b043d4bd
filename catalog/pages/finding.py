"""What is found out about a pasted link."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.model import Institution, Page, Platform


class Verdict(StrEnum):
    """The answer to «is this page official?», and «whose number is it?», the least worrying first."""

    OFFICIAL = "official"
    LISTED = "listed"
    KNOWN_PHONE = "known_phone"  # a number that the list or the region's contacts have
    NOT_A_PAGE = "not_a_page"
    UNKNOWN = "unknown"  # can't be confirmed; never called fake
    UNKNOWN_PHONE = "unknown_phone"
    REDIRECT = "redirect"  # leads elsewhere, and it can't be seen where; never opened
    REVOKED = "revoked"
    LOOKALIKE = "lookalike"


class Reason(StrEnum):
    """Why the verdict is what it is, the least worrying first."""

    CONFIRMED = "confirmed"
    LINKED = "linked"
    LISTED = "listed"
    LAPSED = "lapsed"  # its mark was seen, too long ago to count
    NOT_OPENING = "not_opening"
    NO_LINK = "no_link"
    STATE_HOST = "state_host"  # a site of the state, nobody's page
    SECTION = "section"  # of a platform: its settings, its search
    MALFORMED = "malformed"
    INVITE = "invite"
    STALE = "stale"  # in the register from a source more than two years old
    SAME_NAME = "same_name"  # as a listed page on another platform
    SAME_INN = "same_inn"  # the INN in the address is the institution's, the page isn't listed
    POST = "post"  # of a community that the list doesn't know by this number
    NOT_LISTED = "not_listed"
    PERSON = "person"
    OVERLAY = "overlay"  # somebody else's post is laid over the page
    NO_SITE = "no_site"  # a browser opens no site: «javascript:…», «data:…»
    SHORT_LINK = "short_link"
    REDIRECT = "redirect"
    NUMERIC_HOST = "numeric_host"
    MOVED = "moved"
    REVOKED = "revoked"
    OTHER_NUMBER = "other_number"  # like a listed page but for the number
    ALIKE = "alike"
    IMITATED_HOST = "imitated_host"
    HIDDEN = "hidden"  # the words show one address, the link leads to another


@dataclass(frozen=True, slots=True)
class Finding:
    """One judged link. It holds no sentence: those are the dialogue's."""

    verdict: Verdict
    reason: Reason
    shown: str = ""  # the address as people read it; shown whole only where it is in the register
    host: str = ""  # of the link, as people read it
    platform: Platform | None = None  # whose host it is; None where the address can't be one
    institution: Institution | None = None
    page: Page | None = None  # the register's own page at that address
    own: Page | None = None  # where to go instead, or as well: confirmed, if there is such a page
    imitates: str = ""  # the host or the name that the address passes itself off as
    fault: str = ""  # what is wrong with the address, in Russian
    post: bool = False  # the link is to a post or a photo on the page
    redirected: bool = False  # the link passes through another site
    overlaid: bool = False  # a post that may be anybody's is laid over the page

    @property
    def gravity(self) -> tuple[int, int]:
        """By which the worst comes first, and what harms nobody last."""
        rank = -1 if self.reason in HARMLESS else VERDICTS.index(self.verdict)
        return (-rank, -REASONS.index(self.reason))


HARMLESS = (Reason.NO_LINK, Reason.STATE_HOST, Reason.SECTION)
VERDICTS = tuple(Verdict)
REASONS = tuple(Reason)
