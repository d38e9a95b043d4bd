"""The words of all needs filed by the elements that they fit, and what a message gives as evidence.

An element is a bit: a message is the sum of its words' bits, and a combination holds where it has all of its
own. Only combinations whose rarest element is there are looked at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from catalog.search.language.morphology import Nature, nature, readings
from catalog.search.needs.combinations import NeedCombination
from catalog.search.needs.slips import Slips

SHORTEST_BEGINNING = 2
COMMON = 0.2
"""How much less a word says for each time that twice as many needs know it."""

SLIGHT_WORD = 0.25
"""What a word says that any question may hold: «не», «где», «когда»."""

SLIGHT_COMBINATION = 0.6
MENDED = 0.7
"""What a word says that had to be mended, of what it would say."""

MOST_REMEMBERED = 20_000
KNOWN = 0.8
"""What a word adds that the need knows, be its combination whole or not."""

WHOLE = 0.3
"""What it says that a combination is whole, beside what its words do."""

REPEATED = re.compile(r"(.)\1{2,}")
SHORTEST_MENDED = 4

Mask = int


@dataclass(frozen=True, slots=True)
class Filed:
    """A combination of one need, as bits."""

    need: str
    wanted: Mask
    elements: tuple[int, ...]
    unless: Mask
    slight: bool


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word: the elements that it fits, how much it says, and the needs that know it."""

    text: str
    mask: Mask
    weight: float
    needs: tuple[str, ...]

    @property
    def is_slight(self) -> bool:
        """Whether any question may hold it."""
        return self.weight <= SLIGHT_WORD


@dataclass(frozen=True, slots=True)
class NeedEvidence:
    """What speaks for a need: how much, and by which words of the message."""

    need: str
    score: float
    words: frozenset[int]
    slight: bool  # by slight combinations only
    whole: bool  # by a whole combination, not by single words of some


@dataclass(slots=True)
class NeedIndex:
    """The combinations of all needs, ready to be met by words."""

    elements: list[frozenset[str]] = field(default_factory=list)
    by_form: dict[str, Mask] = field(default_factory=dict)
    by_beginning: dict[str, Mask] = field(default_factory=dict)
    longest: int = 0
    triggered: dict[int, list[Filed]] = field(default_factory=dict)  # rarest element: combinations
    of_need: dict[str, Mask] = field(default_factory=dict)
    slight_words: frozenset[str] = frozenset()
    idle_words: frozenset[str] = frozenset()  # that tell of no need, beside whichever they stand
    slips: Slips = field(default_factory=lambda: Slips({}, {}))
    known: dict[str, HeardWord] = field(default_factory=dict)  # words met before

    def hear(self, word: str) -> HeardWord:
        """What a word may be as it stands, remembered."""
        return self._remembered(word, self._mask_of)

    def mend(self, word: str) -> HeardWord:
        """What a word that nothing knows was meant to be, remembered."""
        return self._remembered(f"{word}?", lambda _: self._as_meant(word))

    def _remembered(self, key: str, mask_of: Callable[[str], Mask]) -> HeardWord:
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MOST_REMEMBERED:
                self.known.clear()
            found = self.known[key] = self._heard(key.rstrip("?"), mask_of(key), mended=key.endswith("?"))
        return found

    def _heard(self, word: str, mask: Mask, *, mended: bool) -> HeardWord:
        if not mask:
            return HeardWord(word, 0, 0.0, ())
        needs = tuple(need for need, own in self.of_need.items() if mask & own)
        share = MENDED if mended else 1.0
        if word in self.slight_words:
            return HeardWord(word, mask, SLIGHT_WORD, needs)
        return HeardWord(word, mask, share / (1 + COMMON * log2(max(1, len(needs)))), needs)

    def _mask_of(self, word: str) -> Mask:
        mask = self.by_form.get(word, 0)
        for end in range(SHORTEST_BEGINNING, min(len(word), self.longest) + 1):
            mask |= self.by_beginning.get(word[:end], 0)
        return mask

    def _as_meant(self, word: str) -> Mask:
        short = REPEATED.sub(r"\1", word)
        if len(short) < SHORTEST_MENDED or nature(word) is not Nature.NONE:
            return 0
        return self._mask_of(short) or self.slips.alike(short) or self.slips.near(short)


def build_index(
    needs: Mapping[str, Sequence[NeedCombination]], slight_words: Iterable[str], beside: Iterable[str] = ()
) -> NeedIndex:
    """The index of these needs' combinations. `beside`: words that tell of none, the slight ones apart."""
    slight = frozenset(slight_words)
    index = NeedIndex(slight_words=slight, idle_words=slight.union(beside))
    numbers: dict[frozenset[str], int] = {}
    for combinations in needs.values():
        for combination in combinations:
            for element in (*combination.elements, *combination.unless):
                numbers.setdefault(element, len(numbers))
    index.elements = list(numbers)
    _file_words(index)
    _file_combinations(index, needs, numbers)
    index.slips = Slips(index.by_beginning, index.by_form)
    return index


def _file_words(index: NeedIndex) -> None:
    by_form: dict[str, Mask] = defaultdict(int)
    by_beginning: dict[str, Mask] = defaultdict(int)
    for number, element in enumerate(index.elements):
        for word in element:
            if word.endswith("*"):
                by_beginning[word[:-1]] |= 1 << number
            elif word.startswith("="):
                by_form[word[1:]] |= 1 << number
            else:
                for form in forms_of(word):
                    by_form[form] |= 1 << number
    index.by_form, index.by_beginning = dict(by_form), dict(by_beginning)
    index.longest = max(map(len, by_beginning), default=0)


def forms_of(word: str) -> set[str]:
    """The word in all its forms, as the dictionary knows them."""
    found = {word}
    for lemma, forms in readings(word):
        if lemma == word or word in forms:
            found.update(forms)
    return found


def _file_combinations(
    index: NeedIndex, needs: Mapping[str, Sequence[NeedCombination]], numbers: Mapping[frozenset[str], int]
) -> None:
    used = Counter(
        numbers[e] for combinations in needs.values() for one in combinations for e in one.elements
    )
    triggered: dict[int, list[Filed]] = defaultdict(list)
    for need, combinations in needs.items():
        own = 0
        for one in combinations:
            elements = tuple(numbers[element] for element in one.elements)
            wanted = sum(1 << number for number in set(elements))
            unless = sum(1 << number for number in {numbers[element] for element in one.unless})
            rarest = min(elements, key=lambda number: (used[number], len(index.elements[number])))
            triggered[rarest].append(Filed(need, wanted, elements, unless, one.slight))
            own |= wanted
        index.of_need[need] = own
    index.triggered = dict(triggered)
