"""What the guide was used for, in both databases: added up by the database, read by day."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta

from catalog.statistics.usage import Count, Measure
from catalog.store.register import Register, open_register

TODAY = date(2026, 11, 23)
FOUND, NONE = Count(Measure.DECISION, "answer"), Count(Measure.DECISION, "none")
OFFICIAL = Count(Measure.VERDICT, "official")


def card(code: str) -> Count:
    return Count(Measure.CARD, code)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_counts_of_a_day_add_up(register: Register) -> None:
    register.counts.add({(TODAY, FOUND): 3, (TODAY, NONE): 1, (before(1), FOUND): 5})
    register.counts.add({(TODAY, FOUND): 4, (TODAY, OFFICIAL): 2})
    usage = register.counts.usage(before(29), TODAY, 10)
    assert usage.decisions == {TODAY: {"answer": 7, "none": 1}, before(1): {"answer": 5}}
    assert usage.verdicts == {"official": 2}


def test_every_measure_is_taken(register: Register) -> None:
    register.counts.add({(TODAY, Count(measure, "no_water_city")): 2 for measure in Measure})
    assert register.counts.usage(TODAY, TODAY, 10).wanted == [("no_water_city", 2)]


def test_processes_add_to_the_same_rows_and_lose_nothing(url: str) -> None:
    open_register(url).close()

    def write(order: Sequence[int]) -> None:
        with closing(open_register(url)) as register:
            for _ in range(10):
                register.counts.add({(TODAY, card(f"s-{number}")): 1 for number in order})

    with ThreadPoolExecutor(4) as processes:
        list(processes.map(write, [range(20), range(19, -1, -1)] * 2))
    with closing(open_register(url)) as register:
        wanted = register.counts.usage(TODAY, TODAY, 100).wanted
    assert dict(wanted) == {f"s-{number}": 40 for number in range(20)}


def test_the_most_wanted_come_first_and_those_of_other_days_not_at_all(register: Register) -> None:
    register.counts.add(
        {(TODAY, card("b")): 2, (before(1), card("b")): 2, (TODAY, card("a")): 3, (before(40), card("c")): 99}
    )
    assert register.counts.usage(before(29), TODAY, 1).wanted == [("b", 4)]
    assert register.counts.usage(before(29), TODAY, 9).wanted == [("b", 4), ("a", 3)]


def test_before_counting_began_there_are_no_days(register: Register) -> None:
    assert register.counts.usage(before(29), TODAY, 9).since == TODAY
    register.counts.add({(before(3), card("a")): 1})
    assert register.counts.usage(before(29), TODAY, 9).since == before(3)
    assert register.counts.usage(before(1), TODAY, 9).since == before(1)


def test_a_code_that_the_register_never_had_is_counted(register: Register) -> None:
    register.counts.add({(TODAY, card("x" * 64)): 1})
    assert register.counts.usage(TODAY, TODAY, 9).wanted == [("x" * 64, 1)]
