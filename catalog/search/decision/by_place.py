"""Searches that a place decides: one held from the conversation, one named alone."""

from catalog.search.index.search_index import SearchIndex
from catalog.search.places.region_places import Level
from catalog.search.query.slots import Reading
from catalog.search.ranking.constraint import Constraint, Grade
from catalog.search.ranking.place_features import own_bits
from catalog.search.ranking.rank import RankedGroup, Ranking, rank
from catalog.search.result import Trait


def lies_within(place: str, asked: list[Constraint], reading: Reading, index: SearchIndex) -> bool:
    """Whether no place was named, or one that lies within the place held and elsewhere, too."""
    if not reading.places:
        return True
    lower = {Level.DISTRICT, Level.LOCALITY}
    ambiguous = all(lower & {group.level for group in clue.groups} for clue in reading.places)
    inside = index.at(place)
    for constraint in asked:
        inside &= constraint.union if constraint.feature == "place" else -1
    return ambiguous and bool(inside)


def from_conversation(key: str, index: SearchIndex) -> Constraint:
    """The place of that key, held from the conversation, as if it had been said."""
    name = index.gazetteer.names[key]
    trait = {Level.DISTRICT: Trait.DISTRICT, Level.LOCALITY: Trait.LOCALITY}.get(
        name.level, Trait.MUNICIPALITY
    )
    return Constraint("place", trait, name.label, (Grade(index.at(key), 1.0, name.label),))


def all_but_denied(reading: Reading, index: SearchIndex) -> int:
    """Everyone; where no other place was named, without those at the places that were denied."""
    everyone = index.all
    for group in reading.denied if not reading.places else ():
        for key in group.keys:
            everyone &= ~index.at(key)
    return everyone


def authority(reading: Reading, asked: list[Constraint], index: SearchIndex) -> Ranking:
    """A place alone: its own administration, then those below it, then what else is there."""
    found = rank(asked, index.all)
    if not found.fitting:
        return found
    own = _own(reading, index)
    seat, other = (
        index.kinds.bits("administration"),
        index.kinds.bits("settlement_administration"),
    )
    best, left = found.groups[0].bits, found.fitting
    steps = (
        (left & own & seat, 1.0),
        (left & own & other, 0.95),
        (best & seat, 0.9),
        (best & other, 0.85),
        (best, 0.5),
    )
    found.groups = []
    for bits, score in steps:
        if left & bits:
            found.groups.append(RankedGroup(left & bits, score))
            left &= ~bits
    return found


def _own(reading: Reading, index: SearchIndex) -> int:
    """The institutions that are of the named place itself; of a district, where its centre was named."""
    own = 0
    for group in (group for clue in reading.places for group in clue.groups):
        own |= own_bits(group, index)
        centre = index.gazetteer.centres.get(group.name)
        if centre and group.level is Level.LOCALITY:
            own |= index.gazetteer.bitsets.bits(("own", centre))
    return own
