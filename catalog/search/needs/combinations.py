"""How the words of a need are written in the resources: combinations of elements, each with its choices.

«паспорт* @replace !загран*»: a word that begins with «паспорт», one of the class `replace`, in any order,
and none that begins with «загран». «паспорт*|документ*» is either; a bare word stands for all its forms,
«=ук» for that form alone, «14..17» for a number. A combination behind «?» is slight:
it makes a need possible, never sure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WORD = re.compile(r"=?[а-яa-z0-9]{1,30}|[а-яa-z]{2,30}\*")
NUMBER = re.compile(r"(\d{1,4})\.\.(\d{1,4})")
CLASS = re.compile(r"@([a-z_]{1,30})")
SLIGHT = "?"
WIDEST_RANGE = 200

Classes = Mapping[str, Sequence[str]]


class NeedWordsError(Exception):
    """Words of a need can't be used. The message is a Russian sentence that names them."""


@dataclass(frozen=True, slots=True)
class NeedCombination:
    """Elements that a message must have a word for, each of its own, and those that it must not."""

    elements: tuple[frozenset[str], ...]
    unless: tuple[frozenset[str], ...] = ()
    slight: bool = False


def read_combination(said: str, classes: Classes) -> NeedCombination:
    """The combination of one line. Raises NeedWordsError."""
    parts = said.split()
    slight = parts[:1] == [SLIGHT]
    wanted = [part for part in parts[slight:] if not part.startswith("!")]
    if not wanted:
        raise NeedWordsError(f"«{said[:80]}»: здесь нет ни одного слова.")
    return NeedCombination(
        tuple(_element(part, classes) for part in wanted),
        tuple(_element(part[1:], classes) for part in parts[slight:] if part.startswith("!")),
        slight,
    )


def _element(part: str, classes: Classes) -> frozenset[str]:
    return frozenset(word for choice in part.split("|") for word in _spread(choice, classes))


def _spread(choice: str, classes: Classes) -> Iterator[str]:
    """The words of a choice: those of the class it names, the numbers of a range, or itself."""
    if found := CLASS.fullmatch(choice):
        if found[1] not in classes:
            raise NeedWordsError(f"Класса слов «{choice[:40]}» нет.")
        for word in classes[found[1]]:
            yield from _spread(word, classes)
    elif found := NUMBER.fullmatch(choice):
        low, high = int(found[1]), int(found[2])
        if not low <= high <= low + WIDEST_RANGE:
            raise NeedWordsError(f"«{choice}»: здесь не промежуток чисел.")
        yield from map(str, range(low, high + 1))
    elif WORD.fullmatch(choice):
        yield choice
    else:
        raise NeedWordsError(
            f"«{choice[:40]}»: нужно слово («снег»), его начало («снеж*») или класс («@child»)."
        )
