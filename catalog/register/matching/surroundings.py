"""What all rows and institutions tell together: in which areas a settlement is, which numbers are shared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

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
from catalog.register.names.name_words import stem


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Settlements with the areas that have one of the name, their roots likewise, and numbers of several."""

    areas: Mapping[str, AbstractSet[str]]
    settlements: Mapping[tuple[str, str], Sequence[str]]  # by area and the first letters of a word
    shared: AbstractSet[str]
    known: dict[tuple[str, str], bool] = field(default_factory=dict)  # what was asked of area and word

    def is_common(self, where: Whereabouts) -> bool:
        """Whether several areas have a settlement of its name."""
        return len(self.areas.get(where.locality, ())) > 1

    def has_settlement(self, area: str, word: str) -> bool:
        """Whether a word is one of the area's settlements or its adjective."""
        key = area, word
        if key not in self.known:
            near = self.settlements.get((area, word[:SHORTEST_NAME]), ())
            self.known[key] = any(is_of(word, one) for one in near)
        return self.known[key]


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


def placed(row: Traits, other: Traits, around: Surroundings) -> Fit:
    """How their places go together, also as far as names tell them."""
    found = fit(row.where, other.where)
    if found in (Fit.UNTOLD, Fit.AREA, Fit.NAMESAKE):
        if row.where.locality and not other.where.locality:
            return _told_by_one(row, other, found, around)
        if other.where.locality and not row.where.locality:
            return _told_by_one(other, row, found, around)
    return found


def names_without_places(row: Traits, other: Traits) -> tuple[Naming, Naming]:
    """Both names without the adjectives of the place, which «Вязовская библиотека» has of Вязовка."""
    roots = {where.locality for where in (row.where, other.where) if where.locality}
    areas = _areas(row, other)
    return (
        without_areas(without_roots(row.naming, roots), areas),
        without_areas(without_roots(other.naming, roots), areas),
    )


def _areas(row: Traits, other: Traits) -> frozenset[str]:
    return frozenset(word for where in (row.where, other.where) for word in where.area.split())


def _told_by_one(told: Traits, untold: Traits, found: Fit, around: Surroundings) -> Fit:
    """Where only the one names its settlement."""
    area, locality = untold.where.area, told.where.locality
    own = untold.naming.own
    if any(is_of(word, locality) for word in own):
        return Fit.LOCALITY
    left = own - _areas(told, untold)
    if any(around.has_settlement(area, word) for word in left):
        return Fit.APART  # «ФАП № 4, Заплавное» without a settlement in its row, and one of Каменка
    if any(word.endswith(ADJECTIVE) for word in left) and _says_where(told):
        return Fit.APART  # «Ивановский клуб», and «Перекопский клуб» of Перекопка
    known = around.areas.get(locality, ())
    if found is Fit.UNTOLD and area and known:
        return (Fit.AREA if len(known) == 1 else Fit.UNTOLD) if area in known else Fit.UNLIKELY
    return found


def _says_where(one: Traits) -> bool:
    """Whether its name has its settlement."""
    return any(is_of(stem(word), one.where.locality) for word in one.naming.plain.split())
