"""The words of acts and addresses as data, from `catalog/resources/areas/`."""

from functools import cache
from importlib.resources import files
from typing import Any

from catalog.yaml_loader import load_yaml


@cache
def resource(name: str) -> Any:  # noqa: ANN401 - YAML holds what it holds
    """The parsed file of that name."""
    text = (files("catalog") / "resources" / "areas" / f"{name}.yaml").read_text(encoding="utf-8")
    return load_yaml(text)


@cache
def house_words() -> dict[str, frozenset[str]]:
    """The senses of words in a list of houses: sense → words; «нечет*» stays as it is."""
    return {sense: frozenset(map(str, found)) for sense, found in resource("houses").items()}


@cache
def senses(word: str) -> frozenset[str]:
    """The senses that a word may have in a list of houses."""
    return frozenset(
        sense
        for sense, known in house_words().items()
        if word in known or any(one.endswith("*") and word.startswith(one[:-1]) for one in known)
    )


@cache
def phrases() -> tuple[str, ...]:
    """What several words say together in a list of houses: «а также»."""
    return tuple(one for known in house_words().values() for one in known if " " in one)
