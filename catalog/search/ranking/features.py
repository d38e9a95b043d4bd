"""The features of a match, with their weights: what each clue of a question gives to which institutions.

A feature turns a reading into constraints. A constraint has grades, best first: a set of institutions and
the share of the weight that they get. Who is in no grade gets nothing, and doesn't match a strict constraint.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from catalog.search.bitsets import union_of
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.morphology import Nature, nature
from catalog.search.query.slots import NameClue, Reading
from catalog.search.ranking.constraint import Constraint, Grade, in_names, in_streets, slipped
from catalog.search.ranking.kind_features import audience, kind
from catalog.search.ranking.place_features import level, place, region
from catalog.search.result import Trait
from catalog.search.vocabulary.vocabulary import Vocabulary

WEIGHTS = {
    "kind": 4.0,  # the kind of institution that was asked for
    "number": 4.0,  # its number
    "place": 4.0,  # where it is
    "level": 0.5,  # of several administrations in a place, the place's own
    "region": 1.5,  # «… области»: what is the region's own
    "name": 3.0,  # a word of its name
    "street": 3.0,  # the street of its address
    "house": 1.0,  # the house of its address
    "audience": 1.0,  # children's or adults'
    "branch": 0.5,  # a whole, not a branch of it
}
UNKNOWN_WORD = 0.5
"""The weight that every word without meaning takes away from a match."""

OTHER_FORM = 0.9
"""The share of one whose patron's name is that word only in another case: «Кузнецина», «Кузнециной»."""

OF_ONE_ROOT = 0.6
WITHIN_TITLE = 0.95
"""The share of one whose name holds the word beside others, where another is called by it alone."""


Feature = Callable[[Reading, SearchIndex, Vocabulary], list[Constraint]]


def number(reading: Reading, index: SearchIndex, _vocabulary: Vocabulary) -> list[Constraint]:
    """Every number that was named; another number is no match at all."""
    return [
        Constraint(
            "number", Trait.NUMBER, f"№ {said}", (Grade(index.numbers.bits(said), 1.0, f"номер {said}"),)
        )
        for said in dict.fromkeys(reading.numbers)
    ]


def name(reading: Reading, index: SearchIndex, vocabulary: Vocabulary) -> list[Constraint]:
    """Words of a name: a whole other name first, then proper names, any word of the name, the street."""
    kind = bool(reading.kinds)
    return [_name(clue, index, vocabulary, kind=kind) for clue in reading.names]


def _name(clue: NameClue, index: SearchIndex, vocabulary: Vocabulary, *, kind: bool) -> Constraint:
    words = in_names(clue.lemmas, index) & _numbered(clue, index)
    proper = words
    for options in clue.lemmas:
        proper &= union_of(index.proper.bits(lemma) for lemma in options)
    detail = f"название «{clue.said}»"
    grades = [Grade(index.aliases.bits(clue.said), 1.0, detail)] if clue.alias else []
    namesake = index.patrons.bits(clue.said) & proper
    grades += [Grade(namesake, 1.0, detail), Grade(proper, OTHER_FORM if namesake else 1.0, detail)]
    titled = index.titles.bits(frozenset((clue.said,))) if not clue.number else 0
    if titled:  # «ВолгГМУ» before the clinic of ВолгГМУ
        grades = [Grade(titled, 1.0, detail), *(replace(grade, share=WITHIN_TITLE) for grade in grades)]
    grades += [Grade(words, 0.9, f"в названии «{clue.said}»")]
    if not clue.patron:
        grades += _elsewhere(clue, index, vocabulary, named=bool(words), kind=kind)
    own = clue.patron or (bool(proper) and not clue.slips)
    return Constraint(
        "name", Trait.NAME, clue.said, slipped(grades, clue.slips), clue.village or clue.needed, own
    )


def _numbered(clue: NameClue, index: SearchIndex) -> int:
    """Those whose name or street has that number beside the word, where it begins with one."""
    beside = (index.ordinals.bits((clue.number, lemma)) for lemma in clue.lemmas[0])
    return union_of(beside) if clue.number else index.all


def _elsewhere(
    clue: NameClue, index: SearchIndex, vocabulary: Vocabulary, *, named: bool, kind: bool
) -> Iterator[Grade]:
    """Who bears the word not in the name itself: in the street, in another form.

    named: others do. kind: a kind stands beside it, without which «клиника» isn't a «клиническая больница».
    """
    street = in_streets(clue.lemmas, index) & _numbered(clue, index)
    share = 1.0 if clue.street else 0.6
    elsewhere = named or nature(clue.said) is Nature.PLACE  # «больница Киров» isn't that of Кирова 10
    yield Grade(street, share, f"улица «{clue.said}»", borne=clue.street or not elsewhere)
    yield Grade(index.rooted((*clue.lemmas[-1], clue.said)), 0.8, f"в названии «{clue.said}»")
    for lemma in clue.lemmas[0] if len(clue.lemmas) == 1 else ():
        level = vocabulary.levels.get(lemma)
        if level:
            yield Grade(index.gazetteer.bitsets.bits(("level", level)), 0.85, lemma)
        if level == "region":  # «областная» isn't who has «… области» in the name of the place
            continue
        akin = union_of(map(index.names.bits, index.families.of(lemma)))
        yield Grade(akin, OF_ONE_ROOT, f"в названии однокоренное с «{clue.said}»", borne=kind)


def street(reading: Reading, index: SearchIndex, _vocabulary: Vocabulary) -> list[Constraint]:
    """The street of the address."""
    clue = reading.street
    if clue is None:
        return []
    bits = in_streets(clue.lemmas, index) & _numbered(clue, index)
    grades = [Grade(bits, 1.0, f"улица «{clue.said}»")]
    return [Constraint("street", Trait.STREET, clue.said, slipped(grades, clue.slips))]


def house(reading: Reading, index: SearchIndex, _vocabulary: Vocabulary) -> list[Constraint]:
    """The house of the address; of who asks, where a number is named and no street: «школа 17, дом 4»."""
    said = any(clue.street for clue in reading.names) or any(clue.street for clue in reading.places)
    if not reading.house or (reading.numbers and not (reading.street or said)):
        return []
    grades = (Grade(index.houses.bits(reading.house), 1.0, f"дом {reading.house}"),)
    return [Constraint("house", Trait.STREET, reading.house, grades, strict=False)]


def branch(reading: Reading, index: SearchIndex, vocabulary: Vocabulary) -> list[Constraint]:
    """The whole before its branches, unless a branch was asked for."""
    if not index.branches or not (reading.kinds or reading.names):
        return []
    said = (options for clue in (*reading.kinds, *reading.names) for options in clue.lemmas)
    branch_said = any(map(vocabulary.branches.intersection, said))
    wanted = index.branches if branch_said else index.all & ~index.branches
    return [Constraint("branch", Trait.NAME, "", (Grade(wanted, 1.0, ""),), strict=False)]


FEATURES: tuple[Feature, ...] = (kind, number, place, level, region, name, street, house, audience, branch)


def constraints(reading: Reading, index: SearchIndex, vocabulary: Vocabulary) -> list[Constraint]:
    """All that the question asks for."""
    return [found for feature in FEATURES for found in feature(reading, index, vocabulary)]
