"""From institutions to what a search needs, once a version."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from catalog.garbage import without_collection
from catalog.model import Institution
from catalog.search.bitsets import BitSets
from catalog.search.index.fields import Profile, Profiler, closure
from catalog.search.index.search_index import SearchIndex, plain_code
from catalog.search.index.shared_part import SharedPart, shared_part
from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.normalize import normalize, tokens
from catalog.search.language.spelling import Spelling
from catalog.search.language.toponym_roots import adjective_roots
from catalog.search.language.word_families import WordFamilies
from catalog.search.places.address_place import with_address
from catalog.search.places.gazetteer import Gazetteer
from catalog.search.places.region_places import NamedPlaces, RegionPlaces
from catalog.search.vocabulary.vocabulary import Vocabulary


@without_collection()
def build(
    institutions: Sequence[Institution], places: RegionPlaces, kind_words: Mapping[str, str]
) -> SearchIndex:
    """Everything that a search needs, from one version of the register: a layer over what all have in common.

    `kind_words`: what residents call kinds beside the vocabulary: word → key of the kind.
    """
    shared = shared_part(places, kind_words)
    vocabulary, lexicon = shared.vocabulary, Lexicon(shared.lexicon)
    size = len(institutions)
    gazetteer = Gazetteer(places, lexicon, size)
    index = _empty(shared, institutions, lexicon, gazetteer)
    profiler = Profiler(vocabulary, lexicon, shared.narrower)
    raw = {name: BitSets(size) for name in ("names", "proper", "streets", "ordinals")}
    for number, institution in enumerate(institutions):
        index.located.append(gazetteer.add(number, with_address(institution.place, institution.address)))
    gazetteer.finish()
    for number, institution in enumerate(institutions):
        _add(index, vocabulary, raw, number, profiler.profile(institution))
        _add_codes(index, number, institution)
    _add_aliases(index, institutions)
    index.roots = _by_root(raw["names"], size)
    index.names = _by_lemma(raw["names"], lexicon, size)
    index.proper = _by_lemma(raw["proper"], lexicon, size)
    index.families = WordFamilies(str(lemma) for lemma, _numbers in index.names.items())
    index.streets = _by_lemma(raw["streets"], lexicon, size)
    index.ordinals = _by_ordinal(raw["ordinals"], lexicon, size)
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
        "roots",
        "ordinals",
    ):
        getattr(index, name).close()
    gazetteer.bitsets.close()
    lexicon.finish()
    index.spelling = Spelling(lexicon.forms(), lexicon.lemmas(), shared.spelling)
    index.all = (1 << size) - 1
    return index


def _empty(
    shared: SharedPart, institutions: Sequence[Institution], lexicon: Lexicon, gazetteer: Gazetteer
) -> SearchIndex:
    size = len(institutions)
    kinds, other_kinds, numbers, names, proper = (BitSets(size) for _ in range(5))
    patrons, streets, ordinals, houses, roots, aliases, titles = (BitSets(size) for _ in range(7))
    return SearchIndex(
        shared, institutions, lexicon, gazetteer, shared.spelling, kinds, other_kinds, numbers, names, proper,
        patrons, streets, ordinals, houses, roots, aliases, titles,
    )  # fmt: skip


def _add(
    index: SearchIndex, vocabulary: Vocabulary, raw: dict[str, BitSets], number: int, profile: Profile
) -> None:
    index.own_kinds.append(profile.kinds[0] if profile.kinds else "")
    index.number_of.append(profile.numbers[0] if profile.numbers else 0)
    added: list[tuple[BitSets, Iterable[object]]] = [
        (index.kinds, set().union(*(closure(vocabulary, kind) for kind in profile.kinds))),
        (index.other_kinds, profile.other_kinds),
        (index.numbers, profile.numbers),
        (index.houses, (profile.house,) if profile.house else ()),
        (index.titles, profile.titles),
        (index.patrons, profile.patron),
        (raw["names"], profile.words),
        (raw["proper"], profile.proper),
        (raw["streets"], profile.street),
        (raw["ordinals"], profile.ordinals),
    ]
    for bitsets, keys in added:
        for key in keys:
            bitsets.add(key, number)
    if profile.branch:
        index.branches |= 1 << number
    if profile.regional:
        index.gazetteer.bitsets.add(("level", "region"), number)
    for group in profile.districts:
        if index.located[number].district not in group.keys and _may_lie_in(index, number, group):
            index.gazetteer.bitsets.add(("named", group), number)


def _may_lie_in(index: SearchIndex, number: int, district: NamedPlaces) -> bool:
    """Whether it is in the city of that district: «Советского района» may be that of another municipality."""
    names, located = index.gazetteer.names, index.located[number]
    cities = [names[names[key].parent] for key in district.keys if names[key].parent in names]
    here = {names[key].label for key in (located.municipality, located.locality) if key in names}
    return not located.municipality or any(city.label in here for city in cities)


def _add_codes(index: SearchIndex, number: int, institution: Institution) -> None:
    for code in filter(None, (institution.code, institution.inn, institution.ogrn)):
        for written in {code.lower(), plain_code(code)}:
            index.codes.setdefault(written, []).append(number)


def _add_aliases(index: SearchIndex, institutions: Sequence[Institution]) -> None:
    for number, institution in enumerate(institutions):
        for name in institution.other_names:
            plain = normalize(name)
            parts = tokens(plain)
            if not parts or any(token.number is not None for token in parts):
                continue
            if plain not in index.aliases and _says_more(index.lexicon, [token.text for token in parts]):
                index.lexicon.add_phrase(plain, Sense(Meaning.ALIAS, plain))
            index.aliases.add(plain, number)


def _says_more(lexicon: Lexicon, parts: list[str]) -> bool:
    """Whether another name is more than a kind with words beside it, which is understood without it."""
    segments = lexicon.segments([lexicon.lemmas_of(part) for part in parts])
    kinds = any(sense.meaning is Meaning.KIND for segment in segments for sense in segment.senses)
    return not kinds


def _by_lemma(raw: BitSets, lexicon: Lexicon, size: int) -> BitSets:
    """The same sets by dictionary form; every word becomes known."""
    for word in raw:
        lexicon.add_word(str(word))
    return _filed(raw, lambda word: lexicon.lemmas_of(str(word)), size)


def _by_ordinal(raw: BitSets, lexicon: Lexicon, size: int) -> BitSets:
    """The same sets by the number and the dictionary form of the word beside it."""
    return _filed(raw, lambda key: ((key[0], lemma) for lemma in lexicon.lemmas_of(key[1])), size)


def _by_root(raw: BitSets, size: int) -> BitSets:
    return _filed(raw, lambda word: adjective_roots(str(word)), size)


def _filed(raw: BitSets, keys_of: Callable[[Any], Iterable[object]], size: int) -> BitSets:
    """The sets of `raw`, which isn't closed, under the keys that are made of theirs."""
    gathered: dict[object, set[int]] = defaultdict(set)
    for key, numbers in raw.items():
        for made in keys_of(key):
            gathered[made].update(numbers)
    found = BitSets(size)
    for made, all_numbers in gathered.items():
        for number in sorted(all_numbers):
            found.add(made, number)
    return found
