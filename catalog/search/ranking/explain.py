"""Why a result is there, in Russian, and what every feature gave it."""

from collections.abc import Iterator

from catalog.search.bitsets import first
from catalog.search.index.search_index import SearchIndex
from catalog.search.ranking.constraint import Constraint
from catalog.search.ranking.features import WEIGHTS
from catalog.search.ranking.rank import RankedGroup
from catalog.search.result import Match, Share

LEAST = 0.3
"""What scores less bears too few of the clues to be shown."""

OF_PLACE = {"place", "level", "region"}


def matches(
    groups: list[RankedGroup], asked: list[Constraint], index: SearchIndex, limit: int
) -> tuple[Match, ...]:
    """The best results, each with its reasons."""
    return tuple(_matches(groups, asked, index, limit))


def _matches(
    groups: list[RankedGroup], asked: list[Constraint], index: SearchIndex, limit: int
) -> Iterator[Match]:
    left = limit
    for group in groups:
        if group.score < LEAST or left <= 0:
            return
        for number in first(group.bits, left):
            left -= 1
            yield _match(number, group, asked, index)


def _match(number: int, group: RankedGroup, asked: list[Constraint], index: SearchIndex) -> Match:
    shares = tuple(_share(number, constraint) for constraint in asked)
    details = [share.detail for share in shares if share.points > 0 and share.feature not in OF_PLACE]
    where = index.gazetteer.shown(index.located[number])
    why = " · ".join(dict.fromkeys(detail for detail in (*details, where) if detail))
    return Match(index.institutions[number], round(group.score, 4), why or "назван полностью", shares)


def _share(number: int, constraint: Constraint) -> Share:
    for grade in constraint.grades:
        if grade.bits >> number & 1:
            return Share(
                constraint.feature, grade.detail, round(WEIGHTS[constraint.feature] * grade.share, 3)
            )
    return Share(constraint.feature, f"нет: {constraint.said}", 0.0)
