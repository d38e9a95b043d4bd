"""What acts say of addresses, as frozen values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Area:
    """One line of an act: an institution serves these houses of one street, or a whole locality.

    Texts are in the project's own spelling (`write_houses`, `catalog.areas.names.streets`), so that
    what is written out is read back as the same.
    """

    code: str  # of the institution
    municipality: str  # as the register calls it
    locality: (
        str  # as the act writes it: «р.п. Елань»; of a city with its district: «Волгоград, Центральный район»
    )
    street: str = ""  # empty: every street of the locality
    houses: str = ""  # empty: the whole street
    service: str = ""  # what is served; empty: what the institution's kind serves
    since: date | None = None
    until: date | None = None  # the last day
    basis: str = ""  # the act, with its date and number
    file: str = ""  # the name of the file that it came with

    def in_force(self, today: date) -> bool:
        """Whether it counts on that day."""
        return (not self.since or self.since <= today) and (not self.until or today <= self.until)


class AreaDecision(StrEnum):
    """What is known of an address."""

    FOUND = "found"  # one institution, or one for each service
    CHOOSE = "choose"  # acts name several for this house
    ASK = "ask"  # town, street, house or which of several places is missing
    NONE = "none"  # an act covers this place and service, but not this house
    NO_DATA = "no_data"  # no act in force for this place, or for this service there


class MissingPart(StrEnum):
    """What has to be asked."""

    PLACE = "place"  # no town was said
    WHICH_PLACE = "which_place"  # several places are called so
    STREET = "street"
    WHICH_STREET = "which_street"  # several streets are called so
    HOUSE = "house"
    PRIVATE = "private"  # the act says «частный сектор» and no number


@dataclass(frozen=True, slots=True)
class HouseAddress:
    """What was understood of an address, as it is shown."""

    locality: str = ""
    street: str = ""
    house: str = ""


@dataclass(frozen=True, slots=True)
class ServingInstitution:
    """One institution that serves an address, and by which line of an act."""

    area: Area
    service: str  # as it is shown: «школа»
    group: str  # services that are one for a resident have the same: a gymnasium is a school


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """What acts say of an address on one day."""

    decision: AreaDecision
    served: tuple[ServingInstitution, ...] = ()
    address: HouseAddress = field(default_factory=HouseAddress)
    missing: MissingPart | None = None
    options: tuple[str, ...] = ()  # what to choose among: «Александровка, Еланский район», «ул. Вишнёвая»
    groups: tuple[str, ...] = ()  # the services that were asked for, the nearest first; empty: all
    municipality: str = ""  # where somebody would know
    elsewhere: tuple[str, ...] = ()  # settlements of that name that no act and no register speaks of
