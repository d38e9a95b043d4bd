"""Which street of one place a question names, and which house."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.areas.house import House, house_at
from catalog.areas.question_words import AddressWord, is_filler, kind_at, says
from catalog.areas.streets import core_of, type_at
from catalog.areas.tables import PlaceTable, StreetLines
from catalog.search.language.morphology import nature

LONGEST_NAME = 6
ONE_SLIP, TWO_SLIPS = 5, 9
"""Letters of a name from which on so many slips are believed."""

MOST_SPANS = 12


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
    for exact, search in ((2, _exact), (1, _misspelt)):
        if spans := search(words, taken, table):
            best = max(spans, key=lambda one: _goodness(text, words, one))
            return _found(text, words, taken, exact, best)
    return _unknown(text, words, taken)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    types: tuple[str, ...]
    streets: tuple[StreetLines, ...]


def _exact(words: list[AddressWord], taken: frozenset[int], table: PlaceTable) -> list[_Span]:
    texts, spans = [word.text for word in words], []
    for start in range(len(words)):
        for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
            if taken.intersection(range(start, start + length)):
                continue
            known = table.by_core.get(core_of(texts[start : start + length]))
            if known:
                span = _with_types(words, taken, start, start + length, tuple(known))
                if span:
                    spans.append(span)
            spans += _typed_inside(texts, start, start + length, table)
    return spans


def _typed_inside(texts: list[str], start: int, end: int, table: PlaceTable) -> Iterator[_Span]:
    """«2-й проезд Романтиков», «Дегтярный проезд 3-й»."""
    for at in range(start + 1, end - 1):
        kinds, stop = type_at(texts, at)
        if kinds and stop < end and (texts[at - 1].isdigit() or texts[stop].isdigit()):
            known = table.by_core.get(core_of((*texts[start:at], *texts[stop:end])), ())
            streets = tuple(one for one in known if one.street.type in kinds)
            if streets:
                yield _Span(start, end, kinds, streets)


def _with_types(
    words: list[AddressWord], taken: frozenset[int], start: int, end: int, streets: tuple[StreetLines, ...]
) -> _Span | None:
    """The span with the word of its type beside it; None where the types differ, or a number stands alone."""
    begin, finish, kinds = _types_beside(words, taken, start, end)
    only_number = all(word.is_number for word in words[start:end])
    if only_number and not kinds:
        return None
    if kinds:
        streets = tuple(one for one in streets if one.street.type in kinds or not one.street.type)
    return _Span(begin, finish, kinds, streets) if streets else None


def _types_beside(
    words: list[AddressWord], taken: frozenset[int], start: int, end: int
) -> tuple[int, int, tuple[str, ...]]:
    texts = [word.text for word in words]
    for size in (3, 2, 1):
        if start - size >= 0 and not taken.intersection(range(start - size, start)):
            kinds, stop = type_at(texts[:start], start - size)
            if kinds and stop == start:
                return start - size, end, kinds
    kinds, stop = type_at(texts, end)
    if kinds and not words[end].apart and not taken.intersection(range(end, stop)):
        return start, stop, kinds
    return start, end, ()


def _goodness(text: str, words: list[AddressWord], span: _Span) -> tuple[int, int, int]:
    """A house behind it, a type beside it, and the more words the better."""
    return int(_house_behind(text, words, span.end) is not None), int(bool(span.types)), span.end - span.start


def _before_taken(text: str, words: list[AddressWord], taken: frozenset[int]) -> str:
    """The text with what the place takes blanked: «6 г котово» is house 6, not 6г."""
    for at in taken:
        text = text[: words[at].start] + "," * (words[at].end - words[at].start) + text[words[at].end :]
    return text


def _house_behind(text: str, words: list[AddressWord], end: int) -> tuple[House, int] | None:
    """The house behind the word before `end`, and the index of the first word behind it."""
    at = end
    while at < len(words) and says(words[at], "house"):
        at += 1
    if at >= len(words) or not words[at].is_number:
        return None
    found = house_at(text, words[at].start)
    if not found:
        return None
    behind = next((index for index in range(at, len(words)) if words[index].start >= found[1]), len(words))
    return found[0], behind


def _house_before(
    text: str, words: list[AddressWord], start: int, taken: frozenset[int]
) -> tuple[House, int] | None:
    """«дом 5 по улице Мира», «5 мира»: marked, or right before the street and no institution's number."""
    for at, word in enumerate(words[:start]):
        if not word.is_number or at in taken:
            continue
        marked = at > 0 and says(words[at - 1], "house")
        beside = (
            at == start - 1
            and not (at and kind_at(words, at - 1)[0])
            and text[max(0, word.start - 2) : word.start].strip() != "#"
        )
        if marked or beside:
            found = house_at(text[: word.end + 2], word.start) or house_at(text[: word.end], word.start)
            return (found[0], at) if found else None
    return None


def _found(
    text: str, words: list[AddressWord], taken: frozenset[int], exact: int, span: _Span
) -> StreetFound:
    own = set(range(span.start, span.end))
    house = _house_behind(text, words, span.end)
    if house:
        own |= set(range(span.end, house[1]))
    else:
        house = _house_before(text, words, span.start, taken) or _house_marked(text, words, span.end)
        own |= {house[1]} if house else set()
    return StreetFound(span.streets, "", house[0] if house else None, frozenset(own), exact)


def _house_marked(text: str, words: list[AddressWord], end: int) -> tuple[House, int] | None:
    """«ул. Мира, Елань, дом 5», «мира елань 5»: behind other words."""
    for at in range(end, len(words)):
        if words[at].is_number and (says(words[at - 1], "house") or not kind_at(words, at - 1)[0]):
            before = text[max(0, words[at].start - 2) : words[at].start].strip()
            found = house_at(text, words[at].start)
            if found and (before != "#" or says(words[at - 1], "house")):
                return found[0], at
    return None


def _misspelt(words: list[AddressWord], taken: frozenset[int], table: PlaceTable) -> list[_Span]:
    """Names of the table with a slip: of words that no dictionary has, or for such names of the table."""
    spans: list[_Span] = []
    for start, end in _loose_spans(words, taken)[:MOST_SPANS]:
        said = core_of([word.text for word in words[start:end]])
        near = _near(said, [word.text for word in words[start:end]], table)
        for core in near:
            span = _with_types(words, taken, start, end, tuple(table.by_core[core]))
            if span:
                spans.append(span)
    if len({one.streets for one in spans}) > 1:
        streets = tuple(dict.fromkeys(street for one in spans for street in one.streets))
        return [_Span(spans[0].start, spans[0].end, spans[0].types, streets)] if _one_span(spans) else spans
    return spans


def _one_span(spans: list[_Span]) -> bool:
    return len({(one.start, one.end) for one in spans}) == 1


def _loose_spans(words: list[AddressWord], taken: frozenset[int]) -> list[tuple[int, int]]:
    """Words that may be a street's name: no fillers, no kinds, no types."""
    free = [
        at not in taken and not is_filler(word) and not kind_at(words, at)[0] and not says(word, "house")
        for at, word in enumerate(words)
    ]
    found = [
        (start, end)
        for start in range(len(words))
        for end in range(start + 1, min(start + 4, len(words)) + 1)
        if all(free[start:end]) and any(not word.is_number for word in words[start:end])
    ]
    return sorted(found, key=lambda one: one[0] - one[1])


def _near(said: tuple[str, ...], written: list[str], table: PlaceTable) -> list[tuple[str, ...]]:
    """The nearest names of the table, several where they are equally near."""
    joined = " ".join(said)
    allowed = (len(joined) >= ONE_SLIP) + (len(joined) >= TWO_SLIPS)
    if not allowed:
        return []
    numbers = [one for one in said if one.isdigit()]
    cores = table.alike.get((tuple(numbers), len(said)), {})
    found = process.extract(joined, cores.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=5)
    best = min((distance for _, distance, _ in found), default=0)
    unheard = any(not nature(word) for word in written if not word.isdigit())
    return [
        cores[name]
        for name, distance, _ in found
        if distance == best
        and name[:1] == joined[:1]
        and (unheard or not nature(table.by_core[cores[name]][0].street.name.lower()))
    ]


def _unknown(text: str, words: list[AddressWord], taken: frozenset[int]) -> StreetFound:
    """No street of the table: whether one was said at all, and a house."""
    texts = [word.text for word in words]
    for at, word in enumerate(words):
        if at in taken:
            continue
        kinds, stop = type_at(texts, at)
        named = (
            kinds
            and not says(word, "place")
            and stop < len(words)
            and stop not in taken
            and not is_filler(words[stop])
        )
        if named:
            house = (
                _house_marked(text, words, stop)
                if not _house_behind(text, words, stop + 1)
                else _house_behind(text, words, stop + 1)
            )
            return StreetFound(said=words[stop].text, house=house[0] if house else None)
        house = _house_behind(text, words, at + 1)
        if (
            house
            and not word.is_number
            and not is_filler(word)
            and not kind_at(words, at)[0]
            and not says(word, "house")
            and not says(word, "place")
        ):
            return StreetFound(said=word.text, house=house[0])
    marked = next(
        (
            house_at(text, word.start)
            for at, word in enumerate(words)
            if word.is_number and at not in taken and at and says(words[at - 1], "house")
        ),
        None,
    )
    return StreetFound(house=marked[0] if marked else None)


SPACES = re.compile(r"\s+")
