"""The words of all combinations, filed so that a word of a text finds at once what it may stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.resource_faults import nearest
from catalog.resource_file import ResourceError
from catalog.search.language.morphology import Nature, lemmas, nature

CLASS = re.compile(r"[a-z][a-z_]{0,30}")
WORD = re.compile(r"=?[а-я]{1,30}(?:-[а-я]{1,30}){0,3}|[а-я]{2,30}\*")
NUMBER = re.compile(r"(\d{1,4})\.\.(\d{1,4})")

Classes = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class EmergencyLexicon:
    """Which choices of the combinations a word may stand for."""

    by_lemma: Mapping[str, frozenset[str]]
    by_form: Mapping[str, frozenset[str]]
    by_beginning: Mapping[str, frozenset[str]]
    numbers: tuple[tuple[int, int, str], ...]  # least, most, choice

    def fits(self, word: str) -> frozenset[str]:
        """The choices that a word may be, as it stands."""
        found = set(self.by_form.get(word, ()))
        likely = lemmas(word)[:1] if nature(word) is Nature.PLACE else lemmas(word)  # «Быково» is no bull
        for lemma in likely:
            found |= self.by_lemma.get(lemma, frozenset())
        for end in range(2, len(word) + 1):
            found |= self.by_beginning.get(word[:end], frozenset())
        return frozenset(found)


def file_words(choices: Iterable[str], classes: Classes) -> EmergencyLexicon:
    """The words of these choices («муж|kin|=тону»), those of the classes in them included."""
    by_lemma, by_form, by_beginning = (defaultdict[str, set[str]](set) for _ in range(3))
    numbers = []
    for choice in choices:
        for word in _spread(choice.split("|"), classes):
            if found := NUMBER.fullmatch(word):
                numbers.append((int(found[1]), int(found[2]), choice))
            elif word.startswith("="):
                by_form[word[1:]].add(choice)
            elif word.endswith("*"):
                by_beginning[word[:-1]].add(choice)
            else:
                by_lemma[_dictionary_form(word)].add(choice)
    return EmergencyLexicon(_fixed(by_lemma), _fixed(by_form), _fixed(by_beginning), tuple(numbers))


def check_classes(classes: Classes) -> None:
    """Raise ResourceError where a class holds what is neither a class nor a word."""
    for name, parts in classes.items():
        for part in parts:
            if not is_choice(part, classes):
                where = f"emergencies/words.yaml, поле «{name}»"
                raise ResourceError(f"{where}: «{part}» — ни класс, ни слово{nearest(part, classes)}.")


def is_choice(part: str, classes: Classes) -> bool:
    return part in classes or bool(WORD.fullmatch(part) or NUMBER.fullmatch(part))


def _fixed(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(choices) for word, choices in table.items()}


def _dictionary_form(word: str) -> str:
    """The form by which a text's words are found: «деньги» stand in the dictionary as «деньга»."""
    found = lemmas(word)
    return word if word in found else found[0]


def _spread(parts: Iterable[str], classes: Classes) -> Iterator[str]:
    """The words of a checked choice, those of its classes included; a class may name other classes."""
    for part in parts:
        if part in classes:
            yield from _spread(classes[part], classes)
        else:
            yield part
