"""The features of a match that come from the kind of institution."""

from catalog.search.bitsets import union_of
from catalog.search.index.search_index import SearchIndex
from catalog.search.language.letters import letters
from catalog.search.language.morphology import Nature, nature
from catalog.search.query.slots import KindClue, Reading
from catalog.search.ranking.constraint import Constraint, Grade, in_names, slipped, slipped_share
from catalog.search.result import Trait
from catalog.search.vocabulary.kinds import Kind
from catalog.search.vocabulary.vocabulary import Vocabulary

CALLED_OTHERWISE = 0.95
FOR_CHILDREN = 0.93
OF_OPEN_KIND, MENTIONED = 0.87, 0.75
NEAR, OF_THE_PLACE = 0.7, 0.86
"""The share of a kind that is near: of a village, the administration is the settlement's."""

UNLIKE_ITS_SERVICE, OR_ITS_SERVICE = 0.8, 0.99
"""The share of a kind beside the sort of it that provides the service: below 0.85 it is no sure answer."""

LONGEST_ABBREVIATION = 6
FEW = 3
"""So many who are called by another word of their kind are those that are meant by it."""


def kind(reading: Reading, index: SearchIndex, vocabulary: Vocabulary) -> list[Constraint]:
    """The kind asked for, narrower ones included; kinds that are near to it come behind."""
    found = []
    for clue in reading.kinds:
        entry = vocabulary.kinds[clue.kind]
        alias = index.aliases.bits(clue.said)
        whole = index.kinds.bits(clue.kind) | alias
        grades = [Grade(whole, 1.0 if len(clue.lemmas) == 1 else 0.9, entry.name.one)]
        named = whole & (alias | _so_called(clue, index, vocabulary))
        if len(clue.lemmas) == 1 and named:  # «ЦГБ», «опера»: those who are called so themselves come first
            grades = [Grade(named, 1.0, entry.name.one), Grade(whole, CALLED_OTHERWISE, entry.name.one)]
        if len(clue.lemmas) > 1:  # «музей изобразительных искусств»: the words count, too
            named = whole & in_names(clue.lemmas, index)
            grades.insert(0, Grade(named & ~_children_of(clue.kind, index, vocabulary), 1.0, entry.name.one))
            grades.insert(1, Grade(named, FOR_CHILDREN, entry.name.one))
        grades += _mentioned(clue.kind, index, vocabulary)
        share = OF_THE_PLACE if entry.of_place else NEAR
        grades += [
            Grade(index.kinds.bits(near), share, vocabulary.kinds[near].name.one) for near in entry.near
        ]
        sorted_out = _by_service(clue.kind, reading, slipped(grades, clue.slips), index, vocabulary)
        full = slipped_share(clue.slips)
        found.append(Constraint("kind", Trait.KIND, entry.name.one, sorted_out, full=full))
        if _is_distinct(clue, entry):
            called = in_names(clue.lemmas, index) | alias
            found.append(Constraint("name", Trait.NAME, clue.said, _named(called, clue.said), proper=True))
    return found


def _mentioned(kind: str, index: SearchIndex, vocabulary: Vocabulary) -> list[Grade]:
    """Those of another kind whose names speak of this one; a drawer of registers may well be it."""
    bits, entry = index.other_kinds.bits(kind), vocabulary.kinds[kind]
    if not bits:
        return []
    open_kinds = union_of(map(index.kinds.bits, entry.open_to))
    return [Grade(bits & open_kinds, OF_OPEN_KIND, entry.name.one), Grade(bits, MENTIONED, entry.name.one)]


def _named(bits: int, said: str) -> tuple[Grade, ...]:
    return (Grade(bits, 1.0, f"название «{said}»"),) if bits else ()


def _is_distinct(clue: KindClue, entry: Kind) -> bool:
    return any(lemma in entry.distinct for options in clue.lemmas for lemma in options)


def _by_service(
    kind: str, reading: Reading, grades: tuple[Grade, ...], index: SearchIndex, vocabulary: Vocabulary
) -> tuple[Grade, ...]:
    """«К стоматологу, поликлиника 7»: those first who provide the service and are a sort of what was named.

    Of a service that isn't the named kind's own («на бокс, школа 7») either may be meant.
    """
    best, asked = reading.providers[0] if reading.providers else kind, vocabulary.kinds[kind]
    if kind in reading.providers or not vocabulary.kinds[best].is_sort_of(asked):
        return grades
    share = UNLIKE_ITS_SERVICE if asked.topic is reading.topic else OR_ITS_SERVICE
    weaker = (Grade(grade.bits, grade.share * share, grade.detail) for grade in grades)
    top = grades[0].share if grades else 1.0
    return (Grade(index.kinds.bits(best), top, vocabulary.kinds[best].name.one), *weaker)


def _children_of(kind: str, index: SearchIndex, vocabulary: Vocabulary) -> int:
    """The narrower kinds that are for children: «городская больница» isn't the children's."""
    if vocabulary.kinds[kind].audience:
        return 0
    narrower = (
        key
        for key, entry in vocabulary.kinds.items()
        if kind in entry.broader and entry.audience == "children"
    )
    return union_of(map(index.kinds.bits, narrower))


def _so_called(clue: KindClue, index: SearchIndex, vocabulary: Vocabulary) -> int:
    """The institutions whose names hold the very word: an abbreviation, or a rare word of the kind."""
    lemma = clue.lemmas[0][0] if clue.lemmas else ""
    entry = vocabulary.kinds[clue.kind]
    bearing = index.names.bits(lemma) | _longer(lemma, entry, index)
    spelt_out = _spelt_out(lemma, entry, index)
    if spelt_out:
        return bearing or spelt_out
    short = len(lemma) <= LONGEST_ABBREVIATION
    abbreviation = short and (nature(lemma) is Nature.NONE or letters().vowels.isdisjoint(lemma))
    if lemma in entry.name.one:
        return 0
    bearing = bearing or union_of(map(index.names.bits, index.families.of(lemma)))  # «арбитраж»
    return bearing if abbreviation or bearing.bit_count() <= FEW else 0


def _longer(abbreviation: str, kind: Kind, index: SearchIndex) -> int:
    """Those called by a longer abbreviation of the kind: «КЦСОН» for «цсон»; not «СДК» for «дк», the kind."""
    return union_of(map(index.names.bits, kind.longer.get(abbreviation, ())))


def _spelt_out(abbreviation: str, kind: Kind, index: SearchIndex) -> int:
    """Those whose names hold the words that it stands for: «культурно-досуговый комплекс» for «кдк»."""
    phrases = kind.spelt_out.get(abbreviation, ())
    return union_of(in_names(tuple(map(index.lexicon.lemmas_of, parts)), index) for parts in phrases)


def audience(reading: Reading, index: SearchIndex, vocabulary: Vocabulary) -> list[Constraint]:
    """Children's or adults', where the kind leaves it open."""
    if not reading.audience or not reading.kinds:
        return []
    other = {"children": "adults", "adults": "children"}[reading.audience]
    wrong = union_of(
        index.kinds.bits(key) for key, entry in vocabulary.kinds.items() if entry.audience == other
    )
    return [Constraint("audience", Trait.KIND, "", (Grade(index.all & ~wrong, 1.0, ""),), strict=False)]
