"""Which kind of emergency a message tells of, if any."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from catalog.emergencies.model import FILLERS, Combination, Element, Emergency, load_model
from catalog.emergencies.reading import EmergencyWord, read_message

SURELY_CALM = 2
"""Signs of calm, such as papers and the past together, that outweigh what is sure otherwise."""

LONGEST_WEIGHED = 30
"""Words of a message whose weights are added up: of a long text, anything would tell enough."""


def recognise(said: str) -> Emergency | None:
    """The most urgent kind of emergency in a message of any length, or None."""
    return next(filter(None, map(_told, read_message(said))), None)


def suspect(said: str, *, beside: bool = False) -> Emergency | None:
    """Danger of no kind that is known, likely where the message means nothing else; or None.

    `beside`: the message does mean something else, so that more has to tell of it.
    """
    evidence = load_model().evidence
    least = evidence.beside if beside else evidence.likely
    likely = any(_is_danger(words, Heard(words), least) for words in read_message(said))
    return load_model().danger if likely else None


def _told(words: Sequence[EmergencyWord]) -> Emergency | None:
    model, heard = load_model(), Heard(words)
    quiet = _quiet(heard)
    if quiet >= SURELY_CALM:
        return None
    for emergency in model.emergencies:
        if heard.any_of(emergency.sure if quiet else (*emergency.sure, *emergency.said)) and not heard.any_of(
            emergency.unless
        ):
            return emergency
    return model.danger if _is_danger(words, heard, model.evidence.sure) else None


def _is_danger(words: Sequence[EmergencyWord], heard: "Heard", least: float) -> bool:
    """Whether all words together tell so much, and no sign of calm or of something else is among them."""
    model = load_model()
    if len(words) > LONGEST_WEIGHED or _quiet(heard):
        return False
    if model.evidence.weigh((word.fits, word.negated) for word in words) < least:
        return False
    return not any(
        heard.holds(one)
        for emergency in model.emergencies
        for one in emergency.unless
        if len(one.elements) > 1
    )


def _quiet(heard: "Heard") -> int:
    """How many signs of calm there are: all that are needed where it is no emergency at all."""
    model = load_model()
    if heard.any_of(model.never):
        return SURELY_CALM
    return sum(map(heard.holds, model.calm)) if not heard.any_of(model.now) else 0


class Heard:
    """The words of a message, filed by what they fit."""

    def __init__(self, words: Sequence[EmergencyWord]) -> None:
        self._words = words
        self._at: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            for choice in word.fits:
                self._at.setdefault(choice, []).append(at)

    def any_of(self, combinations: Sequence[Combination]) -> bool:
        return any(map(self.holds, combinations))

    def holds(self, combination: Combination) -> bool:
        """Whether each element has a word of its own, all within the combination's span."""
        places = []
        for element in combination.elements:
            found = sorted(self._places(element))
            if not found:
                return False
            places.append(found)
        return _near(places, combination.span) and (not combination.alone or self._nothing_else(places))

    def _places(self, element: Element) -> Iterator[int]:
        for choice, negated in ((element.plain, False), (element.negated, True)):
            for at in self._at.get(choice, ()):
                word = self._words[at]
                if (word.negated == negated or (negated and word.deterred)) and not (
                    element.bare and word.placed
                ):
                    yield at

    def _nothing_else(self, places: Sequence[Sequence[int]]) -> bool:
        told = {at for found in places for at in found}
        return all(at in told or FILLERS in word.fits for at, word in enumerate(self._words))


def _near(places: Sequence[Sequence[int]], span: int) -> bool:
    """Whether one place of each list can be taken, no two the same, within so many words."""
    starts = sorted({at for found in places for at in found}) if len(places) > 1 else places[0]
    return any(_distinct(places, start, start + span, ()) for start in starts)


def _distinct(places: Sequence[Sequence[int]], start: int, end: int, taken: tuple[int, ...]) -> bool:
    """Whether places are left for the rest of the lists. A window of a few words has few to try."""
    if len(taken) == len(places):
        return True
    found = places[len(taken)]
    within = found[bisect_left(found, start) : bisect_left(found, end)]
    return any(_distinct(places, start, end, (*taken, at)) for at in within if at not in taken)
