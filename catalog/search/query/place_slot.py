"""Places in a question, known and unknown, streets, and words that only names hold."""

from catalog.search.bitsets import BitSets, union_of
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.lexicon import Meaning
from catalog.search.language.morphology import (
    NamePart,
    Nature,
    agree,
    is_noun,
    is_quality,
    is_subject,
    lemmas,
    name_parts,
    nature,
)
from catalog.search.language.toponym_roots import adjectives, noun_roots
from catalog.search.language.word_lists import questions_words
from catalog.search.places.region_places import Level, NamedPlaces
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import Aside, NameClue, Phrase, PlaceClue, Reading, told
from catalog.search.query.unknown_words import Word
from catalog.search.result import Slot

CUT_OFF = 3
LONG = 8
"""From so many letters on, two slips leave no doubt."""

OF_ONE_ROOT = 1.5
"""A word of the same root is as far from what was written as so many slips."""

PLACE_ALONE = frozenset({Meaning.PLACE})
CERTAIN = 1.0
"""A word with more slips than that may as well be another one that isn't known."""


class Places:
    """Takes places, streets and words of names of one sentence into its reading."""

    def __init__(self, sentence: Sentence, reading: Reading, index: SearchIndex) -> None:
        self._sentence, self._reading, self._index = sentence, reading, index
        self._named_after = {
            sentence.said(at)
            for at in range(1, len(sentence))
            if sentence.word_before(at) in questions_words().named_after
        }

    def take_place(self, at: int) -> None:
        """A known place; a marker beside it chooses among places of one name."""
        phrase = self._sentence.phrase(at)
        groups = self._groups(at)
        if self._sentence.is_denied(at):
            self._reading.denied += groups
            said = self._reading.places  # «Волжский, не Волжский, а Камышин»
            self._reading.places = [one for one in said if not any(group in groups for group in one.groups)]
            self._reading.asides.append(self._sentence.aside(at, Slot.DENIED))
            return
        if phrase.slips > CERTAIN and self._in_a_place(at) and len(phrase.said) < LONG:
            self._take_unknown_place(at, phrase.said)
            return
        fitting = self._fitting_marker(at, groups)
        kept = groups if fitting is None else fitting or groups
        street = fitting is None and self._sentence.word_before(at) in questions_words().on_a_street
        clue = PlaceClue(*told(phrase), groups=tuple(kept), marked=fitting is not None, street=street)
        clue.start, clue.end = self._sentence.span_of_place(at)
        clue.town = at > 0 and self._sentence.ends_in_marker(at - 1, "town")
        places = self._reading.places
        if places and self._sentence.word_before(at) == questions_words().or_:
            clue.groups = (*places.pop().groups, *clue.groups)
        places.append(clue)

    def _fitting_marker(self, at: int, groups: list[NamedPlaces]) -> list[NamedPlaces] | None:
        """Those that the marker allows, perhaps none; None without a marker."""
        marker, villages = self._sentence.is_marker, [g for g in groups if g.level is Level.LOCALITY]
        if marker(at + 1, "district"):
            return [group for group in groups if group.district_of_region or group.level is Level.DISTRICT]
        if marker(at - 1, "town"):
            return [group for group in groups if group.town] or villages
        if marker(at - 1, "locality") or marker(at + 1, "locality"):
            return villages
        return None

    def take_street(self, at: int) -> bool:
        """«Ул. Мира»: whether it was one."""
        meanings = self._sentence.meanings[at]
        if not self._sentence.is_marker(self._sentence.before(at), "street"):
            return False
        if self._reading.street is not None or meanings & {Meaning.MARKER, Meaning.FILLER, Meaning.KIND}:
            return False
        phrase = self._sentence.phrase(at)
        if Meaning.PLACE in meanings and not self._in(self._index.streets, phrase):
            return False
        number = self._sentence.numbers_of_streets.get(at - 1, 0)
        self._reading.street = NameClue(*told(phrase), street=True, number=number)
        return True

    def take_elsewhere(self, at: int) -> None:
        """A place that isn't of this register, unless some name here holds the word."""
        phrase = self._sentence.phrase(at)
        if self._is_of_a_person(at):
            self._pass_over(phrase.said, at)
        elif self._holds(self._index.names, phrase) or self._holds(self._index.streets, phrase):
            self.take_name(at, phrase)
        else:
            self._take_unknown_place(at, phrase.said)

    def _take_unknown_place(self, at: int, said: str) -> None:
        self._reading.unknown_place = self._reading.unknown_place or said
        start, end = self._sentence.span_of_place(at)
        aside = Aside(said, start=start, end=end, slot=Slot.UNKNOWN_PLACE)
        self._reading.asides.append(aside)

    def _groups(self, at: int) -> list[NamedPlaces]:
        return [sense.value for sense in self._sentence.senses(at) if isinstance(sense.value, NamedPlaces)]

    def take_settlement(self, at: int) -> None:
        """A place of the region where nobody is; not where a name holds the words, or they are ordinary."""
        phrase, words = self._sentence.phrase(at), self._sentence.words(at)
        for word in words:  # known only as a settlement's
            word.nature = nature(word.token.text)
        village = all(group.level is Level.LOCALITY for group in self._groups(at))
        ordinary = village and len(words) == 1 and words[0].nature in {Nature.NOISE, Nature.CONTENT}
        placed = self._in_a_place(at) or self._is_placed(at, phrase.said)
        named = self._sentence.word_before(at) in questions_words().named_after
        held = self._holds(self._index.names, phrase)
        held = held or (village and self._holds(self._index.streets, phrase))
        alias = Meaning.ALIAS in self._sentence.meanings[at]
        if alias and not placed:
            self.take_name(at, phrase, alias=True)
        elif named or ((held or ordinary) and not placed):
            self.take_other(at)
        else:
            self.take_place(at)

    def is_of_names(self, at: int) -> bool:
        """Whether some name holds the words."""
        return self._holds(self._index.names, self._sentence.phrase(at))

    def take_name(self, at: int, phrase: Phrase, *, alias: bool = False) -> None:
        """Words of a name, or another name as a whole."""
        street = self._sentence.word_before(at) in questions_words().on_a_street or self._continues_street(
            at, phrase
        )
        number, patron = self._sentence.numbers_of_streets.get(at - 1, 0), phrase.said in self._named_after
        clue = NameClue(*told(phrase), alias=alias, street=street, patron=patron, number=number)
        self._reading.names.append(clue)

    def _continues_street(self, at: int, phrase: Phrase) -> bool:
        """«На Рабоче-Крестьянской»: the second word of a street of which the first was said."""
        names = [*self._reading.names[-1:], *([self._reading.street] if self._reading.street else [])]
        return any(
            name.street
            and at
            and name.said == self._sentence.said(at - 1)
            and self._same_street(name, phrase)
            for name in names
        )

    def _same_street(self, name: NameClue, phrase: Phrase) -> bool:
        bits = -1
        for options in (*name.lemmas, *phrase.lemmas):
            found = 0
            for lemma in options:
                found |= self._index.streets.bits(lemma)
            bits &= found
        return bits > 0

    def take_other(self, at: int) -> None:
        """A word that no phrase begins with: of a name, of a village, of an unknown place, or of nothing."""
        phrase, word = self._sentence.phrase(at), self._sentence.words(at)[0]
        known = self._in(self._index.names, phrase) or self._in(self._index.streets, phrase)
        settlement = self._sentence.is_marker(at + 1, "settlement")
        placed = settlement or self._is_placed(at, phrase.said)
        if self._is_cut_off(at) or self._take_known(at, phrase, known=known and (settlement or not placed)):
            return
        word.nature = word.nature or nature(word.token.text)
        if not (known or settlement) and self._continues_name(at):
            self._pass_over(phrase.said, at)
            self._reading.doubted = self._reading.doubted or phrase.said
            return
        clue = None if known else self._of_one_root(word, phrase, placed=placed)
        district = () if known or settlement else self._district_of(word)
        if district:
            start, end = self._sentence.span_of_place(at)
            place = PlaceClue(phrase.said, phrase.lemmas, CERTAIN, start, end, district)
            self._reading.places.append(place)
        elif clue:
            self._reading.names.append(clue)
        else:
            self._take_strange(at, phrase.said, placed=placed or known)

    def _take_known(self, at: int, phrase: Phrase, *, known: bool) -> bool:
        """Whether it was a word of names; `known`: some name or street holds it, and no place is meant."""
        if self._is_in_names_with_its_marker(at, phrase):
            self._reading.names.append(NameClue(*told(phrase), needed=True))
            return True
        like_a_place = self._in_a_place(at) or questions_words().after_a_place.search(phrase.said)
        if not known or (phrase.slips > CERTAIN and like_a_place):
            return False
        self.take_name(at, phrase)
        return True

    def _take_strange(self, at: int, said: str, *, placed: bool) -> None:
        """A word that nothing in the register is like; `placed`: a place is meant by it."""
        kind = self._sentence.words(at)[0].nature
        if self._is_of_a_person(at) and not placed:
            self._pass_over(said, at)
        elif placed or self._looks_like_place(at, kind):
            self._take_unknown_place(at, said)
        elif kind is Nature.NOISE or self._only_praises(at) or self._is_the_writer(at):
            self._reading.passed_over += 1
        elif self._is_another_place(at, said):
            self._reading.unknown_place = f"{self._sentence.said(at - 1)} {said}"
            self._reading.asides.append(self._sentence.aside(at, Slot.UNKNOWN_PLACE))
        else:
            self._take_unknown(at, said)

    def _pass_over(self, said: str, at: int) -> None:
        self._reading.unknown.append(said)
        self._reading.asides.append(self._sentence.aside(at, Slot.UNKNOWN))

    def _is_in_names_with_its_marker(self, at: int, phrase: Phrase) -> bool:
        """«Управа Советского района»: a part of a city that only a name tells of."""
        adjective = questions_words().adjective_of_a_place.search(phrase.said)
        if adjective is None or not self._sentence.is_marker(at + 1, "district"):
            return False
        bits = -1
        for options in (*phrase.lemmas, *self._sentence.phrase(at + 1).lemmas):
            bits &= union_of(map(self._index.names.bits, options))
        return bits > 0

    def _is_of_a_person(self, at: int) -> bool:
        """«Терапевт Иванова»: a surname behind a doctor is no place."""
        doctor = at > 0 and Meaning.SERVICE in self._sentence.meanings[at - 1]
        return doctor and NamePart.SURNAME in name_parts(self._sentence.said(at))

    def _is_the_writer(self, at: int) -> bool:
        """«Я беременная», «мы многодетные»: who asks, and nothing of an institution."""
        return self._sentence.word_before(at) in questions_words().writer and is_subject(
            self._sentence.said(at)
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

    def _district_of(self, word: Word) -> tuple[NamedPlaces, ...]:
        """The districts whose name is an adjective of an unknown place's."""
        if nature(word.token.text) not in {Nature.NONE, Nature.PLACE}:
            return ()
        found = (group for lemma in lemmas(word.token.text) for group in self._index.gazetteer.rooted(lemma))
        return tuple(dict.fromkeys(found))

    def _of_one_root(self, word: Word, phrase: Phrase, *, placed: bool) -> NameClue | None:
        """What stands in names in another form: «тарифов» for «тарифный», a village for its adjective.

        A patron is borne as he is called: «имени Толстого» isn't the school of Толстое.
        """
        if phrase.said in self._named_after:
            return None
        akin = () if placed else self._akin(word)
        if akin:
            return NameClue(word.token.text, (akin,), OF_ONE_ROOT, phrase.start, phrase.end)
        village = () if word.nature is Nature.NOISE else self._villages(word.token.text)
        return (
            NameClue(word.token.text, (village,), 0.0, phrase.start, phrase.end, village=True)
            if village
            else None
        )

    def _take_unknown(self, at: int, said: str) -> None:
        reading = self._reading
        self._pass_over(said, at)
        if self._sentence.word_before(at) in questions_words().on_a_street and self._is_adjective(at):
            reading.doubted, reading.doubted_street = said, True
        elif not reading.doubted and self._may_be_name(at):
            reading.doubted = said

    def _continues_name(self, at: int) -> bool:
        """«Имени Гарри Поттера»: no place, whatever it ends in."""
        before = [self._sentence.said(i) for i in range(max(0, at - 2), at)]
        return not questions_words().named_after.isdisjoint(before) or bool(
            before and before[-1] == self._reading.doubted
        )

    def _may_be_name(self, at: int) -> bool:
        """Whether the word stands where a name would: behind the kind, or an adjective before it."""
        sentence = self._sentence
        if self._is_adjective(at) and at + 1 < len(sentence) and Meaning.KIND in sentence.meanings[at + 1]:
            return True
        before = at - 1
        while before >= 0 and (
            sentence.said(before) in questions_words().before_a_name
            or (not sentence.meanings[before] and sentence.segments[before].start)
        ):
            before -= 1
        return before >= 0 and Meaning.KIND in sentence.meanings[before]

    def _is_adjective(self, at: int) -> bool:
        said = self._sentence.said(at)
        return questions_words().adjective.search(said) is not None and not is_noun(said)

    def _only_praises(self, at: int) -> bool:
        """«Новая библиотека»: of what quality the kind behind is; not whose, as «частная» tells."""
        said = self._sentence.said(at)
        before_kind = at + 1 < len(self._sentence) and Meaning.KIND in self._sentence.meanings[at + 1]
        return before_kind and is_quality(said) and questions_words().telling.search(said) is None

    def _is_cut_off(self, at: int) -> bool:
        """«Кр.» alone tells nothing."""
        token = self._sentence.words(at)[0].token
        return token.dotted and len(token.text) <= CUT_OFF

    def _is_placed(self, at: int, said: str) -> bool:
        """Whether a marker makes a place of whatever the word is: «Рябовский район», «хутор Мирный»."""
        marker = self._sentence.is_marker
        if marker(at - 1, "town") or (
            marker(at + 1, "district") and questions_words().adjective_of_a_place.search(said)
        ):
            return True
        if not marker(at - 1, "locality"):
            return False
        token = self._sentence.words(at - 1)[-1].token
        # A bare letter is most often a preposition: «с соседом».
        nature = self._sentence.words(at)[0].nature
        return token.dotted or len(token.text) > 1 or nature in {Nature.NONE, Nature.PLACE}

    def _in_a_place(self, at: int) -> bool:
        return self._sentence.word_before(at) in questions_words().in_a_place

    def _looks_like_place(self, at: int, nature: Nature) -> bool:
        said = self._sentence.said(at)
        if nature is Nature.PLACE:
            return True
        if nature is Nature.NONE and (self._in_a_place(at) or questions_words().like_a_place.search(said)):
            return True
        told = questions_words().after_a_place.search(said) is not None
        return nature is not Nature.NOISE and (told or self._is_of_no_kind(at))

    def _is_of_no_kind(self, at: int) -> bool:
        """«Школа 5 Тракторозаводский»: an adjective of a place that belongs to no word beside it."""
        said, parts = self._sentence.said(at), range(len(self._sentence))
        others = [self._sentence.words(one)[-1].token.text for one in parts if one != at]
        return questions_words().of_a_place.search(said) is not None and not any(
            agree(said, one) for one in others
        )

    def _villages(self, word: str) -> tuple[str, ...]:
        """The dictionary forms of an unknown word of which names hold the adjective.

        Not where that is a place's own name here: «Красноармейск» is the Красноармейский district.
        """
        if any(self._index.lexicon.is_phrase(one, PLACE_ALONE) for one in adjectives(word)):
            return ()
        found = (*lemmas(word), word)
        return tuple(lemma for lemma in found if any(root in self._index.roots for root in noun_roots(lemma)))

    def _akin(self, word: Word) -> tuple[str, ...]:
        """The words of names that have the root of an unknown one: «тарифов», «аграрник»."""
        if word.nature not in {Nature.NONE, Nature.CONTENT} or questions_words().like_a_place.search(
            word.token.text
        ):
            return ()
        found = {other for lemma in lemmas(word.token.text) for other in self._index.families.of(lemma)}
        lexicon = self._index.lexicon
        return tuple(sorted(other for other in found if not lexicon.is_phrase(other, PLACE_ALONE)))

    @staticmethod
    def _holds(words: BitSets, phrase: Phrase) -> bool:
        regions = questions_words().regions
        return all(any(lemma in words for lemma in options) for options in phrase.lemmas) and not (
            regions & {lemma for options in phrase.lemmas for lemma in options}
        )

    @staticmethod
    def _in(words: BitSets, phrase: Phrase) -> bool:
        return any(lemma in words for options in phrase.lemmas for lemma in options)
