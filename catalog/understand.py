"""From the text of a question to its clues: kind, number, place, name, street, service."""

import re
from itertools import pairwise

from catalog.clues import KindClue, Reading
from catalog.holdings import Holdings, plain_code
from catalog.kind_clues import Kinds
from catalog.lexicon import Meaning, Sense
from catalog.model import Platform
from catalog.normalize import LONGEST, normalize, tokens
from catalog.number_clues import Numbers
from catalog.place_clues import Places
from catalog.profile import title_key
from catalog.result import Talk
from catalog.sentence import Sentence
from catalog.vocabulary import Service, Vocabulary
from catalog.written import Reader

CODE = re.compile(r"[a-z0-9_-]+")
SHORTEST_CODE = 5
TWO = 2
LEAST_TITLE = 3
"""Words of a whole name: «Школа № 5» is what many are called."""

TALK_ORDER = (Talk.INSULT, Talk.OFF_TOPIC, Talk.THANKS, Talk.FAREWELL, Talk.GREETING)
ADJECTIVE = re.compile(r"(?:ск|сл)(?:ий|ая|ое|ие|ой|ого|ую|их|ым|ими|ом|ые|ый|ых)$")
NAMED_AFTER = {"имени", "им"}
WITHOUT_A_CLUE = {
    Meaning.FILLER,
    Meaning.MARKER,
    Meaning.CHANNEL,
    Meaning.TALK,
    Meaning.ACT,
    Meaning.NUMBER,
    Meaning.SERVICE,
}


class Understanding:
    """Reads questions with the words of one register and the phrases of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, held: Holdings, reader: Reader) -> None:
        self._vocabulary, self._held, self._reader = vocabulary, held, reader
        self._kinds = Kinds(vocabulary, held.lexicon)

    def read(self, text: str) -> Reading:
        """All clues of the question."""
        code = self._code(text)
        reading = self._read(text, code, bold=False)
        puzzles = _puzzles(reading)
        if puzzles and not (reading.topic or code or (reading.kinds and reading.places)):
            # Without a kind or a place, a word of the dictionary may be a slip after all.
            second = self._read(text, code, bold=True)
            placed = second.places or not reading.unknown_place
            return second if second.kinds and placed and _puzzles(second) < puzzles else reading
        return reading

    def _read(self, text: str, code: str, *, bold: bool) -> Reading:
        reading = Reading(code=code)
        plain = normalize(text)
        sentence = Sentence(self._reader.read(plain, bold=bold), self._held.lexicon)
        _Walk(sentence, reading, self._held, self._vocabulary).run()
        if not reading.kinds and reading.maybe_house and not reading.house:
            reading.house = reading.maybe_house
            reading.numbers = [number for number in reading.numbers if str(number) != reading.house]
        self._one_institution(reading)
        self._kinds.settle(reading)
        if self._is_insult(plain, reading):
            reading.talk = Talk.INSULT
        written = tuple(token.text for token in tokens(plain))
        reading.titles = tuple(
            title_key(title) for title in (written, sentence.trimmed()) if len(title) >= LEAST_TITLE
        )
        return reading

    def _one_institution(self, reading: Reading) -> None:
        """Of two institutions («школа 5 и садик 7») the first, with the number beside it."""
        first = reading.kinds[0] if reading.kinds else None
        if first is None or len(reading.numbered) < TWO:
            return
        rivals = [
            clue for clue in reading.kinds if clue.at != first.at and self._are_apart(first.kind, clue.kind)
        ]
        for rival in rivals:
            own = [
                n
                for n, at in reading.numbered.items()
                if first.at < at < rival.at or at < first.at < rival.at
            ]
            if own:
                reading.numbers = own[:1]
                reading.kinds = [clue for clue in reading.kinds if clue.at < rival.at]
                return

    def _are_apart(self, one: str, other: str) -> bool:
        kinds = self._vocabulary.kinds
        return one != other and one not in kinds[other].broader and other not in kinds[one].broader

    def _is_insult(self, plain: str, reading: Reading) -> bool:
        """Swearing and nothing asked."""
        asked = reading.kinds or reading.names or reading.places or reading.numbers or reading.topic
        swears = any(token.text.startswith(self._vocabulary.swearing) for token in tokens(plain))
        return swears and not asked and not reading.unknown_place and reading.talk is None

    def _code(self, text: str) -> str:
        """The code, INN or OGRN of the register that stands in the question, with or without its hyphen."""
        codes = self._held.codes
        parts = CODE.findall(text[:LONGEST].lower())
        joined = (f"{one}{other}" for one, other in pairwise(parts))
        candidates = (plain_code(part) for part in (*parts, *joined))
        found = (part for part in candidates if len(part) >= SHORTEST_CODE and part in codes)
        whole = parts[0] if len(parts) == 1 and text.strip().lower() == parts[0] else ""
        return next(found, whole if whole in codes and not whole.isdigit() else "")


def _puzzles(reading: Reading) -> int:
    """How many words are not understood."""
    return len(reading.unknown) + bool(reading.unknown_place)


class _Walk:
    """One pass over the segments of a question."""

    def __init__(self, sentence: Sentence, reading: Reading, held: Holdings, vocabulary: Vocabulary) -> None:
        self._sentence, self._reading = sentence, reading
        self._numbers = Numbers(sentence, reading, held, vocabulary.number_marks)
        self._places = Places(sentence, reading, held)
        self._talk: set[Talk] = set()

    def run(self) -> None:
        at = 0
        while at < len(self._sentence):
            behind = self._numbers.take_words(at) if Meaning.NUMBER in self._sentence.meanings[at] else at
            if behind == at:
                self._take(at)
                behind += 1
            at = behind
        self._reading.talk = next((talk for talk in TALK_ORDER if talk in self._talk), None)

    def _take(self, at: int) -> None:
        token = self._sentence.words(at)[0].token
        if token.number is not None or token.text.isdigit():
            self._numbers.take_digits(at)
        elif not token.mark:
            for sense in self._sentence.senses(at):
                self._take_side(sense)
            self._take_main(at)

    def _take_side(self, sense: Sense) -> None:
        """What a phrase means beside what it names."""
        reading, value = self._reading, sense.value
        if sense.meaning is Meaning.SERVICE and isinstance(value, Service):
            reading.topic = reading.topic or value.topic
            reading.providers = reading.providers or value.kinds
        elif sense.meaning is Meaning.ACT:
            reading.act = True
        elif sense.meaning is Meaning.CHANNEL and isinstance(value, Platform):
            reading.channel = value
        elif sense.meaning is Meaning.AUDIENCE:
            reading.audience = reading.audience or str(value)
        elif sense.meaning is Meaning.TALK and isinstance(value, Talk):
            self._talk.add(value)

    def _take_main(self, at: int) -> None:
        meanings, places = self._sentence.meanings[at], self._places
        if places.take_street(at):
            return
        if Meaning.PLACE in meanings and self._is_place(at, meanings):
            places.take_place(at)
        elif Meaning.KIND in meanings:
            self._take_kind(at)
        elif meanings & {Meaning.ALIAS, Meaning.PLACE}:
            places.take_name(at, self._sentence.phrase(at), alias=Meaning.ALIAS in meanings)
        elif Meaning.LEGAL in meanings:
            self._reading.legal = True
        elif Meaning.ELSEWHERE in meanings:
            places.take_elsewhere(at)
        elif not meanings & WITHOUT_A_CLUE and not self._is_someone(at):
            places.take_other(at)

    def _is_someone(self, at: int) -> bool:
        """«Для ребёнка», «дети»: for whom, and no word of a name, unlike «детский»."""
        said = self._sentence.said(at)
        return Meaning.AUDIENCE in self._sentence.meanings[at] and not ADJECTIVE.search(said)

    def _is_place(self, at: int, meanings: set[Meaning]) -> bool:
        """Not after «имени»; and what is a kind's word as well only beside «район»."""
        if Meaning.KIND in meanings:
            return self._sentence.is_marker(at + 1, "district") or self._sentence.is_marker(
                at - 1, "district"
            )
        return self._sentence.word_before(at) not in NAMED_AFTER

    def _take_kind(self, at: int) -> None:
        phrase = self._sentence.phrase(at)
        for sense in self._sentence.senses(at):
            if sense.meaning is Meaning.KIND:
                clue = KindClue(phrase.said, phrase.lemmas, phrase.slips, kind=str(sense.value), at=at)
                self._reading.kinds.append(clue)
