"""The vocabulary taught to a lexicon: every phrase with what it means."""

from collections.abc import Iterable

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.morphology import Nature, nature
from catalog.search.language.normalize import normalize
from catalog.search.language.toponym_roots import adjectives
from catalog.search.result import Talk
from catalog.search.vocabulary.vocabulary import Vocabulary

LONGEST_ABBREVIATION = 4
UNGUESSED = frozenset({Meaning.TALK, Meaning.ELSEWHERE, Meaning.NUMBER_NOUN})
"""No slip is taken for words of these."""


def teach(lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    """Make the vocabulary's phrases known."""
    for key, kind in vocabulary.kinds.items():
        for phrase in kind.words:
            lexicon.add_phrase(phrase, Sense(Meaning.KIND, key), inverted=True)
            if len(phrase) <= LONGEST_ABBREVIATION and phrase.isalpha() and nature(phrase) is Nature.NONE:
                lexicon.add_phrase(" ".join(phrase), Sense(Meaning.KIND, key))  # «ц р б»
    plain: list[tuple[Meaning, object, Iterable[str]]] = [
        (Meaning.FILLER, None, vocabulary.fillers),
        (Meaning.DETAIL, None, vocabulary.details),
        (Meaning.LEGAL, None, vocabulary.legal),
        (Meaning.ACT, None, vocabulary.acts),
        (Meaning.ELSEWHERE, None, vocabulary.elsewhere),
        (
            Meaning.ELSEWHERE,
            None,
            [adjective for town in vocabulary.elsewhere for adjective in adjectives(normalize(town))],
        ),
        *((Meaning.MARKER, name, phrases) for name, phrases in vocabulary.markers.items()),
        *((Meaning.CHANNEL, name, phrases) for name, phrases in vocabulary.channels.items()),
        *((Meaning.AUDIENCE, name, phrases) for name, phrases in vocabulary.audience.items()),
        *((Meaning.TALK, Talk(name), phrases) for name, phrases in vocabulary.talk.items()),
        *((Meaning.SERVICE, service, service.phrases) for service in vocabulary.services),
        *(
            (Meaning.NUMBER, value, (word,))
            for value, word in (*vocabulary.ordinals.items(), *vocabulary.cardinals.items())
        ),
        *((Meaning.NUMBER_NOUN, value, (word,)) for value, word in vocabulary.number_nouns.items()),
        *((Meaning.NUMBER, ("ordinal", value), (word,)) for value, word in vocabulary.ordinals.items()),
    ]
    for meaning, value, phrases in plain:
        for phrase in phrases:
            lexicon.add_phrase(phrase, Sense(meaning, value), guessed=meaning not in UNGUESSED)
    for word in (
        *vocabulary.abbreviations.values(),
        *vocabulary.compounds.values(),
        *" ".join(vocabulary.bodies.values()).split(),
    ):
        lexicon.add_word(word)
