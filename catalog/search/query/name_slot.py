"""Streets in a question, and words that names of the register hold."""

from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning
from catalog.search.language.word_lists import questions_words
from catalog.search.query.register_words import hold_together, holds_all, holds_any
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import NameClue, Phrase, Reading, told
from catalog.search.query.word_context import is_on_a_street


class Names:
    """Takes streets and words of names of one sentence into its reading."""

    def __init__(self, sentence: Sentence, reading: Reading, index: SearchIndex) -> None:
        self._sentence, self._reading, self._index = sentence, reading, index
        self.patrons = {
            sentence.said(at)
            for at in range(1, len(sentence))
            if sentence.word_before(at) in questions_words().named_after
        }

    def has(self, at: int) -> bool:
        """Whether some name holds the words."""
        return holds_all(self._index.names, self._sentence.phrase(at))

    def take_street(self, at: int) -> bool:
        """«Ул. Мира»: whether it was one."""
        meanings = self._sentence.meanings[at]
        if not self._sentence.is_marker(self._sentence.before(at), "street"):
            return False
        if self._reading.street is not None or meanings & {Meaning.MARKER, Meaning.FILLER, Meaning.KIND}:
            return False
        phrase = self._sentence.phrase(at)
        if Meaning.PLACE in meanings and not holds_any(self._index.streets, phrase):
            return False
        number = self._sentence.numbers_of_streets.get(at - 1, 0)
        self._reading.street = NameClue(*told(phrase), street=True, number=number)
        return True

    def take(self, at: int, *, alias: bool = False) -> None:
        """Words of a name, or another name as a whole."""
        phrase = self._sentence.phrase(at)
        street = is_on_a_street(self._sentence, at) or self._continues_street(at, phrase)
        number, patron = self._sentence.numbers_of_streets.get(at - 1, 0), phrase.said in self.patrons
        clue = NameClue(*told(phrase), alias=alias, street=street, patron=patron, number=number)
        self._reading.names.append(clue)

    def _continues_street(self, at: int, phrase: Phrase) -> bool:
        """«На Рабоче-Крестьянской»: the second word of a street of which the first was said."""
        names = [*self._reading.names[-1:], *([self._reading.street] if self._reading.street else [])]
        return any(
            name.street
            and at
            and name.said == self._sentence.said(at - 1)
            and hold_together(self._index.streets, name, phrase)
            for name in names
        )

    def take_part_of_a_city(self, at: int) -> bool:
        """«Управа Советского района»: whether it was a part of a city that only a name tells of."""
        phrase = self._sentence.phrase(at)
        adjective = questions_words().adjective_of_a_place.search(phrase.said)
        if adjective is None or not self._sentence.is_marker(at + 1, "district"):
            return False
        if not hold_together(self._index.names, phrase, self._sentence.phrase(at + 1)):
            return False
        self._reading.names.append(NameClue(*told(phrase), needed=True))
        return True
