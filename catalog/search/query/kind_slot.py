"""One kind out of all that a question mentions."""

from itertools import combinations

from catalog.search.index.shared_part import SharedPart
from catalog.search.language.lexicon import Lexicon
from catalog.search.language.word_lists import questions_words
from catalog.search.query.slots import Aside, KindClue, NameClue, Reading, told
from catalog.search.result import Slot

Lemmas = tuple[tuple[str, ...], ...]
LONGEST = 4
"""No kind is called by more words than that in free order."""

MOST_READINGS = 3


class Kinds:
    """Settles the kind of a reading: the narrowest that its words allow."""

    def __init__(self, shared: SharedPart, lexicon: Lexicon) -> None:
        self._vocabulary, self._lexicon = shared.vocabulary, lexicon
        self._by_words, self._called = shared.kind_by_words, shared.called

    def settle(self, reading: Reading) -> None:
        """Leaves one kind at most; the words of others become words of the name."""
        if not reading.kinds:
            self._from_names(reading)
            return
        if len(reading.kinds) == 1 and not (reading.names or reading.audience):
            return
        self._join_modifiers(reading)
        self._join_audience(reading)
        mentioned = {clue.kind for clue in reading.kinds}
        broader = {above for kind in mentioned for above in self._vocabulary.kinds[kind].broader}
        kept = [clue for clue in reading.kinds if clue.kind not in broader] or reading.kinds
        others = [clue for clue in kept[1:] if clue.kind != kept[0].kind]
        reading.names += [NameClue(*told(clue)) for clue in others]
        reading.kinds, reading.rivals = kept[:1], others

    def _join_modifiers(self, reading: Reading) -> None:
        """«Поликлиника № 5 детская»: an adjective elsewhere in the question makes the kind a narrower one."""
        for clue in reading.kinds:
            for name in reading.names:
                joined = self._joined(clue, name.lemmas)
                if joined and joined != clue.kind:
                    clue.kind, clue.lemmas = joined, (*clue.lemmas, *name.lemmas)
                    reading.names.remove(name)
                    reading.asides.append(Aside(*told(name), slot=Slot.KIND))
                    return

    def _join_audience(self, reading: Reading) -> None:
        """«Поликлиника для детей» is the children's."""
        for clue in reading.kinds if reading.audience == "children" else ():
            of_children = (questions_words().of_children,)
            joined = self._joined(clue, (of_children,))
            if joined:
                clue.kind, clue.lemmas = joined, (of_children, *clue.lemmas)

    def _joined(self, clue: KindClue, more: Lemmas) -> str:
        """The narrower kind that the words make together; of «поликл» as of «поликлиника»."""
        called = map(self._lexicon.lemmas_of, self._called[clue.kind])
        return self._kind_of((*clue.lemmas, *more)) or self._kind_of((*called, *more))

    def _from_names(self, reading: Reading) -> None:
        """Two words that make a kind together only: «кукол … театр» apart from each other."""
        for one, other in combinations(reading.names, 2):
            kind = self._kind_of((*one.lemmas, *other.lemmas))
            if kind:
                reading.names = [name for name in reading.names if name is not one and name is not other]
                words = (f"{one.said} {other.said}", (*one.lemmas, *other.lemmas), 0.0)
                reading.kinds.append(KindClue(*words, one.start, one.end, kind=kind))
                reading.asides.append(Aside(*told(other), slot=Slot.KIND))
                return

    def _kind_of(self, lemmas: Lemmas) -> str:
        """The kind whose phrase consists of these words in any order; "" where there is none."""
        options: list[frozenset[str]] = [frozenset()] if len(lemmas) <= LONGEST else []
        for alternatives in lemmas:
            options = [option | {lemma} for option in options for lemma in alternatives[:MOST_READINGS]]
        return next((self._by_words[option] for option in options if option in self._by_words), "")
