"""From known words to clues: kind, number, place, name, street, service."""

from collections.abc import Callable
import re
from itertools import combinations, pairwise

from catalog.clues import KindClue, NameClue, PlaceClue, Reading
from catalog.gazetteer import NamedPlaces
from catalog.lexicon import Lexicon, Meaning, Segment, Sense
from catalog.model import Platform
from catalog.morphology import Nature, lemmas
from catalog.normalize import LONGEST
from catalog.places import Level
from catalog.result import Talk
from catalog.roots import noun_roots
from catalog.vocabulary import Service, Vocabulary
from catalog.written import Reader, Word

CODE = re.compile(r"[a-z0-9_-]+")
SHORTEST_CODE = 5
TALK_ORDER = (Talk.INSULT, Talk.OFF_TOPIC, Talk.THANKS, Talk.FAREWELL, Talk.GREETING)
LARGEST_NUMBER = 9999
INN_LENGTHS = (10, 12, 13, 15)
NOT_NUMBERED = {
    "класс",
    "год",
    "лет",
    "месяц",
    "час",
    "часа",
    "часов",
    "минута",
    "раз",
    "день",
    "рубль",
    "человек",
}
"""What is counted: a number before it is no institution's."""

AFTER_A_PLACE = re.compile(r"(?:ов|ев|ин|ын)ск(?:ий|ая|ое|ой|ого|ом|ую|ие|их)$")
"""«Морозовская школа» is named after a place, or as good as."""

NAMED_AFTER = {"имени", "им"}
CERTAIN = 1.0
ON_STREET = {"на", "по", "ул", "улица"}
TENS = 20
AT_PLACE = {"в", "во"}
ADJECTIVE = ("ский", "ской", "ского", "ском", "ская", "скому", "ный", "ной", "ного", "ном")
LOOKS_LIKE_PLACE = ("ск", "ово", "ево", "ино", "ыно", "град", "бург", "поль", "ское", "овка", "евка", "ове", "еве", "ске", "граде", "бурге")  # fmt: skip


class Understanding:
    """Reads questions with the words of one register and the phrases of the vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        lexicon: Lexicon,
        reader: Reader,
        in_names: Callable[[str], bool],
        in_streets: Callable[[str], bool],
        in_roots: Callable[[str], bool],
        in_proper: Callable[[str], bool],
        kind_sets: dict[frozenset[str], str],
        codes: dict[str, int],
    ) -> None:
        self._vocabulary, self._lexicon, self._reader = vocabulary, lexicon, reader
        self._in_names, self._in_streets, self._in_roots, self._in_proper = (
            in_names,
            in_streets,
            in_roots,
            in_proper,
        )
        self._kind_sets, self._codes = kind_sets, codes

    def read(self, text: str) -> Reading:
        """All clues of the question."""
        code = self._code(text)
        reading = self._read(text, code, bold=False)
        if reading.unknown and not (reading.kinds or reading.topic or code):
            # Without a kind, a word of the dictionary may be a slip after all.
            second = self._read(text, code, bold=True)
            return second if second.kinds and len(second.unknown) < len(reading.unknown) else reading
        return reading

    def _read(self, text: str, code: str, *, bold: bool) -> Reading:
        reading = Reading(code=code)
        words = self._reader.read(text, bold=bold)
        segments = self._lexicon.segments([word.lemmas or (word.token.text,) for word in words])
        _Walk(self, reading, words, segments).run()
        self._settle_kinds(reading)
        return reading

    def _code(self, text: str) -> str:
        """The code, INN or OGRN of the register that stands in the question, with or without its hyphen."""
        parts = CODE.findall(text[:LONGEST].lower())
        joined = (f"{one}{other}" for one, other in pairwise(parts))
        whole = text.strip().lower() if len(parts) == 1 else ""
        candidates = (part.replace("-", "").replace("_", "") for part in (*parts, *joined))
        found = (part for part in candidates if len(part) >= SHORTEST_CODE and part in self._codes)
        return next(found, whole if whole in self._codes and not whole.isdigit() else "")

    def in_names(self, lemmas: tuple[str, ...]) -> bool:
        """Whether names of institutions hold one of these words."""
        return any(self._in_names(lemma) for lemma in lemmas)

    def proper(self, lemmas: tuple[tuple[str, ...], ...]) -> bool:
        """Whether some proper name holds one of these words."""
        return any(self._in_proper(lemma) for options in lemmas for lemma in options)

    def villages(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of an unknown word of which names hold the adjective."""
        found = (*lemmas(word), word)
        return tuple(lemma for lemma in found if any(map(self._in_roots, noun_roots(lemma))))

    def on_streets(self, lemmas: tuple[tuple[str, ...], ...]) -> bool:
        """Whether some address holds one of these words."""
        return any(self._in_streets(lemma) for options in lemmas for lemma in options)

    @property
    def vocabulary(self) -> Vocabulary:
        return self._vocabulary

    # --- kinds

    def _settle_kinds(self, reading: Reading) -> None:
        """One kind: the narrowest that the words allow; the words of others become words of the name."""
        kinds = reading.kinds
        if not kinds and reading.maybe_house and not reading.house:
            reading.numbers = [n for n in reading.numbers if str(n) != reading.maybe_house]
            reading.house = reading.maybe_house
        if not kinds:
            self._kind_from_names(reading)
            return
        self._join_modifiers(reading)
        self._join_audience(reading)
        distinct = {clue.kind: clue for clue in kinds}
        for clue in list(distinct.values()):
            broader = self._vocabulary.kinds[clue.kind].broader
            if any(above in distinct for above in broader):
                kinds[:] = [kept for kept in kinds if kept.kind not in broader]
        first = kinds[0]
        reading.names += [
            NameClue(clue.said, clue.lemmas, clue.slips) for clue in kinds[1:] if clue.kind != first.kind
        ]
        del kinds[1:]

    def _join_modifiers(self, reading: Reading) -> None:
        """«Поликлиника № 5 детская»: an adjective elsewhere in the question makes the kind a narrower one."""
        for clue in reading.kinds:
            for name in reading.names:
                if not clue.lemmas or not name.lemmas:
                    continue
                joined = self._kind_of((*clue.lemmas, *name.lemmas))
                if joined and joined != clue.kind:
                    clue.kind = joined
                    clue.lemmas = (*clue.lemmas, *name.lemmas)
                    reading.names.remove(name)
                    return

    def _join_audience(self, reading: Reading) -> None:
        """«Поликлиника для детей» is the children's."""
        for clue in reading.kinds if reading.audience == "children" else ():
            joined = self._kind_of((("детский",), *clue.lemmas))
            if joined:
                clue.kind, clue.lemmas = joined, (("детский",), *clue.lemmas)

    def _kind_from_names(self, reading: Reading) -> None:
        for one, other in combinations(reading.names, 2):
            kind = self._kind_of((*one.lemmas, *other.lemmas))
            if kind:
                reading.names = [name for name in reading.names if name is not one and name is not other]
                lemmas = (*one.lemmas, *other.lemmas)
                reading.kinds.append(KindClue(f"{one.said} {other.said}", lemmas, kind=kind))
                return

    def _kind_of(self, lemmas: tuple[tuple[str, ...], ...]) -> str:
        """The kind whose phrase consists of these words in any order."""
        if len(lemmas) > 4:  # noqa: PLR2004 - no kind is called by more words
            return ""
        options = [frozenset()]
        for alternatives in lemmas:
            options = [option | {lemma} for option in options for lemma in alternatives[:3]]
        return next((self._kind_sets[option] for option in options if option in self._kind_sets), "")


class _Walk:
    """One pass over the segments of a question."""

    def __init__(
        self, owner: Understanding, reading: Reading, words: list[Word], segments: list[Segment]
    ) -> None:
        self._owner, self._reading, self._words, self._segments = owner, reading, words, segments
        self._talk: set[Talk] = set()
        self._numbers_until = 0

    def run(self) -> None:
        used: list[str] = []
        for at, segment in enumerate(self._segments):
            meanings = {sense.meaning for sense in segment.senses}
            if not meanings & {Meaning.FILLER, Meaning.CHANNEL} or meanings & {Meaning.KIND, Meaning.PLACE}:
                used += [
                    word.token.text
                    for word in self._words[segment.start : segment.end]
                    if not word.token.mark
                ]
            self._take(at, segment, meanings)
        reading = self._reading
        reading.tokens = tuple(used)
        reading.talk = next((talk for talk in TALK_ORDER if talk in self._talk), None)

    @staticmethod
    def _idle(segment: Segment) -> bool:
        meanings = {sense.meaning for sense in segment.senses}
        return bool(meanings) and meanings <= {Meaning.FILLER, Meaning.CHANNEL, Meaning.MARKER, Meaning.TALK}

    def _take(self, at: int, segment: Segment, meanings: set[Meaning]) -> None:
        word = self._words[segment.start]
        if word.token.number is not None or word.token.text.isdigit():
            self._take_number(at, word)
        elif word.token.mark:
            pass
        elif at < self._numbers_until:
            pass
        elif Meaning.NUMBER in meanings and self._counts_as_number(at):
            self._take_number_words(at)
        else:
            self._take_words(at, segment, meanings)

    def _take_words(self, at: int, segment: Segment, meanings: set[Meaning]) -> None:
        reading, senses = self._reading, segment.senses
        phrase = self._said(segment), self._lemmas(segment), self._slips(segment)
        for sense in senses:
            self._take_side(sense)
        if self._is_street(at, segment, meanings):
            reading.street = NameClue(*phrase, street=True)
        elif Meaning.KIND in meanings:
            reading.kinds += [
                KindClue(*phrase, kind=str(sense.value)) for sense in senses if sense.meaning is Meaning.KIND
            ]
            self._take_place_too(at, senses, phrase, meanings)
        elif Meaning.PLACE in meanings and self._word_before(at) in NAMED_AFTER:
            reading.names.append(NameClue(*phrase))
        elif Meaning.PLACE in meanings:
            self._take_place(at, senses, phrase)
        elif Meaning.ALIAS in meanings:
            reading.names.append(NameClue(*phrase, alias=True))
        elif Meaning.LEGAL in meanings:
            reading.legal = True
        elif Meaning.SERVICE in meanings:
            pass
        elif Meaning.ELSEWHERE in meanings and not any(
            self._owner.in_names(options) for options in phrase[1]
        ):
            reading.unknown_place = reading.unknown_place or self._said(segment)
        elif not meanings & {
            Meaning.FILLER,
            Meaning.MARKER,
            Meaning.CHANNEL,
            Meaning.TALK,
            Meaning.ACT,
            Meaning.NUMBER,
        }:
            self._take_other(at, segment, phrase)

    def _take_place_too(
        self,
        at: int,
        senses: tuple[Sense, ...],
        phrase: "tuple[str, tuple[tuple[str, ...], ...], float]",
        meanings: set[Meaning],
    ) -> None:
        """«Центральный» may be a kind's word and a place; a marker beside it settles that."""
        if Meaning.PLACE in meanings and self._beside(at, "district"):
            self._reading.kinds.pop()
            self._take_place(at, senses, phrase)

    def _take_side(self, sense: Sense) -> None:
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

    # --- numbers

    def _take_number(self, at: int, word: Word) -> None:
        reading, number = self._reading, word.token.number
        text = word.token.text
        if len(text) in INN_LENGTHS:
            reading.code = reading.code or text
        if number is None or number > LARGEST_NUMBER:
            reading.unknown.append(text)
            return
        if self._next_is(at, NOT_NUMBERED):
            return
        if not self._previous_marks_number(at) and self._follows_street(at):
            reading.house = reading.house or text
        else:
            reading.numbers.append(number)
            if at and reading.names and self._said(self._segments[at - 1]) == reading.names[-1].said:
                on_street = self._owner.on_streets(reading.names[-1].lemmas)
                reading.maybe_house = text if on_street else reading.maybe_house

    def _follows_street(self, at: int) -> bool:
        """«На Чапаева 65», «ул. Мира, д. 4»: the number of a house."""
        reading = self._reading
        said = {reading.street.said} if reading.street else set()
        said |= {clue.said for clue in (*reading.names, *reading.places) if clue.street}
        before = [
            segment
            for segment in self._segments[max(0, at - 2) : at]
            if not self._has_marker(segment, "house")
        ]
        return bool(before) and self._said(before[-1]) in said

    def _previous_marks_number(self, at: int) -> bool:
        if not at:
            return False
        text = self._words[self._segments[at - 1].end - 1].token
        return text.mark or text.text in self._owner.vocabulary.number_marks

    def _run_of_numbers(self, at: int) -> list[int]:
        """The values of the number words from here on."""
        values = []
        for segment in self._segments[at:]:
            value = next((sense.value for sense in segment.senses if isinstance(sense.value, int)), None)
            if value is None:
                break
            values.append(value)
        return values

    def _counts_as_number(self, at: int) -> bool:
        """An ordinal always does, unless of a school form; «пять» only after «номер» or a kind."""
        run = self._run_of_numbers(at)
        last = at + len(run) - 1
        if not run or self._next_is(last, NOT_NUMBERED):
            return False
        if not self._previous_marks_number(at) and self._begins_name(last + 1):
            return False  # «Тридцать три богатыря»
        ordinal = any(isinstance(sense.value, tuple) for sense in self._segments[last].senses)
        before = self._segments[at - 1].senses if at else ()
        after_kind = any(sense.meaning in {Meaning.KIND, Meaning.ALIAS} for sense in before)
        return ordinal or after_kind or self._previous_marks_number(at)

    def _begins_name(self, at: int) -> bool:
        if at >= len(self._segments) or self._segments[at].senses:
            return False
        named = self._owner.proper
        return named(self._lemmas(self._segments[at])) and named(self._lemmas(self._segments[at - 1]))

    def _take_number_words(self, at: int) -> None:
        """«Двести двадцать шестой» is one number, «пятая шестая» are two."""
        total, room = 0, 0
        run = self._run_of_numbers(at)
        for value in run:
            if total and value < room:
                total += value
            else:
                if total:
                    self._reading.numbers.append(total)
                total = value
            room = 100 if value >= 100 else 10 if value >= TENS else 0  # noqa: PLR2004 - hundreds take tens, tens units
        self._reading.numbers.append(total)
        self._numbers_until = at + len(run)

    def _next_is(self, at: int, lemmas: set[str]) -> bool:
        if at + 1 >= len(self._segments):
            return False
        word = self._words[self._segments[at + 1].start]
        return not word.slips and (word.token.text in lemmas or not lemmas.isdisjoint(word.lemmas))

    # --- places, streets, names

    def _take_place(
        self, at: int, senses: tuple[Sense, ...], phrase: "tuple[str, tuple[tuple[str, ...], ...], float]"
    ) -> None:
        groups = [sense.value for sense in senses if isinstance(sense.value, NamedPlaces)]
        marked, kept = self._fitting_marker(at, groups)
        street = self._word_before(at) in ON_STREET and not marked
        self._reading.places.append(PlaceClue(*phrase, groups=tuple(kept), marked=marked, street=street))

    def _fitting_marker(self, at: int, groups: list[NamedPlaces]) -> tuple[bool, list[NamedPlaces]]:
        if self._beside(at, "district", before=False):
            kept = [group for group in groups if group.district_of_region or group.level is Level.DISTRICT]
        elif self._beside(at, "town", after=False):
            kept = [group for group in groups if group.town] or [
                g for g in groups if g.level is Level.LOCALITY
            ]
        elif self._beside(at, "locality"):
            kept = [group for group in groups if group.level is Level.LOCALITY]
        else:
            return False, groups
        return True, kept or groups

    def _preposition(self, at: int) -> bool:
        return self._word_before(at) in AT_PLACE

    def _word_before(self, at: int) -> str:
        return self._words[self._segments[at].start - 1].token.text if at else ""

    def _beside(self, at: int, marker: str, *, before: bool = True, after: bool = True) -> bool:
        near = [at - 1] * before + [at + 1] * after
        return any(0 <= i < len(self._segments) and self._has_marker(self._segments[i], marker) for i in near)

    @staticmethod
    def _has_marker(segment: Segment, marker: str) -> bool:
        return any(sense.meaning is Meaning.MARKER and sense.value == marker for sense in segment.senses)

    def _is_street(self, at: int, segment: Segment, meanings: set[Meaning]) -> bool:
        if self._reading.street is not None or meanings & {Meaning.MARKER, Meaning.FILLER, Meaning.KIND}:
            return False
        if Meaning.PLACE in meanings and not self._owner.on_streets(self._lemmas(segment)):
            return False
        if not at or self._words[segment.start].token.number is not None:
            return False
        return self._has_marker(self._segments[at - 1], "street")

    def _take_other(
        self, at: int, segment: Segment, phrase: "tuple[str, tuple[tuple[str, ...], ...], float]"
    ) -> None:
        said, options_of, _slips = phrase
        reading = self._reading
        known = any(self._owner.in_names(options) for options in options_of)
        district = self._beside(at, "district", before=False) and said.endswith(ADJECTIVE)
        settled = (
            district
            or self._beside(at, "settlement", before=False)
            or self._beside(at, "town", after=False)
            or self._after_locality_type(at)
        )
        if known and (not settled or self._beside(at, "settlement", before=False)):
            doubtful = _slips > CERTAIN and (self._preposition(at) or AFTER_A_PLACE.search(said))
            if doubtful:
                reading.unknown_place = reading.unknown_place or said
            else:
                reading.names.append(NameClue(*phrase, street=self._word_before(at) in ON_STREET))
            return
        word = self._words[segment.start]
        village = () if word.nature is Nature.NOISE else self._owner.villages(word.token.text)
        if village:
            reading.names.append(NameClue(said, (village,), village=True))
            return
        kind = word.nature
        looks = kind is Nature.PLACE or (
            kind is Nature.NONE and (self._preposition(at) or said.endswith(LOOKS_LIKE_PLACE))
        )
        looks = looks or (kind is not Nature.NOISE and AFTER_A_PLACE.search(said) is not None)
        if settled or looks:
            reading.unknown_place = reading.unknown_place or said
        elif kind is not Nature.NOISE:
            reading.unknown.append(said)

    def _after_locality_type(self, at: int) -> bool:
        """«Хутор», «х.»; a bare letter is most often a preposition."""
        if not self._beside(at, "locality", after=False):
            return False
        token = self._words[self._segments[at - 1].end - 1].token
        kind = self._words[self._segments[at].start].nature
        return token.dotted or len(token.text) > 1 or kind in {Nature.NONE, Nature.PLACE}

    def _said(self, segment: Segment) -> str:
        return " ".join(word.token.text for word in self._words[segment.start : segment.end])

    def _lemmas(self, segment: Segment) -> tuple[tuple[str, ...], ...]:
        return tuple(word.lemmas or (word.token.text,) for word in self._words[segment.start : segment.end])

    def _slips(self, segment: Segment) -> float:
        return sum(word.slips for word in self._words[segment.start : segment.end])
