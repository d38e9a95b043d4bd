"""What the guide was used for as tables in Russian, in the manner of `handlers.view.statistics_tables`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from catalog.model import Institution
from catalog.queues.misses import MissGroup
from catalog.search import Decision
from catalog.statistics.usage import Usage
from handlers.texts import usage as texts
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import span
from handlers.view.kinds import kind_of
from handlers.view.statistics_tables import Cell, Table

ONE_DAY = timedelta(days=1)


def usage_tables(
    usage: Usage, standing: Mapping[str, Institution], former: Mapping[str, Institution]
) -> tuple[Table, ...]:
    """`standing`, `former`: by code, those of the wanted that the register has, and that it had once."""
    return _decisions(usage), _helped(usage), _wanted(usage, standing, former), _verdicts(usage)


def unknown_table(usage: Usage, groups: Sequence[MissGroup], most: int) -> Table:
    """What wasn't found most often in these days, of what enough people asked to be told."""
    told = [group for group in groups if group.text and group.last_on >= usage.since][:most]
    rows = tuple((group.text, _kind(group.kind), group.place, group.conversations) for group in told)
    columns = (texts.QUESTION, texts.KIND, texts.PLACE, texts.CONVERSATIONS)
    rule = _rule(usage, texts.UNKNOWN_RULE)
    return Table("unknown", texts.UNKNOWN, rule, usage.until, columns, rows, ((3,),) if rows else ())


def _kind(key: str) -> str:
    kind = kind_of(key) if key else None
    return kind.name.one if kind else ""


def _decisions(usage: Usage) -> Table:
    """A row for each day, the oldest first; a day on which nobody asked has zeros."""
    days = [usage.since + ONE_DAY * number for number in range((usage.until - usage.since).days + 1)]
    counted = {day: usage.decisions.get(day, {}) for day in days}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (day, *(found.get(decision, 0) for decision in texts.OUTCOMES), sum(found.values()))
        for day, found in counted.items()
    )
    columns = (texts.DAY, *texts.OUTCOMES.values(), texts.ALL)
    drawn = (tuple(range(1, len(columns) - 1)),)
    return Table(
        "decisions", texts.DECISIONS, _rule(usage, texts.DECISIONS_RULE), usage.until, columns, rows, drawn,
        by_day=True,
    )  # fmt: skip


def _helped(usage: Usage) -> Table:
    """A row for each week, called by its Monday, the oldest first; the first and the last may be short."""
    found: dict[date, Counter[str]] = {}
    for number in range((usage.until - usage.since).days + 1):
        day = usage.since + ONE_DAY * number
        counted = found.setdefault(day - ONE_DAY * day.weekday(), Counter())
        counted.update(usage.decisions.get(day, {}))
        counted.update(usage.helped.get(day, {}))
    rows: tuple[tuple[Cell, ...], ...] = tuple((week, *_of_week(counted)) for week, counted in found.items())
    columns = (texts.WEEK, texts.ANSWERED, texts.ASKED_BACK, texts.NOT_FOUND, *texts.TOLD.values())
    drawn = ((1, 2, 3), (4, 5, 6, 7))
    rule = _rule(usage, texts.HELPED_RULE)
    return Table("helped", texts.HELPED, rule, usage.until, columns, rows, drawn, by_day=True)


def _of_week(counted: Counter[str]) -> tuple[int, ...]:
    answered = counted[Decision.ANSWER] + counted[Decision.SERVICE]
    told = (counted[one] for one in texts.TOLD)
    return answered, counted[Decision.CHOOSE], counted[Decision.NONE], *told


def _wanted(usage: Usage, standing: Mapping[str, Institution], former: Mapping[str, Institution]) -> Table:
    rows = tuple((*_named(code, standing, former), times) for code, times in usage.wanted)
    columns = (texts.NAME, texts.PLACE, texts.SHOWN)
    rule = _rule(usage, texts.WANTED_RULE)
    return Table("wanted", texts.WANTED, rule, usage.until, columns, rows, ((2,),) if rows else ())


def _named(
    code: str, standing: Mapping[str, Institution], former: Mapping[str, Institution]
) -> tuple[str, str]:
    """Its name and place; of one that is gone, its last name, or its code where even that isn't known."""
    if one := standing.get(code):
        return everyday_name(one), place_name(one.place)
    gone = former.get(code)
    return everyday_name(gone) if gone else code, texts.NO_MORE


def _verdicts(usage: Usage) -> Table:
    rows = tuple((words, usage.verdicts.get(verdict, 0)) for verdict, words in texts.JUDGED.items())
    columns = (texts.VERDICT, texts.TIMES)
    drawn = ((1,),) if usage.verdicts else ()
    rule = _rule(usage, texts.VERDICTS_RULE)
    return Table("verdicts", texts.VERDICTS, rule, usage.until, columns, rows, drawn)


def _rule(usage: Usage, rule: str) -> str:
    """The definition with the days that were counted."""
    said = span(usage.since, usage.until)
    return f"{said[:1].upper()}{said[1:]}. {rule}"
