"""What all rows and institutions tell together: in which areas a settlement is, which numbers are shared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from catalog.model import Institution
from catalog.register.matching.naming import (
    ADJECTIVE,
    SHORTEST_NAME,
    Naming,
    is_of,
    without_areas,
    without_roots,
)
from catalog.register.matching.stands import phones
from catalog.register.matching.traits import Traits
from catalog.register.matching.whereabouts import Fit, Whereabouts, fit, whereabouts
from catalog.register.name_words import stem


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Settlements with the areas that have one of the name, their roots likewise, and numbers of several."""

    areas: Mapping[str, AbstractSet[str]]
    settlements: Mapping[tuple[str, str], Sequence[str]]  # by area and the first letters of a word
    shared: AbstractSet[str]

    def is_common(self, where: Whereabouts) -> bool:
        """Whether several areas have a settlement of its name."""
        return len(self.areas.get(where.locality, ())) > 1

    def has_settlement(self, area: str, word: str) -> bool:
        """Whether a word is one of the area's settlements or its adjective."""
        return any(is_of(word, one) for one in self.settlements.get((area, word[:SHORTEST_NAME]), ()))


def surroundings(rows: Sequence[Institution], register: Sequence[Institution]) -> Surroundings:
    areas: dict[str, set[str]] = defaultdict(set)
    settlements: dict[tuple[str, str], list[str]] = defaultdict(list)
    for where in {whereabouts(one.place) for one in (*rows, *register)}:
        if where.area and where.locality and where.area not in areas[where.locality]:
            areas[where.locality].add(where.area)
            for begun in {word[:SHORTEST_NAME] for word in where.locality.split()}:
                settlements[where.area, begun].append(where.locality)
    return Surroundings(areas, settlements, _shared(rows, register))


def _shared(rows: Iterable[Institution], register: Iterable[Institution]) -> frozenset[str]:
    """Numbers that several bear, in the table under several names or in the register."""
    bearers = Counter(number for one in register for number in _numbers(one))
    names: dict[str, set[str]] = defaultdict(set)
    for one in rows:
        for number in _numbers(one):
            names[number].add(one.official_name)
    return frozenset(
        number for number in bearers.keys() | names if max(bearers[number], len(names[number])) > 1
    )


def _numbers(one: Institution) -> Iterator[str]:
    yield from filter(None, (one.inn, one.ogrn))
    yield from phones(one.phone)


def placed_names(row: Traits, other: Traits, around: Surroundings) -> tuple[Naming, Naming, Fit]:
    """Both names without the adjectives of the place, which «Вязовская библиотека» has of Вязовка."""
    placed = fit(row.where, other.where)
    roots = {where.locality for where in (row.where, other.where) if where.locality}
    areas = frozenset(word for where in (row.where, other.where) for word in where.area.split())
    ours, theirs = (without_areas(without_roots(one.naming, roots), areas) for one in (row, other))
    if placed in (Fit.UNTOLD, Fit.AREA, Fit.NAMESAKE):
        if row.where.locality and not other.where.locality:
            placed = _told_by_one(row, other, theirs, placed, around)
        elif other.where.locality and not row.where.locality:
            placed = _told_by_one(other, row, ours, placed, around)
    return ours, theirs, placed


def _told_by_one(told: Traits, untold: Traits, left: Naming, placed: Fit, around: Surroundings) -> Fit:
    """Where only the one names its settlement. `left`: the name of the other, without that settlement."""
    if untold.naming.own - left.own:
        return Fit.LOCALITY
    area, locality = untold.where.area, told.where.locality
    if any(around.has_settlement(area, word) for word in left.own):
        return Fit.APART  # «ФАП № 4, Заплавное» without a settlement in its row, and one of Каменка
    says_it = any(is_of(stem(word), locality) for word in told.naming.plain.split())
    if says_it and any(word.endswith(ADJECTIVE) for word in left.own):
        return Fit.APART  # «Ивановский клуб», and «Перекопский клуб» of Перекопка
    known = around.areas.get(locality, ())
    if placed is Fit.UNTOLD and area and known:
        return (Fit.AREA if len(known) == 1 else Fit.UNTOLD) if area in known else Fit.UNLIKELY
    return placed
