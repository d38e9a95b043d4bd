"""What a search returns: the clues that were understood, the decision, and why."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.model import Institution, Platform, Topic


class Decision(StrEnum):
    ANSWER = "answer"  # one institution is clearly meant
    CHOOSE = "choose"  # several fit equally
    SERVICE = "service"  # a service is asked for and no institution named
    NONE = "none"  # nothing fits: nothing may be presented as found


class Slot(StrEnum):
    """What a piece of a question was taken for."""

    KIND = "kind"
    NUMBER = "number"
    PLACE = "place"
    NAME = "name"
    STREET = "street"
    HOUSE = "house"
    CODE = "code"
    SERVICE = "service"
    AUDIENCE = "audience"
    CHANNEL = "channel"
    DENIED = "denied"
    FOREIGN_NUMBER = "foreign number"  # of a house, an age, a bus …
    UNKNOWN_PLACE = "unknown place"
    UNKNOWN = "unknown"


class Talk(StrEnum):
    """Said to the bot rather than asked of it."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    INSULT = "insult"
    OFF_TOPIC = "off_topic"  # weather, prices, jokes, code


class Trait(StrEnum):
    """What institutions differ in, and what a query may say about one."""

    KIND = "kind"
    NUMBER = "number"
    MUNICIPALITY = "municipality"
    LOCALITY = "locality"
    DISTRICT = "district"
    NAME = "name"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class NeedsTold:
    """The needs that a question tells of, by the evidence of all its words."""

    needs: tuple[str, ...] = ()  # ids, best first
    sure: bool = False  # the first is clearly meant
    whole: bool = False  # by all that a need has to be told by; else they are only possible
    hinted: bool = False  # by such words, be they slight: «автобус» alone
    telling: int = 0  # by how many words that say something
    beyond: int = 0  # of these, how many are no words of an institution's name, or ask of any: «адрес»
    kind_named: bool = False  # a kind of institution is named beside
    name_taken: bool = False  # the words that may be an institution's name are the need's own: «документы»


@dataclass(frozen=True, slots=True)
class Clues:
    """What was understood of a query. Places and kinds are keys that the catalogue knows."""

    kinds: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # proper names: «дружба», «машкова»
    topic: Topic | None = None
    street: str = ""
    house: str = ""
    audience: str = ""  # "children", "adults" or empty
    channel: Platform | None = None
    code: str = ""  # an institution's own code, INN or OGRN
    talk: Talk | None = None
    unknown_place: str = ""  # looks like a place and isn't known: forbids an answer
    unknown: tuple[str, ...] = ()  # words that nothing in the register explains
    on_street: bool = False  # «на», «по» or «ул.» makes a street of one of its words
    needs: tuple[str, ...] = ()  # what is needed, where that comes before any institution


@dataclass(frozen=True, slots=True)
class Share:
    """What one feature gave or took."""

    feature: str
    detail: str
    points: float


@dataclass(frozen=True, slots=True)
class Match:
    institution: Institution
    score: float  # 0…1
    why: str  # in Russian: «номер 5 · детский сад · Волгоград, Дзержинский район»
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A clue that no fitting institution bears: «№ 12 есть, но в Центральном районе»."""

    trait: Trait
    said: str  # as it is to be shown: «№ 999», «Саратов»
    elsewhere: tuple[str, ...] = ()  # labels of places (or numbers) where the rest does fit


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The outcome of one search."""

    query: str
    decision: Decision
    clues: Clues = Clues()
    matches: tuple[Match, ...] = ()  # best first, cut at the limit; empty for NONE
    fitting: tuple[str, ...] = ()  # the codes of all that fit equally well, best first (not cut)
    question: Trait | None = None  # what tells them apart best
    missing: tuple[Missing, ...] = ()
    similar: tuple[Match, ...] = ()  # for NONE: what is near, to be offered as similar, never as found
    told: NeedsTold = NeedsTold()  # what is needed, be it beside an institution
    elapsed_ms: float = 0.0

    @property
    def codes(self) -> tuple[str, ...]:
        """All that it names, each once: what fits, best first, then what is similar."""
        named = (match.institution.code for match in (*self.matches, *self.similar))
        return tuple(dict.fromkeys((*self.fitting, *named)))
