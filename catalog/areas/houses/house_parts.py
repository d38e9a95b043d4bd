"""The parts of a cell of houses as they are said: groups, sides of the street, what is excepted."""

from dataclasses import replace

from catalog.areas.houses.house_words import HOW
from catalog.areas.houses.houses import HouseRange, Named, Part, Unsure, sided, without
from catalog.areas.names.house import House, house_of
from catalog.register.faults import BadCell


class HouseParts:
    """A group ends at «;»: sides of a street and exceptions don't reach beyond."""

    def __init__(self) -> None:
        self.done: list[Part] = []
        self._begin_group()

    def _begin_group(self) -> None:
        self._group: list[Part] = []
        self._but: list[HouseRange | Named] = []
        self.is_excepting = False
        self._pending: bool | None = None  # the side said before what it is of
        self._carried: bool | None = None  # the side that a list began with
        self.is_fresh = False  # the last part stands in this segment and may get its side yet

    def end_group(self) -> None:
        """Raise BadCell where it is not told what an exception is of, or what it is."""
        if self.is_excepting and not (self._group and self._but):
            raise BadCell("непонятно, что исключено", HOW)
        self.done += sided([without(part, self._but) for part in self._group])
        self._begin_group()

    def end_segment(self) -> None:
        """At a comma."""
        self.is_fresh = False

    @property
    def last(self) -> Part | None:
        """The last one of the group."""
        return self._group[-1] if self._group else None

    def add(self, part: Part) -> None:
        """As an exception, where one can begin there."""
        if self.is_excepting and not isinstance(part, Unsure):
            if self._is_inside(part):
                self._but.append(part)
                self._pending = None
                return
            self.done += [without(one, self._but) for one in self._group]
            self._group, self._but, self.is_excepting = [], [], False
        self._group.append(part)
        self.is_fresh, self._pending = True, None

    def _is_inside(self, part: HouseRange | Named) -> bool:
        """Whether an exception can be one: it begins within what was said before."""
        first = (
            part.first if isinstance(part, HouseRange) else min(house_of(one).number for one in part.houses)
        )
        return any(isinstance(one, HouseRange) and one.reaches(House(first)) for one in self._group)

    def add_all(self) -> None:
        """The whole street, unless it was said."""
        if HouseRange() not in self._group:
            self.add(HouseRange())

    def begin_exceptions(self) -> None:
        """«кроме 5»: all others."""
        self._group = self._group or [HouseRange()]
        self.is_excepting, self.is_fresh = True, False

    def say_side(self, *, odd: bool, is_before: bool) -> None:
        """Of what was said last, or `is_before` of what comes, or of the whole street."""
        excepted = self._but[-1] if self.is_excepting and self._but else None
        if isinstance(excepted, HouseRange) and excepted.odd is None:
            self._but[-1] = replace(excepted, odd=odd)
            return
        last = self.last
        if self.is_fresh and isinstance(last, HouseRange) and last.odd is None and not last.is_all:
            self._group[-1] = replace(last, odd=odd)
            self.is_fresh = False
            return
        if self.is_fresh and isinstance(last, Named):
            return  # «1, 3, 5 (нечётные)»
        if is_before:
            self._pending = self._carried = odd
        else:
            self.add(HouseRange(odd=odd))

    def side_of(self, first: House, last: House) -> bool | None:
        """The side that was said before a span, or that its list began with."""
        if self._pending is not None:
            return self._pending
        sides = {first.number % 2 == 1, last.number % 2 == 1}
        return self._carried if sides == {self._carried} else None
