"""From letters to words: normal form, Latin letters, slips, roots."""

import pytest

from catalog.search.bitsets import BitSets, first, members, to_bits
from catalog.search.language.normalize import normalize, tokens
from catalog.search.language.spelling import Spelling
from catalog.search.language.toponym_roots import adjective_roots, noun_roots
from catalog.search.language.transliteration import from_layout, from_translit


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("  Школа №5  ", "школа #5"),
        ("Ёлочка", "елочка"),
        ("дeтcкий caд", "детский сад"),
        ("ш\u200bк\u00adола", "школа"),
        ("и\u0306од", "йод"),
        ("ｓｈｋｏｌａ", "shkola"),
        ("", ""),
    ],
)
def test_normal_form(written: str, normal: str) -> None:
    assert normalize(written) == normal


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("школа5", [5]),
        ("5-я школа", [5]),
        ("школа #12", [12]),
        ("садик 3ий", [3]),
        ("6 лет", []),
        ("дом 7б", [7]),
        ("9" * 40, []),
    ],
)
def test_numbers_among_the_words(text: str, numbers: list[int]) -> None:
    assert [token.number for token in tokens(normalize(text)) if token.number is not None] == numbers


@pytest.mark.parametrize(
    ("latin", "russian"),
    [
        ("shkola", "школа"),
        ("detskiy", "детский"),
        ("volzhskij", "волжский"),
        ("rayon", "район"),
        ("yarkaya", "яркая"),
    ],
)
def test_transliteration(latin: str, russian: str) -> None:
    assert from_translit(latin) == russian


def test_the_other_layout() -> None:
    assert from_layout("irjkf djk;crbq") == "школа волжский"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("поликленика", "поликлиника"),
        ("воггоград", "волгоград"),
        ("городщие", "городище"),
        ("детцкий", "детский"),
        ("каамышин", "камышин"),
    ],
)
def test_slips(slip: str, meant: str) -> None:
    known = ["поликлиника", "волгоград", "городище", "детский", "камышин", "камыш", "город"]
    assert Spelling(known, known).near(slip)[0].form == meant


def test_no_slip_is_seen_where_nothing_is_near() -> None:
    assert not Spelling(["школа"], ["школа"]).near("электричество")
    assert not Spelling([], []).near("школа")


@pytest.mark.parametrize(
    ("village", "adjective"),
    [
        ("бобровка", "бобровская"),
        ("брусничное", "брусничненский"),
        ("истоки", "истоковская"),
        ("мшинка", "мшинская"),
        ("лебяжье", "лебяжьевский"),
    ],
)
def test_villages_and_their_adjectives_share_a_root(village: str, adjective: str) -> None:
    assert noun_roots(village) & adjective_roots(adjective)


@pytest.mark.parametrize("numbers", [[], [0], [7, 8, 9], list(range(0, 4000, 3)), [5, 100_000]])
def test_sets_give_their_numbers_back(numbers: list[int]) -> None:
    bits = to_bits(numbers, 100_001)
    assert list(members(bits)) == numbers
    assert list(first(bits, 2)) == numbers[:2]


def test_postings_are_the_same_packed_or_not() -> None:
    bitsets = BitSets(2000)
    for number in range(1000):
        bitsets.add("many", number)
        bitsets.add("many", number)
    bitsets.add("few", 1999)
    bitsets.close()
    assert bitsets.bits("many").bit_count() == 1000
    assert list(members(bitsets.bits("few"))) == [1999]
    assert bitsets.bits("none") == 0
    assert "few" in bitsets
    assert "none" not in bitsets
