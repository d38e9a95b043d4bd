"""Words that operators added to kinds: a version each, kept through imports and roll-backs."""

import pytest

from catalog.store.errors import NoSuchWord, WordIsKnown
from catalog.store.register import Register
from tests.catalog.store.institutions import FULL, PLAIN


@pytest.fixture
def begun(register: Register) -> Register:
    register.versions.replace([PLAIN, FULL], note="")
    return register


def test_a_word_stands_from_its_version_until_it_is_taken_away(begun: Register) -> None:
    added = begun.kind_words.add("школярия", "school", "слово")
    removed = begun.kind_words.remove("школярия", "убрано")
    assert [begun.kind_words.read(number) for number in (1, added.number, removed.number)] == [
        {},
        {"школярия": "school"},
        {},
    ]
    assert begun.versions.institutions() == begun.versions.institutions(1)
    assert [one.note for one in begun.versions.all()][:2] == ["убрано", "слово"]


def test_an_import_and_a_roll_back_keep_the_words(begun: Register) -> None:
    begun.kind_words.add("школярия", "school", "")
    begun.versions.replace([PLAIN], note="")
    begun.versions.rollback(1)
    assert begun.kind_words.read() == {"школярия": "school"}
    assert begun.versions.institutions() == begun.versions.institutions(1)


def test_a_word_means_one_kind(begun: Register) -> None:
    begun.kind_words.add("школярия", "school", "")
    with pytest.raises(WordIsKnown):
        begun.kind_words.add("школярия", "lyceum", "")
    begun.kind_words.remove("школярия", "")
    begun.kind_words.add("школярия", "lyceum", "")
    assert begun.kind_words.read() == {"школярия": "lyceum"}


def test_what_was_not_added_cannot_be_taken_away(begun: Register) -> None:
    versions = begun.versions.all()
    with pytest.raises(NoSuchWord):
        begun.kind_words.remove("школа", "")
    assert begun.versions.all() == versions
