"""The queues at the desk: each entry with its fix, and one button that does it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.bootstrap import Parts
from catalog.model import Page, PageState, Platform
from catalog.operators import Role
from catalog.queues.model import Missed, ReportKind, State
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import SCHOOLS, Operator
from tests.bot.web.register import HOSTILE, TODAY

pytestmark = EITHER_DATABASE

WORDS = "мирная шестёрка"


def ask_in_vain(parts: Parts) -> None:
    parts.register.queues.write_misses(
        Missed(WORDS, "", "", f"voice-{number}", TODAY, found="s-6") for number in range(3)
    )


def test_a_miss_becomes_another_name_that_finds(parts: Parts, editor: Operator) -> None:
    ask_in_vain(parts)
    page = editor.see("/operator/misses/list")
    assert WORDS in page
    number = parts.register.queues.misses()[0].number
    assert editor.act("misses", "add_word", str(number)).status_code == 200
    parts.guide.refresh()
    assert parts.guide.context is not None
    found = parts.guide.context.catalog.search(WORDS)
    assert [match.institution.code for match in found.matches][:1] == ["s-6"]
    assert parts.register.queues.misses() == []
    assert parts.register.accounts.deeds()[0].version == 2


def test_a_report_is_shown_as_text_and_its_state_set(parts: Parts, editor: Operator) -> None:
    told = f"страница другая: https://evil.example/x {HOSTILE}"
    number = parts.register.queues.write_report(ReportKind.ERROR, "s-3", told, TODAY, "voice")
    page = editor.see("/operator/reports/list")
    assert "evil.example" in page
    assert 'href="https://evil.example' not in page
    assert "<img" not in page
    assert editor.act("reports", "fixed", str(number)).status_code == 200
    assert parts.register.queues.report(number).state is State.FIXED


def test_an_old_confirmation_is_renewed_by_who_saw_the_mark(parts: Parts, editor: Operator) -> None:
    old = replace(
        SCHOOLS[2],
        pages=(Page(Platform.VK, "https://vk.com/school3", PageState.CONFIRMED, TODAY - timedelta(days=85)),),
    )
    parts.register.update([old], note="давно")
    parts.guide.refresh()
    assert "Школа № 3<" in editor.see("/operator/lapsing/list").replace("\n", "")
    assert editor.act("lapsing", "seen", "s-3").status_code == 200
    page = next(one for one in parts.register.institutions() if one.code == "s-3").pages[0]
    assert (page.state, page.checked_on) == (PageState.CONFIRMED, TODAY)


@pytest.mark.parametrize(
    ("view", "name", "key"),
    [
        ("misses", "add_word", "1"),
        ("misses", "dismiss", "1"),
        ("reports", "fixed", "1"),
        ("lapsing", "seen", "s-3"),
        ("problems", "accept", "x"),
        ("pages", "withdraw", "x"),
        ("pages", "restore", "x"),
        ("versions", "rollback", "1"),
    ],
)
def test_a_reader_presses_in_vain(parts: Parts, reader: Operator, view: str, name: str, key: str) -> None:
    assert reader.act(view, name, key, why="x").status_code in {400, 403}
    assert len(parts.register.versions()) == 1


@pytest.fixture
def reader(parts: Parts, sign_in: SignIn) -> Operator:
    ask_in_vain(parts)
    parts.register.queues.write_report(ReportKind.ERROR, "s-3", "ошибка", TODAY, "voice")
    return sign_in(Role.READER)
