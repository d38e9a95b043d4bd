"""What tells institutions of one kind apart beside number and name: «музыкальная» is no «художественная»."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from catalog.register.names.name_words import stem
from catalog.yaml_loader import load_yaml

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Telling:
    """`branches`: phrases of a part of another institution; `sorts`: stem → the numbers of its lines, of
    which `offices` are those of any office; `levels`: stem → its lists and the lines in them.
    """

    branches: tuple[str, ...]
    branch: str
    sorts: dict[str, frozenset[int]]
    offices: frozenset[int]
    levels: dict[str, frozenset[tuple[int, int]]]


@cache
def telling() -> Telling:
    """The words of resources/register/matching.yaml."""
    data = load_yaml((files("catalog") / "resources/register/matching.yaml").read_text(encoding="utf-8"))
    lines: dict[str, set[int]] = {}
    own = len(data["sorts"])
    for number, line in enumerate([*data["sorts"], *data["offices"]]):
        for word in line:
            lines.setdefault(stem(word), set()).add(number)
    levels: dict[str, set[tuple[int, int]]] = {}
    for axis, found_lines in enumerate(data["levels"]):
        for number, line in enumerate(found_lines):
            for word in line:
                levels.setdefault(stem(word), set()).add((axis, number))
    offices = frozenset(range(own, own + len(data["offices"])))
    return Telling(tuple(data["branches"]), data["branch"], _frozen(lines), offices, _frozen(levels))


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
