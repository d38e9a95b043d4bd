"""Searches that a service decides: who provides it in a place, or under a number."""

from catalog.search.decision.confidence import EQUAL
from catalog.search.index.search_index import SearchIndex
from catalog.search.query.slots import Reading
from catalog.search.ranking.constraint import Constraint, Grade
from catalog.search.ranking.rank import RankedGroup, Ranking, rank
from catalog.search.result import Trait
from catalog.search.vocabulary.vocabulary import Vocabulary


def providers(
    reading: Reading, asked: list[Constraint], index: SearchIndex, vocabulary: Vocabulary
) -> Ranking:
    """Those who provide the service, where a place was named."""
    if reading.kinds:
        return rank(asked, index.all)
    where = [constraint for constraint in asked if constraint.feature == "place"]
    found = rank(where, index.all)
    found.groups = []
    left = found.fitting if where else 0
    for at, kind in enumerate(_meant_first(reading, vocabulary)):
        bits = left & index.kinds.bits(kind)
        left &= ~bits
        found.groups += [RankedGroup(bits, 0.9 - at * EQUAL)] if bits else []
    return found


def _meant_first(reading: Reading, vocabulary: Vocabulary) -> list[str]:
    """The kinds that provide it: for a «детский хирург» the children's clinic first."""
    kinds = vocabulary.kinds
    return sorted(
        reading.providers,
        key=lambda kind: bool(reading.audience) and kinds[kind].audience != reading.audience,
    )


def by_number(
    reading: Reading, asked: list[Constraint], index: SearchIndex, vocabulary: Vocabulary
) -> Ranking:
    """«Стоматолог 12»: who provides the service and bears the number; no one where a kind was named."""
    if not (reading.providers and reading.numbers) or reading.kinds or reading.names or reading.street:
        return Ranking([])
    kinds = {kind: vocabulary.kinds[kind].name.one for kind in reading.providers if kind in index.kinds}
    grades = tuple(Grade(index.kinds.bits(kind), 1.0, name) for kind, name in kinds.items())
    providing = Constraint("kind", Trait.KIND, "", grades)
    return rank([*asked, providing], index.all)
