"""Numbers that are no institution's: of a house, an age, a class, a date, a bus, a sum, a telephone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalog.search.bitsets import BitSets
from catalog.search.language.lexicon import Meaning
from catalog.search.language.word_lists import questions_words
from catalog.search.query.segments import Sentence
from catalog.search.vocabulary.vocabulary import Vocabulary

TELEPHONE = re.compile(r"\d{2,3}-\d{2,3}(?:-\d{2})?(?!\d)|(?<!\d)[78](?:[\s(-]{1,3}\d{3})(?!\d)")
"""What telephone numbers look like: «230-230», «8 902 …»."""

CLOCK_OR_DATE = re.compile(
    r"(?<!\d)\d{1,2}(?:[.:]\d{2}(?:\.\d{2,4})?|[.]\d{1,2}\.\d{2,4}|\s(?:00|30)(?=\s|$))(?!\d)"
)
PERCENT = re.compile(r"\d{1,9}\s?%")
FEWEST_DIGITS = 7
"""So many digits in a row of numbers are a telephone's."""

SIGNS = "-/"
NONE_BESIDE = frozenset({"", "и", "или"})


@dataclass(frozen=True, slots=True)
class Foreign:
    """`segments`: the numbers; `nouns`: what they belong to, which says nothing else.

    `of_streets`: those of the numbers that the name of a street, or a name, begins with; by segment.
    """

    segments: frozenset[int] = frozenset()
    nouns: frozenset[int] = frozenset()
    of_streets: Mapping[int, int] = field(default_factory=dict)


NOTHING = Foreign()


def foreign_numbers(sentence: Sentence, vocabulary: Vocabulary, ordinals: BitSets) -> Foreign:
    """The segments of the sentence that are such numbers, and their nouns.

    `ordinals`: the numbers of the register's streets and names, each with the word beside it.
    """
    numbers = [at for at in range(len(sentence)) if _is_number(sentence, at)]
    if not numbers:
        return NOTHING
    found = _Finder(sentence, vocabulary, numbers, ordinals)
    found.run()
    return Foreign(frozenset(found.segments), frozenset(found.nouns), found.of_streets)


def _is_number(sentence: Sentence, at: int) -> bool:
    token = sentence.words(at)[0].token
    digits = len(sentence.words(at)) == 1 and (token.number is not None or token.text.isdigit())
    return digits or Meaning.NUMBER in sentence.meanings[at]


def is_marked(sentence: Sentence, at: int, marks: frozenset[str]) -> bool:
    """«№ 5», «номер 5»: whether one of the vocabulary's marks of numbers stands before it."""
    if not at:
        return False
    word = sentence.words(at - 1)[-1]
    return word.token.mark or word.token.text in marks or not marks.isdisjoint(word.lemmas)


class _Finder:
    """Looks at what stands on both sides of each number."""

    def __init__(
        self, sentence: Sentence, vocabulary: Vocabulary, numbers: list[int], ordinals: BitSets
    ) -> None:
        self._sentence, self._words, self._numbers = sentence, vocabulary.foreign, numbers
        self._ordinals = ordinals
        self._marks = vocabulary.number_marks
        self.segments: set[int] = set()
        self.nouns: set[int] = set()
        self.of_streets: dict[int, int] = {}

    def run(self) -> None:
        self.segments.update(self._by_signs())
        for at in reversed(self._numbers):  # «9 и 3 трамваи»: what is counted stands behind the last
            if not is_marked(self._sentence, at, self._marks) and at not in self.segments:
                self._look_beside(at)
        self.segments.update(self._said_twice())
        self.segments.update(self._joined())

    def _said_twice(self) -> Iterator[int]:
        """«Пятнадцатый когда будет, автобус 15»: a number in words that is said again."""
        digits = {self._said(at) for at in self.segments if self._is_digits(at)}
        for at in self._numbers if digits else ():
            values = {str(sense.value) for sense in self._sentence.senses(at)}
            if not self._is_digits(at) and not digits.isdisjoint(values):
                yield at

    def _joined(self) -> Iterator[int]:
        """«Дело 2-345»: what a sign joins to such a number."""
        for at in self._numbers:
            before, plain = at - 1, self._sentence.plain
            if before in self.segments and self._is_digits(at) and self._is_digits(before):
                between = plain[self._sentence.words(before)[0].token.end : self._start(at)]
                if between and not between.strip(SIGNS):
                    yield at

    def _look_beside(self, at: int) -> None:
        behind = at + 1
        lettered = self._is_letter(behind) and self._is_word(at + 2, self._words.counted_so)
        if self._begins_name(at):
            self._take_street(at)
        elif self._said(behind) in NONE_BESIDE and at + 2 in self.segments and self._is_digits(at):
            self.segments.add(at)
        elif (
            self._is_word(behind, self._words.numbered)
            and at + 2 in self.segments
            and not self._is_of_kind(at)
        ):
            self.segments.add(at)  # «2 плюс 2»
        elif lettered or (self._is_counted(at) and not self._owns_another(at)):
            self.segments.add(at)
            self.nouns.update((behind, at + 2) if lettered else (behind,))
        elif self._is_word(at - 1, self._words.numbered) or self._is_of_part(at):
            self.segments.add(at)
            self.nouns.add(at - 1)
        elif self._is_age(at):
            self.segments.add(at)
        elif self._is_word(behind, self._words.streets):
            self._take_street(at)

    def _take_street(self, at: int) -> None:
        self.segments.add(at)
        self.of_streets[at] = self._value(at)

    def _value(self, at: int) -> int:
        number = self._sentence.words(at)[0].token.number
        return number if number is not None else self._sentence.number_in_words(at) or 0

    def _begins_name(self, at: int) -> bool:
        """«60-летия Октября»; «8 Марта», «12-й Километр», where one is called so; not «школа 2 Садовая»."""
        if at + 1 >= len(self._sentence):
            return False
        token, behind = self._sentence.words(at)[0].token, self._sentence.words(at + 1)[0]
        if token.begins:
            return True
        if not any((self._value(at), lemma) in self._ordinals for lemma in behind.lemmas):
            return False
        if self._is_word(at + 1, self._words.counted):  # else it is a date: «8 марта работает школа?»
            return self._is_where(at)
        return token.end - token.start > len(token.text) or not self._is_of_kind(at)

    def _is_where(self, at: int) -> bool:
        """«Школа 8 Марта», «школа на 8 Марта», «ул. 8 Марта»."""
        on = at > 0 and self._sentence.said(at - 1) in questions_words().on_a_street
        return self._is_of_kind(at - on) or self._sentence.is_marker(at - 1, "street")

    def _is_counted(self, at: int) -> bool:
        """«3 дня», «12 кабинет», «школа 9 класс»; not «поликлиника 5 кабинет терапевта»."""
        forms = self._words.counted_so
        return self._is_word(at + 1, forms if self._is_of_kind(at) else forms | self._words.counted)

    def _is_age(self, at: int) -> bool:
        """«Мне 16, могу ли я работать»; not «мне 16 школу»."""
        kinds = {Meaning.KIND, Meaning.ALIAS, Meaning.SERVICE}
        follows = at + 1 < len(self._sentence) and bool(self._sentence.meanings[at + 1] & kinds)
        return self._is_word(at - 1, self._words.aged) and not follows

    def _is_letter(self, at: int) -> bool:
        """«5 а класс», «9 в класс»."""
        said = self._said(at)
        return len(said) == 1 and said.isalpha()

    def _is_of_kind(self, at: int) -> bool:
        return at > 0 and bool(self._sentence.meanings[at - 1] & {Meaning.KIND, Meaning.ALIAS})

    def _is_of_part(self, at: int) -> bool:
        """«Поликлиника 5 участок 12»: of something within an institution that has its own number."""
        has_its_own = any(one < at and self._is_of_kind(one) for one in self._numbers)
        return has_its_own and self._is_word(at - 1, self._words.parts)

    def _owns_another(self, at: int) -> bool:
        """«Школа 5 класс 7»: the noun belongs to the number behind it."""
        return (
            self._is_of_kind(at) and at + 2 in self._numbers and self._is_word(at + 1, self._words.numbered)
        )

    def _is_word(self, at: int, forms: frozenset[str]) -> bool:
        """A word of the list that is no part of a kind's or a place's name: «дом культуры»."""
        if not 0 <= at < len(self._sentence):
            return False
        words = self._sentence.words(at)
        named = self._sentence.meanings[at] & {Meaning.KIND, Meaning.PLACE, Meaning.ALIAS}
        return len(words) == 1 and words[0].token.text in forms and not named

    def _is_digits(self, at: int) -> bool:
        return self._sentence.words(at)[0].token.number is not None

    def _said(self, at: int) -> str:
        return self._sentence.said(at) if 0 <= at < len(self._sentence) else "."

    def _by_signs(self) -> Iterator[int]:
        """Telephone numbers, dates, times, shares: what signs between the digits tell."""
        plain = self._sentence.plain
        spans = [found.span() for one in (CLOCK_OR_DATE, PERCENT) for found in one.finditer(plain)]
        for run in self._runs():
            start = self._start(run[0])
            many = len(run) > 1 and sum(len(self._sentence.said(at)) for at in run) >= FEWEST_DIGITS
            if many or TELEPHONE.match(plain, start) or plain[start - 1 : start] == "+":
                yield from run
        for at in self._numbers:
            if any(start <= self._start(at) < end for start, end in spans):
                yield at

    def _runs(self) -> Iterator[list[int]]:
        """Numbers in digits that stand in a row."""
        run: list[int] = []
        for at in self._numbers:
            if not self._is_digits(at):
                continue
            if run and at != run[-1] + 1:
                yield run
                run = []
            run.append(at)
        if run:
            yield run

    def _start(self, at: int) -> int:
        return self._sentence.words(at)[0].token.start
