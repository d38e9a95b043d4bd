"""«Не то»: whom residents may have meant instead, and what their words would do as that one's other name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.model import Institution
from catalog.search import Catalog, Decision
from catalog.search.places.region_places import RegionPlaces

MOST_OFFERED = 10
MOST_TRIED = 50
ASKED = re.compile(r"(?P<words>.*?)(?: \((?P<place>[^()]*)\))?", re.DOTALL)
"""A question, and the place that was held beside it, as the report has them."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a name would do: whether it finds its institution, and whom it would hide from who asks so."""

    finds: bool
    hides: Sequence[Institution] = ()


def asked(text: str) -> tuple[str, str]:
    """The words of a question, and the label of its place or nothing."""
    found = ASKED.fullmatch(text)
    return (found["words"], found["place"] or "") if found else (text, "")


def instead(text: str, code: str, catalog: Catalog) -> list[Institution]:
    """Others that the question may have meant, in the search's own order; the refused one left out."""
    words, place = asked(text)
    key = catalog.place_labelled(place)
    near = catalog.search(words, place=key).codes
    anywhere = catalog.search(words).codes if key else ()
    found = (catalog.get(other) for other in dict.fromkeys((*near, *anywhere)) if other != code)
    return [one for one in found if one is not None][:MOST_OFFERED]


def try_name(words: str, one: Institution, catalog: Catalog, places: RegionPlaces) -> Trial:
    """Tried among those alone that the words lead to now: the whole register takes as long as its index.

    Who is found by guess, past a word that nothing explains, isn't hidden: that word told of somebody else.
    """
    now = catalog.search(words)
    codes = dict.fromkeys((one.code, *now.codes[:MOST_TRIED]))
    near = [found for code in codes if (found := catalog.get(code)) is not None]
    named = replace(one, other_names=(*one.other_names, words))
    taught = [named if other.code == one.code else other for other in near]
    then = Catalog(taught, places, kind_words=catalog.kind_words).search(words)
    is_told = now.decision in (Decision.ANSWER, Decision.CHOOSE)
    if not is_told or now.clues.unknown or now.clues.unknown_place:
        return Trial(one.code in then.fitting)
    standing = {*now.fitting} - {*then.fitting, one.code}
    return Trial(one.code in then.fitting, [other for other in near if other.code in standing])
