"""What holds of every question."""

from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.search import Decision
from catalog.search.language.normalize import normalize, tokens
from tests.catalog.registers import SYNTHETIC, volgograd

NAMED = ["официальная группа", "подскажите", "пожалуйста", "страница", "где найти", "вк"]
QUESTIONS = [
    ("школа", "134", "волгоград"),
    ("садик", "21", "тзр"),
    ("детская поликлиника", "5", "центральный район"),
    ("собес", "", "камышин"),
    ("клёновская школа", "", "еланский район"),
    ("црб", "", "елань"),
]
SLOWEST_MS = 400
"""Far above the 20 ms that are promised: tests share their machine. `make bench` measures."""


def first(text: str) -> str:
    matches = volgograd().search(text).matches
    return matches[0].institution.code if matches else ""


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_search_answers_whatever_is_written(text: str) -> None:
    result = volgograd().search(text)
    assert result.query == text
    assert (result.decision is Decision.NONE) == (
        not result.matches and result.decision is not Decision.SERVICE
    )


@given(st.text())
def test_normalising_twice_is_the_same_as_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    tokens(normalize(text))


@given(st.sampled_from(range(5600)))
@settings(max_examples=60, deadline=None)
def test_an_institutions_own_official_name_finds_it(number: int) -> None:
    catalog = volgograd()
    institution = catalog.institutions[number]
    result = catalog.search(institution.official_name)
    assert institution.code in result.fitting


@given(
    st.sampled_from(QUESTIONS),
    st.permutations([0, 1, 2]),
    st.sampled_from(NAMED),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_noise_case_and_order_change_nothing(
    clues: tuple[str, str, str], order: list[int], noise: str, loud: bool, before: bool
) -> None:
    text = " ".join(clues[at] for at in order if clues[at])
    noisy = f"{noise} {text}" if before else f"{text} {noise}"
    noisy = noisy.upper() if loud else noisy.replace("ё", "е")
    assert first(noisy) == first(" ".join(clues))
    assert first(noisy)


def test_long_and_strange_texts_are_answered_at_once() -> None:
    catalog = volgograd()
    catalog.search("прогрев")
    strange = [
        "я" * 10_000,
        "школа " * 500,
        "\u200bш\u0301к\u0301ола",
        "\U0010ffff" * 1_000,
        "а́" * 3_000,
        "9" * 5_000,
        "((((" * 999,
    ]
    strange.append(" ".join(f"поликленника{number}" for number in range(500)))
    for text in strange:
        started = perf_counter()
        catalog.search(text)
        assert (perf_counter() - started) * 1000 < SLOWEST_MS, text[:40]


def test_the_register_is_there() -> None:
    assert SYNTHETIC.is_file()
    assert len(volgograd().institutions) == 5600
