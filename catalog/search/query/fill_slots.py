"""One pass over the segments of a question: what each is taken for."""

from catalog.model import Platform
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning, Sense
from catalog.search.language.morphology import (
    NamePart,
    Nature,
    agree,
    is_of_several,
    name_parts,
    nature,
)
from catalog.search.language.word_lists import questions_words
from catalog.search.query.name_slot import Names
from catalog.search.query.number_slot import Numbers
from catalog.search.query.other_words import OtherWords
from catalog.search.query.place_slot import Places
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import KindClue, NameClue, Reading, told
from catalog.search.result import Slot, Talk
from catalog.search.vocabulary.vocabulary import Vocabulary
from catalog.search.vocabulary.word_files import AskedService

TALK_ORDER = (Talk.INSULT, Talk.OFF_TOPIC, Talk.THANKS, Talk.FAREWELL, Talk.GREETING)
FOR_OTHERS = {"children": "adults", "adults": "children"}
SIDES = {
    Meaning.SERVICE: Slot.SERVICE,
    Meaning.ACT: Slot.SERVICE,
    Meaning.CHANNEL: Slot.CHANNEL,
    Meaning.AUDIENCE: Slot.AUDIENCE,
}
WITHOUT_A_CLUE = {
    Meaning.FILLER,
    Meaning.DETAIL,
    Meaning.MARKER,
    Meaning.CHANNEL,
    Meaning.TALK,
    Meaning.ACT,
    Meaning.NUMBER,
    Meaning.SERVICE,
}

ADULTS = "adults"


class SlotFiller:
    """One pass over the segments of a question."""

    def __init__(
        self, sentence: Sentence, reading: Reading, index: SearchIndex, vocabulary: Vocabulary
    ) -> None:
        self._sentence, self._reading, self._vocabulary = sentence, reading, vocabulary
        self._numbers = Numbers(sentence, reading, index, vocabulary)
        self._places, self._names = Places(sentence, reading), Names(sentence, reading, index)
        self._words = OtherWords(sentence, reading, index, self._places, self._names)
        self._talk: set[Talk] = set()

    def run(self) -> None:
        at = 0
        while at < len(self._sentence):
            meanings = self._sentence.meanings[at]
            behind = self._numbers.take_words(at) if Meaning.NUMBER in meanings else at
            behind = self._numbers.take_noun(at) if Meaning.NUMBER_NOUN in meanings else behind
            if behind == at:
                self._take(at)
                behind += 1
            at = behind
        self._reading.talk = next((talk for talk in TALK_ORDER if talk in self._talk), None)

    def _take(self, at: int) -> None:
        token = self._sentence.words(at)[0].token
        whole = len(self._sentence.words(at)) > 1  # «8 Марта», a place of the register
        if at in self._numbers.foreign.nouns:
            return
        if not whole and (token.number is not None or token.text.isdigit()):
            self._numbers.take_digits(at)
        elif not token.mark:
            if self._sentence.is_denied(at) and self._take_denied(at):
                return
            for sense in self._sentence.senses(at):
                self._take_side(at, sense)
            self._take_main(at)

    def _take_denied(self, at: int) -> bool:
        """«Не детская»: whether it says for whom it isn't."""
        denied = {sense.value for sense in self._sentence.senses(at) if sense.meaning is Meaning.AUDIENCE}
        self._reading.audience = self._reading.audience or next((FOR_OTHERS[str(one)] for one in denied), "")
        if denied:
            self._reading.asides.append(self._sentence.aside(at, Slot.AUDIENCE))
        return bool(denied)

    def _take_side(self, at: int, sense: Sense) -> None:
        """What a phrase means beside what it names."""
        reading, value = self._reading, sense.value
        if sense.meaning is Meaning.SERVICE and (self._is_owner(at) or self._is_sort(at)):
            self._take_unlike(at)
        elif sense.meaning is Meaning.SERVICE and self._is_title(at):
            reading.asides.append(self._sentence.aside(at, Slot.UNKNOWN))
        elif sense.meaning in SIDES:
            reading.asides.append(self._sentence.aside(at, SIDES[sense.meaning]))
        if sense.meaning is Meaning.SERVICE and isinstance(value, AskedService):
            reading.topic = reading.topic or value.topic
            reading.providers = reading.providers or value.kinds
        elif sense.meaning is Meaning.ACT:
            reading.act = True
        elif sense.meaning is Meaning.DETAIL:
            reading.passed_over += 1
        elif sense.meaning is Meaning.CHANNEL and isinstance(value, Platform):
            reading.channel = value
        elif sense.meaning is Meaning.AUDIENCE:
            reading.audience = reading.audience or str(value)
        elif sense.meaning is Meaning.TALK and isinstance(value, Talk):
            self._talk.add(value)
            said_beside = {Meaning.DETAIL, Meaning.FILLER} & self._sentence.meanings[at]
            reading.strays = reading.strays or (value is Talk.OFF_TOPIC and not said_beside)

    def _is_title(self, at: int) -> bool:
        """«Поликлиника 3 терапевт Иванова» asks for a person, unlike «к доктору», «больница имени Фишера»."""
        behind = self._sentence.words(at + 1)[0].token.text if at + 1 < len(self._sentence) else ""
        owned = at > 0 and not self._sentence.meanings[at - 1] & {Meaning.MARKER, Meaning.FILLER, Meaning.ACT}
        return owned and NamePart.SURNAME in name_parts(behind) and NamePart.NAME not in name_parts(behind)

    def _is_owner(self, at: int) -> bool:
        """«Клиника доктора Фишера»: somebody's own, whoever else bears the name."""
        if not 0 < at < len(self._sentence) - 1 or self._sentence.meanings[at + 1]:
            return False
        word, behind = self._sentence.words(at)[0], self._sentence.words(at + 1)[0].token.text
        before = self._sentence.meanings[at - 1]
        institution = not before or Meaning.KIND in before
        in_genitive = word.token.text not in word.lemmas
        return institution and in_genitive and nature(behind) is not Nature.NOISE

    def _is_sort(self, at: int) -> bool:
        """«Глазная клиника»: of what sort the institution behind is, unlike «глазной волжский»."""
        if at + 1 == len(self._sentence) or len(self._sentence.words(at)) > 1:
            return False
        behind, said = self._sentence.words(at + 1)[-1].token.text, self._sentence.said(at)
        an_institution = Meaning.KIND in self._sentence.meanings[at + 1] or self._named(at + 1)
        return an_institution and questions_words().adjective.search(said) is not None and agree(said, behind)

    def _named(self, at: int) -> bool:
        """Whether a word of names alone stands there."""
        return not self._sentence.meanings[at] and self._names.has(at)

    def _take_unlike(self, at: int) -> None:
        """A sort or an owner: who bears the word is meant, or nobody."""
        if self._names.has(at):
            self._reading.names.append(NameClue(*told(self._sentence.phrase(at)), needed=True))
            return
        self._words.doubt(at)
        self._reading.unlike = True

    def _take_main(self, at: int) -> None:
        meanings = self._sentence.meanings[at]
        if self._names.take_street(at):
            return
        if Meaning.PLACE in meanings and self._is_place(at, meanings):
            self._places.take(at)
        elif Meaning.KIND in meanings:
            self._take_kind(at)
        elif meanings - {Meaning.ELSEWHERE, Meaning.ALIAS} == {Meaning.SETTLEMENT}:
            self._words.take_settlement(at)
        elif meanings & {Meaning.ALIAS, Meaning.PLACE}:
            self._names.take(at, alias=Meaning.ALIAS in meanings)
        elif Meaning.LEGAL in meanings:
            self._reading.legal = True
        elif Meaning.ELSEWHERE in meanings:
            self._words.take_elsewhere(at)
        elif Meaning.FILLER in meanings and self._is_of_the_name(at):
            self._reading.asides.append(self._sentence.aside(at, Slot.UNKNOWN))
        elif not meanings & WITHOUT_A_CLUE and not self._is_someone(at):
            self._words.take(at)

    def _is_of_the_name(self, at: int) -> bool:
        """«Дружба народов» isn't «Дружба», though «народ, подскажите» says nothing."""
        names, said = self._reading.names, self._sentence.said(at)
        return bool(at and names) and self._sentence.said(at - 1) == names[-1].said and is_of_several(said)

    def _is_someone(self, at: int) -> bool:
        """«Для ребёнка», «дети», «взрослым»: for whom, and no word of a name, unlike «детский»."""
        for_whom = {s.value for s in self._sentence.senses(at) if s.meaning is Meaning.AUDIENCE}
        adjective = questions_words().adjective_as_name.search(self._sentence.said(at))
        return bool(for_whom) and (ADULTS in for_whom or not adjective)

    def _is_place(self, at: int, meanings: set[Meaning]) -> bool:
        """Not after «имени»; and what is a kind's word as well only beside «район»."""
        if Meaning.KIND in meanings:
            return self._sentence.is_marker(at + 1, "district") or self._sentence.is_marker(
                at - 1, "district"
            )
        begun = at - 1 in self._sentence.numbers_of_streets  # «2-я Советская»
        return not begun and self._sentence.word_before(at) not in questions_words().named_after

    def _take_kind(self, at: int) -> None:
        phrase = self._sentence.phrase(at)
        keys = [str(sense.value) for sense in self._sentence.senses(at) if sense.meaning is Meaning.KIND]
        if self._sentence.is_denied(at):
            keys = [other for key in keys for other in self._others(key)]
        for key in keys:
            self._reading.kinds.append(KindClue(*told(phrase), kind=key, at=at))

    def _others(self, denied: str) -> list[str]:
        """«Не детская поликлиника» is one all the same; «не школа, а гимназия» is none."""
        kinds = self._vocabulary.kinds
        found = (key for key, kind in kinds.items() if kinds[denied].is_sort_of(kind))
        return list(found) if kinds[denied].audience == "children" else []
