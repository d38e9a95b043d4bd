"""Words that may be a place's or a name's, or that nothing in the register is called by."""

from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning
from catalog.search.language.morphology import Nature, agree, nature
from catalog.search.language.word_lists import questions_words
from catalog.search.places.region_places import Level
from catalog.search.query import word_context
from catalog.search.query.name_slot import Names
from catalog.search.query.place_slot import CERTAIN, Places
from catalog.search.query.register_words import districts_of, holds_all, holds_any, of_one_root
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import Phrase, Reading
from catalog.search.result import Slot


class OtherWords:
    """Decides for each of one sentence whether it is a place, a name, or neither."""

    def __init__(
        self, sentence: Sentence, reading: Reading, index: SearchIndex, places: Places, names: Names
    ) -> None:
        self._sentence, self._reading, self._index = sentence, reading, index
        self._places, self._names = places, names

    def take_elsewhere(self, at: int) -> None:
        """A place that isn't of this register, unless some name here holds the word."""
        if word_context.is_of_a_person(self._sentence, at):
            self.pass_over(at)
        elif self._names.has(at) or holds_all(self._index.streets, self._sentence.phrase(at)):
            self._names.take(at)
        else:
            self._places.take_unknown(at)

    def take_settlement(self, at: int) -> None:
        """A place of the region where nobody is; not where a name holds the words, or they are ordinary."""
        sentence, words = self._sentence, self._sentence.words(at)
        for word in words:  # known only as a settlement's
            word.nature = nature(word.token.text)
        village = all(group.level is Level.LOCALITY for group in self._places.named(at))
        ordinary = village and len(words) == 1 and words[0].nature in {Nature.NOISE, Nature.CONTENT}
        placed = word_context.is_in_a_place(sentence, at) or word_context.is_placed(sentence, at)
        named = sentence.word_before(at) in questions_words().named_after
        held = self._names.has(at) or (village and holds_all(self._index.streets, sentence.phrase(at)))
        if Meaning.ALIAS in sentence.meanings[at] and not placed:
            self._names.take(at, alias=True)
        elif named or ((held or ordinary) and not placed):
            self.take(at)
        else:
            self._places.take(at)

    def take(self, at: int) -> None:
        """A word that no phrase begins with: of a name, of a village, of an unknown place, or of nothing."""
        phrase, word = self._sentence.phrase(at), self._sentence.words(at)[0]
        known = holds_any(self._index.names, phrase) or holds_any(self._index.streets, phrase)
        settlement = self._sentence.is_marker(at + 1, "settlement")
        placed = settlement or word_context.is_placed(self._sentence, at)
        if word_context.is_cut_off(self._sentence, at) or self._take_known(
            at, phrase, known=known and (settlement or not placed)
        ):
            return
        word.nature = word.nature or nature(word.token.text)
        if not (known or settlement) and self._continues_name(at):
            self.doubt(at)
            return
        clue = (
            None
            if known or phrase.said in self._names.patrons
            else of_one_root(self._index, word, phrase, placed=placed)
        )
        if not (known or settlement) and (districts := districts_of(self._index, word)):
            self._places.take_districts(at, districts)
        elif clue:
            self._reading.names.append(clue)
        else:
            self._take_strange(at, placed=placed or known)

    def _take_known(self, at: int, phrase: Phrase, *, known: bool) -> bool:
        """Whether it was a word of names; `known`: some name or street holds it, and no place is meant."""
        if self._names.take_part_of_a_city(at):
            return True
        like_a_place = word_context.is_in_a_place(
            self._sentence, at
        ) or questions_words().after_a_place.search(phrase.said)
        if not known or (phrase.slips > CERTAIN and like_a_place):
            return False
        self._names.take(at)
        return True

    def _take_strange(self, at: int, *, placed: bool) -> None:
        """A word that nothing in the register is like; `placed`: a place is meant by it."""
        sentence, said = self._sentence, self._sentence.said(at)
        if word_context.is_of_a_person(sentence, at) and not placed:
            self.pass_over(at)
        elif placed or word_context.looks_like_place(sentence, at):
            self._places.take_unknown(at)
        elif self._says_nothing(at):
            self._reading.passed_over += 1
        elif self._is_another_place(at, said):
            self._reading.unknown_place = f"{sentence.said(at - 1)} {said}"
            self._reading.asides.append(sentence.aside(at, Slot.UNKNOWN_PLACE))
        else:
            self._take_unknown(at, said)

    def _says_nothing(self, at: int) -> bool:
        noise = self._sentence.words(at)[0].nature is Nature.NOISE
        return (
            noise
            or word_context.only_praises(self._sentence, at)
            or word_context.is_the_writer(self._sentence, at)
        )

    def _is_another_place(self, at: int, said: str) -> bool:
        """«Лебяжья Поляна» isn't the village of Лебяжье: an adjective belongs to the noun behind it."""
        places, before = self._reading.places, self._sentence.said(at - 1) if at else ""
        return (
            bool(places and before)
            and places[-1].said == before
            and not places[-1].marked
            and all(group.level is Level.LOCALITY for group in places[-1].groups)
            and agree(before, said)
        )

    def _take_unknown(self, at: int, said: str) -> None:
        self.pass_over(at)
        reading = self._reading
        if word_context.is_on_a_street(self._sentence, at) and word_context.is_adjective(said):
            reading.doubted, reading.doubted_street = said, True
        elif not reading.doubted and word_context.may_be_name(self._sentence, at):
            reading.doubted = said

    def _continues_name(self, at: int) -> bool:
        """«Имени Гарри Поттера»: no place, whatever it ends in."""
        before = [self._sentence.said(i) for i in range(max(0, at - 2), at)]
        return not questions_words().named_after.isdisjoint(before) or bool(
            before and before[-1] == self._reading.doubted
        )

    def doubt(self, at: int) -> None:
        """Pass over a word that nobody bears, though a name would stand there."""
        self.pass_over(at)
        self._reading.doubted = self._reading.doubted or self._sentence.said(at)

    def pass_over(self, at: int) -> None:
        """Note the word as one that tells nothing here."""
        self._reading.unknown.append(self._sentence.said(at))
        self._reading.asides.append(self._sentence.aside(at, Slot.UNKNOWN))
