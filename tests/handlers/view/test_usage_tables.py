"""The figures of use as tables: a row for each day that was counted, and names even of what is gone."""

from datetime import date, timedelta

from catalog.model import Institution
from catalog.queues.misses import MissGroup
from catalog.queues.model import State
from catalog.statistics.usage import Usage
from handlers.view.usage_tables import unknown_table, usage_tables

TODAY = date(2026, 11, 23)
SINCE = TODAY - timedelta(days=2)
HERE = Institution("a-1", "МОУ СШ № 5", short_name="Школа № 5")
GONE = Institution("a-2", "МОУ СШ № 6", short_name="Школа № 6")
USAGE = Usage(
    SINCE,
    TODAY,
    {SINCE: {"answer": 5, "none": 2}, TODAY: {"choose": 1, "service": 4}},
    {"official": 3},
    {SINCE: {"wrong": 2, "helped": 1}, TODAY: {"report": 1, "helped_not": 1}},
    [("a-1", 9), ("a-2", 8), ("nobody", 7)],
)
DECISIONS, HELPED, WANTED, VERDICTS = usage_tables(USAGE, {"a-1": HERE}, {"a-2": GONE})


def test_every_day_has_its_row_and_its_sum() -> None:
    assert DECISIONS.by_day
    assert [row[0] for row in DECISIONS.rows] == [SINCE, SINCE + timedelta(days=1), TODAY]
    assert [row[1:] for row in DECISIONS.rows] == [(5, 0, 0, 2, 7), (0, 0, 0, 0, 0), (0, 1, 4, 0, 5)]


def test_whether_it_helped_is_told_by_week() -> None:
    """The 23rd of November 2026 is a Monday."""
    assert HELPED.rows == (
        (date(2026, 11, 16), 5, 0, 2, 2, 0, 1, 0),
        (date(2026, 11, 23), 4, 1, 0, 0, 1, 0, 1),
    )


def test_what_is_not_found_is_told_where_enough_asked_and_lately() -> None:
    def group(text: str, last_on: date) -> MissGroup:
        return MissGroup(1, (1,), "school", "Камышин", 4, text, SINCE, last_on, State.NEW)

    old, untold, told = (
        group("лицей 9", SINCE - timedelta(days=1)),
        group("", TODAY),
        group("школа 99", TODAY),
    )
    table = unknown_table(USAGE, [old, untold, told], 5)
    assert table.rows == (("школа 99", "школа", "Камышин", 4),)


def test_what_the_register_has_no_more_keeps_its_name_or_its_code() -> None:
    assert [(row[0], row[-1]) for row in WANTED.rows] == [("Школа № 5", 9), ("Школа № 6", 8), ("nobody", 7)]


def test_every_verdict_is_told_apart() -> None:
    assert sum(int(str(times)) for _, times in VERDICTS.rows) == 3
    assert len({label for label, _ in VERDICTS.rows}) == len(VERDICTS.rows)


def test_where_nothing_was_counted_nothing_is_drawn_but_today() -> None:
    decisions, helped, wanted, verdicts = usage_tables(Usage(TODAY, TODAY, {}, {}, {}, []), {}, {})
    assert len(decisions.rows) == len(helped.rows) == 1
    assert not wanted.rows
    assert not wanted.drawn
    assert not verdicts.drawn
