"""Which institutions are worth comparing with a row: those that share a number, a word or a place with it.

The keys of the rows are kept, and the institutions pass by once: a country's register is looked through for
a hundred rows. A place stands in a key only as far as both sides have one: a part that one lacks fits any.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from catalog.model import Institution, Place, Platform
from catalog.register.matching.naming import Naming, naming, without_roots
from catalog.register.matching.stands import hosts, phones
from catalog.register.matching.traits import Traits, kinds_of, traits
from catalog.register.matching.whereabouts import Fit, Whereabouts, fit, whereabouts
from catalog.register.names.name_words import stem, words

ANY_KIND, UNKNOWN_KIND = "=*", "=-"
ANY, NO_PLACE, AREA_ALONE, LOCALITY_ALONE = "*", "-", "*area", "*locality"
MOST_SHARED = 30
"""A telephone or site that more rows have tells nothing."""

MOST_ALIKE = 10
"""Of more rows of one kind in one settlement the kind tells nothing."""

LONGEST_ROOT = 5


Rows = dict[str, list[int]]
"""What of a name, a kind or a settlement is a key → the positions of the rows."""


class Blocks:
    """The rows by their keys."""

    def __init__(self, rows: Sequence[Traits]) -> None:
        self._ids: Rows = defaultdict(list)
        self._names: dict[str, Rows] = defaultdict(lambda: defaultdict(list))  # by place
        self._villages: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
        self._wheres = [row.where for row in rows]
        self._wanted: dict[Whereabouts, frozenset[str]] = {}
        for at, row in enumerate(rows):
            kinds = _asked_kinds(row.one.kind)
            for key in _ids(row.one):
                self._ids[key].append(at)
            for place in _asked(row.where):
                for base in _bases(row.naming, row.where, kinds):
                    self._names[place][base].append(at)
                for village in _villages(row.naming.own, row.where, kinds):
                    self._villages[place][village].append(at)

    def is_near(self, place: Place) -> bool:
        """Whether an institution there may be one of the rows by its name."""
        return bool(self._wanted_at(whereabouts(place)))

    def may_meet(self, name: str, kind: str, phone: str, place: Place) -> bool:
        """Whether an institution may be one of the rows, as far as a quick look tells."""
        where = whereabouts(place)
        wanted = self._wanted_at(where)
        if not wanted:
            return False
        kinds = _given_kinds(kind)
        if not wanted.isdisjoint(kinds):
            return True
        said = {word if word[0].isdigit() else stem(word) for word in words(name)}
        if not wanted.isdisjoint(said):
            return True
        is_there = not wanted.isdisjoint(_villages(said, where, kinds))
        return is_there or any("t" + number in self._ids for number in phones(phone))

    def candidates(self, one: Institution) -> set[int]:
        """The positions of the rows that it may be."""
        found: set[int] = set()
        for key in _ids(one):
            if len(rows := self._ids.get(key, ())) <= MOST_SHARED:
                found.update(rows)
        if self.may_meet(one.official_name, one.kind, "", one.place):
            where = whereabouts(one.place)
            found |= {at for at in self._alike(one, where) if fit(self._wheres[at], where) is not Fit.APART}
        return found

    def _alike(self, one: Institution, where: Whereabouts) -> set[int]:
        """The rows of a name, or of a kind in one settlement, that it may be."""
        found: set[int] = set()
        name, kinds = naming(one.official_name, one.place), _given_kinds(one.kind)
        bases, villages = list(_bases(name, where, kinds)), _villages(name.own, where, kinds)
        for place in _given(where):
            if place in self._names:
                found.update(at for base in bases for at in self._names[place].get(base, ()))
                for village in villages:
                    if len(rows := self._villages[place].get(village, ())) <= MOST_ALIKE:
                        found.update(rows)
        return found

    def _wanted_at(self, where: Whereabouts) -> frozenset[str]:
        """The keys of names and villages for which a row asks at such a place."""
        if where not in self._wanted:
            places = [place for place in _given(where) if place in self._names]
            self._wanted[where] = frozenset(
                key for kept in (self._names, self._villages) for place in places for key in kept[place]
            )
        return self._wanted[where]


def compared(rows: Sequence[Traits], register: Iterable[Institution]) -> Iterator[tuple[int, Traits]]:
    """Each position of a row with an institution that is worth weighing against it."""
    blocks = Blocks(rows)
    for one in register:
        if found := blocks.candidates(one):
            held = traits(one)
            for at in sorted(found):
                yield at, held


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


def _villages(own: Iterable[str], where: Whereabouts, kinds: Sequence[str]) -> set[str]:
    """What it is, and the root of its settlement, else of what may be one: «ежов» of Ежовское."""
    roots = {word[:LONGEST_ROOT] for word in where.locality.split() or own}
    return {f"{kind}~{root}" for root in roots for kind in kinds}


def _asked_kinds(kind: str) -> list[str]:
    """The kinds under which a row is kept: an unknown one may be any, and any may be an unknown one."""
    kinds = kinds_of(kind)
    return [*kinds, ANY_KIND] if kinds else [UNKNOWN_KIND]


def _given_kinds(kind: str) -> list[str]:
    """The kinds under which an institution looks for rows."""
    return [*kinds, UNKNOWN_KIND] if (kinds := kinds_of(kind)) else [ANY_KIND, UNKNOWN_KIND]


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
