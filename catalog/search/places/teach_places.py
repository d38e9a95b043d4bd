"""Makes the names of places known to the lexicon, with their adjectives and what residents shorten."""

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.normalize import normalize
from catalog.search.language.toponym_roots import adjectives
from catalog.search.language.word_lists import places_words
from catalog.search.places.place_names import compound_adjectives, one_ending
from catalog.search.places.region_places import Level, NamedPlaces

SHORTEST_LAST = 4

Groups = dict[tuple[Level, str, bool], NamedPlaces]
"""By level, plain name, and whether it is a town."""


def teach_place(lexicon: Lexicon, group: NamedPlaces, written: str) -> None:
    """The name with its adjective, and in short: «Калач» for Калач-на-Дону."""
    name, sense = group.name, Sense(Meaning.PLACE, group)
    short = places_words().on_a_river.split(normalize(written))[0]
    for said in dict.fromkeys((name, one_ending(short))):
        lexicon.add_phrase(said, sense)
    made = adjectives(name) if group.town else compound_adjectives(name)
    for adjective in made if group.town or group.level is Level.LOCALITY else ():
        lexicon.add_phrase(adjective, sense)


def teach_short_names(lexicon: Lexicon, groups: Groups) -> None:
    """«Нехаевка» for a district, where no locality is called so; «причал» for Северный Причал."""
    village = places_words().district_village
    for group in groups.values():
        parts = group.name.split()
        if group.town and len(parts) == 2:  # noqa: PLR2004 - «Северный Причал»
            _teach_last(lexicon, parts[-1], group)
        word = village.written.sub(village.read, group.name)
        if group.district_of_region and word != group.name and (Level.LOCALITY, word, False) not in groups:
            lexicon.add_phrase(word, Sense(Meaning.PLACE, group))


def _teach_last(lexicon: Lexicon, word: str, group: NamedPlaces) -> None:
    if len(word) >= SHORTEST_LAST and not lexicon.is_phrase(word):
        lexicon.add_phrase(word, Sense(Meaning.PLACE, group))
