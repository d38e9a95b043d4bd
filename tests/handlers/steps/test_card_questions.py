"""Questions about the card shown last."""

from datetime import date, timedelta

from catalog.model import Institution
from catalog.region import Region
from handlers.context import Context
from tests.catalog.registers import of
from tests.dialogs.harness import TODAY, Answered, play


def context(**fields: object) -> Context:
    clinic = Institution("a", "Поликлиника № 5", kind="поликлиника", **fields)  # type: ignore[arg-type]
    return Context(of(clinic), Region("Область"))


def test_hours_that_the_register_has_are_told_with_their_day() -> None:
    told = Answered(says=["пн–пт 8:00–17:00", "12.11.2026"])
    known = context(hours="пн–пт 8:00–17:00", seen_on=date(2026, 11, 12))
    play(known, [("поликлиника 5", Answered(cards=["a"])), ("часы работы", told)])


def test_a_closure_is_told_on_the_card_and_with_the_hours_until_it_is_over() -> None:
    today, day = TODAY, timedelta(days=1)
    for begins, ends, said in (
        (today - day, today, "Сейчас закрыто"),
        (today + day, today + 3 * day, "Будет закрыто"),
    ):
        known = context(hours="пн–пт", seen_on=today, closed_from=begins, closed_until=ends)
        told = Answered(says=[said])
        play(known, [("поликлиника 5", told), ("часы работы", Answered(says=[said, "пн–пт"]))])
    over = context(hours="пн–пт", seen_on=today, closed_from=today - 2 * day, closed_until=today - day)
    play(over, [("поликлиника 5", Answered(silent_on=["закрыто"]))])


def test_hours_of_years_ago_are_not_told() -> None:
    old = context(hours="пн–пт 8:00–17:00", seen_on=date(2023, 1, 1), phone="112")
    play(old, [("поликлиника 5", Answered(cards=["a"])), ("часы работы", Answered(silent_on=["17:00"]))])
