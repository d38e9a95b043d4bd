"""Every known word with its forms, and every known phrase with what it means."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, product, takewhile
from typing import NamedTuple

from catalog.search.language.morphology import readings
from catalog.search.language.normalize import words

MOST_VARIANTS = 12
MOST_BEGUN = 12
"""Of so many words a cut-off one may be; of more it is none."""


class Meaning(StrEnum):
    """What a phrase may be in a question."""

    KIND = "kind"
    PLACE = "place"
    SETTLEMENT = "settlement"  # a place of the region where the register has nobody
    ELSEWHERE = "elsewhere"  # a place that the register doesn't serve
    ALIAS = "alias"  # another name of certain institutions, from the register
    NUMBER = "number"
    NUMBER_NOUN = "number noun"  # «двойка», a mark as well
    MARKER = "marker"  # «район», «г.», «ул.»
    SERVICE = "service"
    ACT = "act"  # «записать», «очередь»
    CHANNEL = "channel"
    AUDIENCE = "audience"
    TALK = "talk"
    LEGAL = "legal"  # «муниципальное бюджетное учреждение»
    DETAIL = "detail"  # what is asked about an institution: «афиша», «вакансии»
    FILLER = "filler"


TELLING = frozenset({Meaning.KIND, Meaning.PLACE})


class Sense(NamedTuple):
    meaning: Meaning
    value: object = None


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases, one step a word."""

    made_by: object
    """The layer: another one replaces the node by a copy before it changes it."""

    below: dict[str, "Node"] = field(default_factory=dict)
    senses: tuple[Sense, ...] = ()


class Segment(NamedTuple):
    """Tokens `start` to `end` mean one of `senses` together."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class Added:
    """The words of one layer of a lexicon."""

    lemmas: dict[str, tuple[str, ...]] = field(default_factory=dict)  # form: its dictionary forms
    known: dict[str, None] = field(default_factory=dict)  # as given, in that order
    quiet: set[str] = field(default_factory=set)  # of these and the base's, what no slip is taken for
    telling: list[str] = field(default_factory=list)  # the words of places and kinds, the base's included


class Lexicon:
    """Forms of words, and a tree of phrases over their dictionary forms.

    A lexicon may be a layer over a `base`, which many layers share and to which nothing is added any more: it
    holds only what it adds. Of the base's tree it has copies of the nodes on the way to what it added.
    """

    def __init__(self, base: "Lexicon | None" = None) -> None:
        self._shared = base.added if base else Added()
        self.added: Added = Added(quiet=set(self._shared.quiet), telling=self._shared.telling)
        self._lemmas, self._shared_lemmas = self.added.lemmas, self._shared.lemmas
        self.root: Node = self._own(base.root if base else None)

    def add_word(self, word: str) -> None:
        """Make the word known in all its forms."""
        if self._knows(word):
            return
        self.added.known[word] = None
        for lemma, forms in readings(word):
            for form in forms:
                known = self._lemmas.get(form) or self._shared_lemmas.get(form, ())
                if lemma not in known:
                    self._lemmas[form] = (*known, lemma)

    def add_phrase(self, phrase: str, sense: Sense, *, inverted: bool = False, guessed: bool = True) -> None:
        """Give a phrase a meaning, in every case form.

        inverted: also with its last word first. guessed: misspelt words may be taken for its words.
        """
        parts = words(phrase)
        if not parts:
            return
        for word in parts:
            if not guessed and not self._knows(word):
                self.added.quiet.add(word)
            elif guessed:
                self.added.quiet.discard(word)
            self.add_word(word)
        self._grow(parts, sense)
        if inverted and len(parts) > 1 and min(map(len, parts)) > 1:
            self._grow([parts[-1], *parts[:-1]], sense)

    def _grow(self, parts: list[str], sense: Sense) -> None:
        for variant in islice(product(*map(self.lemmas_of, parts)), MOST_VARIANTS):
            node = self.root
            for lemma in variant:
                below = self._own(node.below.get(lemma))
                node.below[lemma] = below
                node = below
            if sense not in node.senses:
                node.senses = (*node.senses, sense)

    def _own(self, node: Node | None) -> Node:
        """The node, or a copy of it if a base made it: whoever shares the base doesn't see what is added."""
        if node is None:
            return Node(self.added)
        return node if node.made_by is self.added else Node(self.added, dict(node.below), node.senses)

    def _knows(self, word: str) -> bool:
        return word in self.added.known or word in self._shared.known

    def lemmas_of(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of a known word; of an unknown one, itself."""
        return self._lemmas.get(word) or self._shared_lemmas.get(word) or (word,)

    def begun(self, beginning: str) -> tuple[str, ...]:
        """The words of places and kinds that begin so: what «окт.» and «сов.» may be cut off from."""
        at = bisect_left(self.added.telling, beginning)
        found = list(
            takewhile(lambda word: word.startswith(beginning), self.added.telling[at : at + MOST_BEGUN + 1])
        )
        return tuple(found) if len(beginning) > 1 and len(found) <= MOST_BEGUN else ()

    def contracted(self, beginning: str, ending: str) -> str:
        """The one word of places and kinds that begins and ends so («админ-ция»), or ""."""
        at = bisect_left(self.added.telling, beginning)
        begun = takewhile(lambda word: word.startswith(beginning), self.added.telling[at:])
        found = [
            form
            for word in begun
            for form in (form for lemma, forms in readings(word) if lemma == word for form in (word, *forms))
            if form.endswith(ending)
        ]
        return found[0] if len({self.lemmas_of(form) for form in found}) == 1 else ""

    def tells(self, word: str) -> bool:
        """Whether the dictionary form belongs to the name of a place or kind."""
        at = bisect_left(self.added.telling, word)
        return at < len(self.added.telling) and self.added.telling[at] == word

    def means(self, word: str) -> bool:
        """Whether the word alone means anything."""
        return bool(self.senses_of(word))

    def is_phrase(self, word: str, meanings: frozenset[Meaning] = TELLING) -> bool:
        """Whether the dictionary form alone names a place or a kind, or what else is asked for."""
        return any(sense.meaning in meanings for sense in self.senses_of(word))

    def senses_of(self, word: str) -> tuple[Sense, ...]:
        """What the dictionary form alone may mean; nothing where it only begins phrases, or is unknown."""
        node = self.root.below.get(word)
        return node.senses if node else ()

    def finish(self) -> None:
        """After the last phrase: gather the words of places and kinds."""
        self.added.telling = sorted({*self.added.telling, *_telling(self.root, self.added)})

    def __contains__(self, word: str) -> bool:
        return word in self._lemmas or word in self._shared_lemmas

    def own_words(self) -> Iterable[str]:
        """The words that this layer added, as they were given, in that order."""
        return self.added.known.keys()

    def forms(self) -> Iterator[str]:
        """Every form that a misspelt word may be taken for; of a layer, those that its base doesn't give."""
        return (form for word in self._loud() for _lemma, forms in readings(word) for form in forms)

    def lemmas(self) -> set[str]:
        """The dictionary forms of the same words, which a cut-off word may be completed to."""
        return {lemma for word in self._loud() for lemma, _forms in readings(word)}

    def _loud(self) -> set[str]:
        return (self.added.known.keys() | self._shared.quiet) - self.added.quiet

    def segments(self, lemmas: list[tuple[str, ...]]) -> list[Segment]:
        """The text cut into the longest known phrases from the left; an unknown word has no senses."""
        found: list[Segment] = []
        at = 0
        while at < len(lemmas):
            found.append(self._longest(lemmas, at))
            at = found[-1].end
        return found

    def _longest(self, lemmas: list[tuple[str, ...]], start: int) -> Segment:
        best: tuple[Sense, ...] = ()
        nodes, end = [self.root], start + 1
        for at in range(start, len(lemmas)):
            nodes = [node.below[lemma] for node in nodes for lemma in lemmas[at] if lemma in node.below]
            if not nodes:
                break
            senses = nodes[0].senses if len(nodes) == 1 else _union(node.senses for node in nodes)
            if senses:
                end, best = at + 1, senses
        return Segment(start, end, best)


def _union(groups: Iterable[tuple[Sense, ...]]) -> tuple[Sense, ...]:
    found: dict[Sense, None] = {}
    for group in groups:
        found.update(dict.fromkeys(group))
    return tuple(found)


def _telling(node: Node, layer: object) -> set[str]:
    """The words on the way to a kind or a place, among the nodes of that layer."""
    found = set()
    for word, below in node.below.items():
        if below.made_by is not layer:
            continue
        further = _telling(below, layer)
        if further or any(sense.meaning in {Meaning.KIND, Meaning.PLACE} for sense in below.senses):
            found |= {word, *further}
    return found
