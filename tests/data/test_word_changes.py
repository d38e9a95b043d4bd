"""What `make words` says of a change."""

from dataclasses import replace

import pytest

from catalog.resource_file import ResourceError
from catalog.search.vocabulary.vocabulary import load_vocabulary
from tests.data import word_changes


def test_only_what_is_decided_otherwise_is_told_by_set() -> None:
    before = {("a", "x"): ("right", "answer 1"), ("a", "y"): ("wrong", "none"), ("b", "z"): ("right", "none")}
    after = before | {("a", "x"): ("wrong", "none"), ("a", "y"): ("right", "answer 2")}
    assert word_changes.report(before, after) == [
        "a: 1 of 2 right before, 1 of 2 now",
        "  WORSE  x | answer 1 -> none",
        "  better y | none -> answer 2",
        "b: 1 of 1 right before, 1 of 1 now",
    ]


def test_what_stands_is_well() -> None:
    word_changes.check()


def test_a_service_of_a_kind_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = load_vocabulary()
    kinds = {key: kind for key, kind in vocabulary.kinds.items() if "поликлиника" not in kind.words}
    monkeypatch.setattr(word_changes, "load_vocabulary", lambda: replace(vocabulary, kinds=kinds))
    with pytest.raises(ResourceError, match="«поликлиника»"):
        word_changes.check()
