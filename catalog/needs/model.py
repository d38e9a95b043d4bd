"""A need of residents as frozen values: what it is, who does it, by which service, under which number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationInfo

from catalog.model import Topic, is_fresh
from catalog.resource_faults import nearest
from catalog.resource_file import Text

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
"""A service's title becomes the label of a VK button."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,47}$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
FEWEST_DIGITS, MOST_DIGITS = 2, 12
IN_A_NUMBER = set("0123456789 ()+-")


def _link(said: str) -> str:
    try:
        parts = urlsplit(said)
    except ValueError:
        raise ValueError("это не адрес, нужен https://…") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
        raise ValueError("нужен адрес вида https://…")
    if set(said) & set(" {}<>\"'\\"):
        raise ValueError("в адресе стоят знаки, которых там не бывает")
    return said


def _phone(said: str) -> str:
    digits = sum(sign.isdigit() for sign in said)
    if set(said) - IN_A_NUMBER or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise ValueError("это не номер телефона, нужен вид 8 (8442) 12-34-56")
    return said


class Sureness(StrEnum):
    """How sure the source of a fact is. One of low sureness is kept and not shown."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class SourcedFact:
    """Something that a source showed on a day."""

    __slots__ = ()
    source: str
    seen_on: date
    confidence: Sureness

    def shown_on(self, today: date) -> bool:
        """Whether somebody sure enough showed it within the last two years."""
        return self.confidence is not Sureness.LOW and is_fresh(self.seen_on, today)


@dataclass(frozen=True, slots=True)
class NeedLink(SourcedFact):
    """A service on the web, with who showed it and when."""

    title: Label
    url: Annotated[str, AfterValidator(_link)]
    source: Text
    seen_on: date
    confidence: Sureness

    @property
    def value(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class NeedPhone(SourcedFact):
    """A telephone number and what it is for, with who showed it and when."""

    title: Title
    phone: Annotated[str, AfterValidator(_phone)]
    source: Text
    seen_on: date
    confidence: Sureness

    @property
    def value(self) -> str:
        return self.phone


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """The services by their key and the numbers by their purpose that needs of a region refer to."""

    services: Mapping[str, tuple[NeedLink, ...]]
    phones: Mapping[str, tuple[NeedPhone, ...]]


def _spelt_out(said: object, info: ValidationInfo) -> object:
    """The list with what a key stands for in its stead. Raises ValueError for a key that nobody has."""
    shared = getattr(info.context, str(info.field_name), None)
    if not isinstance(said, list) or shared is None:
        return said
    for key in said:
        if isinstance(key, str) and key not in shared:
            raise ValueError(f"«{key[:80]}» нигде не описано{nearest(key, shared)}")
    return [fact for one in said for fact in (shared[one] if isinstance(one, str) else (one,))]


@dataclass(frozen=True, slots=True)
class NeedEntry:
    """An entry of a needs.yaml. What a layer leaves out, it takes from the one further away."""

    id: Id
    title: Title | None = None
    counts_as: Id | None = None
    topic: Topic | None = None
    kinds: tuple[Text, ...] | None = None
    body: Text | None = None
    first: Text | None = None
    unlike: tuple[Id, ...] | None = None
    urgent: bool | None = None
    general: bool | None = None
    note: Text | None = None
    services: Annotated[tuple[NeedLink, ...] | None, BeforeValidator(_spelt_out)] = None
    phones: Annotated[tuple[NeedPhone, ...] | None, BeforeValidator(_spelt_out)] = None
    says: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A need as it is answered at one place."""

    id: str
    title: str
    counts_as: str = ""  # the need that it is a sort of, by whose id it is told to others
    topic: Topic | None = None  # the service of the region's that it is, where it is one
    kinds: tuple[str, ...] = ()  # who does it, best first
    body: str = ""  # the same in words
    first: str = ""  # the first step
    unlike: tuple[str, ...] = ()  # what it is mistaken for
    urgent: bool = False
    general: bool = False  # the last resort: any other need comes before it
    services: tuple[NeedLink, ...] = ()
    phones: tuple[NeedPhone, ...] = ()

    @property
    def told_as(self) -> str:
        """The id by which others know it."""
        return self.counts_as or self.id

    def links_on(self, today: date) -> tuple[NeedLink, ...]:
        return tuple(link for link in self.services if link.shown_on(today))

    def phones_on(self, today: date) -> tuple[NeedPhone, ...]:
        return tuple(phone for phone in self.phones if phone.shown_on(today))

    def is_stale_on(self, today: date) -> bool:
        """Whether something is known of it that isn't shown: an operator has to look."""
        facts: tuple[SourcedFact, ...] = (*self.services, *self.phones)
        return not all(fact.shown_on(today) for fact in facts)
