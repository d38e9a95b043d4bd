"""Which street of one place a question names, and which house."""

from dataclasses import dataclass

from catalog.areas.names.house import House, house_at
from catalog.areas.names.streets import type_at
from catalog.areas.questions.misspelt_streets import misspelt_spans
from catalog.areas.questions.question_words import AddressWord, is_filler, kind_at, says
from catalog.areas.questions.said_house import house_before, house_behind, house_marked
from catalog.areas.questions.street_spans import StreetSpan, exact_spans
from catalog.areas.tables import PlaceTable, StreetLines


@dataclass(frozen=True, slots=True)
class StreetFound:
    """What was said of street and house."""

    streets: tuple[StreetLines, ...] = ()  # several of one name
    said: str = ""  # as written, where it is none of the table's
    house: House | None = None
    taken: frozenset[int] = frozenset()
    exact: int = 0  # 2: as written; 1: with a slip; 0: no street of the table


def find_street(text: str, words: list[AddressWord], taken: frozenset[int], table: PlaceTable) -> StreetFound:
    """The street among the words that the place left over."""
    text = _before_taken(text, words, taken)
    for exact, search in ((2, exact_spans), (1, misspelt_spans)):
        if spans := search(words, taken, table):
            best = max(spans, key=lambda one: _goodness(text, words, one))
            return _found(text, words, taken, exact, best)
    return _unknown(text, words, taken)


def _before_taken(text: str, words: list[AddressWord], taken: frozenset[int]) -> str:
    """The text with what the place takes blanked: «6 г котово» is house 6, not 6г."""
    for at in taken:
        text = text[: words[at].start] + "," * (words[at].end - words[at].start) + text[words[at].end :]
    return text


def _goodness(text: str, words: list[AddressWord], span: StreetSpan) -> tuple[int, int, int]:
    """A house behind it, a type beside it, and the more words the better."""
    return int(house_behind(text, words, span.end) is not None), int(bool(span.types)), span.end - span.start


def _found(
    text: str, words: list[AddressWord], taken: frozenset[int], exact: int, span: StreetSpan
) -> StreetFound:
    own = set(range(span.start, span.end))
    house = house_behind(text, words, span.end)
    if house:
        own |= set(range(span.end, house[1]))
    else:
        house = house_before(text, words, span.start, taken) or house_marked(text, words, span.end)
        own |= {house[1]} if house else set()
    return StreetFound(span.streets, "", house[0] if house else None, frozenset(own), exact)


def _unknown(text: str, words: list[AddressWord], taken: frozenset[int]) -> StreetFound:
    """No street of the table: whether one was said at all, and a house."""
    for at, word in enumerate(words):
        if at in taken:
            continue
        if named := _named_behind(words, at, taken):
            house = house_behind(text, words, named + 1) or house_marked(text, words, named)
            return StreetFound(said=words[named].text, house=house[0] if house else None)
        house = house_behind(text, words, at + 1)
        if house and _may_be_street(words, at):
            return StreetFound(said=word.text, house=house[0])
    marked = (
        house_at(text, word.start)
        for at, word in enumerate(words)
        if word.is_number and at not in taken and at and says(words[at - 1], "house")
    )
    house = next(marked, None)
    return StreetFound(house=house[0] if house else None)


def _named_behind(words: list[AddressWord], at: int, taken: frozenset[int]) -> int:
    """Where the name stands behind a word of a street's type; 0 where none does."""
    kinds, stop = type_at([word.text for word in words], at)
    if not kinds or says(words[at], "place") or stop in taken or stop == len(words):
        return 0
    return 0 if is_filler(words[stop]) else stop


def _may_be_street(words: list[AddressWord], at: int) -> bool:
    word = words[at]
    means_else = is_filler(word) or kind_at(words, at)[0] or says(word, "house") or says(word, "place")
    return not word.is_number and not means_else
