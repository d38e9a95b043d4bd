"""Words of a question that are a street's name with a slip."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.areas.names.streets import core_of
from catalog.areas.questions.question_words import AddressWord, is_filler, kind_at, says
from catalog.areas.questions.street_spans import StreetSpan, with_types
from catalog.areas.tables import PlaceTable
from catalog.search.language.morphology import nature

ONE_SLIP, TWO_SLIPS = 5, 9
"""Letters of a name from which on so many slips are believed."""

MOST_SPANS = 12


def misspelt_spans(words: list[AddressWord], taken: frozenset[int], table: PlaceTable) -> list[StreetSpan]:
    """Names of the table with a slip: of words that no dictionary has, or for such names of the table."""
    spans: list[StreetSpan] = []
    for start, end in _loose_spans(words, taken)[:MOST_SPANS]:
        said = core_of([word.text for word in words[start:end]])
        near = _near(said, [word.text for word in words[start:end]], table)
        for core in near:
            span = with_types(words, taken, start, end, tuple(table.by_core[core]))
            if span:
                spans.append(span)
    if len({one.streets for one in spans}) > 1:
        streets = tuple(dict.fromkeys(street for one in spans for street in one.streets))
        return (
            [StreetSpan(spans[0].start, spans[0].end, spans[0].types, streets)] if _one_span(spans) else spans
        )
    return spans


def _one_span(spans: list[StreetSpan]) -> bool:
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
