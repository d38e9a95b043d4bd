"""What comes into the dialogue and what goes out: frozen values that no platform shapes.

A Reply says what is meant; each channel's `render` decides how it is shown within the platform's limits.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from catalog.model import PageState, Platform
from catalog.queues.model import ReportKind
from catalog.statistics.usage import Count

KINDS, PLACES = "kinds", "places"
"""What `Session.asked` holds while one of them is open."""


LONGEST_TEXT, LONGEST_END = 4_000, 1_000
"""Characters that are read of what was written; of a longer text the beginning, and the end of it."""

GAP = " … "
LONGEST_LINK, MOST_LINKS = 2_048, 50
"""Characters of an address under words, and how many such links are read."""


def cut_text(text: str) -> str:
    """Return what is read of a text of any length: all of it, or its beginning and its last 1,000 characters.

    Words of emergency at the end of a long message are heard so. A link in the part between is not judged,
    and the verdict on others says so. A word that is cut through is left out, or a part of an address would
    be judged as another one; only a beginning that is a single word stays.
    """
    if len(text) <= LONGEST_TEXT:
        return text
    start, end = text[: LONGEST_TEXT - LONGEST_END - len(GAP)], text[-LONGEST_END:]
    until = max(start.rfind(" "), start.rfind("\n"))
    behind = min((at for at in (end.find(" "), end.find("\n")) if at >= 0), default=len(end))
    return (start[:until] if until > 0 else start) + GAP + end[behind + 1 :]


def _cut_link(link: "Link") -> "Link":
    """What is too long for an address stays it by a «…», and isn't taken for the page that it begins with."""
    target = link.target
    whole = target if len(target) <= LONGEST_LINK else f"{target[:LONGEST_LINK]}…"
    return Link(link.shown[:LONGEST_LINK], whole)


class Tone(StrEnum):
    """How an answer looks where a channel can show it; its words say the same everywhere."""

    PLAIN = ""
    URGENT = "urgent"  # an emergency: call now
    DANGER = "danger"  # an address or a number that must not be trusted
    UNSURE = "unsure"  # can't be confirmed
    GOOD = "good"  # confirmed


class Attachment(StrEnum):
    """What came instead of, or beside, words."""

    VOICE = "voice"
    PICTURE = "picture"
    STICKER = "sticker"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a message: what is shown, and where it really leads."""

    shown: str
    target: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person did: wrote, pressed, forwarded, shared. All text is hostile until parsed.

    This is the door: whatever channel made it, no step reads more than `cut_text` leaves.
    """

    text: str = ""
    choice: str = ""  # the payload of a pressed button
    start: str | None = None  # the payload of /start or ?ref=; empty for a start without one
    links: tuple[Link, ...] = ()  # links hidden under words, forwarded channels
    attachment: Attachment | None = None
    transcript: str = ""  # of a voice message, where the platform made one
    location: tuple[float, float] | None = None  # latitude, longitude
    channel: Platform | None = None  # whose page comes first on a card; None: the web, the terminal
    aloud: bool = False  # said among others, who read the answer too: it names the address that it is about
    today: date = field(default_factory=date.today)

    sampled: bool = False  # one of the few whom it is asked whether the answer helped
    is_cut: bool = False  # more was written than is read

    def __post_init__(self) -> None:
        text, links = cut_text(self.text), tuple(map(_cut_link, self.links[:MOST_LINKS]))
        more = len(text) < len(self.text) or len(links) < len(self.links)
        object.__setattr__(self, "is_cut", self.is_cut or more)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "transcript", cut_text(self.transcript))
        object.__setattr__(self, "links", links)


@dataclass(frozen=True, slots=True)
class Session:
    """What a conversation remembers, short-lived, JSON-serialisable by `dataclasses.asdict`."""

    query: str = ""  # the question that is being refined
    place: str = ""  # the key of the place that was named last
    options: tuple[str, ...] = ()  # the payloads of the numbered options that were shown last
    offset: int = 0  # how far «ещё» has paged
    shown: str = ""  # the code of the card shown last
    aside: bool = False  # what was answered last is no card or list, but said beside the one shown before
    asked: str = ""  # the question that is open: "place", "report" …
    buttons: bool = True
    misses: int = 0
    insults: int = 0
    reported: tuple[str, ...] = ()  # codes reported in this conversation
    address: str = ""  # whose institution is asked for, while a part of it is missing
    missed: tuple[str, ...] = ()  # what wasn't found last: its text, kind and place
    need: str = ""  # the need that was chosen for the open question
    wider: tuple[str, ...] = ()  # question and place as they were before a word more narrowed them


@dataclass(frozen=True, slots=True)
class CardPage:
    """A page as it counts today. A listed page with a date is one whose confirmation has lapsed."""

    platform: Platform
    url: str
    state: PageState
    checked_on: date | None  # None for a listed page whose mark nobody has seen


@dataclass(frozen=True, slots=True)
class LinkButton:
    """A link called by where it leads. Never `tel:`: phones are text."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number and what it is for. It stands in the text, too."""

    title: str
    phone: str


@dataclass(frozen=True, slots=True)
class Card:
    """One institution as residents see it: everyday name first."""

    code: str
    name: str
    official_name: str
    place: str
    address: str
    phone: str
    pages: tuple[CardPage, ...]
    services: tuple[LinkButton, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be pressed, or typed by its number in the list."""

    label: str
    choice: str  # up to 64 bytes of ASCII, so that every platform can carry it


@dataclass(frozen=True, slots=True)
class Report:
    """Something to be written down for the operator. The conversation gives it its number."""

    kind: ReportKind
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that found nothing. Never written beside a person."""

    kind: str
    text: str
    sought: str = ""  # the key of the kind of institution that was asked for
    place: str = ""  # the label of the place
    found: str = ""  # the code of what the same conversation found next, in other words


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. The first line of `text` is the answer itself.

    An empty `text` without cards, choices and links means: send nothing.
    """

    text: str
    decision: str = ""  # what a search decided, or empty where there was none
    cards: tuple[Card, ...] = ()
    choices: tuple[Choice, ...] = ()
    links: tuple[LinkButton, ...] = ()
    phones: tuple[Telephone, ...] = ()  # the numbers that the text names, each with what it is for
    session: Session = Session()  # how the conversation goes on
    remember: tuple[Report | Miss, ...] = ()
    counts: tuple[Count, ...] = ()  # what it adds to the day's figures
    edits: bool = False  # may replace the message whose button was pressed
    tone: Tone = Tone.PLAIN
    asks_point: bool = False  # a button that sends where somebody is belongs below it


REPORT_NUMBER = "{report_number}"
"""Stands in `Reply.text` where the conversation puts the number that the written Report was given."""
