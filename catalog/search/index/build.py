"""From institutions to what a search needs, once a version."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from catalog.model import Institution
from catalog.search.bitsets import Postings
from catalog.search.index.fields import Profile, Profiler, closure
from catalog.search.index.search_index import Holdings, plain_code
from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.normalize import normalize, tokens
from catalog.search.language.spelling import Spelling
from catalog.search.language.toponym_roots import adjective_roots
from catalog.search.language.word_families import Cousins
from catalog.search.places.gazetteer import Gazetteer
from catalog.search.places.region_places import RegionPlaces
from catalog.search.vocabulary.fill_lexicon import teach
from catalog.search.vocabulary.vocabulary import Vocabulary


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
    ordinals: set[tuple[int, str]] = set()
    raw = {"names": Postings(size), "proper": Postings(size), "streets": Postings(size)}
    for number, institution in enumerate(institutions):
        held.located.append(gazetteer.add(number, institution.place))
    gazetteer.finish()
    for number, institution in enumerate(institutions):
        profile = profiler.profile(institution)
        _add(held, vocabulary, raw, number, profile)
        ordinals.update(profile.ordinals)
        _add_codes(held, number, institution)
    _add_aliases(held, institutions)
    held.roots = _by_root(raw["names"], size)
    held.names = _by_lemma(raw["names"], lexicon, size)
    held.proper = _by_lemma(raw["proper"], lexicon, size)
    held.ordinals = {(n, lemma) for n, word in ordinals for lemma in lexicon.lemmas_of(word)}
    held.cousins = Cousins(str(lemma) for lemma, _numbers in held.names.items())
    held.streets = _by_lemma(raw["streets"], lexicon, size)
    for name in (
        "kinds",
        "other_kinds",
        "numbers",
        "names",
        "proper",
        "patrons",
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
    patrons, streets, houses, roots, aliases, titles = (Postings(size) for _ in range(6))
    return Holdings(
        institutions, lexicon, gazetteer, Spelling((), ()),
        kinds, other_kinds, numbers, names, proper, patrons, streets, houses, roots, aliases, titles,
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
        (held.patrons, profile.patron),
        (raw["names"], profile.words),
        (raw["proper"], profile.proper),
        (raw["streets"], profile.street),
    ]
    for postings, keys in added:
        for key in keys:
            postings.add(key, number)
    for group in profile.districts:
        if held.located[number].district not in group.keys:
            held.gazetteer.postings.add(("named", group), number)


def _add_codes(held: Holdings, number: int, institution: Institution) -> None:
    for code in filter(None, (institution.code, institution.inn, institution.ogrn)):
        for written in {code.lower(), plain_code(code)}:
            held.codes.setdefault(written, []).append(number)


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
