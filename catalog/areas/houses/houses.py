"""Which houses a line of an act means: spans, named houses, or a word that tells no number.

A span covers the letters, fractions and buildings of its numbers («1–25» has 7а and 7/2); a list covers only
what it names. Written in one spelling, which is read back as the same.

Intervals are our own 40 lines: a library of intervals knows neither sides of a street nor letters, and both
would have to be wrapped around each of its operations.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from catalog.areas.names.house import House


class Belongs(IntEnum):
    """Whether a house is among those meant."""

    NO = 0
    PERHAPS = 1  # «частный сектор»: nobody can tell by the number
    SURELY = 2


@dataclass(frozen=True, slots=True)
class HouseRange:
    """Houses from a number to another, on one side of the street or both."""

    first: int = 1
    last: int | None = None  # None: to the end of the street
    odd: bool | None = None  # None: both sides
    but: tuple["HouseRange | Named", ...] = ()

    def belongs(self, house: House) -> Belongs:
        if not self.reaches(house) or (self.odd is not None and house.number % 2 != self.odd):
            return Belongs.NO
        return Belongs.NO if any(part.belongs(house) for part in self.but) else Belongs.SURELY

    def reaches(self, house: House) -> bool:
        """Whether its number lies between both ends, whatever the side."""
        return self.first <= house.number and (self.last is None or house.number <= self.last)

    @property
    def is_all(self) -> bool:
        return self == HouseRange()


@dataclass(frozen=True, slots=True)
class Named:
    """Houses one by one."""

    houses: frozenset[str]

    def belongs(self, house: House) -> Belongs:
        return Belongs.SURELY if str(house) in self.houses else Belongs.NO


@dataclass(frozen=True, slots=True)
class Unsure:
    """«Частный сектор» without numbers."""

    def belongs(self, _: House) -> Belongs:
        return Belongs.PERHAPS


Part = HouseRange | Named | Unsure


@dataclass(frozen=True, slots=True)
class Houses:
    """All that one line of an act means of one street."""

    parts: tuple[Part, ...] = (HouseRange(),)

    def belongs(self, house: House) -> Belongs:
        return max((part.belongs(house) for part in self.parts), default=Belongs.NO)

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole street, so that no number is needed."""
        return any(isinstance(part, HouseRange) and part.is_all for part in self.parts)


WHOLE = Houses()


def joined(parts: list[Part]) -> Houses:
    """The parts with all named houses in one, in the order in which they begin."""
    named = frozenset(house for part in parts if isinstance(part, Named) for house in part.houses)
    spans = list(dict.fromkeys(part for part in parts if not isinstance(part, Named)))
    return Houses((*spans, *([Named(named)] if named else [])))


def without(part: Part, but: list[HouseRange | Named]) -> Part:
    """The span without what is excepted from it."""
    return replace(part, but=(*part.but, *but)) if isinstance(part, HouseRange) and but else part


def sided(parts: list[Part]) -> list[Part]:
    """Ranges of one list that run beside each other, «1-35, 2-30», as the two sides of the street."""
    sides = {at: part for at, part in enumerate(parts) if isinstance(part, HouseRange) and _has_side(part)}
    beside = {
        at
        for at, one in sides.items()
        for other in sides.values()
        if one.first % 2 != other.first % 2
        and one.first <= (other.last or 0)
        and other.first <= (one.last or 0)
    }
    told = {at: replace(sides[at], odd=sides[at].first % 2 == 1) for at in beside}
    return [told.get(at, part) for at, part in enumerate(parts)]


def _has_side(part: HouseRange) -> bool:
    """Whether both ends are on one side, and none was said."""
    return part.odd is None and part.last is not None and part.first % 2 == part.last % 2
