"""The entrance: which institution serves an address, by the acts of one version of the register."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from catalog.areas.answering import AddressQuestion
from catalog.areas.model import Area, AreaAnswer
from catalog.areas.names.places import AreaPlaces, Spot, make_places
from catalog.areas.questions.reading import read_question
from catalog.areas.tables import make_tables
from catalog.model import Institution
from catalog.search.places.region_places import RegionPlaces

NO_REGION = RegionPlaces()


class AreaIndex:
    """The areas of one version, ready to be asked. Never changes."""

    def __init__(
        self,
        areas: Sequence[Area] = (),
        institutions: Iterable[Institution] = (),
        region: RegionPlaces = NO_REGION,
        kind_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        """`kind_of`: what an institution of that code is, in words, where an area names no service."""
        self.areas = tuple(areas)
        self._places: AreaPlaces = make_places(institutions, region) if areas else AreaPlaces()
        self._tables = make_tables(areas, self._places, kind_of)
        for area in self.areas[:1]:  # or the first who asks would wait for word lists and the dictionary
            self.answer(f"{area.locality} {area.street}ъ 1", date.min)

    def is_address(self, question: str) -> bool:
        """Whether the words are an address that acts know: a place, its street, and a house."""
        if not self.areas or not any(sign.isdigit() for sign in question):
            return False
        reading = read_question(question, self._places, self._tables)
        return bool(reading.spots) and any(found.exact and found.house for _, found in reading.streets)

    def answer(self, question: str, today: date, held: tuple[Spot, ...] = ()) -> AreaAnswer:
        """What acts say of the address on that day. Never raises."""
        reading = read_question(question, self._places, self._tables, held)
        return AddressQuestion(reading, self._tables, self._places, today).answer()
