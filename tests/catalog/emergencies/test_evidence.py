"""What all that a message tells adds up to, for danger and against it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.emergencies import evidence, hear_danger, recognise
from catalog.emergencies.evidence import EmergencyEvidence, load_evidence
from catalog.resource_file import ResourceError

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "said",
    [
        "пчеловода облепило весь опух",
        "рабочий в траншее по шею в земле",
        "мотоцикл под фуру ушел",
        "корова рогами деда запорола",
    ],
)
def test_words_of_danger_together_are_enough(said: str) -> None:
    assert recognise(said) or hear_danger(said).likely(beside=False)


@pytest.mark.parametrize(
    "said",
    [
        "поликлиника 5",
        "дочке исполнилось четырнадцать нужен паспорт",
        "фильм про пожарных",
        "где купить газовую плиту",
        "корова рогами деда запорола в прошлом году справка для суда",
    ],
)
def test_questions_and_signs_of_calm_are_not(said: str) -> None:
    assert hear_danger(said).likely(beside=False) is None


@pytest.mark.parametrize(
    ("told", "not_told"),
    [
        ("сосед убил жену ножом", "соседка убила меня своей щедростью"),
        (
            "документы разложила, кошку отдам, завтра меня не будет",
            "документы разложила, кошку отдам в приют",
        ),
        ("сгорел сарай, огонь идёт на дом", "сгорел сарай в прошлом году, где справка"),
        ("бабушка утонула в пруду, не дышит", "бабушка утонула в бумагах"),
    ],
)
def test_what_stands_beside_outweighs_a_combination(told: str, not_told: str) -> None:
    assert recognise(told) or hear_danger(told).likely(beside=False)
    assert recognise(not_told) is None
    assert hear_danger(not_told).likely(beside=False) is None


@pytest.mark.parametrize("said", ["муж избил меня", "горит дом, там дети", "не хочу жить"])
def test_a_long_text_is_judged_by_stretches(said: str) -> None:
    harmless = "мы приехали вчера к родным и гуляли с ними по набережной, " * 12
    assert recognise(harmless) is None
    assert recognise(f"{harmless} {said}") is not None
    assert recognise(f"{said} {harmless}") is not None


def test_a_long_text_is_not_suspected() -> None:
    assert hear_danger("рабочий в траншее по шею в земле " * 12).likely(beside=False) is None


def test_denied_words_have_weights_of_their_own() -> None:
    weights = EmergencyEvidence(DAY, 0.0, 1.0, 3.0, {"burning": 1.5, "не:breath": 2.0})
    assert weights.weigh({"burning", "breath"}) == 1.5
    assert weights.weigh({"не:breath", "burning"}) == 3.5
    assert weights.weigh(set()) == 0


def test_what_no_combination_names_takes_more() -> None:
    assert load_evidence().likely < load_evidence().believed < load_evidence().sure


@pytest.mark.parametrize("key", ["burnin", "said:fir", "не:said:fire", "sometimes:twice"])
def test_a_feature_that_nothing_tells_is_named(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = EmergencyEvidence(DAY, 0.0, 1.0, 3.0, {key: 1.0})
    monkeypatch.setattr(evidence, "read_resource", lambda *_: wrong)
    with pytest.raises(ResourceError, match=key):
        load_evidence.__wrapped__()


@given(st.text(max_size=300))
def test_who_is_heard_is_suspected_all_the_more(said: str) -> None:
    found = [recognise(said), hear_danger(said).likely(beside=True), hear_danger(said).likely(beside=False)]
    assert [one is not None for one in found] == sorted(one is not None for one in found)
