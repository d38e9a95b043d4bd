"""JSON as nobody should send it: what is right, with some of it torn out, swapped, or replaced."""

import copy
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

Json = Any
HOSTILE: Sequence[Json] = (
    None,
    True,
    0,
    -1,
    2**63,
    10**400,
    1.5,
    float("nan"),
    float("inf"),
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202e",
    "😀" * 2100,
    "x" * 20_000,
    "/start",
    "@guide_bot",
    "https://[",
    "http://vk.com.example/" + "a" * 3000,
    [],
    {},
    [[[]]],
    [None, 1, "x", {}],
    {"type": "link", "payload": {"url": 1}},
)
MOST_CHANGES = 4


def mutants(seeds: Sequence[Json], count: int, seed: int) -> Iterator[Json]:
    """So many, each a seed with one to four changes; the same for the same `seed`."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for _ in range(count):
        mutant = copy.deepcopy(random.choice(seeds))
        for _ in range(random.randint(1, MOST_CHANGES)):
            mutant = _changed(mutant, random)
        yield mutant


def _changed(whole: Json, random: Random) -> Json:
    places = list(_places(whole))
    if not places:
        return copy.deepcopy(random.choice(HOSTILE))
    container, key = random.choice(places)
    match random.randrange(5):
        case 0:
            del container[key]
        case 1 if isinstance(container, dict):
            container[f"{key}s"] = container.pop(key)
        case 2:
            container[key] = [copy.deepcopy(container[key])] * random.randint(1, 60)
        case 3:
            other, name = random.choice(places)
            container[key] = copy.deepcopy(other[name])
        case _:
            container[key] = copy.deepcopy(random.choice(HOSTILE))
    return whole


def _places(value: Json) -> Iterator[tuple[Json, Json]]:
    """Everywhere in it that something stands: the container and the key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
