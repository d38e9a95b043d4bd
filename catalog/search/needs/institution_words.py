"""The words of a question that are an institution's, so that what is left can tell of a need."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.search.language.morphology import Nature, agree, is_noun, nature
from catalog.search.language.normalize import words as words_of
from catalog.search.query.slots import Phrase, Reading
from catalog.search.query.unknown_words import CLOSE


@dataclass(frozen=True, slots=True)
class InstitutionWords:
    """The words that name an institution, and what tells of nothing else."""

    words: frozenset[str]
    kinds: frozenset[str]  # of these, those of its kind
    maybe: frozenset[str]  # its name, or what is far from a kind's: they may be ordinary words as well
    aside: frozenset[str]  # of a street, a marked place, a number

    def leaves(self, word: str, is_filler: Callable[[str], bool]) -> bool:
        """Whether the word tells of more than the institution: not its name, its trait, nor asked of any.

        «Новая поликлиника», «телефон поликлиники» are searches for one; «в другую поликлинику» is none.
        """
        if word in self.words:
            return False
        if not self.kinds:
            return True
        return not (is_noun(word) if is_filler(word) else any(agree(word, kind) for kind in self.kinds))


def named_by(reading: Reading) -> InstitutionWords:
    """What the reading of the question takes for an institution."""
    kinds = _words(clue for clue in reading.kinds if not _is_doubtful(clue))
    maybe = _words((*reading.names, *filter(_is_doubtful, reading.kinds)))
    street = _words([reading.street] if reading.street else ())
    marked = _words(clue for clue in reading.places if clue.marked)
    numbers = [str(number) for number in reading.numbers] if reading.kinds else []
    return InstitutionWords(
        kinds | street | _words((*reading.rivals, *reading.places, *reading.names)),
        kinds,
        maybe,
        marked | street | {*numbers, *words_of(reading.house)},
    )


def _is_doubtful(clue: Phrase) -> bool:
    """Whether it is far from a kind's name («лектричества», «лесничество»), or cut off it («налог»)."""
    return clue.slips > CLOSE or (clue.slips > 0 and nature(clue.said) is not Nature.NONE)


def _words(clues: Iterable[Phrase]) -> frozenset[str]:
    return frozenset(word for clue in clues for word in words_of(clue.said))
