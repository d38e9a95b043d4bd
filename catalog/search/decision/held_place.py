"""A place held from the conversation: whether it counts beside what was said, and how."""

from catalog.search.index.search_index import SearchIndex
from catalog.search.places.region_places import Level
from catalog.search.query.slots import Reading
from catalog.search.ranking.constraint import Constraint, Grade
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
