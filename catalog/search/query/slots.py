"""A question as understood, before the register is asked: segments of words with what each may mean."""

from dataclasses import dataclass, field

from catalog.model import Platform, Topic
from catalog.search.places.region_places import NamedPlaces
from catalog.search.result import Slot, Talk


@dataclass(slots=True)
class Phrase:
    """Words of the question, as dictionary forms; `slips` is how far they are from what was written."""

    said: str
    lemmas: tuple[tuple[str, ...], ...] = ()
    slips: float = 0.0
    start: int = 0  # where it stands in the question as it was written
    end: int = 0


def told(phrase: Phrase) -> tuple[str, tuple[tuple[str, ...], ...], float, int, int]:
    """All of a phrase, for a clue that is made of it."""
    return phrase.said, phrase.lemmas, phrase.slips, phrase.start, phrase.end


@dataclass(slots=True)
class NumberClue(Phrase):
    """A number that may be an institution's; `at`: the segment that it stands at."""

    value: int = 0
    at: int = 0


@dataclass(slots=True)
class Aside(Phrase):
    """What is no clue to which institution, or denied, or not understood."""

    slot: Slot = Slot.UNKNOWN


@dataclass(slots=True)
class KindClue(Phrase):
    kind: str = ""
    at: int = 0  # the segment, as a number has it


@dataclass(slots=True)
class PlaceClue(Phrase):
    """A place, or a word that may be one: `marked` where «район», «город» or «в» stands beside it."""

    groups: tuple[NamedPlaces, ...] = ()
    marked: bool = False
    street: bool = False  # «на» stands before it: it may be a street as well
    town: bool = False  # «город» stands before it


@dataclass(slots=True)
class NameClue(Phrase):
    """Words of a name. `alias`: another name of institutions, whole."""

    alias: bool = False
    street: bool = False  # a street's marker stands beside it
    needed: bool = False  # who doesn't bear it isn't meant
    village: bool = False  # only known from adjectives in names
    patron: bool = False  # behind «имени»
    number: int = 0  # that it begins with: «8 Марта», «60-летия Октября»


@dataclass(slots=True)
class Reading:
    """All clues of one question."""

    kinds: list[KindClue] = field(default_factory=list)
    rivals: list[KindClue] = field(default_factory=list)  # other kinds: now words of the name
    numbers: list[int] = field(default_factory=list)
    numbered: list[NumberClue] = field(default_factory=list)  # where those and the house's number stand
    asides: list[Aside] = field(default_factory=list)
    house: str = ""
    maybe_house: str = ""  # a number after a word that is also a street
    maybe_street: NameClue | PlaceClue | None = None
    places: list[PlaceClue] = field(default_factory=list)
    denied: list[NamedPlaces] = field(default_factory=list)  # «не в Волгограде»
    names: list[NameClue] = field(default_factory=list)
    street: NameClue | None = None
    topic: Topic | None = None
    own_topic: Topic | None = None  # of the kind alone: «записать в садик»
    providers: tuple[str, ...] = ()
    act: bool = False
    audience: str = ""
    channel: Platform | None = None
    code: str = ""
    talk: Talk | None = None
    strays: bool = False  # something is said that is no matter of institutions: «клуб знакомств»
    unlike: bool = False  # of a sort, or an owner, that no name bears: «глазная клиника», «клиника доктора …»
    halved: bool = False  # something that was asked for as well is left out
    second: int = 0  # where that begins in the question
    unknown: list[str] = field(default_factory=list)
    unknown_place: str = ""
    passed_over: int = 0  # verbs, adverbs, pronouns that say nothing of an institution
    doubted: str = ""  # an unknown word where a name would stand: «детский сад Огонёк»
    doubted_street: bool = False
    titles: tuple[frozenset[str], ...] = ()  # what it may be as a whole name: see `title_key`
    legal: bool = False  # a legal form was written out: an official name, most likely
