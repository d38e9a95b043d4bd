"""The queue of reports as it is worked through."""

from datetime import date

from catalog.queues.model import QueueEntry, ReportKind, State
from catalog.queues.reports import Fix, in_order, proposed, suggested_fix, told

TODAY = date(2026, 11, 23)


def entry(kind: ReportKind, number: int = 1, conversations: int = 1, *texts: str) -> QueueEntry:
    return QueueEntry(number, kind, "a-1", State.NEW, TODAY, None, conversations, texts)


def test_our_own_mistakes_come_first_then_what_most_people_told() -> None:
    entries = [
        entry(ReportKind.MISSING_INSTITUTION, 1, 9),
        entry(ReportKind.ERROR, 2, 1),
        entry(ReportKind.ERROR, 3, 5),
        entry(ReportKind.WRONG_INSTITUTION, 4, 2),
    ]
    assert [one.number for one in in_order(entries)] == [4, 3, 2, 1]


def test_the_question_behind_not_that_one_is_told_once_three_asked_it() -> None:
    assert told(entry(ReportKind.WRONG_INSTITUTION, 1, 2, "поликлиника 5")) == ()
    assert told(entry(ReportKind.WRONG_INSTITUTION, 1, 3, "поликлиника 5")) == ("поликлиника 5",)
    assert told(entry(ReportKind.ERROR, 1, 1, "телефон не тот")) == ("телефон не тот",)


def test_a_proposed_address_is_looked_at_first() -> None:
    page = entry(ReportKind.ERROR, 1, 5, "правильная https://vk.com/New", "вот vk.com/new")
    assert proposed(page) == ("vk.com/new",)
    assert suggested_fix(page) is Fix.CHECK_ADDRESS


def test_every_kind_of_report_has_a_fix() -> None:
    fixes = {kind: suggested_fix(entry(kind)) for kind in ReportKind}
    assert fixes[ReportKind.WRONG_INSTITUTION] is Fix.TEACH
    assert fixes[ReportKind.MISSING_INSTITUTION] is Fix.ADD
    assert fixes[ReportKind.ERROR] is Fix.CHECK_CARD
