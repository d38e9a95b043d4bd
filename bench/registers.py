"""Registers to measure on: the synthetic one, and one of the whole country's size made of it.

The large one repeats the synthetic register under other names of places and people, so that it has
thousands of different words, as a real one would. The first copy stays as it is: the labelled questions
are about that.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from catalog.model import Institution, Place
from catalog.register.reading.reading import read_register_file
from catalog.search.places.region_places import RegionPlaces, load_places

SEED = 20261123
REGISTER = Path(__file__).parent.parent / "catalog/resources/demo/synthetic-register.csv"
NAME = re.compile(r"(?<![а-яё])[А-ЯЁ][а-яё]{4,}")
STEM = 4
SYLLABLES = [c + v for c in "бвгдзклмнпрстхч" for v in "аеиоуя"]


def synthetic() -> list[Institution]:
    """The 5,600 institutions of the synthetic register."""
    return read_register_file(REGISTER, region="volgograd")


def register_of(size: int) -> tuple[Sequence[Institution], RegionPlaces]:
    """So many institutions, and the places that are known of them beforehand."""
    original = synthetic()
    if size <= len(original):
        return original[:size], load_places("volgograd")
    return list(_copies(original, size)), load_places("volgograd")


def _copies(original: list[Institution], size: int) -> Iterator[Institution]:
    yield from original
    names = _own_names(original)
    for number in range(len(original), size):
        copy, at = divmod(number, len(original))
        yield _renamed(original[at], copy, number, names)


def _own_names(original: list[Institution]) -> set[str]:
    """The first letters of words that name a place or a person: those that are never written small."""
    text = " ".join(f"{one.official_name} {one.place.locality} {one.place.municipality}" for one in original)
    small = {word[:STEM].lower() for word in re.findall(r"(?<![А-ЯЁа-яё])[а-яё]{4,}", text)}
    generic = {
        "дете",
        "детс",
        "сред",
        "осно",
        "адми",
        "сове",
        "музе",
        "спор",
        "цент",
        "отде",
        "реда",
        "райо",
        "миро",
    }
    return {word[:STEM] for word in NAME.findall(text)} - {stem.capitalize() for stem in small | generic}


def _renamed(one: Institution, copy: int, number: int, names: set[str]) -> Institution:
    def other(found: re.Match[str]) -> str:
        stem = found[0][:STEM]
        if stem not in names:
            return found[0]
        made = random.Random(f"{SEED} {copy} {stem}")  # noqa: S311 - the same names in every run
        return "".join(made.choices(SYLLABLES, k=2)).capitalize() + found[0][STEM:]

    def renamed(text: str) -> str:
        return NAME.sub(other, text)

    place = Place(*map(renamed, (one.place.municipality, one.place.locality, one.place.district)))
    return replace(
        one,
        code=f"BIG-{number:06}",
        official_name=renamed(one.official_name),
        short_name=renamed(one.short_name),
        place=place,
        other_names=tuple(map(renamed, one.other_names)),
    )
