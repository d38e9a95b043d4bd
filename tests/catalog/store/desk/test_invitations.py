"""Invitations and answers, in both databases."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from catalog.invitations.model import (
    MOST_A_DAY,
    MOST_WAITING,
    AnswerKind,
    AnswerState,
    Invitation,
    LinkState,
    Told,
)
from catalog.store.errors import TooManyAnswers
from catalog.store.register import Register

TODAY = date(2026, 11, 23)
UNTIL = TODAY + timedelta(days=60)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SHOWN = {"phone": "112", "vk": "https://vk.com/a"}
RIGHT = Told({}, SHOWN)


def phone(number: object) -> Told:
    return Told({"phone": str(number)}, SHOWN)


def invited(register: Register, code: str = "a-1") -> Invitation:
    return register.invitations.invite([code], TODAY, UNTIL)[code]


def test_a_link_is_made_once_and_serves_until_it_is_worth_no_letter(register: Register) -> None:
    first = register.invitations.invite(["a-1", "a-2", "a-1"], TODAY, UNTIL)
    assert set(first) == {"a-1", "a-2"}
    assert register.invitations.invite(["a-2", "a-3"], TODAY, UNTIL)["a-2"] == first["a-2"]
    late = UNTIL - timedelta(days=3)
    anew = register.invitations.invite(["a-1"], late, late + timedelta(days=60))["a-1"]
    assert anew.number > first["a-1"].number
    assert register.invitations.find(anew.number) == anew
    assert register.invitations.find(10**6) is None


def test_a_link_ends_by_its_day_or_by_being_revoked(register: Register) -> None:
    one = invited(register)
    assert [one.state(day) for day in (TODAY, UNTIL, UNTIL + timedelta(days=1))] == [
        LinkState.GOOD,
        LinkState.GOOD,
        LinkState.EXPIRED,
    ]
    assert register.invitations.revoke("a-1", TODAY) == 1
    assert register.invitations.revoke("a-1", TODAY) == 0
    found = register.invitations.find(one.number)
    assert found is not None
    assert found.state(TODAY) is LinkState.REVOKED
    assert invited(register).number > one.number


def test_an_answer_is_kept_as_it_was_told(register: Register) -> None:
    told = Told({"phone": "=1+1 <b>\0\ud800"}, SHOWN, "я" * 900)
    number = register.invitations.tell(invited(register), told, NOW)
    kept = register.invitations.answer(number)
    assert kept is not None
    assert (kept.code, kept.told_at, kept.state) == ("a-1", NOW, AnswerState.WAITING)
    assert kept.told == Told({"phone": "=1+1 <b>?"}, SHOWN, "я" * 500)
    assert register.invitations.answers("a-1") == [kept]
    assert register.invitations.waiting() == [kept]


def test_the_same_said_twice_is_one_answer_and_something_else_another(register: Register) -> None:
    one = invited(register)
    numbers = [register.invitations.tell(one, told, NOW) for told in (RIGHT, RIGHT, phone(1), phone(1))]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_nobody_fills_the_queue_by_one_link(register: Register) -> None:
    one, register_of = invited(register), register.invitations
    for at in range(MOST_WAITING):
        register_of.tell(one, phone(at), NOW)
    with pytest.raises(TooManyAnswers):
        register_of.tell(one, phone("more"), NOW)
    assert register_of.tell(invited(register, "a-2"), phone("other"), NOW)
    for at in range(MOST_WAITING, MOST_A_DAY):
        register_of.settle([wait.number for wait in register_of.waiting()], AnswerState.REFUSED, "o", TODAY)
        register_of.tell(one, phone(at), NOW)
    register_of.settle([wait.number for wait in register_of.waiting()], AnswerState.REFUSED, "o", TODAY)
    with pytest.raises(TooManyAnswers):
        register_of.tell(one, phone("more"), NOW)
    assert register_of.tell(one, phone("more"), NOW + timedelta(days=1, seconds=1))


def test_what_became_of_an_answer_is_noted_once(register: Register) -> None:
    number = register.invitations.tell(invited(register), phone(1), NOW)
    register.invitations.agree(number, "first")
    register.invitations.agree(number, "second")
    assert register.invitations.settle([number], AnswerState.ACCEPTED, "second", TODAY) == 1
    assert register.invitations.settle([number], AnswerState.REFUSED, "third", TODAY, "нет") == 0
    kept = register.invitations.answer(number)
    assert kept is not None
    assert (kept.state, kept.agreed_by, kept.settled_by, kept.why) == (
        AnswerState.ACCEPTED,
        "first",
        "second",
        "",
    )
    assert register.invitations.waiting() == []


def test_who_has_answered_is_told_by_code(register: Register) -> None:
    register.invitations.invite(["a-1", "a-2", "a-3"], TODAY, UNTIL)
    register.invitations.tell(invited(register), RIGHT, NOW)
    register.invitations.revoke("a-3", TODAY)
    standing = register.invitations.standing(datetime.combine(TODAY, time(12), UTC))
    assert {code: one.answered_on for code, one in standing.items()} == {"a-1": TODAY, "a-2": None}
    assert register.invitations.standing(datetime.combine(UNTIL, time(12), UTC) + timedelta(days=1)) == {}


def test_a_remark_is_forgotten_once_it_is_long_decided(register: Register) -> None:
    one = invited(register)
    numbers = [register.invitations.tell(one, Told({}, SHOWN, said), NOW) for said in ("старое", "ждёт")]
    register.invitations.settle(numbers[:1], AnswerState.ACCEPTED, "o", TODAY)
    for on, kept in (
        (TODAY + timedelta(days=90), "старое"),
        (TODAY + timedelta(days=91), "(текст удалён по сроку)"),
    ):
        register.invitations.invite(["a-2"], on, on)
        assert [one.told.remark for one in register.invitations.answers("a-1")] == ["ждёт", kept]
    assert register.invitations.answers("a-1")[1].told.kind is AnswerKind.CHANGE
