"""The register prepared for search: which institutions bear which kind, number, word, street and place."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from catalog.gazetteer import Gazetteer, Located
from catalog.lexicon import Lexicon, Meaning, Sense
from catalog.model import Institution
from catalog.morphology import Nature, nature
from catalog.normalize import normalize, tokens
from catalog.place_text import adjectives
from catalog.places import RegionPlaces
from catalog.postings import Postings
from catalog.profile import Profile, Profiler, closure
from catalog.result import Talk
from catalog.roots import adjective_roots, noun_roots
from catalog.spelling import Spelling
from catalog.vocabulary import Vocabulary

LONGEST_ABBREVIATION = 4


@dataclass(slots=True)
class Holdings:
    """Institution i of the register is bit i of every set."""

    institutions: Sequence[Institution]
    lexicon: Lexicon
    gazetteer: Gazetteer
    spelling: Spelling
    kinds: Postings  # kind, what it counts as included
    other_kinds: Postings  # kinds that a name mentions besides
    numbers: Postings
    names: Postings  # dictionary forms of the words of names
    proper: Postings  # of those in quotes and after «имени»
    streets: Postings
    houses: Postings
    roots: Postings  # of adjectives in names that may be made of a place's name
    aliases: Postings  # whole other names, as normalised
    titles: Postings  # whole official and short names, by their words
    own_kinds: list[str] = field(default_factory=list)
    located: list[Located] = field(default_factory=list)
    number_of: list[int] = field(default_factory=list)  # the first of its numbers, 0 without one
    codes: dict[str, list[int]] = field(default_factory=dict)  # with and without their hyphens
    all: int = 0

    def bears(self, lemma: str) -> bool:
        """Whether the word stands in some name or street."""
        return lemma in self.names or lemma in self.streets

    def rooted(self, lemmas: Iterable[str]) -> int:
        """The institutions named by an adjective of a village of that name."""
        bits = 0
        for root in set().union(*map(noun_roots, lemmas)):
            bits |= self.roots.bits(root)
        return bits

    def at(self, key: str) -> int:
        """The institutions at the place of that key."""
        return self.all if key == self.gazetteer.region_key else self.gazetteer.at(key)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Millions of objects are made and kept: looking for garbage among them takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_without_collection()
def build(institutions: Sequence[Institution], places: RegionPlaces, vocabulary: Vocabulary) -> Holdings:
    """Everything that a search needs, from one version of the register."""
    lexicon = Lexicon()
    teach(lexicon, vocabulary)
    size = len(institutions)
    gazetteer = Gazetteer(places, lexicon, size)
    held = _empty(institutions, lexicon, gazetteer)
    profiler = Profiler(vocabulary, lexicon)
    raw = {"names": Postings(size), "proper": Postings(size), "streets": Postings(size)}
    for number, institution in enumerate(institutions):
        held.located.append(gazetteer.add(number, institution.place))
    gazetteer.finish()
    for number, institution in enumerate(institutions):
        _add(held, vocabulary, raw, number, profiler.profile(institution))
        _add_codes(held, number, institution)
    _add_aliases(held, institutions)
    held.roots = _by_root(raw["names"], size)
    held.names = _by_lemma(raw["names"], lexicon, size)
    held.proper = _by_lemma(raw["proper"], lexicon, size)
    held.streets = _by_lemma(raw["streets"], lexicon, size)
    for name in (
        "kinds",
        "other_kinds",
        "numbers",
        "names",
        "proper",
        "streets",
        "houses",
        "aliases",
        "titles",
    ):
        getattr(held, name).close()
    held.roots.close()
    gazetteer.postings.close()
    lexicon.finish()
    held.spelling = Spelling(lexicon.forms(), lexicon.lemmas())
    held.all = (1 << size) - 1
    return held


def _empty(institutions: Sequence[Institution], lexicon: Lexicon, gazetteer: Gazetteer) -> Holdings:
    size = len(institutions)
    kinds, other_kinds, numbers, names, proper = (Postings(size) for _ in range(5))
    streets, houses, roots, aliases, titles = (Postings(size) for _ in range(5))
    return Holdings(
        institutions, lexicon, gazetteer, Spelling((), ()),
        kinds, other_kinds, numbers, names, proper, streets, houses, roots, aliases, titles,
    )  # fmt: skip


def _add(
    held: Holdings, vocabulary: Vocabulary, raw: dict[str, Postings], number: int, profile: Profile
) -> None:
    held.own_kinds.append(profile.kinds[0] if profile.kinds else "")
    held.number_of.append(profile.numbers[0] if profile.numbers else 0)
    added: list[tuple[Postings, Iterable[object]]] = [
        (held.kinds, set().union(*(closure(vocabulary, kind) for kind in profile.kinds))),
        (held.other_kinds, profile.other_kinds),
        (held.numbers, profile.numbers),
        (held.houses, (profile.house,) if profile.house else ()),
        (held.titles, profile.titles),
        (raw["names"], profile.words),
        (raw["proper"], profile.proper),
        (raw["streets"], profile.street),
    ]
    for postings, keys in added:
        for key in keys:
            postings.add(key, number)


def _add_codes(held: Holdings, number: int, institution: Institution) -> None:
    for code in filter(None, (institution.code, institution.inn, institution.ogrn)):
        for written in {code.lower(), plain_code(code)}:
            held.codes.setdefault(written, []).append(number)


def plain_code(code: str) -> str:
    """A code as residents copy it: «ORG002203» for ORG-002203."""
    return code.lower().replace("-", "").replace("_", "")


def _add_aliases(held: Holdings, institutions: Sequence[Institution]) -> None:
    for number, institution in enumerate(institutions):
        for name in institution.other_names:
            plain = normalize(name)
            parts = tokens(plain)
            if not parts or any(token.number is not None for token in parts):
                continue
            if plain not in held.aliases and _says_more(held.lexicon, [token.text for token in parts]):
                held.lexicon.add_phrase(plain, Sense(Meaning.ALIAS, plain))
            held.aliases.add(plain, number)


def _says_more(lexicon: Lexicon, parts: list[str]) -> bool:
    """Whether another name is more than a kind with words beside it, which is understood without it."""
    segments = lexicon.segments([lexicon.lemmas_of(part) for part in parts])
    kinds = any(sense.meaning is Meaning.KIND for segment in segments for sense in segment.senses)
    return not kinds


def _by_lemma(raw: Postings, lexicon: Lexicon, size: int) -> Postings:
    """The same sets by dictionary form; every word becomes known."""
    gathered: dict[str, set[int]] = defaultdict(set)
    for word, numbers in raw.items():
        lexicon.add_word(str(word))
        for lemma in lexicon.lemmas_of(str(word)):
            gathered[lemma].update(numbers)
    found = Postings(size)
    for lemma, all_numbers in gathered.items():
        for number in sorted(all_numbers):
            found.add(lemma, number)
    return found


def _by_root(raw: Postings, size: int) -> Postings:
    gathered: dict[str, set[int]] = defaultdict(set)
    for word, numbers in raw.items():
        for root in adjective_roots(str(word)):
            gathered[root].update(numbers)
    found = Postings(size)
    for root, all_numbers in gathered.items():
        for number in sorted(all_numbers):
            found.add(root, number)
    return found


def teach(lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    """Make the vocabulary's phrases known."""
    for key, kind in vocabulary.kinds.items():
        for phrase in kind.words:
            lexicon.add_phrase(phrase, Sense(Meaning.KIND, key), inverted=True)
            if len(phrase) <= LONGEST_ABBREVIATION and phrase.isalpha() and nature(phrase) is Nature.NONE:
                lexicon.add_phrase(" ".join(phrase), Sense(Meaning.KIND, key))  # «ц р б»
    plain: list[tuple[Meaning, object, Iterable[str]]] = [
        (Meaning.FILLER, None, vocabulary.fillers),
        (Meaning.LEGAL, None, vocabulary.legal),
        (Meaning.ACT, None, vocabulary.acts),
        (Meaning.ELSEWHERE, None, vocabulary.elsewhere),
        (
            Meaning.ELSEWHERE,
            None,
            [adjective for town in vocabulary.elsewhere for adjective in adjectives(normalize(town))],
        ),
        *((Meaning.MARKER, name, phrases) for name, phrases in vocabulary.markers.items()),
        *((Meaning.CHANNEL, name, phrases) for name, phrases in vocabulary.channels.items()),
        *((Meaning.AUDIENCE, name, phrases) for name, phrases in vocabulary.audience.items()),
        *((Meaning.TALK, Talk(name), phrases) for name, phrases in vocabulary.talk.items()),
        *((Meaning.SERVICE, service, service.phrases) for service in vocabulary.services),
        *(
            (Meaning.NUMBER, value, (word,))
            for value, word in (*vocabulary.ordinals.items(), *vocabulary.cardinals.items())
        ),
        *((Meaning.NUMBER, ("ordinal", value), (word,)) for value, word in vocabulary.ordinals.items()),
    ]
    for meaning, value, phrases in plain:
        for phrase in phrases:
            lexicon.add_phrase(
                phrase, Sense(meaning, value), guessed=meaning not in {Meaning.TALK, Meaning.ELSEWHERE}
            )
    for word in (
        *vocabulary.abbreviations.values(),
        *vocabulary.compounds.values(),
        *" ".join(vocabulary.bodies.values()).split(),
    ):
        lexicon.add_word(word)
