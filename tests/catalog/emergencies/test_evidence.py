"""What words add up to, where no combination holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.emergencies import evidence, recognise, suspect
from catalog.emergencies.evidence import EmergencyEvidence, read_evidence
from catalog.emergencies.model import load_model, read_combinations
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
    assert recognise(said) or suspect(said)


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
    assert suspect(said) is None


def test_a_long_text_is_not_weighed() -> None:
    assert suspect("рабочий в траншее по шею в земле " * 8) is None


def test_beside_another_meaning_more_has_to_tell() -> None:
    found = load_model().evidence
    assert found.likely < found.beside < found.sure


def test_each_weight_counts_once_and_denied_words_by_themselves() -> None:
    weights = EmergencyEvidence(DAY, 1.0, 2.0, 3.0, {"burning": 1.5, "не:breath": 2.0})
    assert weights.weigh([({"burning"}, False), ({"burning"}, False)]) == 1.5
    assert weights.weigh([({"breath"}, False)]) == 0
    assert weights.weigh([({"breath"}, True), ({"burning"}, True)]) == 2.0


def test_a_key_that_is_no_class_and_no_word_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = EmergencyEvidence(DAY, 1.0, 2.0, 3.0, {"burnin": 1.0})
    monkeypatch.setattr(evidence, "read_resource", lambda *_: wrong)
    with pytest.raises(ResourceError, match="burnin"):
        read_evidence(read_combinations().words)


@given(st.text(max_size=300))
def test_anything_can_be_weighed(said: str) -> None:
    assert suspect(said) in (None, load_model().danger)
