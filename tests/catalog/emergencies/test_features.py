"""What is told of a message as a whole, beside its words."""

import pytest

from catalog.emergencies.evidence import load_evidence
from catalog.emergencies.features import features, is_sign
from catalog.emergencies.reading import read_message


def told(said: str) -> frozenset[str]:
    return features(next(iter(read_message(said))))


@pytest.mark.parametrize(
    ("said", "feature"),
    [
        ("горит дом", "burning"),
        ("горит дом", "дом"),
        ("горит дом", "said:fire"),
        ("не дышит", "не:breath"),
        ("загорелся дом", "form:past"),
        ("дом горит дым валит на крыше", "said:twice"),
        ("пожар", "said:of1"),
        ("справка о пожаре", "calm:guards"),
        ("галовка паказалась", "головка"),
        ("кабан на пасадке", "outdoors"),
        ("спасибо за помощь", "thanks"),
    ],
)
def test_what_is_told(said: str, feature: str) -> None:
    assert feature in told(said)


def test_a_kind_that_is_denied_is_not_told() -> None:
    assert "said:fire" in told("горит фонарь, загорелся дом") | told("горит дом")
    denied = told("горит лампочка в подъезде")
    assert "unless:fire" in denied
    assert not {"said:fire", "sure:fire"} & denied


def test_much_beside_a_combination_is_told() -> None:
    assert {"said:of3", "said:beside1"} <= told("горит дом")
    assert not {"said:of3", "said:beside1"} & told("горит дом культуры ансамблем баянистов и плясунов хутора")


def test_nothing_is_told_of_no_words() -> None:
    assert told("") == frozenset()


def test_all_that_is_told_has_a_name() -> None:
    signs = {
        feature for feature in load_evidence().weights if ":" in feature and not feature.startswith("не:")
    }
    assert signs
    assert all(map(is_sign, signs))
