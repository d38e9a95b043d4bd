"""What is said to the bot itself: commands, and questions about the list or the card shown last."""

import re
from dataclasses import dataclass
from functools import cache

from catalog.model import Platform, Topic
from catalog.resource_file import RESOURCES, Text, Words, read_resource
from catalog.search.language.letters import look_alikes

_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


def command(said: str, words: str) -> str:
    """The command that a message is, or nothing. `words`: the message in lower case, without signs."""
    if said.startswith("/"):
        name = re.split(r"[\s@]", said[1:], maxsplit=1)[0].lower()
        return name if name in resource().commands else ""
    return _commands().get(_in_order(words), "") or _commands().get(
        _in_order(words.translate(look_alikes())), ""
    )


def question(words: str) -> str:
    """Which of the questions about the list or the card it is, or nothing."""
    return next((name for name, pattern in _questions().items() if pattern.search(words)), "")


def in_russian(said: str) -> bool:
    """Whether a message has a Russian letter."""
    return bool(_RUSSIAN.search(said))


def is_near_me(said: str) -> bool:
    """Whether what is asked for is to be near to who asks: «ближайшая», «рядом»."""
    return bool(_near_me().search(said))


def without_near_me(said: str) -> str:
    """The message without those words."""
    return " ".join(_near_me().sub(" ", said).split())


def platform(words: str) -> Platform | None:
    """The platform that a question about pages names, if any."""
    said = words.split()
    named = resource().platforms.items()
    return next((key for key, stems in named if any(w.startswith(stems) for w in said)), None)


def names_a_line(words: str) -> bool:
    """Whether a number is said to be a line's, not an institution's: «строка 1», «первая»."""
    return bool(resource().line.search(words)) or words in _numerals()


def is_own_number(said: str) -> bool:
    """Whether a number is said to be an institution's: «№ 2», whatever line it stands in."""
    return bool(resource().own_number.match(said))


def line_number(words: str) -> int | None:
    """The number that is the whole message: «2», «№ 30», «вторая», «строка 5»."""
    bare = resource().number.sub("", resource().line.sub("", words))
    if re.fullmatch(r"[0-9]{1,6}", bare):
        return int(bare)
    return _numerals().get(bare)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the greeting, and what it is as questions to the search."""

    title: Text
    asks: Words


@dataclass(frozen=True, slots=True)
class PlainWord:
    """One word to choose, and what it is as a question."""

    title: Text
    asks: Text


@dataclass(frozen=True, slots=True)
class Responsible:
    """Whom to ask where an institution isn't in the list, as a question to the search."""

    doctor: Text
    other: Text


@dataclass(frozen=True, slots=True)
class Corrections:
    """How people take back what they said; groups `denied` and `meant`."""

    denied: re.Pattern[str]
    behind: re.Pattern[str]
    only_denied: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DialogueFile:
    """A dialogue.yaml: words that are said to the bot itself."""

    commands: dict[Text, Words]
    questions: dict[Text, Words]  # regular expressions over the whole message
    near_me: Words  # likewise
    platforms: dict[Platform, Words]  # beginnings of words
    numerals: dict[int, Words]
    line: re.Pattern[str]
    number: re.Pattern[str]
    own_number: re.Pattern[str]
    how_many: re.Pattern[str]
    corrections: Corrections
    opening: frozenset[str]
    leaving: frozenset[Text]
    sections: tuple[Section, ...]
    plain: tuple[PlainWord, ...]
    of_card: dict[str, Words]  # what is asked about a card, by beginnings of words
    responsible: Responsible
    topics: dict[Topic, Text]
    rehearsals: Words


@cache
def resource() -> DialogueFile:
    """The word lists of the dialogue, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "dialogue.yaml", DialogueFile)


def rehearsals() -> tuple[str, ...]:
    """One message of each sort, to be answered for nobody before the first resident writes."""
    return resource().rehearsals


@cache
def _commands() -> dict[str, str]:
    return {_in_order(said): name for name, sayings in resource().commands.items() for said in sayings}


def _in_order(words: str) -> str:
    """The words in one order: «человек нужен» is «нужен человек»."""
    return " ".join(sorted(words.split()))


@cache
def _questions() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        for name, patterns in resource().questions.items()
    }


@cache
def _near_me() -> re.Pattern[str]:
    return re.compile("|".join(resource().near_me), re.IGNORECASE)


@cache
def _numerals() -> dict[str, int]:
    return {said: number for number, sayings in resource().numerals.items() for said in sayings}
