"""Kind and place of rows that lack them, as far as their names and their founders tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from catalog.model import Institution, Place
from catalog.register.row import ReadRow


def with_guesses(rows: Sequence[ReadRow], region: str) -> tuple[ReadRow, ...]:
    """The rows with what could be told; what a row gives itself is never changed."""
    if all(row.institution.kind and row.institution.place != Place() for row in rows):
        return tuple(rows)
    located = _located(rows, region)
    kind = kind_teller()
    return tuple(
        replace(row, institution=_guessed(row.institution, place, kind))
        for row, place in zip(rows, located, strict=True)
    )


def _guessed(one: Institution, place: Place, kind: Callable[[str], str]) -> Institution:
    return replace(one, kind=one.kind or kind(one.official_name), place=place)


def _located(rows: Sequence[ReadRow], region: str) -> list[Place]:
    """The place of each row: as it says, else as its name and founder tell, or other rows help to tell."""
    from catalog.register.place_guess import PlaceGuess
    from catalog.register.village_guess import Villages
    from catalog.search.places.region_places import RegionPlaces, load_places

    if all(row.institution.place != Place() for row in rows):
        return [row.institution.place for row in rows]
    texts = [text for row in rows for text in (row.institution.official_name, row.founder)]
    guess = PlaceGuess(load_places(region) if region else RegionPlaces(), texts)
    names = [(row.institution.official_name, row.institution.place, row.founder) for row in rows]
    read = [place if place != Place() else guess.place(name, founder) for name, place, founder in names]
    villages = Villages(read)
    return [
        villages.with_village(found, name) if place == Place() else place
        for (name, place, _), found in zip(names, read, strict=True)
    ]


@cache
def kind_teller() -> Callable[[str], str]:
    """Tells the kind that an official name speaks of first, in everyday words; empty where none is known."""
    from catalog.search.language.lexicon import Lexicon, Meaning, Sense
    from catalog.search.language.normalize import normalize, tokens
    from catalog.search.vocabulary.vocabulary import load_vocabulary

    vocabulary, lexicon = load_vocabulary(), Lexicon()
    for key, kind in vocabulary.kinds.items():
        for phrase in kind.words:
            lexicon.add_phrase(phrase, Sense(Meaning.KIND, key), inverted=True)

    def tell(name: str) -> str:
        lemmas = [lexicon.lemmas_of(token.text) for token in tokens(normalize(name))]
        senses = (sense for segment in lexicon.segments(lemmas) for sense in segment.senses)
        return next((vocabulary.kinds[str(sense.value)].name.one for sense in senses), "")

    return tell
