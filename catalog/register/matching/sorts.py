"""What tells institutions of one kind apart beside number and name: «музыкальная» is no «художественная»."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from catalog.register.name_words import stem
from catalog.yaml_loader import load_yaml


@dataclass(frozen=True, slots=True)
class Telling:
    """`branches`: phrases of a part of another institution; `sorts`: stem → the numbers of its lines."""

    branches: tuple[str, ...]
    sorts: dict[str, frozenset[int]]


@cache
def telling() -> Telling:
    """The words of resources/register/matching.yaml."""
    data = load_yaml((files("catalog") / "resources/register/matching.yaml").read_text(encoding="utf-8"))
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(data["sorts"]):
        for word in line:
            lines.setdefault(stem(word), set()).add(number)
    return Telling(tuple(data["branches"]), {word: frozenset(found) for word, found in lines.items()})


def sorts_in(stems: Iterable[str]) -> frozenset[int]:
    """The lines that the words of a name belong to."""
    known = telling().sorts
    return frozenset(line for word in stems for line in known.get(word, ()))
