"""Searches that a service decides: who provides it in a place, or under a number."""

from catalog.search.decision.confidence import EQUAL
from catalog.search.decision.matter import Matter
from catalog.search.ranking.constraint import Constraint, Grade
from catalog.search.ranking.rank import RankedGroup, Ranking, rank
from catalog.search.result import Trait


def is_only_service(matter: Matter) -> bool:
    """A service and no institution: «записаться к врачу», «записать в садик», «кружки в Елани»."""
    reading = matter.reading
    if reading.numbers or reading.names or reading.street:
        return False
    return reading.own_topic is not None or (reading.topic is not None and not reading.kinds)


def providers(matter: Matter) -> Ranking:
    """Those who provide the service, where a place was named."""
    asked, index = matter.asked, matter.index
    if matter.reading.kinds:
        return rank(asked, index.all)
    where = [constraint for constraint in asked if constraint.feature == "place"]
    found = rank(where, index.all)
    found.groups = []
    left = found.fitting if where else 0
    for at, kind in enumerate(_meant_first(matter)):
        bits = left & index.kinds.bits(kind)
        left &= ~bits
        found.groups += [RankedGroup(bits, 0.9 - at * EQUAL)] if bits else []
    return found


def _meant_first(matter: Matter) -> list[str]:
    """The kinds that provide it: for a «детский хирург» the children's clinic first."""
    kinds, audience = matter.vocabulary.kinds, matter.reading.audience
    return sorted(
        matter.reading.providers, key=lambda kind: bool(audience) and kinds[kind].audience != audience
    )


def is_numbered_provider(matter: Matter) -> bool:
    """Whether a service and a number tell who is meant: «стоматолог 12»."""
    reading = matter.reading
    other = reading.kinds or reading.names or reading.street
    return bool(reading.providers and reading.numbers) and not other


def numbered_providers(matter: Matter) -> Ranking:
    """Who provides the service and bears the number."""
    index, kinds = matter.index, matter.vocabulary.kinds
    grades = tuple(
        Grade(index.kinds.bits(kind), 1.0, kinds[kind].name.one)
        for kind in dict.fromkeys(matter.reading.providers)
        if kind in index.kinds
    )
    return rank([*matter.asked, Constraint("kind", Trait.KIND, "", grades)], index.all)
