"""From the text of a question to its clues: kind, number, place, name, street, service."""

import re
from itertools import chain, pairwise

from catalog.search.index.fields import title_key
from catalog.search.index.search_index import SearchIndex, plain_code
from catalog.search.language.normalize import LONGEST, normalize, tokens
from catalog.search.query.fill_slots import SlotFiller
from catalog.search.query.kind_slot import Kinds
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import Reading
from catalog.search.query.tokenizer import Tokenizer
from catalog.search.result import Talk
from catalog.search.vocabulary.vocabulary import Vocabulary

CODE = re.compile(r"[a-z0-9_-]+")
SHORTEST_CODE = 5
TWO = 2
MOST_PUZZLES = 8
"""What has more words that aren't understood is a story: no bolder reading makes a question of it."""
LEAST_TITLE = 3
"""Words of a whole name: «Школа № 5» is what many are called."""


class QueryParser:
    """Reads questions with the words of one register and the phrases of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, index: SearchIndex, tokenizer: Tokenizer) -> None:
        self._vocabulary, self._index, self._tokenizer = vocabulary, index, tokenizer
        self._kinds = Kinds(index.shared, index.lexicon)
        self._for_whom = frozenset(chain.from_iterable(vocabulary.audience.values()))

    def read(self, text: str) -> Reading:
        """All clues of the question."""
        code = self._code(text)
        reading = self._read(text, code, bold=False)
        puzzles = _puzzles(reading)
        if 0 < puzzles <= MOST_PUZZLES and not (reading.topic or code or (reading.kinds and reading.places)):
            # Without a kind or a place, a word of the dictionary may be a slip after all.
            second = self._read(text, code, bold=True)
            placed = second.places or not reading.unknown_place
            return second if second.kinds and placed and _puzzles(second) < puzzles else reading
        return reading

    def _read(self, text: str, code: str, *, bold: bool) -> Reading:
        reading = Reading(code=code)
        plain = normalize(text)
        sentence = Sentence(self._tokenizer.read(plain, bold=bold), self._index.lexicon)
        SlotFiller(sentence, reading, self._index, self._vocabulary).run()
        if not reading.kinds and reading.maybe_house and not reading.house:
            reading.house = reading.maybe_house
            reading.numbers = [number for number in reading.numbers if str(number) != reading.house]
        self._one_institution(reading)
        self._kinds.settle(reading)
        self._leave_audience(reading)
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

    def _leave_audience(self, reading: Reading) -> None:
        """«Детский окулист»: of a doctor it says for whom, and isn't a word of a name."""
        if reading.providers and not reading.kinds:
            reading.names = [
                name for name in reading.names if not any(map(self._for_whom.intersection, name.lemmas))
            ]

    def _code(self, text: str) -> str:
        """The code, INN or OGRN of the register that stands in the question, with or without its hyphen."""
        codes = self._index.codes
        parts = CODE.findall(text[:LONGEST].lower())
        joined = (f"{one}{other}" for one, other in pairwise(parts))
        candidates = (plain_code(part) for part in (*parts, *joined))
        found = (part for part in candidates if len(part) >= SHORTEST_CODE and part in codes)
        whole = parts[0] if len(parts) == 1 and text.strip().lower() == parts[0] else ""
        return next(found, whole if whole in codes and not whole.isdigit() else "")


def _puzzles(reading: Reading) -> int:
    """How many words are not understood; without a kind, also those that seem to say nothing («зашита»)."""
    idle = 0 if reading.kinds else reading.passed_over
    return len(reading.unknown) + bool(reading.unknown_place) + idle
