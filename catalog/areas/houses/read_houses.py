"""Reads a cell of houses: «1–25 нечётные», «2-48, кроме 6», «7а, 7б», «с 14 до конца», «12 (корп. 1, 2)»."""

from functools import lru_cache

from catalog.areas.houses.house_buildings import BUILDINGS, sign_of, take_another, take_bracketed
from catalog.areas.houses.house_cursor import SKIPPED, HouseCursor
from catalog.areas.houses.house_parts import HouseParts
from catalog.areas.houses.house_words import HOW, HouseToken, tokens
from catalog.areas.houses.houses import WHOLE, HouseRange, Houses, Named, Part, Unsure, joined
from catalog.areas.names.house import House
from catalog.register.faults import BadCell

WITHOUT_MEANING = SKIPPED | {"(", ")", ":", "to", "from", "-", "start"}


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
    def __init__(self, found: list[HouseToken]) -> None:
        self._cursor, self._parts = HouseCursor(found), HouseParts()

    def parts(self) -> list[Part]:
        while not self._cursor.is_done:
            token = self._cursor.take_any()
            if token.house:
                self._house(token.house)
            else:
                self._word(token)
        return self._parts.done

    def _word(self, token: HouseToken) -> None:  # noqa: C901 - one line a sense
        means, following = token.means, self._cursor.following
        if means & {"stop", ";"}:
            self._parts.end_group()
        elif means & {"odd", "even"}:
            self._side(odd="odd" in means)
        elif "except" in means:
            self._parts.begin_exceptions()
        elif "from" in means and (following().house or "start" in following().means):
            self._from()
        elif "to" in means and following().house:
            self._up_to(House(1))
        elif "unsure" in means:
            self._unsure()
        elif "all" in means:
            self._all()
        elif means & BUILDINGS:
            self._parts.add(take_another(self._cursor, sign_of(means), self._parts.last))
        elif means & {",", "joint"}:
            self._parts.end_segment()
        elif not means & WITHOUT_MEANING:
            raise BadCell(f"непонятно, какие это дома: «{token.text}»", HOW)

    def _house(self, house: House) -> None:
        """A house, or a span that it begins."""
        if self._cursor.take("-", "to"):
            if self._up_to(house):
                return
            letters = self._letters(house)
            if not letters:
                raise BadCell(f"непонятно, до какого дома: «{house} – …»", HOW)
            self._parts.add(letters)
        elif self._cursor.take_open_end():
            self._span(house)
        else:
            self._parts.add(take_bracketed(self._cursor, house) or _one(house))

    def _letters(self, house: House) -> Named | None:
        """«7а–в»: houses by their letters."""
        letter = self._cursor.ahead(1)[0].text
        if len(letter) != 1 or len(house.rest) != 1 or letter <= house.rest:
            return None
        self._cursor.take_any()
        letters = map(chr, range(ord(house.rest), ord(letter) + 1))
        return Named(frozenset(f"{house.number}{letter}" for letter in letters))

    def _from(self) -> None:
        self._cursor.take("start")
        first = self._cursor.take_house() or House(1)
        self._cursor.take(",")
        if self._cursor.take_open_end() or self._cursor.take("end") or not self._cursor.take("to", "-"):
            self._span(first)
        elif not self._up_to(first):
            raise BadCell("непонятно, до какого дома", HOW)

    def _up_to(self, first: House) -> bool:
        """Whether an end comes: a house, or that of the street."""
        last = self._cursor.take_house()
        if not last and not self._cursor.take("end"):
            return False
        self._span(first, last)
        return True

    def _span(self, first: House, last: House | None = None) -> None:
        """`last`: None to the end of the street."""
        if last and last.number < first.number:
            raise BadCell(
                f"диапазон наоборот: {first}–{last}", f"Поставьте меньший номер первым: {last}–{first}"
            )
        if last and first.number == last.number and first.rest != last.rest:
            raise BadCell(f"непонятно, какие это дома: «{first}–{last}»", "Перечислите их через запятую")
        # «7а–15» has 7а, and not 7 itself.
        but = (_one(House(first.number)),) if first.rest else ()
        side = self._parts.side_of(first, last or first)
        self._parts.add(HouseRange(first.number, last.number if last else None, side, but))

    def _side(self, *, odd: bool) -> None:
        following = self._cursor.following(":", "(", ")")
        is_before = bool(following.house or following.means & {"from", "to"})
        self._parts.say_side(odd=odd, is_before=is_before)

    def _unsure(self) -> None:
        if self._parts.is_excepting:
            raise BadCell("непонятно, какие дома исключены", "Перечислите их номера")
        following = self._cursor.following(":", "(", ")")
        if not (following.house or following.means & {"from", "odd", "even"} or self._parts.is_fresh):
            self._parts.add(Unsure())

    def _all(self) -> None:
        following = self._cursor.following(":")
        if not (following.house or following.means & {"odd", "even", "unsure", "from"}):
            self._parts.add_all()


def _one(house: House) -> Named:
    return Named(frozenset({str(house)}))
