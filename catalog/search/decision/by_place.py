"""Searches that a place decides: one that is named alone, and places that were denied."""

from catalog.search.decision.matter import Matter
from catalog.search.places.region_places import Level
from catalog.search.ranking.place_features import own_bits
from catalog.search.ranking.rank import RankedGroup, Ranking, rank


def is_only_place(matter: Matter) -> bool:
    """Whether a place is all that was named."""
    reading = matter.reading
    return bool(reading.places) and not (reading.kinds or reading.numbers or reading.names or reading.street)


def all_but_denied(matter: Matter) -> int:
    """Everyone; where no other place was named, without those at the places that were denied."""
    everyone = matter.index.all
    for group in matter.reading.denied if not matter.reading.places else ():
        for key in group.keys:
            everyone &= ~matter.index.at(key)
    return everyone


def authorities(matter: Matter) -> Ranking:
    """A place alone: its own administration, then those below it, then what else is there."""
    kinds = matter.index.kinds
    found = rank(matter.asked, matter.index.all)
    if not found.fitting:
        return found
    own, best, left = _own(matter), found.groups[0].bits, found.fitting
    seat, other = kinds.bits("administration"), kinds.bits("settlement_administration")
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


def _own(matter: Matter) -> int:
    """The institutions that are of the named place itself; of a district, where its centre was named."""
    own, gazetteer = 0, matter.index.gazetteer
    for group in (group for clue in matter.reading.places for group in clue.groups):
        own |= own_bits(group, matter.index)
        centre = gazetteer.centres.get(group.name)
        if centre and group.level is Level.LOCALITY:
            own |= gazetteer.bitsets.bits(("own", centre))
    return own
