"""The queues of the operator, in both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from catalog.queues.model import KEPT_DAYS, Missed, ReportKind, State
from catalog.store.desk import queues as module
from catalog.store.errors import NoSuchReport
from catalog.store.register import Register

TODAY = date(2026, 11, 23)
WRONG, ERROR, PAGE = ReportKind.WRONG_INSTITUTION, ReportKind.ERROR, ReportKind.MISSING_PAGE


def _missed(text: str = "фап рябовский", voice: str = "a", on: date = TODAY) -> Missed:
    return Missed(text, "fap", "Алексеевский район", voice, on)


def test_reports_are_numbered_and_keep_their_words(register: Register) -> None:
    queues = register.queues
    first = queues.write_report(ERROR, "a-1", "телефон не тот", TODAY, "a")
    second = queues.write_report(PAGE, "", "x\0\ud800" + "я" * 5000, TODAY, "a")
    assert second > first > 0
    assert queues.report(first).texts == ("телефон не тот",)


def test_repeats_are_one_entry_of_so_many_people(register: Register) -> None:
    queues = register.queues
    told = [
        queues.write_report(ERROR, "a-1", f"страница сменилась, {said}vk.com/new_page", TODAY, f"voice-{one}")
        for one in range(5)
        for said in ("", "правильная ", "https://www.", "вот: ") * 2
    ]
    entry = queues.report(told[0])
    assert set(told) == {entry.number}
    assert entry.conversations == 5


@pytest.mark.parametrize(
    ("kind", "code", "text"),
    [
        (ERROR, "a-1", "правильная vk.com/another"),
        (ERROR, "a-2", "правильная vk.com/page"),
        (PAGE, "a-1", "правильная vk.com/page"),
        (ERROR, "a-1", "телефон не тот"),
    ],
)
def test_what_says_something_else_is_an_entry_of_its_own(
    register: Register, kind: ReportKind, code: str, text: str
) -> None:
    first = register.queues.write_report(ERROR, "a-1", "правильная vk.com/page", TODAY, "a")
    assert register.queues.write_report(kind, code, text, TODAY, "b") != first


def test_a_repeat_of_a_settled_report_is_new(register: Register) -> None:
    queues = register.queues
    first = queues.write_report(ERROR, "a-1", "телефон не тот", TODAY, "a")
    assert queues.set_report_state(first, State.IN_WORK, TODAY).state is State.IN_WORK
    assert queues.write_report(ERROR, "a-1", "телефон не тот", TODAY, "b") == first
    settled = queues.set_report_state(first, State.FIXED, TODAY)
    assert (settled.state, settled.changed_on, settled.conversations) == (State.FIXED, TODAY, 2)
    again = queues.write_report(ERROR, "a-1", "телефон не тот", TODAY, "b")
    assert again != first
    assert [entry.number for entry in queues.reports()] == [again]
    assert [entry.number for entry in queues.reports([State.FIXED])] == [first]


def test_a_number_that_nobody_was_given_is_refused(register: Register) -> None:
    with pytest.raises(NoSuchReport, match="214"):
        register.queues.report(214)
    with pytest.raises(NoSuchReport):
        register.queues.set_report_state(214, State.FIXED, TODAY)


def test_reports_change_nothing_in_the_register(register: Register) -> None:
    for voice in range(40):
        register.queues.write_report(ERROR, "a-1", "казино", TODAY, str(voice))
    assert register.versions.active() is None
    assert register.withdrawals.all() == []


def test_misses_are_kept_once_for_each_voice(register: Register) -> None:
    queues = register.queues
    queues.write_misses([_missed(), _missed(), _missed(voice="b")])
    queues.write_misses([_missed(), _missed("другое")])
    assert [(one.text, one.voice) for one in queues.misses()] == [
        ("фап рябовский", "a"),
        ("фап рябовский", "b"),
        ("другое", "a"),
    ]
    assert all(one.kind == "fap" and one.place and one.number for one in queues.misses())


@pytest.mark.parametrize("together", [True, False])
def test_what_a_voice_found_next_is_noted_beside_its_question(register: Register, *, together: bool) -> None:
    asked, found = _missed(), replace(_missed(), found="a-1")
    for batch in [[asked, found, asked]] if together else [[asked], [found], [asked]]:
        register.queues.write_misses(batch)
    assert [(one.text, one.found) for one in register.queues.misses()] == [(asked.text, "a-1")]


def test_misses_have_a_state(register: Register) -> None:
    queues = register.queues
    queues.write_misses([_missed(), _missed("другое")])
    first = queues.misses()[0]
    queues.set_miss_state([first.number], State.FIXED)
    assert [one.text for one in queues.misses()] == ["другое"]
    assert [one.state for one in queues.misses([State.FIXED])] == [State.FIXED]


def test_hostile_words_are_kept_as_far_as_they_can_be(register: Register) -> None:
    register.queues.write_misses([_missed("x\0\ud800'; DROP TABLE misses" + "я" * 5000)])
    assert len(register.queues.misses()[0].text) == module.MISS_LENGTH


def test_the_oldest_go_when_there_are_too_many(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MISSES", 3)
    for number in range(5):
        register.queues.write_misses([_missed(f"вопрос {number}")])
    assert [one.text for one in register.queues.misses()] == ["вопрос 2", "вопрос 3", "вопрос 4"]


def test_words_are_forgotten_after_ninety_days(register: Register) -> None:
    queues, old = register.queues, TODAY - timedelta(days=KEPT_DAYS + 1)
    queues.write_misses([_missed(on=old), _missed("новое")])
    settled, waiting, wrong = (
        queues.write_report(kind, code, text, old, "a")
        for kind, code, text in ((ERROR, "a-1", "раз"), (ERROR, "a-2", "два"), (WRONG, "a-3", "школа 5"))
    )
    queues.set_report_state(settled, State.FIXED, old)
    queues.purge(TODAY)
    assert [one.text for one in queues.misses()] == ["новое"]
    assert queues.report(settled).texts == ()
    assert queues.report(settled).state is State.FIXED
    assert queues.report(waiting).texts == ("два",)
    assert queues.report(wrong).texts == ()
