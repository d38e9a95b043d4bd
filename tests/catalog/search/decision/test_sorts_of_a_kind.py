"""What means a sort of its own within a kind is found only by who is called so."""

from itertools import product

import pytest

from catalog.model import Institution
from catalog.search import Decision
from catalog.search.vocabulary.vocabulary import load_vocabulary
from tests.catalog.registers import of

KINDS = {key: kind for key, kind in load_vocabulary().kinds.items() if kind.distinct}
PHRASES = [
    (key, phrase)
    for key, kind in KINDS.items()
    for phrase, word in product(kind.words, sorted(kind.distinct))
    if phrase.split()[0] == word and phrase != word
]


@pytest.mark.parametrize(("key", "phrase"), PHRASES, ids=lambda one: one.replace(" ", "-"))
def test_who_isnt_called_so_isnt_meant(key: str, phrase: str) -> None:
    """«Военный суд» isn't each court there is: they are only similar."""
    kind = KINDS[key].name.one
    other = Institution("other", f"{kind.capitalize()} Дубровский", kind=kind)
    own = Institution("own", f"{phrase.capitalize()} Дубровский", kind=kind)
    found = of(other).search(phrase)
    assert found.decision is Decision.NONE
    assert [one.institution.code for one in found.similar] == ["other"]
    assert of(other, own).search(phrase).fitting == ("own",)


def test_the_vocabulary_has_such_sorts() -> None:
    assert ("court", "военный суд") in PHRASES
