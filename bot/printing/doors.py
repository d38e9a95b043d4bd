"""What stands on the doors of institutions: where each code leads, and what is read under it."""

from collections.abc import Callable, Iterable

from bot.printing.sheets import PrintedDoor
from catalog.model import Institution
from handlers.texts.names import everyday_name, place_name


def doors_of(institutions: Iterable[Institution], address_of: Callable[[str], str]) -> list[PrintedDoor]:
    """`address_of`: where the code of an institution leads."""
    return [PrintedDoor(address_of(one.code), everyday_name(one), _where(one)) for one in institutions]


def _where(one: Institution) -> str:
    """«Елань, ул. Ленина, 5»; the place once only."""
    place = place_name(one.place)
    said = one.address if place and place.split(",")[0] in one.address else f"{place}, {one.address}"
    return said.strip(" ,")
