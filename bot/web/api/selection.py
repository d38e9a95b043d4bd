"""Which institutions a list shows. Pure but for the catalogue it asks."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.web.api.parameters import Wanted, next_cursor
from catalog.model import Institution, Place
from catalog.search import Catalog, Match
from catalog.search.language.normalize import words
from handlers.messages import cut_text

MOST_FOUND = 1_000
"""So many are told of a search."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A page of the list, with the matches of a search by code, and where it goes on."""

    institutions: Sequence[Institution]
    next: str | None = None
    matches: Mapping[str, Match] | None = None


def select(catalog: Catalog, wanted: Wanted, touched: Mapping[str, str]) -> Selection:
    """The institutions that fit every filter; `touched`: by code, when each was last changed."""
    fits = Filter(catalog, wanted, touched)
    if wanted.q:
        return _searched(catalog, wanted, fits)
    first = bisect_right(catalog.institutions, wanted.after, key=lambda one: one.code)
    standing = (one for one in islice(catalog.institutions, first, None) if fits(one))
    page = list(islice(standing, wanted.limit + 1))
    more = next_cursor(page[-2].code) if len(page) > wanted.limit else None
    return Selection(page[: wanted.limit], more)


def _searched(catalog: Catalog, wanted: Wanted, fits: "Filter") -> Selection:
    result = catalog.search(cut_text(wanted.q), limit=MOST_FOUND)
    matches = {match.institution.code: match for match in result.matches}
    codes = dict.fromkeys((*matches, *result.fitting))
    found = [one for code in codes if (one := catalog.get(code)) is not None and fits(one)]
    start = int(wanted.after) if wanted.after.isdigit() else 0
    stop = start + wanted.limit
    more = next_cursor(str(stop)) if len(found) > stop else None
    return Selection(found[start:stop], more, matches)


class Filter:
    """Tells whether an institution fits the filters; what they name is looked up once."""

    def __init__(self, catalog: Catalog, wanted: Wanted, touched: Mapping[str, str]) -> None:
        self._wanted = wanted
        self._touched = touched
        self._kinds = _of_kind(catalog, wanted.kind) if wanted.kind else None
        self._place = frozenset(words(wanted.place))
        self._places: dict[Place, bool] = {}

    def __call__(self, one: Institution) -> bool:
        return (
            (self._kinds is None or one.code in self._kinds)
            and (not self._wanted.place or self._is_there(one.place))
            and self._touched.get(one.code, "") >= self._wanted.updated_since
        )

    def _is_there(self, place: Place) -> bool:
        if place not in self._places:
            parts = filter(None, (place.municipality, place.locality, place.district))
            self._places[place] = bool(self._place) and any(self._place <= {*words(part)} for part in parts)
        return self._places[place]


def _of_kind(catalog: Catalog, kind: str) -> frozenset[str]:
    """The codes of that kind, which is named by its key, by its name, or as the register words it."""
    said = kind.casefold()
    for known in catalog.kinds():
        if said in (known.key.casefold(), known.one.casefold(), known.several.casefold()):
            found = {one.code for one in catalog.browse(kind=known.key)}
            return frozenset(found | _worded(catalog, said))
    return _worded(catalog, said)


def _worded(catalog: Catalog, said: str) -> frozenset[str]:
    return frozenset(one.code for one in catalog.institutions if one.kind.casefold() == said)
