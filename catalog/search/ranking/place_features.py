"""The features of a match that come from places."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.search.index.search_index import SearchIndex
from catalog.search.language.toponym_roots import adjective_roots
from catalog.search.places.region_places import Level, NamedPlaces
from catalog.search.query.slots import NameClue, PlaceClue, Reading
from catalog.search.ranking.constraint import Constraint, Grade, in_names, in_streets, slipped
from catalog.search.result import Trait
from catalog.search.vocabulary.vocabulary import Vocabulary

IN_NO_LOCALITY, DISTRICT_OF_CENTRE = 0.85, 0.9
"""The shares of a district for its centre: of what has no locality, and of all beside a village."""

OF_ONE_NAME_ONLY = 0.995
"""So little behind that both are still equal: it is an order, no choice."""


def place(reading: Reading, index: SearchIndex, _vocabulary: Vocabulary) -> list[Constraint]:
    """Every place that was named, on the highest level first; then names that hold the word."""
    beside = len(reading.places) > 1 or any(map(_is_of_village, reading.names))
    return [_place(clue, index, beside=beside) for clue in reading.places]


def _is_of_village(clue: NameClue) -> bool:
    """«Плесовская школа Рудня»: an adjective that may be made of a village's name."""
    return clue.village or any(adjective_roots(lemma) for lemma in clue.lemmas[-1])


def _place(clue: PlaceClue, index: SearchIndex, *, beside: bool) -> Constraint:
    """beside: another place was named, so that a district's centre may stand for its district."""
    grades = []
    trait = Trait.LOCALITY
    highest = min(group.level for group in clue.groups)
    # «ДК Советский» may be the village's as well as the city district's, unlike «… Советского района».
    several = highest is Level.DISTRICT and not clue.marked and len(clue.groups) > 1
    village_share = OF_ONE_NAME_ONLY if several else 0.9
    for group in sorted(clue.groups, key=lambda group: group.level):
        share = 1.0 if group.level == highest or group.level < Level.LOCALITY else village_share
        grades.append(Grade(_at(group, index), share, _label(group, index)))
        if group.level in {Level.MUNICIPALITY, Level.REGION}:
            trait = Trait.MUNICIPALITY
        elif group.level is Level.DISTRICT and trait is not Trait.MUNICIPALITY:
            trait = Trait.DISTRICT
        grades += _of_centre(group, index, beside=beside)
    inmost = index.all if len(clue.groups) > 1 else 0
    for group in clue.groups if inmost else ():
        inmost &= _at(group, index)
    if inmost:  # «Новоаннинский», town and district: what is in both comes first
        behind = (Grade(grade.bits, grade.share * OF_ONE_NAME_ONLY, grade.detail) for grade in grades)
        grades = [Grade(inmost, 1.0, grades[0].detail), *behind]
    village = any(group.level is Level.LOCALITY for group in clue.groups)
    if village or not clue.marked:
        grades.append(Grade(in_names(clue.lemmas, index), 0.8, f"в названии «{clue.said}»"))
    if village:
        grades.append(Grade(index.rooted((*clue.lemmas[-1], clue.said)), 0.75, f"в названии «{clue.said}»"))
    if clue.street:
        grades.append(Grade(in_streets(clue.lemmas, index), 1.0, f"улица «{clue.said}»"))
    within = tuple(parent for group in clue.groups for parent in _parents(group, index))
    return Constraint("place", trait, clue.said, slipped(grades, clue.slips), within=within, several=several)


def _parents(group: NamedPlaces, index: SearchIndex) -> Iterator[str]:
    """The municipalities that villages of that name lie in."""
    for key in group.keys if group.level is Level.LOCALITY else ():
        if key in index.gazetteer.names:
            yield index.gazetteer.names[key].parent


def _of_centre(group: NamedPlaces, index: SearchIndex, *, beside: bool) -> Iterator[Grade]:
    """Of a district's centre: what the district has in no locality; beside a village, the district."""
    centre = index.gazetteer.centres.get(group.name, "")
    if centre and group.level is not Level.REGION:
        label, bits = _label(group, index), index.gazetteer.bitsets.bits
        yield Grade(bits(("no locality", centre)), IN_NO_LOCALITY, label)
        if beside:
            yield Grade(bits(centre), DISTRICT_OF_CENTRE, label)


def _at(group: NamedPlaces, index: SearchIndex) -> int:
    """What is there, and what stands elsewhere and bears the place in its name."""
    if group.level is Level.REGION:
        return index.all
    bits = index.gazetteer.bitsets.bits(group) | index.gazetteer.bitsets.bits(("named", group))
    for key in group.keys if group.town else ():
        bits |= index.gazetteer.bitsets.bits(key)
    return bits


def _label(group: NamedPlaces, index: SearchIndex) -> str:
    return index.gazetteer.names[group.keys[0]].label


def level(reading: Reading, index: SearchIndex, vocabulary: Vocabulary) -> list[Constraint]:
    """Of administrations and the like, the one of the very place that was named."""
    groups = [group for clue in reading.places for group in clue.groups]
    kind = reading.kinds[0] if reading.kinds else None
    if not kind or not groups or not vocabulary.kinds[kind.kind].of_place or _is_region(groups):
        return []
    words = {lemma for options in kind.lemmas for lemma in options} & vocabulary.levels.keys()
    if words:  # «Волгоградская областная Дума» is not the city's
        return [_soft("level", *(_on_level(vocabulary.levels[word], word, index) for word in sorted(words)))]
    wider = _on_level(
        "region", "всей области", index
    )  # the oblast's Duma sits in the city, and isn't its own
    own = [Grade(own_bits(group, index) & ~wider.bits, 1.0, "своя для места") for group in groups]
    if vocabulary.kinds[kind.kind].of_town and any(clue.town for clue in reading.places):
        wider = Grade(index.all, 0.0, "")  # «администрация города Дубовка» isn't the district's
    return [_soft("level", *own, replace(wider, share=0.0, borne=False))]


def region(reading: Reading, index: SearchIndex, _vocabulary: Vocabulary) -> list[Constraint]:
    """«… области», and no other place: what is the region's own."""
    groups = [group for clue in reading.places for group in clue.groups]
    return (
        [_soft("region", _on_level("region", "всей области", index))]
        if reading.kinds and _is_region(groups)
        else []
    )


def _is_region(groups: list[NamedPlaces]) -> bool:
    return bool(groups) and all(group.level is Level.REGION for group in groups)


def _on_level(level: str, detail: str, index: SearchIndex) -> Grade:
    return Grade(index.gazetteer.bitsets.bits(("level", level)), 1.0, detail)


def _soft(feature: str, *grades: Grade) -> Constraint:
    return Constraint(feature, Trait.MUNICIPALITY, "", grades, strict=False)


def own_bits(group: NamedPlaces, index: SearchIndex) -> int:
    """The institutions whose place is this one itself, not something in it."""
    bitsets = index.gazetteer.bitsets
    bits = 0
    for key in group.keys:
        bits |= bitsets.bits(("own", key))
    return bits
