"""What a question may mean instead, where nothing fits it as it was read at first."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.search.index.search_index import SearchIndex
from catalog.search.query.slots import KindClue, NameClue, PlaceClue, Reading, told


def second_readings(reading: Reading, index: SearchIndex) -> Iterator[Reading]:
    """Other readings of the same words, likeliest first."""
    if reading.kinds and reading.maybe_house and not reading.house:
        numbers = [number for number in reading.numbers if str(number) != reading.maybe_house]
        yield replace(reading, numbers=numbers, house=reading.maybe_house)
    for rival in reading.rivals:
        yield _as_kind(reading, rival)
    if reading.kinds and len(reading.numbers) > 1:
        numbered = {one.value: one.at for one in reading.numbered}
        beside = [number for number, at in numbered.items() if abs(at - reading.kinds[0].at) == 1]
        if len(beside) == 1:  # «<b>1</b> школа 5»
            yield replace(reading, numbers=beside, halved=True)
    if reading.kinds and len(reading.places) > 1:
        for clue in reading.places:
            if not clue.marked and any(lemma in index.streets for lemma in clue.lemmas[-1]):
                yield _as_street(reading, clue)


def _as_kind(reading: Reading, rival: KindClue) -> Reading:
    """«Молодёжка театр»: the word behind is the kind, the first one that of a name."""
    first = reading.kinds[0]
    names = [name for name in reading.names if name.said != rival.said]
    name = NameClue(*told(first), needed=True)
    return replace(reading, kinds=[rival], names=[*names, name], rivals=[])


def _as_street(reading: Reading, street: PlaceClue) -> Reading:
    """«Суд Дубовка Центральная»: a district's word that is a street in the other place."""
    places = [clue for clue in reading.places if clue is not street]
    name = NameClue(*told(street), street=True)
    other = replace(reading, places=places, names=[*reading.names, name])
    if reading.maybe_street is street and not reading.house:  # «детский сад Комсомольская 105»
        numbers = [number for number in reading.numbers if str(number) != reading.maybe_house]
        other = replace(other, numbers=numbers, house=reading.maybe_house)
    return other
