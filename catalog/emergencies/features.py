"""What a message tells of danger: its words and their classes, the combinations that hold, its grammar.

burning       a word of the class; «не:burning» after «не»
гореть        the word, by its dictionary form
said:fire     a combination of that kind holds; «calm:guards» one of those that speak against
said:twice    so do several of them, of whatever kind
said:of3      one holds in a message of at most three words, fillers aside
said:beside1  one holds, and at most one word of the message is of no class
form:past     a verb in the past; other parts of speech likewise
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from catalog.emergencies.model import (
    FILLERS,
    NEGATED,
    SAID,
    SURE,
    UNLESS,
    Combination,
    Element,
    load_model,
    read_combinations,
)
from catalog.emergencies.reading import EmergencyWord
from catalog.search.language.morphology import grammar, lemmas

FORM, TWICE = "form:", "twice"
OF, BESIDE = "of", "beside"
FEW = (1, 3)
"""Words by which a message is short, and words of no class by which it tells of little else."""


def features(words: Sequence[EmergencyWord]) -> frozenset[str]:
    """All of them, each once. Time grows with the words, which are a stretch of a message."""
    signs = Heard(words).signs()
    groups = Counter[str]()
    for sign, times in signs.items():
        groups[sign.partition(":")[0]] += times
    about = {f"{group}:{TWICE}" for group, times in groups.items() if times > 1}
    about.update(f"{group}:{one}" for group in (SURE, SAID) if groups[group] for one in _around(words))
    forms = (FORM + form for form in map(grammar, (word.text for word in words)) if form)
    return frozenset({*signs, *about, *forms}.union(*map(_told_by, words)))


def is_sign(feature: str) -> bool:
    """Whether it may be told of a message as a whole."""
    return feature.startswith(FORM) or feature in _signs()


@cache
def _signs() -> frozenset[str]:
    signs = read_combinations().signs
    twice = {f"{sign.partition(':')[0]}:{TWICE}" for sign in signs}
    about = {f"{group}:{what}{few}" for group in (SURE, SAID) for what in (OF, BESIDE) for few in FEW}
    return frozenset({*signs, *twice, *about})


def _around(words: Sequence[EmergencyWord]) -> list[str]:
    """How little else there is than what a combination may tell."""
    full = [word.fits for word in words if FILLERS not in word.fits]
    others = sum(not _classes(fits) for fits in full)
    return [
        f"{what}{few}" for what, count in ((OF, len(full)), (BESIDE, others)) for few in FEW if count <= few
    ]


def _classes(fits: Iterable[str]) -> set[str]:
    return {choice for choice in fits if choice in read_combinations().words}


def _told_by(word: EmergencyWord) -> set[str]:
    """The classes and dictionary forms of a word, marked where it is denied."""
    told = _classes(word.fits).union(lemma for lemma in lemmas(word.text) if lemma.isalpha())
    return {NEGATED + one for one in told} if word.negated else told


class Heard:
    """The words of a message, filed by what they fit."""

    def __init__(self, words: Sequence[EmergencyWord]) -> None:
        self._words = words
        self._at: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            for choice in word.fits:
                self._at.setdefault(choice, []).append(at)

    def signs(self) -> Counter[str]:
        """What the combinations that hold tell, and by how many of them."""
        filed = load_model().filed
        tried = {id(one): (sign, one) for choice in self._at for sign, one in filed.get(choice, ())}
        found = Counter(sign for sign, one in tried.values() if self.holds(one))
        told = {sign: times for sign, times in found.items() if UNLESS in sign or _denial(sign) not in found}
        return Counter(told)

    def holds(self, combination: Combination) -> bool:
        """Whether each element has a word of its own, all within the combination's span."""
        places = []
        for element in combination.elements:
            found = sorted(self._places(element))
            if not found:
                return False
            places.append(found)
        return _near(places, combination.span) and (not combination.alone or self._nothing_else(places))

    def _places(self, element: Element) -> Iterator[int]:
        for choice, negated in ((element.plain, False), (element.negated, True)):
            for at in self._at.get(choice, ()):
                word = self._words[at]
                if (word.negated == negated or (negated and word.deterred)) and not (
                    element.bare and word.placed
                ):
                    yield at

    def _nothing_else(self, places: Sequence[Sequence[int]]) -> bool:
        told = {at for found in places for at in found}
        return all(at in told or FILLERS in word.fits for at, word in enumerate(self._words))


def _denial(sign: str) -> str:
    """What says that it is none of that kind."""
    return f"{UNLESS}:{sign.partition(':')[2]}"


def _near(places: Sequence[Sequence[int]], span: int) -> bool:
    """Whether one place of each list can be taken, no two the same, within so many words."""
    starts = sorted({at for found in places for at in found}) if len(places) > 1 else places[0]
    return any(_distinct(places, start, start + span, ()) for start in starts)


def _distinct(places: Sequence[Sequence[int]], start: int, end: int, taken: tuple[int, ...]) -> bool:
    """Whether places are left for the rest of the lists. A window of a few words has few to try."""
    if len(taken) == len(places):
        return True
    found = places[len(taken)]
    within = found[bisect_left(found, start) : bisect_left(found, end)]
    return any(_distinct(places, start, end, (*taken, at)) for at in within if at not in taken)
