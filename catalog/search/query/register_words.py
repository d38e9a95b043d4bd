"""What the register has for a word of the question: the word, one of its root, a place of its adjective."""

from catalog.search.bitsets import BitSets, union_of
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning
from catalog.search.language.morphology import Nature, lemmas, nature
from catalog.search.language.toponym_roots import adjectives, noun_roots
from catalog.search.language.word_lists import questions_words
from catalog.search.places.region_places import NamedPlaces
from catalog.search.query.slots import NameClue, Phrase
from catalog.search.query.unknown_words import Word

OF_ONE_ROOT = 1.5
"""A word of the same root is as far from what was written as so many slips."""

PLACE_ALONE = frozenset({Meaning.PLACE})


def holds_any(words: BitSets, phrase: Phrase) -> bool:
    """Whether one of its words is among them."""
    return any(lemma in words for options in phrase.lemmas for lemma in options)


def holds_all(words: BitSets, phrase: Phrase) -> bool:
    """Whether each of its words is among them, and none is the region's own."""
    regions = questions_words().regions
    return all(any(lemma in words for lemma in options) for options in phrase.lemmas) and not (
        regions & {lemma for options in phrase.lemmas for lemma in options}
    )


def hold_together(words: BitSets, *phrases: Phrase) -> bool:
    """Whether somebody has each word of all these phrases."""
    bits = -1
    for phrase in phrases:
        for options in phrase.lemmas:
            bits &= union_of(map(words.bits, options))
    return bits > 0


def districts_of(index: SearchIndex, word: Word) -> tuple[NamedPlaces, ...]:
    """The districts whose name is an adjective of an unknown place's."""
    if nature(word.token.text) not in {Nature.NONE, Nature.PLACE}:
        return ()
    found = (group for lemma in lemmas(word.token.text) for group in index.gazetteer.rooted(lemma))
    return tuple(dict.fromkeys(found))


def of_one_root(index: SearchIndex, word: Word, phrase: Phrase, *, placed: bool) -> NameClue | None:
    """What stands in names in another form: «тарифов» for «тарифный», a village for its adjective.

    Not for a patron, who is borne as he is called: «имени Толстого» isn't the school of Толстое.
    """
    said, span = word.token.text, (phrase.start, phrase.end)
    if not placed and (found := _akin(index, word)):
        return NameClue(said, (found,), OF_ONE_ROOT, *span)
    if word.nature is not Nature.NOISE and (found := _villages(index, said)):
        return NameClue(said, (found,), 0.0, *span, village=True)
    return None


def _villages(index: SearchIndex, word: str) -> tuple[str, ...]:
    """The dictionary forms of an unknown word of which names hold the adjective.

    Not where that is a place's own name here: «Красноармейск» is the Красноармейский district.
    """
    if any(index.lexicon.is_phrase(one, PLACE_ALONE) for one in adjectives(word)):
        return ()
    found = (*lemmas(word), word)
    return tuple(lemma for lemma in found if any(root in index.roots for root in noun_roots(lemma)))


def _akin(index: SearchIndex, word: Word) -> tuple[str, ...]:
    """The words of names that have the root of an unknown one: «тарифов», «аграрник»."""
    said = word.token.text
    if word.nature not in {Nature.NONE, Nature.CONTENT} or questions_words().like_a_place.search(said):
        return ()
    found = {other for lemma in lemmas(said) for other in index.families.of(lemma)}
    return tuple(sorted(other for other in found if not index.lexicon.is_phrase(other, PLACE_ALONE)))
