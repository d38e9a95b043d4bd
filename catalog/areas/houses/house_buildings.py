"""Buildings of one house: «12 (корп. 1, 2)», «12 корп. 1, корп. 2», «2 (все корпуса)»."""

from catalog.areas.houses.house_cursor import HouseCursor
from catalog.areas.houses.houses import HouseRange, Named, Part
from catalog.areas.names.house import House
from catalog.register.faults import BadCell

BUILDINGS = frozenset({"building", "structure"})
HOW = "Пишите так: «12 (корп. 1, 2)»"


def sign_of(means: frozenset[str]) -> str:
    """«к» of a building, «с» of a structure."""
    return "к" if "building" in means or "structure" not in means else "с"


def take_bracketed(cursor: HouseCursor, house: House) -> HouseRange | Named | None:
    """«12 (корп. 1, 2)» is 12к1 and 12к2; None where no brackets with buildings are next. Raises BadCell."""
    at = cursor.at
    if not cursor.take("("):
        return None
    if _take_all(cursor):
        return HouseRange(house.number, house.number)
    here = cursor.ahead(1)[0]
    if not here.means & BUILDINGS and not here.house:
        cursor.at = at
        return None
    if not here.house:
        cursor.take_any()
    sign = sign_of(here.means)
    return Named(frozenset(f"{house.number}{house.rest}{sign}{one}" for one in _numbers(cursor)))


def _take_all(cursor: HouseCursor) -> bool:
    """«все корпуса)»."""
    senses = ({"all"}, BUILDINGS, {")"})
    ahead = cursor.ahead(len(senses))
    told = len(ahead) == len(senses) and all(
        token.means & sense for token, sense in zip(ahead, senses, strict=True)
    )
    cursor.at += len(senses) if told else 0
    return told


def _numbers(cursor: HouseCursor) -> list[str]:
    """Up to the closing bracket."""
    found: list[str] = []
    while not cursor.take(")"):
        first = cursor.take_house()
        if first is None:
            if cursor.take(",", "joint", *BUILDINGS):
                continue
            raise BadCell("непонятно, какие это корпуса", HOW)
        last = cursor.take_house() if cursor.take("-") else first
        if last is None or last.number < first.number:
            raise BadCell("непонятно, какие это корпуса", HOW)
        found += [str(first)] if last == first else map(str, range(first.number, last.number + 1))
    if not found:
        raise BadCell("непонятно, какие это корпуса", HOW)
    return found


def take_another(cursor: HouseCursor, sign: str, last: Part | None) -> Named:
    """«12 корп. 1, корп. 2»: another building of the last house. Raises BadCell."""
    number = cursor.take_house()
    if number is None or not isinstance(last, Named) or sign not in (one := next(iter(last.houses))):
        raise BadCell("непонятно, какого дома этот корпус", HOW)
    return Named(frozenset({f"{one.rpartition(sign)[0]}{sign}{number}"}))
