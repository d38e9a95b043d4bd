"""Kinds of institutions as the vocabulary has them."""

from catalog.model import Topic
from catalog.search.vocabulary.kinds import Kind
from catalog.search.vocabulary.vocabulary import load_vocabulary


def kind_of(key: str) -> Kind | None:
    """The kind with that key, or None where nobody knows one."""
    return load_vocabulary().kinds.get(key)


def is_about_doctors(keys: tuple[str, ...]) -> bool:
    """Whether any of these kinds gives appointments with doctors."""
    kinds = (kind_of(key) for key in keys)
    return any(kind is not None and kind.topic is Topic.DOCTOR for kind in kinds)
