"""Which way a question is decided: an ordered table of (when, how)."""

from collections.abc import Callable

from catalog.search.decision.by_place import all_but_denied, authorities, is_only_place
from catalog.search.decision.by_service import (
    is_numbered_provider,
    is_only_service,
    numbered_providers,
    providers,
)
from catalog.search.decision.confidence import Judgement, are_proper, weighed
from catalog.search.decision.matter import Matter
from catalog.search.decision.whole_name import named_whole
from catalog.search.query.slots import Reading
from catalog.search.ranking.features import UNKNOWN_WORD
from catalog.search.ranking.rank import RankedGroup, Ranking, rank
from catalog.search.result import Decision, Talk

ASIDE = frozenset({Talk.OFF_TOPIC, Talk.INSULT})


def judge(matter: Matter) -> Judgement:
    """The decision over what was found, by the first way that gives one."""
    given = (how(matter) for when, how in WAYS if when(matter))
    return next(judgement for judgement in given if judgement is not None)


# --- when


def _always(_: Matter) -> bool:
    return True


def _says_nothing(matter: Matter) -> bool:
    """Whether nothing tells an institution; a code that nobody bears tells none either."""
    reading = matter.reading
    if reading.code:
        return True
    if reading.kinds or reading.topic or reading.street:
        return False
    if reading.names:
        return not _are_told(reading, matter)
    if reading.talk in ASIDE or reading.unknown:
        return True
    return not (reading.places or (len(reading.numbers) == 1 and not reading.passed_over))


def _are_told(reading: Reading, matter: Matter) -> bool:
    """Whether the names, which stand without a kind, are meant as names and not by chance."""
    sure = not reading.unknown or (bool(reading.places) and are_proper(reading.names, matter.index))
    as_written = all(name.slips <= 1 and not name.village for name in reading.names)
    return reading.talk not in ASIDE and sure and as_written


# --- how


def _whole(matter: Matter) -> Judgement | None:
    found = named_whole(matter)
    if not found:
        return None
    decision = Decision.ANSWER if found.bit_count() == 1 else Decision.CHOOSE
    return Judgement(decision, Ranking([], [RankedGroup(found, 1.0)], found))


def _nothing(matter: Matter) -> Judgement:
    return Judgement(Decision.NONE, Ranking(matter.said if matter.reading.kinds else []))


def _service(matter: Matter) -> Judgement:
    return Judgement(Decision.SERVICE, providers(matter))


def _numbered(matter: Matter) -> Judgement | None:
    found = numbered_providers(matter)
    return weighed(matter.reading, found) if found.groups else None


def _place(matter: Matter) -> Judgement:
    return weighed(matter.reading, authorities(matter))


def _ranked(matter: Matter) -> Judgement:
    burden = UNKNOWN_WORD * len(matter.reading.unknown)
    return weighed(matter.reading, rank(matter.asked, all_but_denied(matter), burden))


WAYS: tuple[tuple[Callable[[Matter], bool], Callable[[Matter], Judgement | None]], ...] = (
    (_always, _whole),
    (_says_nothing, _nothing),
    (is_only_service, _service),
    (is_numbered_provider, _numbered),
    (is_only_place, _place),
    (_always, _ranked),
)
"""The first way that gives a judgement; the last always does."""
