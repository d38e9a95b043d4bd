"""Known words that a misspelt one may stand for.

Every known form is a number; each pair of neighbouring letters has the set of forms that hold it, as bits.
Adding these sets up bit by bit counts the pairs shared with all forms at once, in microseconds; only the few
dozen forms that share enough are then measured letter by letter.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.resource_file import Text, read_resource
from catalog.search.bitsets import members, to_bits, union_of
from catalog.search.language.letters import FOLDER

SHORTEST = 3
LONGEST = 40
MOST_MEASURED = 250
MOST_COMPLETIONS = 12
PLANES = 5

MOST_LIKE = 2
"""More letters apart, words that sound alike are one slip apart, as others are."""

EDITS = ((4, 1), (6, 2), (11, 3))
"""From so many letters on, so many slips are believed."""

DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A known form, and how far the written word is from it: 0.5 sounds alike, 1 is one slip."""

    form: str
    distance: float


@dataclass(frozen=True, slots=True)
class SoundsFile:
    """A sounds.yaml: what sounds alike, pairs of letters first."""

    alike: tuple[tuple[Text, Text], ...]
    letters: dict[Text, str]


@cache
def _alike() -> tuple[tuple[str, str], ...]:
    return sounds().alike


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(sounds().letters)


@cache
def sounds() -> SoundsFile:
    """Read and checked once. Raises ResourceError."""
    return read_resource(FOLDER / "sounds.yaml", SoundsFile)


def sound(word: str) -> str:
    """What words that sound alike have in common: «детцкий» and «детский»."""
    heard = DOUBLED.sub(r"\1", word)
    for written, spoken in _alike():
        heard = heard.replace(written, spoken)
    return DOUBLED.sub(r"\1", heard.translate(_letters()))


class Spelling:
    """Finds the known forms near to a word.

    It may be a layer over a `base`, which many layers share: both together give what one of all forms would.
    """

    def __init__(self, forms: Iterable[str], lemmas: Iterable[str], base: "Spelling | None" = None) -> None:
        shared = base.layers if base else ()
        own = _Forms(
            set(forms).difference(*(layer.forms for layer in shared)),
            set(lemmas).difference(*(layer.lemmas for layer in shared)),
        )
        self.layers: tuple[_Forms, ...] = (*shared, own)
        self.near = lru_cache(maxsize=20_000)(self._near)

    def _near(self, word: str) -> tuple[Guess, ...]:
        """The forms that the word may stand for, nearest first; none where nothing is near enough."""
        allowed = max((edits for letters, edits in EDITS if len(word) >= letters), default=0)
        if not allowed or len(word) > LONGEST:
            return ()
        heard = sound(word)
        guesses = {
            form: 0.5 if OSA.distance(word, form, score_cutoff=MOST_LIKE) <= MOST_LIKE else 1.0
            for layer in self.layers
            for form in layer.sounding(heard)
        }
        measured = process.extract(
            word, self._sharing(word, allowed), scorer=OSA.distance, score_cutoff=allowed + 1, limit=None
        )
        for form, written, _at in measured:
            distance = self._distance(word, heard, form, written)
            if distance <= allowed and distance < guesses.get(form, allowed + 1):
                guesses[form] = distance
        ordered = sorted((distance, form) for form, distance in guesses.items())
        return tuple(Guess(form, distance) for distance, form in ordered)

    def _distance(self, word: str, heard: str, form: str, written: float) -> float:
        """Slips between the two, as written or as heard, the fewer; a wrong first letter costs more."""
        distance = written
        if distance > 1:
            known = next(filter(None, (layer.sound_of(form) for layer in self.layers)))
            spoken = OSA.distance(heard, known, score_cutoff=int(distance))
            distance = min(distance, spoken + (0.5 if written <= MOST_LIKE else 1.0))
        swapped = word[:2] == form[1::-1]
        return distance if word[0] == form[0] or swapped else distance + 0.5

    def completions(self, beginning: str) -> list[str]:
        """The dictionary forms that begin so, unless they are too many to mean anything."""
        begun = sorted(lemma for layer in self.layers for lemma in layer.begun(beginning))
        return begun if len(begun) <= MOST_COMPLETIONS else []

    def _sharing(self, word: str, allowed: int) -> list[str]:
        """The forms of about that length that share the most pairs of letters with the word, and enough."""
        pairs = _pairs(word)
        counted = [layer.counted(pairs) for layer in self.layers]
        found, many, least = [0] * len(counted), 0, max(2, len(pairs) - 3 * allowed)
        for count in range(min(len(pairs), _most(counted)), least - 1, -1):
            for at, planes in enumerate(counted):
                exactly = _exactly(planes, count)
                found[at] |= exactly
                many += exactly.bit_count()
            if many >= MOST_MEASURED:
                break
        lengths = range(len(word) - allowed - 1, len(word) + allowed + 2)
        return [
            form
            for layer, bits in zip(self.layers, found, strict=True)
            for form in map(layer.forms.__getitem__, members(bits & layer.of_lengths(lengths)))
        ]


class _Forms:
    """The known forms of one layer, by their sounds and their pairs of letters."""

    def __init__(self, forms: Iterable[str], lemmas: Iterable[str]) -> None:
        self.forms = sorted(form for form in set(forms) if len(form) >= SHORTEST)
        self.lemmas = sorted(lemmas)
        # One text takes a fraction of the time that its words take one by one; no rule sees past a line.
        sounds = sound("\n".join(self.forms)).split("\n") if self.forms else []
        # As one text, which takes a fifth of the memory that strings do.
        self._sounds = "".join(sounds).encode()
        self._ends = array("I", accumulate((len(one.encode()) for one in sounds), initial=0))
        self._by_sound = array("I", sorted(range(len(sounds)), key=sounds.__getitem__))
        numbers: dict[str | int, list[int]] = defaultdict(list)
        for number, form in enumerate(self.forms):
            numbers[len(form)].append(number)
            for pair in _pairs(form):
                numbers[pair].append(number)
        self._holding = {key: to_bits(held, len(self.forms)) for key, held in numbers.items()}

    def sounding(self, heard: str) -> Iterator[str]:
        """The forms that sound so."""
        start = bisect_left(self._by_sound, heard, key=self._sound)
        end = bisect_right(self._by_sound, heard, start, key=self._sound)
        return map(self.forms.__getitem__, self._by_sound[start:end])

    def sound_of(self, form: str) -> str:
        """How the form sounds; "" where it isn't one of these."""
        at = bisect_left(self.forms, form)
        return self._sound(at) if at < len(self.forms) and self.forms[at] == form else ""

    def _sound(self, number: int) -> str:
        return self._sounds[self._ends[number] : self._ends[number + 1]].decode()

    def counted(self, pairs: Iterable[str]) -> list[int]:
        """How many of the pairs each form holds, see `_counted`."""
        return _counted([self._holding.get(pair, 0) for pair in pairs])

    def of_lengths(self, lengths: Iterable[int]) -> int:
        """The forms of so many letters."""
        return union_of(self._holding.get(length, 0) for length in lengths)

    def begun(self, beginning: str) -> list[str]:
        """The first dictionary forms that begin so, one more than may be of use."""
        at = bisect_left(self.lemmas, beginning)
        found = self.lemmas[at : at + MOST_COMPLETIONS + 1]
        return [lemma for lemma in found if lemma.startswith(beginning)]


def _pairs(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[at : at + 2] for at in range(len(padded) - 1)}


def _counted(sets: list[int]) -> list[int]:
    """Adds the sets up: plane p of the result holds bit p of each form's count."""
    planes = [0] * PLANES
    for added in sets:
        carry = added
        for at in range(PLANES):
            if not carry:
                break
            planes[at], carry = planes[at] ^ carry, planes[at] & carry
    return planes


def _most(counted: list[list[int]]) -> int:
    """No form can have a higher count than that."""
    return max(sum(1 << at for at, plane in enumerate(planes) if plane) for planes in counted)


def _exactly(planes: list[int], count: int) -> int:
    """The forms that have exactly that count."""
    matching = -1
    for at, plane in enumerate(planes):
        matching &= plane if count >> at & 1 else ~plane
    return max(0, matching)
