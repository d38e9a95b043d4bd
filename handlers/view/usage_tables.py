"""What the guide was used for as tables in Russian, in the manner of `handlers.view.statistics_tables`."""

from collections.abc import Mapping
from datetime import timedelta

from catalog.model import Institution
from catalog.statistics.usage import Usage
from handlers.texts import usage as texts
from handlers.texts.names import everyday_name, place_name
from handlers.texts.words import span
from handlers.view.statistics_tables import Cell, Table

ONE_DAY = timedelta(days=1)


def usage_tables(
    usage: Usage, standing: Mapping[str, Institution], former: Mapping[str, Institution]
) -> tuple[Table, ...]:
    """`standing`, `former`: by code, those of the wanted that the register has, and that it had once."""
    return _decisions(usage), _wanted(usage, standing, former), _verdicts(usage)


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
