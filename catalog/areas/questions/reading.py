"""A question as an address: the place, the street, the house and the service, as the tables have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from catalog.areas.names.places import AreaPlaces, Spot
from catalog.areas.names.services import groups_asked, stems
from catalog.areas.questions.find_street import StreetFound, find_street
from catalog.areas.questions.place_spans import PlaceReading, readings
from catalog.areas.questions.question_words import AddressWord, is_filler, kind_at, read_words, says
from catalog.areas.tables import PlaceTable
from catalog.search.vocabulary.vocabulary import load_vocabulary

NOTHING_FOUND = StreetFound()


@dataclass(frozen=True, slots=True)
class AddressReading:
    """What was understood. `spots` are empty where no place was said, several where it may be any of them."""

    spots: tuple[Spot, ...]
    streets: tuple[tuple[Spot, StreetFound], ...]  # in each of the spots that have a table
    groups: tuple[str, ...]  # services that are asked for, the nearest first; empty: all
    unknown_place: str = ""  # a place was said that nobody knows here
    around: bool = False  # only a district was said, no settlement
    narrowed: bool = False  # both were said

    @property
    def house(self) -> str:
        return next((str(found.house) for _, found in self.streets if found.house), "")


def read_question(
    question: str, places: AreaPlaces, tables: Mapping[Spot, PlaceTable], held: tuple[Spot, ...] = ()
) -> AddressReading:
    """The likeliest reading. `held`: the place of the conversation, where the question names none."""
    text, words = read_words(question)
    best: tuple[tuple[int, ...], PlaceReading, tuple[tuple[Spot, StreetFound], ...]] | None = None
    for where in readings(words, places):
        spots = where.spots or (_inside(where, tables) if where.around else held)
        streets = tuple(
            (table.spot, find_street(text, words, where.taken, table)) for table in tables_of(spots, tables)
        )
        score = _score(where, spots, streets)
        if best is None or score > best[0]:
            best = score, where, streets
    assert best is not None  # noqa: S101 - «no place» is always a reading
    _, where, streets = best
    taken = where.taken.union(*(found.taken for _, found in streets if found.exact))
    spots = where.spots or (_inside(where, tables) if where.around else held)
    return AddressReading(
        spots=spots,
        streets=streets,
        groups=_groups(words, taken),
        unknown_place=_unknown_place(words, taken, named=bool(where.spots or where.around)),
        around=bool(where.around) and not where.spots,
        narrowed=where.narrowed,
    )


def _inside(where: PlaceReading, tables: Mapping[Spot, PlaceTable]) -> tuple[Spot, ...]:
    """What acts know of the municipalities; a town of its own is its one place."""
    found = [spot for spot in tables if spot.municipality in where.around]
    return tuple(found) or tuple(Spot(one, one.name) for one in where.around)


def tables_of(spots: tuple[Spot, ...], tables: Mapping[Spot, PlaceTable]) -> list[PlaceTable]:
    """The tables of the spots: of a city those of its districts, too, of a district the city's."""
    wanted: dict[Spot, None] = {}
    for spot in spots:
        wanted[spot] = None
        if spot.district:
            wanted[spot._replace(district=())] = None
        elif not spot.municipality.district:
            wanted |= {
                other: None
                for other in tables
                if other.district
                and other.municipality == spot.municipality
                and other.locality == spot.locality
            }
    return [tables[spot] for spot in wanted if spot in tables]


def _score(
    where: PlaceReading, spots: tuple[Spot, ...], streets: tuple[tuple[Spot, StreetFound], ...]
) -> tuple[int, ...]:
    exact = max((found.exact for _, found in streets), default=0)
    housed = max((int(found.house is not None) for _, found in streets if found.exact), default=0)
    named = bool(where.spots or where.around)
    return (
        int(named),
        where.parts,
        exact if named else 0,
        housed,
        int(bool(where.spots)),
        len(where.taken),
        -len(spots),
    )


def _groups(words: list[AddressWord], taken: frozenset[int]) -> tuple[str, ...]:
    """The services that the words outside the address name."""
    found: list[str] = []
    at = 0
    while at < len(words):
        kind, end = kind_at(words, at)
        if kind and not taken.intersection(range(at, end)):
            found += groups_asked(kind)
            at = end
        else:
            at += 1
    return tuple(dict.fromkeys(found))


@cache
def _elsewhere() -> frozenset[tuple[str, ...]]:
    return frozenset(map(stems, load_vocabulary().elsewhere))


def _unknown_place(words: list[AddressWord], taken: frozenset[int], *, named: bool) -> str:
    """A word that is a place's name by what stands before it, or a town elsewhere, and is unknown here."""
    for at, word in enumerate(words):
        if at in taken or word.is_number:
            continue
        if (
            not named
            and (word.stem.text,) in _elsewhere()
            and not is_filler(word)
            and not _before_number(words, at)
        ):
            return word.text
        if (
            says(word, "region")
            and at
            and at - 1 not in taken
            and words[at - 1].stem.gender
            and not _is_own_region(words[at - 1])
        ):
            return words[at - 1].text
        before = words[at - 1] if at else None
        if (
            not named
            and before
            and says(before, "place")
            and len(before.text) > 1
            and not is_filler(word)
            and not kind_at(words, at)[0]
        ):
            return word.text
    return ""


def _before_number(words: list[AddressWord], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].is_number


def _is_own_region(word: AddressWord) -> bool:
    return is_filler(word)
