"""A lexicon and a spelling in two layers know what one would, and leave their base alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.spelling import Spelling

WORDS = [
    "школа",
    "школе",
    "школьный",
    "село",
    "сельский",
    "музей",
    "музыка",
    "мост",
    "лес",
    "лесной",
    "волна",
]
PHRASES = st.tuples(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    st.sampled_from([Meaning.KIND, Meaning.PLACE, Meaning.FILLER, Meaning.TALK]),
    st.booleans(),
)
SOME = st.lists(PHRASES, max_size=6)


def _grown(lexicon: Lexicon, phrases: list[tuple[str, Meaning, bool]]) -> Lexicon:
    for phrase, meaning, guessed in phrases:
        lexicon.add_phrase(phrase, Sense(meaning), inverted=not guessed, guessed=guessed)
    lexicon.finish()
    return lexicon


def _shown(lexicon: Lexicon) -> list[object]:
    """What a lexicon tells of the words and of all pairs of them."""
    pairs = [(one, other) for one in WORDS for other in WORDS]
    return [
        [lexicon.lemmas_of(word) for word in WORDS],
        [lexicon.segments([lexicon.lemmas_of(part) for part in pair]) for pair in pairs],
        [(lexicon.begun(word[:2]), lexicon.tells(word), lexicon.is_phrase(word)) for word in WORDS],
        [word in lexicon for word in WORDS],
    ]


def _spelling(lexicon: Lexicon, base: Spelling | None = None) -> Spelling:
    return Spelling(lexicon.forms(), lexicon.lemmas(), base)


def _guesses(spelling: Spelling) -> list[object]:
    slips = ["шкла", "щколе", "сило", "музык", "мусей", "лисной", "вална", "школный", "лесс"]
    return [(spelling.near(slip), spelling.completions(slip[:2])) for slip in (*slips, *WORDS)]


@given(SOME, SOME, SOME)
def test_two_layers_know_what_one_would(
    shared: list[tuple[str, Meaning, bool]],
    own: list[tuple[str, Meaning, bool]],
    others: list[tuple[str, Meaning, bool]],
) -> None:
    flat = _grown(Lexicon(), [*shared, *own])
    base = _grown(Lexicon(), shared)
    before, spelling = _shown(base), _spelling(base)
    guessed = _guesses(spelling)
    other, layered = _grown(Lexicon(base), others), _grown(Lexicon(base), own)
    assert _shown(layered) == _shown(flat)
    assert _guesses(_spelling(layered, spelling)) == _guesses(_spelling(flat))
    assert _shown(other) == _shown(_grown(Lexicon(), [*shared, *others]))
    assert (_shown(base), _guesses(spelling)) == (before, guessed)


@pytest.mark.parametrize("base", [Spelling([], []), Spelling(["школа"], ["школа"])])
def test_a_form_that_both_layers_have_is_guessed_once(base: Spelling) -> None:
    layered = Spelling(["школа", "шкода"], ["школа"], base)
    assert [guess.form for guess in layered.near("школа")] == ["школа", "шкода"]
    assert layered.completions("шк") == ["школа"]
