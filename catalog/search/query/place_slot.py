"""Places in a question, known and unknown."""

from catalog.search.language.word_lists import questions_words
from catalog.search.places.region_places import Level, NamedPlaces
from catalog.search.query.segments import Sentence
from catalog.search.query.slots import Aside, PlaceClue, Reading, told
from catalog.search.query.word_context import is_in_a_place, is_on_a_street
from catalog.search.result import Slot

LONG = 8
"""From so many letters on, two slips leave no doubt."""

CERTAIN = 1.0
"""A word with more slips than that may as well be another one that isn't known."""


class Places:
    """Takes places of one sentence into its reading."""

    def __init__(self, sentence: Sentence, reading: Reading) -> None:
        self._sentence, self._reading = sentence, reading

    def take(self, at: int) -> None:
        """A known place; a marker beside it chooses among places of one name."""
        phrase, groups = self._sentence.phrase(at), self.named(at)
        if self._sentence.is_denied(at):
            self._take_denied(at, groups)
            return
        if phrase.slips > CERTAIN and is_in_a_place(self._sentence, at) and len(phrase.said) < LONG:
            self.take_unknown(at)
            return
        fitting = self._fitting_marker(at, groups)
        kept = groups if fitting is None else fitting or groups
        street = fitting is None and is_on_a_street(self._sentence, at)
        clue = PlaceClue(*told(phrase), groups=tuple(kept), marked=fitting is not None, street=street)
        clue.start, clue.end = self._sentence.span_of_place(at)
        clue.town = at > 0 and self._sentence.ends_in_marker(at - 1, "town")
        places = self._reading.places
        if places and self._sentence.word_before(at) == questions_words().or_:
            clue.groups = (*places.pop().groups, *clue.groups)
        places.append(clue)

    def _take_denied(self, at: int, groups: list[NamedPlaces]) -> None:
        """«Волжский, не Волжский, а Камышин»."""
        self._reading.denied += groups
        said = self._reading.places
        self._reading.places = [one for one in said if not any(group in groups for group in one.groups)]
        self._reading.asides.append(self._sentence.aside(at, Slot.DENIED))

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

    def take_districts(self, at: int, districts: tuple[NamedPlaces, ...]) -> None:
        """Those that the word may mean, though none is called so."""
        phrase = self._sentence.phrase(at)
        span = self._sentence.span_of_place(at)
        self._reading.places.append(PlaceClue(phrase.said, phrase.lemmas, CERTAIN, *span, districts))

    def take_unknown(self, at: int) -> None:
        """A place that nobody here is at."""
        said = self._sentence.said(at)
        self._reading.unknown_place = self._reading.unknown_place or said
        start, end = self._sentence.span_of_place(at)
        self._reading.asides.append(Aside(said, start=start, end=end, slot=Slot.UNKNOWN_PLACE))

    def named(self, at: int) -> list[NamedPlaces]:
        """The places that the segment may be."""
        return [sense.value for sense in self._sentence.senses(at) if isinstance(sense.value, NamedPlaces)]
