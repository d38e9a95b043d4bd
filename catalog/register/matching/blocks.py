"""Which institutions are worth comparing with a row: those that share a number, a word or a place with it.

The keys of the rows are kept, and the institutions pass by once: a country's register is looked through for
a hundred rows. A place stands in a key only as far as both sides have one: a part that one lacks fits any.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from catalog.model import Institution, Place, Platform
from catalog.register.matching.naming import Naming, naming, without_roots
from catalog.register.matching.stands import hosts, phones
from catalog.register.matching.traits import Traits, kinds_of, traits
from catalog.register.matching.whereabouts import Fit, Whereabouts, fit, whereabouts

ANY_KIND, UNKNOWN_KIND = "=*", "=-"
ANY, NO_PLACE, AREA_ALONE, LOCALITY_ALONE = "*", "-", "*area", "*locality"
MOST_SHARED = 30
"""A telephone or site that more rows have tells nothing."""

MOST_ALIKE = 10
"""Of more rows of one kind in one settlement the kind tells nothing."""

LONGEST_ROOT = 5


class Blocks:
    """The rows by their keys."""

    def __init__(self, rows: Sequence[Traits]) -> None:
        self._ids: dict[str, list[int]] = defaultdict(list)
        self._names: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._villages: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._wheres = [row.where for row in rows]
        for at, row in enumerate(rows):
            kinds, places = _asked_kinds(row.one), list(_asked(row.where))
            for key in _ids(row.one):
                self._ids[key].append(at)
            for place in places:
                for base in _bases(row.naming, row.where, kinds):
                    self._names[base, place].append(at)
                for village in _villages(row.naming, row.where, kinds):
                    self._villages[village, place].append(at)
        self._places = {place for _, place in self._names}

    def candidates(self, one: Institution) -> set[int]:
        """The positions of the rows that it may be."""
        found: set[int] = set()
        for key in _ids(one):
            if len(rows := self._ids.get(key, ())) <= MOST_SHARED:
                found.update(rows)
        where = whereabouts(one.place)
        places = [place for place in _given(where) if place in self._places]
        if not places:
            return found
        name, kinds = naming(one.official_name, one.place), _given_kinds(one)
        alike: set[int] = set()
        for base in _bases(name, where, kinds):
            for place in places:
                alike.update(self._names.get((base, place), ()))
        for village in _villages(name, where, kinds):
            for place in places:
                if len(rows := self._villages.get((village, place), ())) <= MOST_ALIKE:
                    alike.update(rows)
        return found | {at for at in alike if fit(self._wheres[at], where) is not Fit.APART}


def compared(rows: Sequence[Traits], register: Iterable[Institution]) -> Iterator[tuple[int, Traits]]:
    """Each position of a row with an institution that is worth weighing against it."""
    blocks = Blocks(rows)
    for one in register:
        if found := blocks.candidates(one):
            held = traits(one)
            for at in sorted(found):
                yield at, held


def near_places(rows: Iterable[Institution]) -> Callable[[Place], bool] | None:
    """Tells the places of which an institution may share a block with one of the rows; None: any may."""
    keys = {key for row in rows for key in _asked(whereabouts(row.place))}
    return None if ANY in keys else lambda place: not keys.isdisjoint(_given(whereabouts(place)))


def _ids(one: Institution) -> Iterator[str]:
    if one.ogrn:
        yield "o" + one.ogrn
    if one.inn:
        yield "i" + one.inn
    for page in one.pages:
        if page.platform is not Platform.SITE:
            yield page.url
    for host in hosts(one):
        yield "h" + host
    for phone in phones(one.phone):
        yield "t" + phone


def _bases(name: Naming, where: Whereabouts, kinds: Iterable[str]) -> Iterator[str]:
    """What of a name two spellings share: a number, a word of its own; where it has none, or one that may be
    its settlement's, what it is.
    """
    yield from name.numbers
    yield from name.own
    if not name.numbers and not (where.locality and without_roots(name, [where.locality]).own):
        yield from kinds


def _villages(name: Naming, where: Whereabouts, kinds: Sequence[str]) -> set[str]:
    """What it is, and the root of its settlement, else of what may be one: «ежов» of Ежовское."""
    words = where.locality.split() or name.own
    return {f"{kind}~{word[:LONGEST_ROOT]}" for word in words for kind in kinds}


def _asked_kinds(one: Institution) -> list[str]:
    """The kinds under which a row is kept: an unknown one may be any, and any may be an unknown one."""
    kinds = kinds_of(one)
    return [*kinds, ANY_KIND] if kinds else [UNKNOWN_KIND]


def _given_kinds(one: Institution) -> list[str]:
    """The kinds under which an institution looks for rows."""
    return [*kinds, UNKNOWN_KIND] if (kinds := kinds_of(one)) else [ANY_KIND, UNKNOWN_KIND]


def _asked(where: Whereabouts) -> Iterator[str]:
    """The places under which a row is kept."""
    if not where.area and not where.locality:
        yield ANY
        return
    yield NO_PLACE
    if where.area:
        yield where.area
    if where.locality:
        yield where.locality
    if not where.locality:
        yield LOCALITY_ALONE
    if not where.area:
        yield AREA_ALONE


def _given(where: Whereabouts) -> Iterator[str]:
    """The places under which an institution looks for rows."""
    yield ANY
    if where.area:
        yield where.area
    if where.locality and where.locality != where.area:
        yield where.locality
    if not where.area and not where.locality:
        yield NO_PLACE
    elif not where.locality:
        yield AREA_ALONE
    elif not where.area:
        yield LOCALITY_ALONE
