"""Looks and problems beside the versions, on SQLite and PostgreSQL: kept, followed whole or not at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import event

from catalog.model import Institution, PageState
from catalog.pages.page_checks import Look, PageProblem, Presence, ProblemKind
from catalog.store.errors import RegisterChanged
from catalog.store.register import Register
from catalog.store.versions.verification import Verified
from tests.catalog.store.institutions import FULL, OTHER, PLAIN, VK

DAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 1, 30, tzinfo=timezone(timedelta(hours=3)))
LOOK = Look(VK, Presence.THERE, mark=False, name="Школа «5»", followers=7, links=("telegram:school5",))
LOST = PageProblem("a-1", VK, ProblemKind.LOST_MARK, DAY, DAY, "Школа «5»")
REVOKED = replace(PLAIN, pages=(replace(PLAIN.pages[0], state=PageState.REVOKED, checked_on=DAY),))


def verified(*changed: Institution, problems: tuple[PageProblem, ...] = (LOST,), day: date = DAY) -> Verified:
    return Verified(day, changed, problems, {VK}, {VK})


@pytest.fixture
def filled(register: Register) -> Register:
    register.versions.replace([PLAIN, FULL], note="tests")
    register.verification.keep_looks([LOOK], AT)
    return register


def test_a_look_is_kept_as_it_was_and_when(filled: Register) -> None:
    kept = filled.looks.newest()[VK]
    assert (kept.look, kept.looked_at, kept.pending) == (LOOK, AT, True)
    later = replace(LOOK, mark=True)
    filled.verification.keep_looks([later], AT + timedelta(days=1))
    assert filled.looks.newest()[VK].look == later


def test_the_register_follows_pages_problems_and_looks_together(filled: Register) -> None:
    made = filled.verification.follow(verified(REVOKED), note="verified", expected=1)
    assert made
    assert (made.number, made.note) == (2, "verified")
    assert filled.versions.institutions() == [FULL, REVOKED]
    assert filled.looks.problems() == [LOST]
    assert not filled.looks.newest()[VK].pending


def test_where_no_page_changes_no_version_is_made(filled: Register) -> None:
    assert filled.verification.follow(verified(), note="verified", expected=1) is None
    assert filled.looks.problems() == [LOST]
    assert len(filled.versions.all()) == 1


def test_a_register_that_changed_meanwhile_is_not_touched(filled: Register) -> None:
    filled.versions.update([OTHER], note="meanwhile")
    with pytest.raises(RegisterChanged):
        filled.verification.follow(verified(REVOKED), note="verified", expected=1)
    assert filled.looks.problems() == []
    assert filled.looks.newest()[VK].pending


def test_a_problem_stays_one_until_a_look_finds_it_mended(filled: Register) -> None:
    filled.verification.follow(verified(REVOKED), note="verified", expected=1)
    later = replace(LOST, last_on=DAY + timedelta(days=1), evidence="ещё")
    filled.verification.follow(verified(problems=(later,)), note="again", expected=2)
    assert filled.looks.problems() == [later]
    filled.verification.follow(Verified(DAY, (), (), (), ()), note="of another platform", expected=2)
    assert filled.looks.problems() == [later]
    filled.verification.follow(verified(problems=()), note="mended", expected=2)
    assert filled.looks.problems() == []


def test_a_problem_ends_with_the_page(filled: Register) -> None:
    filled.verification.follow(verified(REVOKED), note="verified", expected=1)
    filled.versions.replace([FULL], note="without")
    filled.verification.follow(Verified(DAY, (), (), (), ()), note="of another platform", expected=3)
    assert filled.looks.problems() == []


def test_going_back_keeps_what_was_seen(filled: Register) -> None:
    filled.verification.follow(verified(REVOKED), note="verified", expected=1)
    filled.versions.rollback(1)
    assert filled.versions.institutions() == [FULL, REVOKED]
    filled.verification.follow(verified(PLAIN, problems=()), note="mended", expected=3)
    filled.versions.rollback(1)
    assert filled.versions.institutions() == [FULL, PLAIN]


class CutError(Exception):
    pass


def test_cut_at_any_statement_nothing_is_half_applied(filled: Register) -> None:
    left = 0

    def cut(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise CutError

    event.listen(filled._database.engine, "after_cursor_execute", cut)
    for statements in range(1, 40):
        left = statements
        try:
            filled.verification.follow(verified(REVOKED), note="verified", expected=1)
        except CutError:
            left = 0
            found = (
                filled.versions.institutions(),
                filled.looks.problems(),
                filled.looks.newest()[VK].pending,
            )
            assert found == ([FULL, PLAIN], [], True)
        else:
            break
    assert statements > 5
    assert (filled.versions.institutions(), filled.looks.problems()) == ([FULL, REVOKED], [LOST])


def test_a_moment_is_one_moment_in_any_zone(filled: Register) -> None:
    assert filled.looks.newest()[VK].looked_at.astimezone(UTC).day == 24
