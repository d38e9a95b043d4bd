"""From what was understood to what acts say: found, choose, ask, none or no data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from catalog.areas.houses.houses import Belongs
from catalog.areas.houses.read_houses import read_houses
from catalog.areas.model import AreaAnswer, AreaDecision, HouseAddress, MissingPart, ServingInstitution
from catalog.areas.names.house import House
from catalog.areas.names.places import AreaPlaces, Spot
from catalog.areas.names.services import counts_as, shown
from catalog.areas.questions.find_street import StreetFound
from catalog.areas.questions.reading import AddressReading, tables_of
from catalog.areas.tables import Line, PlaceTable, StreetLines

MOST_OPTIONS = 6
"""Places of one district that are still offered as choices."""

Option = tuple[PlaceTable, StreetLines]


@dataclass(frozen=True, slots=True)
class AddressQuestion:
    """One question, with what it is answered from."""

    reading: AddressReading
    tables: Mapping[Spot, PlaceTable]
    places: AreaPlaces
    today: date

    def answer(self) -> AreaAnswer:
        """What acts say of the address on that day."""
        reading = self.reading
        if reading.unknown_place:
            return self._blank(AreaDecision.NO_DATA, HouseAddress(reading.unknown_place))
        if not reading.spots:
            return self._ask(MissingPart.PLACE)
        if reading.around and len(reading.spots) > 1:
            return self._ask_which(MissingPart.PLACE, reading.spots)
        spots = self._likely(reading.spots)
        return (
            self._in_place(spots[0]) if len(spots) == 1 else self._ask_which(MissingPart.WHICH_PLACE, spots)
        )

    def _likely(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Of places of one name the town or the centre of a district, where it is one; else all."""
        centres = tuple(spot for spot in spots if spot in self.places.centres)
        if len(centres) > 1:  # a town of its own that is the centre of the district around it, too
            centres = tuple(spot for spot in centres if not spot.municipality.district)
        return centres if len(centres) == 1 else spots

    def _ask_which(self, missing: MissingPart, spots: Iterable[Spot]) -> AreaAnswer:
        """Those places first in which there is such a street."""
        exact = {spot for spot, found in self.reading.streets if found.exact}
        likely = sorted(spots, key=lambda spot: spot not in exact)
        labels = tuple(dict.fromkeys(map(self.places.label, likely)))
        offered = missing is MissingPart.WHICH_PLACE or len(labels) <= MOST_OPTIONS
        return self._ask(missing, options=labels if offered else ())

    def _in_place(self, spot: Spot) -> AreaAnswer:
        local, asked = tables_of((spot,), self.tables), self.reading.groups
        there = {group for table in local for group in table.groups(self.today)}
        where = HouseAddress(self.places.label(spot), "", self.reading.house)
        municipality = self.places.shown_municipality.get(spot.municipality, "")
        if not there or (asked and not there & counts_as(asked)):
            return replace(self._blank(AreaDecision.NO_DATA, where), municipality=municipality)
        groups = frozenset(asked or there)
        found = _InPlace(self, groups, where).decide([(table, self._found_in(table)) for table in local])
        return replace(found, municipality=municipality, elsewhere=self._elsewhere(spot))

    def _elsewhere(self, spot: Spot) -> tuple[str, ...]:
        """Where else there is such a settlement; of a town or a centre nobody means another one."""
        if self.reading.narrowed or spot.district or spot in self.places.centres:
            return ()
        return tuple(map(self.places.label, self.places.namesakes(spot)))

    def _found_in(self, table: PlaceTable) -> StreetFound:
        return next((found for spot, found in self.reading.streets if spot == table.spot), StreetFound())

    def _ask(self, missing: MissingPart, options: tuple[str, ...] = ()) -> AreaAnswer:
        asked = self._blank(AreaDecision.ASK, HouseAddress(house=self.reading.house))
        return replace(asked, missing=missing, options=options)

    def _blank(self, decision: AreaDecision, address: HouseAddress) -> AreaAnswer:
        return AreaAnswer(decision, address=address, groups=self.reading.groups)


@dataclass(frozen=True, slots=True)
class _InPlace:
    """The same in one place, about some services."""

    asked: AddressQuestion
    groups: frozenset[str]
    where: HouseAddress

    def decide(self, found: list[tuple[PlaceTable, StreetFound]]) -> AreaAnswer:
        best = max(one.exact for _, one in found)
        if best:
            return self._among([one for one in found if one[1].exact == best])
        whole = [line for table, _ in found for line in self._counting(table.whole)]
        said = next((one.said for _, one in found if one.said), "")
        streets = [street for table, _ in found for street in table.streets.values()]
        if said or (whole and not any(self._counting(street.lines) for street in streets)):
            return self._answer(whole, [], replace(self.where, street=said))
        return self._asking(MissingPart.STREET, self.where)

    def _counting(self, lines: list[Line]) -> list[Line]:
        today = self.asked.today
        return [line for line in lines if line.group in self.groups and line.area.in_force(today)]

    def _among(self, found: list[tuple[PlaceTable, StreetFound]]) -> AreaAnswer:
        """The answer for each street of that name; where they differ, it is asked which."""
        options = [(table, street) for table, one in found for street in one.streets]
        options = [one for one in options if self._counting(one[1].lines)] or options
        house = next((one.house for _, one in found if one.house), None)
        answers = [self._on_street(table, street, house) for table, street in options]
        if len({(one.decision, frozenset(map(_identity, one.served))) for one in answers}) == 1:
            return answers[0]
        streets = tuple(dict.fromkeys(street.street.shown for _, street in options))
        if len(streets) > 1:
            return replace(self._asking(MissingPart.WHICH_STREET, self.where), options=streets)
        labels = tuple(self.asked.places.label(table.spot) for table, _ in options)
        return replace(self._asking(MissingPart.WHICH_PLACE, self.where), options=labels)

    def _on_street(self, table: PlaceTable, street: StreetLines, house: House | None) -> AreaAnswer:
        lines = self._counting([*street.lines, *table.whole])
        address = HouseAddress(self.asked.places.label(table.spot), street.street.shown, str(house or ""))
        if house is None:
            if all(read_houses(line.area.houses).is_whole for line in lines):
                return self._answer(lines, [], address)
            return self._asking(MissingPart.HOUSE, address)
        told = [(line, read_houses(line.area.houses).belongs(house)) for line in lines]
        surely = [line for line, belongs in told if belongs is Belongs.SURELY]
        return self._answer(surely, [line for line, belongs in told if belongs], address)

    def _answer(self, surely: list[Line], perhaps: list[Line], address: HouseAddress) -> AreaAnswer:
        served = _served(surely)
        if served:
            groups = [one.group for one in served]
            several = len(groups) > len(set(groups))
            return self._made(AreaDecision.CHOOSE if several else AreaDecision.FOUND, address, served)
        if perhaps:
            asked = self._made(AreaDecision.ASK, address, _served(perhaps))
            return replace(asked, missing=MissingPart.PRIVATE)
        return self._made(AreaDecision.NONE, address)

    def _made(
        self, decision: AreaDecision, address: HouseAddress, served: tuple[ServingInstitution, ...] = ()
    ) -> AreaAnswer:
        return AreaAnswer(decision, served, address, groups=self.asked.reading.groups)

    def _asking(self, missing: MissingPart, address: HouseAddress) -> AreaAnswer:
        return replace(self._made(AreaDecision.ASK, address), missing=missing)


def _identity(served: ServingInstitution) -> tuple[str, str]:
    return served.group, served.area.code


def _served(lines: list[Line]) -> tuple[ServingInstitution, ...]:
    """Each institution once for each service, in the order of services."""
    found: dict[tuple[str, str], ServingInstitution] = {}
    for line in lines:
        found.setdefault(
            (line.group, line.area.code), ServingInstitution(line.area, shown(line.group), line.group)
        )
    return tuple(found[key] for key in sorted(found))
