"""What of an institution can be asked for: its kind, numbers, words, proper name, street and house."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from catalog.model import Institution
from catalog.search.index.shared_part import Narrower
from catalog.search.index.street import Ordinal, read_street
from catalog.search.language.letters import endings, letters
from catalog.search.language.lexicon import Lexicon, Meaning, Segment
from catalog.search.language.morphology import Nature, lemmas, nature
from catalog.search.language.normalize import Token, normalize, tokens, words
from catalog.search.language.word_lists import names_patterns
from catalog.search.places.region_places import Level, NamedPlaces
from catalog.search.vocabulary.vocabulary import Vocabulary

QUOTE = re.compile('[«»"„“”]')
QUOTED = re.compile(r"[«\"„“]([^«»\"„“”]{2,80})[»\"”]")
SHORTEST_WORD = 2
SHORTEST_TAIL = 3
POSTCODE = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """The clues that an institution answers to. Words are as written, not in dictionary form."""

    kinds: tuple[str, ...]  # keys, the first the one it is called by; empty where neither type nor name tells
    other_kinds: tuple[str, ...]
    numbers: tuple[int, ...]
    words: frozenset[str]
    proper: frozenset[str]
    patron: frozenset[str]  # of those the words after «имени»
    street: frozenset[str]
    house: str
    branch: bool  # a part of another institution
    ordinals: tuple[Ordinal, ...]  # «12-й Километр» in a name, «8 Марта» in a street
    titles: tuple[frozenset[str], ...]  # whole names, see `title_key`
    districts: tuple[NamedPlaces, ...]  # of a city, that stand in its name
    regional: bool  # by its name it is the whole region's


class Profiler:
    """Reads institutions with the vocabulary's phrases."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon, narrower: Narrower) -> None:
        self._vocabulary, self._lexicon, self._narrower = vocabulary, lexicon, narrower
        self._kinds_of_types: dict[str, str] = {}

    def profile(self, institution: Institution) -> Profile:
        """The clues of that institution."""
        title = tokens(normalize(institution.official_name))
        # Initials would be read as «п.» and «с.», which stand before places.
        plain = normalize(names_patterns().initials.sub("", institution.official_name))
        official = tokens(plain)
        short = tokens(normalize(institution.short_name))
        segments = self._segments(official, plain)
        shortly = self._segments(short)
        named = self._named(segments, shortly, [*short, *official])
        kinds = self._narrowed(self._kind(institution.kind, named[0] if named else ""), official)
        kept = _words(official, segments) | _words(short, shortly)
        for name in institution.other_names:
            parts = tokens(normalize(name))
            found = self._segments(parts)
            kept |= _words(parts, found)
            named = [*named[:2], *_kinds(found)]
        named_after, ordinal = names_patterns().named_after, names_patterns().ordinal
        patron = {word for part in named_after.findall(institution.official_name) for word in words(part)}
        quoted = {word for part in QUOTED.findall(institution.official_name) for word in words(part)}
        proper = patron | quoted
        street = read_street(institution.address)
        ordinals = ((int(n), normalize(word)) for n, word in ordinal.findall(institution.official_name))
        return Profile(
            kinds=tuple(kinds),
            other_kinds=tuple(found for found in named if found not in kinds),
            numbers=tuple(dict.fromkeys((*_numbers(official, segments), *_numbers(short, ())))),
            words=frozenset(kept),
            proper=frozenset(proper & kept),
            patron=frozenset(patron & kept),
            street=street.words,
            house=street.house,
            ordinals=(*ordinals, *_anniversaries(official), *street.ordinals),
            branch=self._is_branch(official, segments) or self._is_branch(short, shortly),
            districts=(
                *_districts(official, segments, self._vocabulary.levels),
                *_districts(short, shortly, self._vocabulary.levels),
            ),
            regional=self._is_regional(official, segments),
            titles=tuple(title_key(token.text for token in one) for one in (title, short) if one),
        )

    def _named(self, official: list[Segment], short: list[Segment], found: list[Token]) -> list[str]:
        """The kinds that the names speak of; those that stand in a legal form as well come last."""
        segments = [*official, *short]
        told = _kinds([one for one in segments if not _is_legal(one)])
        return list(dict.fromkeys([*(told or self._abbreviated(found)), *_kinds(segments)]))

    def _abbreviated(self, found: list[Token]) -> list[str]:
        """«ЕДМШ»: an unknown abbreviation of which the end is a kind's and the beginning a place's."""
        tails = (
            token.text[cut:]
            for token in found
            for cut in (1, 2)
            if token.text not in self._lexicon and len(token.text) - cut >= SHORTEST_TAIL
            if nature(token.text) is Nature.NONE and letters().vowels.isdisjoint(token.text[cut:])
        )
        return [kind for tail in tails for kind in _kinds(self._segments([Token(tail)]))]

    def _narrowed(self, kind: str, official: list[Token]) -> list[str]:
        """«Областная детская клиническая больница» holds all words of two kinds of hospitals."""
        if kind not in self._narrower:
            return [kind] if kind else []
        lemmas = {lemma for token in official for lemma in self._lexicon.lemmas_of(token.text)}
        return list(dict.fromkeys(key for phrase, key in self._narrower[kind] if phrase <= lemmas)) or [kind]

    def _is_branch(self, found: list[Token], segments: list[Segment]) -> bool:
        """Whether it is called a branch, and not as its kind is («отделение полиции»)."""
        for segment in segments:
            kind = any(sense.meaning is Meaning.KIND for sense in segment.senses)
            lemmas = {
                lemma
                for token in found[segment.start : segment.end]
                for lemma in self._lexicon.lemmas_of(token.text)
            }
            if not kind and lemmas & self._vocabulary.branches:
                return True
        return False

    def _is_regional(self, official: list[Token], segments: list[Segment]) -> bool:
        """«… областная Дума», «Прокуратура … области»: unlike «Администрация … района … области»."""
        levels, lemmas_of = self._vocabulary.levels, self._lexicon.lemmas_of
        if any(levels.get(lemma) == "region" for token in official for lemma in lemmas_of(token.text)):
            return True
        places = [found for found in map(_levels, segments) if found]
        return bool(places) and all(Level.REGION in found for found in places)

    def _segments(self, found: list[Token], text: str = "") -> list[Segment]:
        """The phrases; none reaches over a quotation mark of the text: «… образования детей "Дом …"»."""
        said = [self._lexicon.lemmas_of(token.text) for token in found]
        signs = [sign.start() for sign in QUOTE.finditer(text)]
        starts = [token.start for token in found] if signs else []
        cuts = sorted({0, *(bisect_left(starts, sign) for sign in signs), len(said)})
        pieces = ((start, self._lexicon.segments(said[start:end])) for start, end in pairwise(cuts))
        return [
            Segment(one.start + start, one.end + start, one.senses)
            for start, piece in pieces
            for one in piece
        ]

    def _kind(self, registered: str, named: str) -> str:
        """What the name says where it is a narrower kind than the register's column, else the column."""
        typed = self._kind_of_type(registered) if registered else ""
        if not typed or not named or typed == named:
            return typed or named
        kinds = self._vocabulary.kinds
        narrower = typed in _all_broader(self._vocabulary, named) or named in kinds[typed].near
        return named if narrower or kinds[typed].generic else typed

    def _kind_of_type(self, registered: str) -> str:
        known = self._kinds_of_types.get(registered)
        if known is None:
            found = _kinds(self._segments(tokens(normalize(registered))))
            known = self._kinds_of_types[registered] = found[0] if found else ""
        return known


def _all_broader(vocabulary: Vocabulary, kind: str) -> set[str]:
    found = set(vocabulary.kinds[kind].broader)
    return found.union(*(_all_broader(vocabulary, above) for above in found))


def title_key(found: Iterable[str]) -> frozenset[str]:
    """What makes a written name that of an institution: its words, whatever their order and punctuation."""
    return frozenset(word for word in found if word != "#")


def closure(vocabulary: Vocabulary, kind: str) -> set[str]:
    """The kind and all that it counts as."""
    return {kind} | _all_broader(vocabulary, kind)


def _kinds(segments: list[Segment]) -> list[str]:
    return [str(s.value) for segment in segments for s in segment.senses if s.meaning is Meaning.KIND]


def _is_legal(segment: Segment) -> bool:
    return any(sense.meaning is Meaning.LEGAL for sense in segment.senses)


def _words(found: list[Token], segments: list[Segment]) -> set[str]:
    """The words that may be asked for: not the legal form, nor the place with its marker."""
    kept: set[str] = set()
    for at, segment in enumerate(segments):
        meanings = {sense.meaning for sense in segment.senses}
        # «Имени Героя Советского Союза» is a title: «школа советский» doesn't ask for it.
        title = segment.end - segment.start > 1 and meanings == {Meaning.FILLER}
        if title or Meaning.LEGAL in meanings or (Meaning.PLACE in meanings and _marked(segments, at)):
            continue
        kept.update(
            token.text
            for token in found[segment.start : segment.end]
            if token.number is None and len(token.text) >= SHORTEST_WORD
        )
    return kept


def _districts(
    found: list[Token], segments: list[Segment], levels: Mapping[str, str]
) -> Iterator[NamedPlaces]:
    """The districts of a city that stand in a name: «… Центрального района», «Центральный районный суд»."""
    for at, segment in enumerate(segments):
        behind = found[segment.end].text if segment.end < len(found) else ""
        named = any(levels.get(lemma) == "district" for lemma in lemmas(behind)) if behind else False
        if (
            named
            or _marked(segments, at)
            or (behind.endswith(endings().genitive_adjectives) and _marked(segments, at + 1))
        ):
            for sense in segment.senses:
                if isinstance(sense.value, NamedPlaces) and sense.value.level is Level.DISTRICT:
                    yield sense.value


def _marked(segments: list[Segment], at: int) -> bool:
    """Whether «район», «города», «области» stands beside the segment."""
    before, after = (
        {sense.value for segment in beside for sense in segment.senses if sense.meaning is Meaning.MARKER}
        for beside in (segments[max(0, at - 1) : at], segments[at + 1 : at + 2])
    )
    return bool(before & {"town", "locality"} or after & {"district", "region"})


def _levels(segment: Segment) -> set[Level]:
    """The levels of the places that the segment may be."""
    return {sense.value.level for sense in segment.senses if isinstance(sense.value, NamedPlaces)}


def _anniversaries(found: list[Token]) -> Iterator[Ordinal]:
    """«Имени 60-летия Победы»."""
    for one, other in pairwise(found):
        if one.begins and one.number is not None:
            yield one.number, other.text


def _numbers(found: list[Token], segments: "list[Segment] | tuple[()]") -> list[int]:
    numbers = [token.number for token in found if token.number is not None and not token.begins]
    first = segments[0].senses if segments else ()
    numbers += [
        sense.value for sense in first if sense.meaning is Meaning.NUMBER and isinstance(sense.value, int)
    ]
    return numbers
