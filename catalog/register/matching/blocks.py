"""Which institutions are worth comparing with a row: those that share a number, a word or a place with it.

The keys of the rows are kept, and the institutions pass by once: a country's register is looked through for
a hundred rows. A place stands in a key only as far as both sides have one: a part that one lacks fits any.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from catalog.model import Institution, Platform
from catalog.register.matching.traits import Naming, Traits, hosts, naming, phones, traits, without_roots
from catalog.register.matching.whereabouts import Whereabouts, whereabouts

ANY, NO_PLACE, AREA_ALONE, LOCALITY_ALONE = "*", "-", "*area", "*locality"
MOST_SHARED = 30
"""A telephone or site that more rows have tells nothing."""


class Blocks:
    """The rows by their keys."""

    def __init__(self, rows: Sequence[Traits]) -> None:
        self._ids: dict[str, list[int]] = defaultdict(list)
        self._names: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            for key in _ids(row.one):
                self._ids[key].append(at)
            for base in _bases(row.naming, row.where):
                for place in _asked(row.where):
                    self._names[base, place].append(at)

    def candidates(self, one: Institution) -> set[int]:
        """The positions of the rows that it may be."""
        found: set[int] = set()
        for key in _ids(one):
            if len(rows := self._ids.get(key, ())) <= MOST_SHARED:
                found.update(rows)
        where = whereabouts(one.place)
        places = list(_given(where))
        for base in _bases(naming(one.official_name, one.place), where):
            for place in places:
                found.update(self._names.get((base, place), ()))
        return found


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


def _bases(name: Naming, where: Whereabouts) -> Iterator[str]:
    """What of a name two spellings share: a number, a word of its own, else all of it."""
    yield from name.numbers
    yield from name.own
    if not name.numbers and not without_roots(name, [where.locality]).own:
        yield ""


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
