"""The vocabulary is data: what would break the search is caught here."""

from catalog.model import Institution
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from catalog.search.ranking.features import FEATURES, WEIGHTS
from catalog.search.vocabulary.vocabulary import load_vocabulary


def test_kinds_refer_to_kinds() -> None:
    kinds = load_vocabulary().kinds
    for key, kind in kinds.items():
        assert set(kind.broader) | set(kind.near) <= set(kinds), key
        assert key not in kind.broader


def test_services_are_provided_by_known_kinds() -> None:
    vocabulary = load_vocabulary()
    for service in vocabulary.services:
        assert set(service.kinds) <= set(vocabulary.kinds)


def test_a_word_means_one_kind() -> None:
    owners: dict[str, str] = {}
    for key, kind in load_vocabulary().kinds.items():
        for word in set(kind.words):
            assert owners.setdefault(word, key) == key, word


def test_every_feature_says_what_it_gives_and_has_a_weight() -> None:
    assert {feature.__name__ for feature in FEATURES} == set(WEIGHTS)
    assert all(feature.__doc__ for feature in FEATURES)


def test_an_added_word_means_its_kind_in_every_form_and_nobody_elses() -> None:
    school = Institution("s-5", "Средняя школа № 5", short_name="Школа № 5", kind="школа")
    garden = Institution("g-5", "Детский сад № 5", kind="детский сад")
    plain = Catalog([school, garden], RegionPlaces())
    taught = Catalog([school, garden], RegionPlaces(), kind_words={"школярия": "school", "x": "no_such_kind"})
    assert plain.search("школярия 5").fitting != ("s-5",)
    for words in ("школярия 5", "в школярии 5", "5 школярия"):
        assert taught.search(words).fitting == ("s-5",)
    assert taught.search("садик 5").fitting == plain.search("садик 5").fitting == ("g-5",)
    assert Catalog([school, garden], RegionPlaces()).search("школярия 5").fitting != ("s-5",)
