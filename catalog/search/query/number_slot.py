"""Numbers in a question: of an institution, of a house, or of something else."""

from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning
from catalog.search.query.foreign_numbers import foreign_numbers, is_marked
from catalog.search.query.register_words import holds_any
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import NameClue, NumberClue, PlaceClue, Reading
from catalog.search.result import Slot
from catalog.search.vocabulary.vocabulary import Vocabulary

LARGEST_NUMBER = 9999
MOST_DIGITS, LARGEST_DIGIT = 4, 9
CODE_LENGTHS = (10, 12, 13, 15)
"""Digits of an INN or OGRN."""

HUNDRED, TWENTY = 100, 20


class Numbers:
    """Takes the numbers of one sentence into its reading."""

    def __init__(
        self, sentence: Sentence, reading: Reading, index: SearchIndex, vocabulary: Vocabulary
    ) -> None:
        self._sentence, self._reading, self._index = sentence, reading, index
        self._marks = vocabulary.number_marks
        self.foreign = foreign_numbers(sentence, vocabulary, index.ordinals)
        sentence.numbers_of_streets = self.foreign.of_streets

    def take_digits(self, at: int) -> None:
        """A number in digits: «№ 5», «5-я»; behind a street, that of the house."""
        token = self._sentence.words(at)[0].token
        reading = self._reading
        if len(token.text) in CODE_LENGTHS:
            reading.code = reading.code or token.text
        if at in self.foreign.segments or self._follows_unknown(at):
            self._pass_over(at)
        elif token.number is None or len(token.text) in CODE_LENGTHS:
            reading.unknown.append(token.text)
            reading.asides.append(self._sentence.aside(at, Slot.UNKNOWN))
        elif token.number > LARGEST_NUMBER:
            reading.asides.append(self._sentence.aside(at, Slot.FOREIGN_NUMBER))
        elif self._sentence.is_denied(at):
            reading.numbers = [one for one in reading.numbers if one != token.number]
        elif not self._marked(at) and self._follows_street(at):
            reading.house = reading.house or token.text
            reading.asides.append(self._sentence.aside(at, Slot.HOUSE))
        else:
            reading.numbers.append(token.number)
            self._note(at, at, token.number)
            self._perhaps_house(at, token.text)

    def _pass_over(self, at: int) -> None:
        """A number of something else; of a house it says which, where a street is named."""
        token = self._sentence.words(at)[0].token
        house = self._sentence.is_marker(at - 1, "house")
        if house and token.number is not None:
            self._reading.house = self._reading.house or token.text
        slot = Slot.HOUSE if house else Slot.FOREIGN_NUMBER
        self._reading.asides.append(self._sentence.aside(at, slot))

    def _note(self, first: int, last: int, value: int) -> None:
        """Keep where the number stands, its «№» or «номер» included."""
        start, end = self._sentence.span(first - self._marked(first), last)
        said = str(value)
        self._reading.numbered.append(NumberClue(said, start=start, end=end, value=value, at=first))

    def _perhaps_house(self, at: int, text: str) -> None:
        """«Волжский мира 28»: without a kind, the number behind a street's word is a house."""
        before: list[NameClue | PlaceClue] = [*self._reading.names[-1:], *self._reading.places[-1:]]
        street = next((clue for clue in before if at and self._sentence.said(at - 1) == clue.said), None)
        if street is not None:
            before_kind = at + 1 < len(self._sentence) and Meaning.KIND in self._sentence.meanings[at + 1]
            if holds_any(self._index.streets, street) and not before_kind:
                self._reading.maybe_house, self._reading.maybe_street = text, street

    def _follows_street(self, at: int) -> bool:
        """«На Чапаева 65», «ул. Мира, д. 4»."""
        reading = self._reading
        said = {reading.street.said} if reading.street else set()
        said |= {clue.said for clue in reading.names if clue.street}
        said |= {clue.said for clue in reading.places if clue.street}
        before = [i for i in range(max(0, at - 2), at) if not self._sentence.is_marker(i, "house")]
        return bool(before) and self._sentence.said(before[-1]) in said

    def _follows_unknown(self, at: int) -> bool:
        """«Больница рядом с Рабоче-Крестьянской 12», of a street that nobody stands in."""
        if not at or not self._reading.kinds or self._sentence.senses(at - 1):
            return False
        last = self._reading.asides[-1] if self._reading.asides else None
        return last is not None and last.slot is Slot.UNKNOWN and last.end == self._sentence.span(at - 1)[1]

    def _marked(self, at: int) -> bool:
        return is_marked(self._sentence, at, self._marks)

    # --- in words

    def take_words(self, at: int) -> int:
        """The number words from here on: «двести двадцать шестой» is one number, «пятая шестая» are two.

        Returns the segment behind them; the same where they are no number.
        """
        run = self._run(at)
        behind = at + len(run)
        foreign = self._is_foreign(at, len(run))
        if not run or not (foreign or self._counts(at, behind - 1)):
            return at
        if foreign or self._sentence.is_denied(at):
            return behind
        if self._are_digits(at, run):
            run = [int("".join(map(str, run)))]
        total, room = 0, 0
        for value in run:
            if total and value < room:
                total += value
            else:
                self._reading.numbers += [total] if total else []
                total = value
            room = HUNDRED if value >= HUNDRED else 10 if value >= TWENTY else 0
        self._reading.numbers.append(total)
        self._note(at, behind - 1, total)
        return behind

    def take_noun(self, at: int) -> int:
        """«Роддом двойка»: the segment behind it; the same where no kind stands beside it."""
        beside = [one for one in (at - 1, at + 1) if 0 <= one < len(self._sentence)]
        value = self._sentence.number_in_words(at, Meaning.NUMBER_NOUN)
        if not value or not any(Meaning.KIND in self._sentence.meanings[one] for one in beside):
            return at
        self._reading.numbers.append(value)
        self._note(at, at, value)
        return at + 1

    def _are_digits(self, at: int, run: list[int]) -> bool:
        """«Один два шесть»: a number said digit by digit; «пятая шестая» are two."""
        if not 1 < len(run) <= MOST_DIGITS or max(run) > LARGEST_DIGIT:
            return False
        senses = (sense for i in range(at, at + len(run)) for sense in self._sentence.senses(i))
        return not any(isinstance(sense.value, tuple) for sense in senses)

    def _is_foreign(self, at: int, count: int) -> bool:
        return not self.foreign.segments.isdisjoint(range(at, at + count))

    def _run(self, at: int) -> list[int]:
        values: list[int] = []
        while at < len(self._sentence) and (value := self._sentence.number_in_words(at)) is not None:
            values.append(value)
            at += 1
        return values

    def _counts(self, at: int, last: int) -> bool:
        """An ordinal does, unless of a school form; «пять» only after «номер» or a kind."""
        if self._marked(at):
            return True
        if self._begins_name(last + 1):
            return False  # «Тридцать три богатыря»
        ordinal = any(isinstance(sense.value, tuple) for sense in self._sentence.senses(last))
        return ordinal or bool(at and self._sentence.meanings[at - 1] & {Meaning.KIND, Meaning.ALIAS})

    def _begins_name(self, at: int) -> bool:
        if at >= len(self._sentence) or self._sentence.senses(at):
            return False
        return all(holds_any(self._index.proper, self._sentence.phrase(i)) for i in (at - 1, at))
