"""Where a row is about: its locality, and each street with its houses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from catalog.areas.acts.cells import StreetCell, read_streets
from catalog.areas.acts.place_cells import PlaceReader
from catalog.areas.acts.row import Carried
from catalog.areas.houses.read_houses import read_houses
from catalog.areas.houses.write_houses import write_houses
from catalog.areas.names.house import plain
from catalog.areas.names.places import Spot, municipality_of
from catalog.areas.names.streets import LONGEST_STREET, read_street
from catalog.areas.names.words import street_words
from catalog.model import Institution
from catalog.register.faults import BadCell
from catalog.register.rows.plain_row import PlainRow

ALL = "все"
NOTE = re.compile(r"\([^()\d]{1,100}\)")
"""Behind a street where its houses stand in a column of their own: «(по согласованию)»."""

UNREADABLE = BadCell("непонятно, какая это улица", "Пишите так: «ул. Мира»")


class WrittenStreet(NamedTuple):
    """One street in the project's own spelling."""

    municipality: str
    locality: str
    street: str
    houses: str


class StreetReader:
    """Reads what is served."""

    def __init__(self, places: PlaceReader) -> None:
        self._places = places

    def streets(
        self, row: PlainRow, institution: Institution | None, carried: Carried
    ) -> Iterator[WrittenStreet]:
        """Each street of the row; what can't be read is noted as a fault."""
        given = self._locality(row, carried)
        if institution is None and not (given or carried.locality):
            return  # the place may be one of those that an unknown institution's row above told
        for cell in self._cells(row, carried):
            where = cell.locality or given or carried.locality
            spot = self._spot(row, where, institution, carried)
            if spot is None:
                return
            if not cell.locality:
                carried.locality = where
            street, houses = self._street(row, cell), self._houses(row, cell)
            if street is not None and houses is not None:
                carried.street = cell.street
                municipality = self._municipality(row, spot, institution, carried)
                yield WrittenStreet(municipality, self._places.shown(spot, where), street, houses)

    def _locality(self, row: PlainRow, carried: Carried) -> str:
        given, district = row.get("locality"), row.get("district") or self._city_district(row)
        if not district:
            return given
        named = district if "район" in district.lower() else f"{district} район"
        town = given or carried.locality.partition(",")[0]
        return named if self._places.is_city_district(town) else ", ".join(filter(None, (town, named)))

    def _city_district(self, row: PlainRow) -> str:
        """What stands under «Район» in the act of a city."""
        stated = row.get("municipality")
        return stated if stated and self._places.is_city_district(stated) else ""

    def _stated(self, row: PlainRow, carried: Carried) -> str:
        return "" if self._city_district(row) else row.get("municipality", carried.municipality)

    def _cells(self, row: PlainRow, carried: Carried) -> list[StreetCell]:
        text, houses = row.get("street"), row.get("houses")
        if _is_everything(text):
            text = ""
        if not text and not _is_readable(houses) and _has_streets(houses):
            text, houses = houses, ""
        if not text:
            whole = _is_everything(houses)
            above = "" if whole or row.get("locality") else carried.street
            return [StreetCell(above, "" if whole else houses)]
        if houses and text != houses:
            text = text.removesuffix(houses)  # said in both columns
        try:
            found = read_streets(text, self._places.is_locality)
        except BadCell as bad:
            row.fault("street", bad)
            return []
        if not found:
            row.fault("street", UNREADABLE)
        if houses and any(one.houses and not NOTE.fullmatch(one.houses) for one in found):
            row.fault(
                "houses", BadCell("дома названы и здесь, и в столбце улиц", "Оставьте их в одном столбце")
            )
            return []
        return [StreetCell(one.street, houses or one.houses, one.locality) for one in found]

    def _street(self, row: PlainRow, cell: StreetCell) -> str | None:
        if not cell.street:
            return ""
        if len(cell.street) > LONGEST_STREET:
            row.fault("street", BadCell("слишком длинное название улицы", "Разделите улицы точкой с запятой"))
            return None
        street = read_street(cell.street)
        if street is None:
            row.fault("street", UNREADABLE, cell.street)
        return street.written if street else None

    def _houses(self, row: PlainRow, cell: StreetCell) -> str | None:
        try:
            written = write_houses(read_houses(cell.houses))
        except BadCell as bad:
            row.fault("houses" if row.get("houses") else "street", bad, cell.houses)
            return None
        return "" if written == ALL else written

    def _spot(
        self, row: PlainRow, where: str, institution: Institution | None, carried: Carried
    ) -> Spot | None:
        own = municipality_of(institution.place.municipality) if institution else None
        stated = self._stated(row, carried)
        home = institution.place if institution and "locality" not in row.layout.indexes else None
        try:
            return self._places.spot(where, stated, own, home)
        except BadCell as bad:
            row.fault("locality" if bad.remedy else "municipality", bad, where)
            return None

    def _municipality(
        self, row: PlainRow, spot: Spot, institution: Institution | None, carried: Carried
    ) -> str:
        own = institution.place.municipality if institution else ""
        told = (self._stated(row, carried), own)
        fitting = (one for one in told if one and municipality_of(one) == spot.municipality)
        return next(fitting, self._places.municipality(spot))


def _is_everything(text: str) -> bool:
    return not text or plain(text).strip(" .") in street_words().every


def _is_readable(houses: str) -> bool:
    try:
        read_houses(houses)
    except BadCell:
        return False
    return True


def _has_streets(text: str) -> bool:
    try:
        found = [read_street(one.street) for one in read_streets(text, lambda _: False)]
    except BadCell:
        return False
    return any(street and street.type for street in found)
