"""Words that operators added to kinds: a version each, kept through imports and roll-backs."""

import pytest

from catalog.store.errors import NoSuchWord, WordIsKnown
from catalog.store.register import Register
from tests.catalog.store.institutions import FULL, PLAIN


@pytest.fixture
def begun(register: Register) -> Register:
    register.replace([PLAIN, FULL], note="")
    return register


def test_a_word_stands_from_its_version_until_it_is_taken_away(begun: Register) -> None:
    added = begun.add_kind_word("школярия", "school", "слово")
    removed = begun.remove_kind_word("школярия", "убрано")
    assert [begun.kind_words(number) for number in (1, added.number, removed.number)] == [
        {},
        {"школярия": "school"},
        {},
    ]
    assert begun.institutions() == begun.institutions(1)
    assert [one.note for one in begun.versions()][:2] == ["убрано", "слово"]


def test_an_import_and_a_roll_back_keep_the_words(begun: Register) -> None:
    begun.add_kind_word("школярия", "school", "")
    begun.replace([PLAIN], note="")
    begun.rollback(1)
    assert begun.kind_words() == {"школярия": "school"}
    assert begun.institutions() == begun.institutions(1)


def test_a_word_means_one_kind(begun: Register) -> None:
    begun.add_kind_word("школярия", "school", "")
    with pytest.raises(WordIsKnown):
        begun.add_kind_word("школярия", "lyceum", "")
    begun.remove_kind_word("школярия", "")
    begun.add_kind_word("школярия", "lyceum", "")
    assert begun.kind_words() == {"школярия": "lyceum"}


def test_what_was_not_added_cannot_be_taken_away(begun: Register) -> None:
    versions = begun.versions()
    with pytest.raises(NoSuchWord):
        begun.remove_kind_word("школа", "")
    assert begun.versions() == versions
