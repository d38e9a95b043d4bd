"""Where a question names places, and which may be meant together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.areas.names.places import AreaPlaces, Municipality, Name, Spot
from catalog.areas.names.streets import type_at
from catalog.areas.questions.question_words import AddressWord, is_filler, says
from catalog.search.language.morphology import nature

LONGEST_NAME = 4
ONE_SLIP, TWO_SLIPS = 5, 9
"""Letters of a name from which on so many slips are believed."""

MOST_NAMED = 5
"""Places of one question that are tried; an address names two or three."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that name something, from `start` on, before `end`; with the markers around them."""

    start: int
    end: int
    spots: tuple[Spot, ...] = ()  # localities or city districts
    around: tuple[Municipality, ...] = ()  # or municipalities
    marked: bool = False

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One reading of the place of a question."""

    spots: tuple[Spot, ...] = ()  # that it may be, none where no place is named
    taken: frozenset[int] = frozenset()  # indexes of the words
    parts: int = 0  # how many names fit together
    around: tuple[Municipality, ...] = ()  # only a municipality was named
    narrowed: bool = False  # a district was said, too


def readings(words: list[AddressWord], places: AreaPlaces) -> list[PlaceReading]:
    """All that the question may mean by its place, «no place» among them."""
    known = list(islice(_localities(words, places), MOST_NAMED))
    listed = list(islice(_listed(words, places), MOST_NAMED))
    wider = list(islice(_wider(words, places), MOST_NAMED))
    alone = known or listed
    if not alone and not wider:
        alone = list(islice(_misspelt(words, places), MOST_NAMED))
    found = [PlaceReading()]
    found += [_where([one], one.spots) for one in alone]
    found += [_where([one], one.spots) if one.spots else _where([one], (), one.around) for one in wider]
    for one in dict.fromkeys((*alone, *listed)):
        for other in wider:
            fitting = _fitting(one, other)
            if not one.overlaps(other) and fitting:
                found.append(_where([one, other], fitting))
    return found


def _where(spans: list[Span], spots: tuple[Spot, ...], around: tuple[Municipality, ...] = ()) -> PlaceReading:
    taken = frozenset(at for span in spans for at in range(span.start, span.end))
    return PlaceReading(
        tuple(dict.fromkeys(spots)),
        taken,
        len(spans) + any(one.marked for one in spans),
        around,
        len(spans) > 1,
    )


def _fitting(locality: Span, other: Span) -> tuple[Spot, ...]:
    """The spots of the first that lie in the second; a city's district is the narrower one."""
    if other.around:
        return tuple(spot for spot in locality.spots if spot.municipality in other.around)
    return tuple(
        inner
        for inner in other.spots
        if any(
            spot.municipality == inner.municipality and spot.locality == inner.locality
            for spot in locality.spots
        )
    )


def _localities(words: list[AddressWord], places: AreaPlaces) -> Iterator[Span]:
    for start, length in _pieces(words):
        said = words[start : start + length]
        known = places.localities.get(tuple(word.stem.text for word in said), ())
        spots = _agreeing(known, said)
        if spots:
            begin, marked = _marked_before(words, start)
            if marked or not _is_street(words, start):
                yield Span(begin, start + length, spots, marked=marked)


def _listed(words: list[AddressWord], places: AreaPlaces) -> Iterator[Span]:
    """Settlements that a classifier names.

    «Победа», «Садовое» are streets as often: one is believed with a word of its type before it, or where no
    number stands behind it.
    """
    for start, length in _pieces(words):
        said, end = words[start : start + length], start + length
        spots = _agreeing(places.listed.get(tuple(word.stem.text for word in said), ()), said)
        if spots:
            begin, marked = _marked_before(words, start)
            before_number = end < len(words) and words[end].is_number
            if marked or not (before_number or _is_street(words, start)):
                yield Span(begin, end, spots, marked=marked)


def _pieces(words: list[AddressWord]) -> Iterator[tuple[int, int]]:
    """Where a name may stand: its first word and how many words it has, the longest first."""
    for start, word in enumerate(words):
        if not word.is_number:
            for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
                yield start, length


def _agreeing(known: Iterable[tuple[Name, Spot]], said: list[AddressWord]) -> tuple[Spot, ...]:
    return tuple(spot for name, spot in known if _agrees(name, said))


def _misspelt(words: list[AddressWord], places: AreaPlaces) -> Iterator[Span]:
    """A place's name with a slip: a word that no dictionary has, and no number behind it, as streets have."""
    for at, word in enumerate(words):
        said = word.stem.text
        before_number = at + 1 < len(words) and words[at + 1].is_number
        if word.is_number or before_number or len(said) < ONE_SLIP or is_filler(word) or nature(word.text):
            continue
        near = [
            name
            for name, _, _ in process.extract(
                said,
                places.single_names,
                scorer=OSA.distance,
                score_cutoff=1 + (len(said) >= TWO_SLIPS),
                limit=3,
            )
            if name[:1] == said[:1]
        ]
        if near:
            yield Span(at, at + 1, tuple(spot for _, spot in places.localities[near[0],]))


def _wider(words: list[AddressWord], places: AreaPlaces) -> Iterator[Span]:
    """Municipalities and districts of cities: «Еланский район», «тзр»."""
    for start in range(len(words)):
        for length in range(min(3, len(words) - start), 0, -1):
            said = words[start : start + length]
            key = tuple(word.stem.text for word in said)
            around, spots = places.municipalities.get(key, ()), places.districts.get(key, ())
            if not around and not spots:
                continue
            end = _marked_behind(words, start + length)
            marked = end > start + length or (start > 0 and says(words[start - 1], "district"))
            if said[-1].stem.gender in ("f", "p") and not marked:
                continue
            if _is_street(words, start) and not marked:
                continue
            yield from _municipalities(
                start, end, around, marked=marked, masculine=said[-1].stem.gender == "m"
            )
            if spots:
                yield Span(start, end, tuple(spots), marked=marked)


def _municipalities(
    start: int, end: int, around: Sequence[Municipality], *, marked: bool, masculine: bool
) -> Iterator[Span]:
    """«Еланский район», «Еланский»; a town that is a municipality by itself."""
    districts = tuple(one for one in around if one.district)
    if districts and (marked or masculine):
        yield Span(start, end, around=districts, marked=marked)
    for town in around:
        if not town.district and not marked:
            yield Span(start, end, around=(town,))


def _agrees(name: Name, said: list[AddressWord]) -> bool:
    """«в Советском», not «на Советской»."""
    return all(
        one.gender == word.stem.gender or {one.gender, word.stem.gender} <= {"m", "p"}
        for one, word in zip(name, said, strict=True)
    )


def _marked_before(words: list[AddressWord], start: int) -> tuple[int, bool]:
    if start and says(words[start - 1], "place"):
        return start - 1, True
    if start > 1 and says(words[start - 1], "place"):
        return start - 2, True
    return start, False


def _marked_behind(words: list[AddressWord], end: int) -> int:
    if end < len(words) and says(words[end], "district"):
        return end + 1
    if end + 1 < len(words) and words[end].text == "р" and words[end + 1].text[:1] in ("н", "о"):
        return end + 2
    return end


def _is_street(words: list[AddressWord], start: int) -> bool:
    """Whether «улица» or the like stands before it."""
    texts = [word.text for word in words]
    for size in (1, 2):
        if start >= size:
            kinds, stop = type_at(texts[:start], start - size)
            if kinds and stop == start and not words[start].apart:
                return True
    return False
