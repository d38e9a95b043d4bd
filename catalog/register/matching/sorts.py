"""What tells institutions of one kind apart beside number and name: «музыкальная» is no «художественная»."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from catalog.register.names.matching_words import matching_words
from catalog.register.names.name_words import stem

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Telling:
    """`sorts`: stem → the numbers of its lines, of which `offices` are those of any office; `levels`: stem →
    its lists and the lines in them.
    """

    sorts: dict[str, frozenset[int]]
    offices: frozenset[int]
    levels: dict[str, frozenset[tuple[int, int]]]


@cache
def telling() -> Telling:
    """The lines of resources/register/matching.yaml by the stems of their words."""
    known = matching_words()
    lines: dict[str, set[int]] = {}
    for number, line in enumerate([*known.sorts, *known.offices]):
        for word in line:
            lines.setdefault(stem(word), set()).add(number)
    levels: dict[str, set[tuple[int, int]]] = {}
    for axis, found_lines in enumerate(known.levels):
        for number, line in enumerate(found_lines):
            for word in line:
                levels.setdefault(stem(word), set()).add((axis, number))
    offices = frozenset(range(len(known.sorts), len(known.sorts) + len(known.offices)))
    return Telling(_frozen(lines), offices, _frozen(levels))


def _frozen(found: dict[str, set[Item]]) -> dict[str, frozenset[Item]]:
    return {word: frozenset(items) for word, items in found.items()}


def levels_in(stems: Iterable[str]) -> frozenset[tuple[int, int]]:
    """The lists that words of a name stand in, with the line there."""
    known = telling().levels
    return frozenset(level for word in stems for level in known.get(word, ()))


def levels_differ(ours: frozenset[tuple[int, int]], theirs: frozenset[tuple[int, int]]) -> bool:
    """Whether both names stand in one list, on different lines: «средняя школа» and «основная школа»."""
    shared = {axis for axis, _ in ours} & {axis for axis, _ in theirs}
    return any(not {one for one in ours if one[0] == axis} & theirs for axis in shared)


def sorts_in(stems: Iterable[str]) -> frozenset[int]:
    """The lines that the words of a name belong to."""
    known = telling().sorts
    return frozenset(line for word in stems for line in known.get(word, ()))
