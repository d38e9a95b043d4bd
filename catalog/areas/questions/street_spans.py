"""Words of a question that are a street's name as its table has it, with the words of its type."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.areas.names.streets import core_of, type_at
from catalog.areas.questions.question_words import AddressWord
from catalog.areas.tables import PlaceTable, StreetLines

LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class StreetSpan:
    """Where the name stands with its type, and the streets that it may be."""

    start: int
    end: int
    types: tuple[str, ...]
    streets: tuple[StreetLines, ...]


def exact_spans(words: list[AddressWord], taken: frozenset[int], table: PlaceTable) -> list[StreetSpan]:
    """All names of the table among the words that aren't taken."""
    texts, spans = [word.text for word in words], []
    for start in range(len(words)):
        for length in range(min(LONGEST_NAME, len(words) - start), 0, -1):
            if taken.intersection(range(start, start + length)):
                continue
            known = table.by_core.get(core_of(texts[start : start + length]))
            if known:
                span = with_types(words, taken, start, start + length, tuple(known))
                if span:
                    spans.append(span)
            spans += _typed_inside(texts, start, start + length, table)
    return spans


def _typed_inside(texts: list[str], start: int, end: int, table: PlaceTable) -> Iterator[StreetSpan]:
    """«2-й проезд Романтиков», «Дегтярный проезд 3-й»."""
    for at in range(start + 1, end - 1):
        kinds, stop = type_at(texts, at)
        if kinds and stop < end and (texts[at - 1].isdigit() or texts[stop].isdigit()):
            known = table.by_core.get(core_of((*texts[start:at], *texts[stop:end])), ())
            streets = tuple(one for one in known if one.street.type in kinds)
            if streets:
                yield StreetSpan(start, end, kinds, streets)


def with_types(
    words: list[AddressWord], taken: frozenset[int], start: int, end: int, streets: tuple[StreetLines, ...]
) -> StreetSpan | None:
    """The span with the word of its type beside it; None where the types differ, or a number stands alone."""
    begin, finish, kinds = _types_beside(words, taken, start, end)
    only_number = all(word.is_number for word in words[start:end])
    if only_number and not kinds:
        return None
    if kinds:
        streets = tuple(one for one in streets if one.street.type in kinds or not one.street.type)
    return StreetSpan(begin, finish, kinds, streets) if streets else None


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
