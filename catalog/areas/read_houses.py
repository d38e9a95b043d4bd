"""Reads a cell of houses: «1–25 нечётные», «2-48, кроме 6», «7а, 7б», «с 14 до конца», «12 (корп. 1, 2)»."""

from dataclasses import replace
from functools import lru_cache

from catalog.areas.house import House, house_of
from catalog.areas.house_words import END, HouseToken, tokens
from catalog.areas.houses import WHOLE, HouseRange, Houses, Named, Part, Unsure, joined, sided, without
from catalog.register.faults import BadCell

SKIPPED = frozenset({"noise", "all_of", "before_except", "unsure_of"})
HOW = "Пишите так: «1–25 нечётные», «2–48, кроме 6», «7а, 7б», «с 14 до конца», «все»"


@lru_cache(maxsize=4_096)
def read_houses(text: str) -> Houses:
    """What the cell means; an empty one is the whole street. Raises BadCell."""
    if not text.strip():
        return WHOLE
    parts = _Reader(tokens(text)).parts()
    if not parts:
        raise BadCell("непонятно, какие это дома", HOW)
    return joined(parts)


class _Reader:
    """Goes over the tokens once. A group ends at «;»: sides of a street and exceptions don't reach beyond."""

    def __init__(self, found: list[HouseToken]) -> None:
        self._tokens = found
        self._at = 0
        self._done: list[Part] = []
        self._begin_group()

    def _begin_group(self) -> None:
        self._group: list[Part] = []
        self._but: list[HouseRange | Named] = []
        self._excepting = False
        self._pending: bool | None = None  # the side said before what it is of
        self._carried: bool | None = None  # the side that a list began with
        self._fresh = False  # the last part stands in this segment and may get its side yet

    def _end_group(self) -> None:
        if self._excepting and not (self._group and self._but):
            raise BadCell("непонятно, что исключено", HOW)
        self._done += sided([without(part, self._but) for part in self._group])
        self._begin_group()

    def parts(self) -> list[Part]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.house:
                self._house(token.house)
            else:
                self._word(token)
        return self._done

    def _word(self, token: HouseToken) -> None:  # noqa: C901 - one line a sense
        means = token.means
        if "stop" in means or ";" in means:
            self._end_group()
        elif "odd" in means or "even" in means:
            self._side(odd="odd" in means)
        elif "except" in means:
            self._group = self._group or [HouseRange()]  # «кроме 5»: all others
            self._excepting, self._fresh = True, False
        elif "from" in means and (self._next().house or "start" in self._next().means):
            self._from()
        elif "to" in means and self._next().house:
            self._to()
        elif "unsure" in means:
            self._unsure()
        elif "all" in means:
            self._all()
        elif {"building", "structure"} & means:
            self._buildings("к" if "building" in means else "с")
        elif {",", "joint"} & means:
            self._fresh = False
        elif not means & (SKIPPED | {"(", ")", ":", "to", "from", "-", "start"}):
            raise BadCell(f"непонятно, какие это дома: «{token.text}»", HOW)

    # --- what comes next

    def _next(self, skipped: frozenset[str] = SKIPPED) -> HouseToken:
        """The next token that means something; those before it are passed over by nobody."""
        at = self._at
        while self._tokens[at].means & skipped and not self._tokens[at].means & {"all", "unsure", "except"}:
            at += 1
        return self._tokens[at]

    def _take(self, *senses: str) -> bool:
        """Passes over the next token, and words without meaning before it, where it has one of the senses."""
        at = self._at
        while self._tokens[at].means & SKIPPED:
            at += 1
        if self._tokens[at].means & set(senses):
            self._at = at + 1
            return True
        return False

    def _take_house(self) -> House | None:
        at = self._at
        while self._tokens[at].means & SKIPPED:
            at += 1
        house = self._tokens[at].house
        self._at = at + 1 if house else self._at
        return house

    # --- parts

    def _house(self, house: House) -> None:
        """A house, or a span that it begins."""
        if self._take("-", "to"):
            last = self._take_house()
            if last:
                self._span(house, last)
                return
            if self._take("end"):
                self._open(house)
                return
            if self._letters(house):
                return
            raise BadCell(f"непонятно, до какого дома: «{house} – …»", HOW)
        if self._goes_on():
            self._open(house)
        elif self._take_in_brackets(house):
            return
        else:
            self._add(Named(frozenset({str(house)})))

    def _goes_on(self) -> bool:
        """«и далее», «и выше», «и до конца улицы» behind a house."""
        at = self._at
        self._take("joint")
        if self._take("open"):
            return True
        if self._take("to") and self._take("end"):
            self._take("all_of")
            return True
        self._at = at
        return False

    def _letters(self, house: House) -> bool:
        """«7а–в»: houses by their letters."""
        token = self._tokens[self._at]
        if len(token.text) != 1 or not house.rest or len(house.rest) != 1 or token.text <= house.rest:
            return False
        self._at += 1
        letters = map(chr, range(ord(house.rest), ord(token.text) + 1))
        self._add(Named(frozenset(f"{house.number}{letter}" for letter in letters)))
        return True

    def _take_in_brackets(self, house: House) -> bool:
        """«12 (корп. 1, 2)» is 12к1 and 12к2."""
        at = self._at
        if not self._take("("):
            return False
        if self._take_all_buildings():
            self._add(HouseRange(house.number, house.number))
            return True
        means = self._tokens[self._at].means
        if not means & {"building", "structure"} and not self._tokens[self._at].house:
            self._at = at
            return False
        self._at += 0 if self._tokens[self._at].house else 1
        sign = "с" if "structure" in means and "building" not in means else "к"
        found = self._numbers()
        self._add(Named(frozenset(f"{house.number}{house.rest}{sign}{one}" for one in found)))
        return True

    def _take_all_buildings(self) -> bool:
        """«все корпуса)»."""
        first, second, third = (
            self._tokens[self._at : self._at + 3] if len(self._tokens) > self._at + 2 else 3 * [END]
        )
        told = "all" in first.means and second.means & {"building", "structure"} and ")" in third.means
        self._at += 3 if told else 0
        return bool(told)

    def _numbers(self) -> list[str]:
        found: list[str] = []
        while not self._take(")"):
            first = self._take_house()
            if first is None:
                if self._take(",", "joint", "building", "structure"):
                    continue
                raise BadCell("непонятно, какие это корпуса", "Пишите так: «12 (корп. 1, 2)»")
            last = self._take_house() if self._take("-") else first
            if last is None or last.number < first.number:
                raise BadCell("непонятно, какие это корпуса", "Пишите так: «12 (корп. 1, 2)»")
            found += [str(first)] if last == first else map(str, range(first.number, last.number + 1))
        if not found:
            raise BadCell("непонятно, какие это корпуса", "Пишите так: «12 (корп. 1, 2)»")
        return found

    def _buildings(self, sign: str) -> None:
        """«12 корп. 1, корп. 2»: another building of the last house."""
        number = self._take_house()
        last = self._group[-1] if self._group else None
        if number is None or not isinstance(last, Named) or sign not in (one := next(iter(last.houses))):
            raise BadCell("непонятно, какого дома этот корпус", "Пишите так: «12 (корп. 1, 2)»")
        self._add(Named(frozenset({f"{one.rpartition(sign)[0]}{sign}{number}"})))

    def _from(self) -> None:
        self._take("start")
        first = self._take_house()
        if first is None:
            first = House(1)
        self._take(",")
        if self._goes_on() or self._take("end"):
            self._open(first)
        elif self._take("to", "-"):
            last = self._take_house()
            if last:
                self._span(first, last)
            elif self._take("end"):
                self._open(first)
            else:
                raise BadCell("непонятно, до какого дома", HOW)
        else:
            self._open(first)

    def _to(self) -> None:
        last = self._take_house()
        if last:
            self._span(House(1), last)

    def _span(self, first: House, last: House) -> None:
        if last.number < first.number:
            raise BadCell(
                f"диапазон наоборот: {first}–{last}", f"Поставьте меньший номер первым: {last}–{first}"
            )
        if first.number == last.number and first.rest != last.rest:
            raise BadCell(f"непонятно, какие это дома: «{first}–{last}»", "Перечислите их через запятую")
        # «7а–15» has 7а, and not 7 itself.
        but = (Named(frozenset({str(first.number)})),) if first.rest else ()
        self._add(HouseRange(first.number, last.number, self._side_of(first, last), but))

    def _open(self, first: House) -> None:
        but = (Named(frozenset({str(first.number)})),) if first.rest else ()
        self._add(HouseRange(first.number, None, self._side_of(first, first), but))

    def _side_of(self, first: House, last: House) -> bool | None:
        if self._pending is not None:
            return self._pending
        sides = {first.number % 2 == 1, last.number % 2 == 1}
        return self._carried if sides == {self._carried} else None

    def _side(self, *, odd: bool) -> None:
        excepted = self._but[-1] if self._excepting and self._but else None
        if isinstance(excepted, HouseRange) and excepted.odd is None:
            self._but[-1] = replace(excepted, odd=odd)
            return
        last = self._group[-1] if self._group else None
        if self._fresh and isinstance(last, HouseRange) and last.odd is None and not last.is_all:
            self._group[-1] = replace(last, odd=odd)
            self._fresh = False
            return
        if self._fresh and isinstance(last, Named):
            return  # «1, 3, 5 (нечётные)»
        following = self._next(SKIPPED | {":", "(", ")"})
        if following.house or following.means & {"from"} or (following.means & {"to"}):
            self._pending = self._carried = odd
        else:
            self._add(HouseRange(odd=odd))

    def _unsure(self) -> None:
        if self._excepting:
            raise BadCell("непонятно, какие дома исключены", "Перечислите их номера")
        following = self._next(SKIPPED | {":", "(", ")"})
        if not (following.house or following.means & {"from", "odd", "even"} or self._fresh):
            self._add(Unsure())

    def _all(self) -> None:
        following = self._next(SKIPPED | {":"})
        told = following.house or following.means & {"odd", "even", "unsure", "from"}
        if not told and HouseRange() not in self._group:
            self._add(HouseRange())

    def _add(self, part: Part) -> None:
        if self._excepting and not isinstance(part, Unsure):
            if self._is_inside(part):
                self._but.append(part)
                self._pending = None
                return
            self._group, self._excepting = [*(without(one, self._but) for one in self._group)], False
            self._done += self._group
            self._group, self._but = [], []
        self._group.append(part)
        self._fresh, self._pending = True, None

    def _is_inside(self, part: HouseRange | Named) -> bool:
        """Whether an exception can be one: it begins within what was said before."""
        first = (
            part.first if isinstance(part, HouseRange) else min(house_of(one).number for one in part.houses)
        )
        return any(isinstance(one, HouseRange) and one.reaches(House(first)) for one in self._group)
