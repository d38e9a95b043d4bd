"""The queues at the desk: each entry with its fix, and one button that does it."""

import html
import re
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from time import monotonic, sleep

import pytest

from bot.bootstrap import Parts
from bot.desk.pages import key_of
from bot.desk.questions import texts
from catalog.accounts import Role
from catalog.model import Page, PageState, Platform
from catalog.pages.page_checks import PageProblem, ProblemKind
from catalog.queues.model import Missed, ReportKind, State
from catalog.store.versions.verification import Verified
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import SCHOOLS, Operator
from tests.bot.web.register import HOSTILE, TODAY

pytestmark = EITHER_DATABASE

WORDS = "мирная шестёрка"
PATIENCE = 60.0


def ask_in_vain(parts: Parts) -> None:
    parts.register.queues.write_misses(
        Missed(WORDS, "", "", f"voice-{number}", TODAY, found="s-6") for number in range(3)
    )


def wait_for_proposal(editor: Operator) -> None:
    """Until the page doesn't say any more that it is looked for."""
    deadline = monotonic() + PATIENCE
    while texts.PROPOSAL_LATER in editor.see("/operator/misses/list"):
        assert monotonic() < deadline
        sleep(0.02)


def test_a_miss_becomes_another_name_that_finds(parts: Parts, editor: Operator) -> None:
    ask_in_vain(parts)
    page = editor.see("/operator/misses/list")
    assert WORDS in page
    wait_for_proposal(editor)
    number = parts.register.queues.misses()[0].number
    assert editor.act("misses", "add_word", str(number)).status_code == 200
    parts.guide.refresh()
    assert parts.guide.context is not None
    found = parts.guide.context.catalog.search(WORDS)
    assert [match.institution.code for match in found.matches][:1] == ["s-6"]
    assert parts.register.queues.misses() == []
    assert parts.register.accounts.deeds()[0].version == 2


def test_a_word_for_a_kind_is_understood_of_all_of_it_until_it_is_taken_away(
    parts: Parts, editor: Operator
) -> None:
    parts.register.queues.write_misses(
        Missed("общеобразовалка 5", "", "", f"voice-{one}", TODAY) for one in range(3)
    )
    number = parts.register.queues.misses()[0].number
    wait_for_proposal(editor)
    assert editor.act("misses", "add_word", str(number)).status_code == 200
    assert parts.register.kind_words.read() == {"общеобразовалка": "school"}
    line = parts.register.accounts.deeds()[0]
    assert (line.action, line.subject, line.detail, line.version) == (
        "add_kind_word",
        "school",
        "общеобразовалка",
        2,
    )
    assert parts.register.queues.misses() == []
    assert found(parts, "общеобразовалка 5") == ("s-5",)
    assert found(parts, "общеобразовалка 6") == ("s-6",)
    assert "общеобразовалка" in editor.see("/operator/kind_words/list")
    assert editor.act("kind_words", "remove", "общеобразовалка").status_code == 200
    assert parts.register.kind_words.read() == {}
    assert found(parts, "общеобразовалка 5") == ()
    assert editor.act("kind_words", "remove", "общеобразовалка").status_code in {400, 404}


def found(parts: Parts, words: str) -> tuple[str, ...]:
    parts.guide.refresh()
    assert parts.guide.context is not None
    return parts.guide.context.catalog.search(words).fitting


def refuse(parts: Parts, text: str = WORDS, code: str = "s-5", voices: str = "abc") -> int:
    write = parts.register.queues.write_report
    numbers = {write(ReportKind.WRONG_INSTITUTION, code, text, TODAY, voice) for voice in voices}
    return numbers.pop()


def test_another_was_meant_and_is_found_by_those_words_from_then_on(parts: Parts, editor: Operator) -> None:
    number = refuse(parts)
    page = editor.see("/operator/reports/list")
    assert 'data-sa-name="add_word"' in page
    assert editor.act("reports", "add_word", str(number), said=WORDS, other="s-6").status_code == 200
    assert parts.register.queues.report(number).state is State.FIXED
    line = parts.register.accounts.deeds()[0]
    assert (line.action, line.subject, line.detail, line.version) == ("add_word", "s-6", WORDS, 2)
    parts.guide.refresh()
    assert parts.guide.context is not None
    assert parts.guide.context.catalog.search(WORDS).fitting == ("s-6",)


def test_who_else_may_have_been_meant_stands_to_be_chosen(parts: Parts, editor: Operator) -> None:
    refuse(parts, "школа садовая")
    page = html.unescape(editor.see("/operator/reports/list"))
    offered = re.findall(r'<option value="(s-\d+)">', html.unescape(page))
    assert offered
    assert "s-5" not in offered


def test_words_that_call_others_too_become_nobodys_name(parts: Parts, editor: Operator) -> None:
    number = refuse(parts, "школа")
    editor.see("/operator/reports/list")
    answer = editor.act("reports", "add_word", str(number), said="школа", code="s-6")
    assert answer.status_code == 400
    assert len(parts.register.versions.all()) == 1
    assert parts.register.queues.report(number).state is State.NEW


@pytest.mark.parametrize(
    "fields",
    [{"said": "", "code": "s-6"}, {"said": WORDS, "code": "nobody"}, {"said": WORDS}, {"said": HOSTILE}],
    ids=str,
)
def test_a_word_without_whom_or_whom_without_a_word_changes_nothing(
    parts: Parts, editor: Operator, fields: dict[str, str]
) -> None:
    number = refuse(parts)
    editor.see("/operator/reports/list")
    assert editor.act("reports", "add_word", str(number), **fields).status_code == 400
    assert len(parts.register.versions.all()) == 1
    assert parts.register.queues.report(number).state is State.NEW


def test_what_fewer_than_three_asked_is_not_told_and_has_no_button(parts: Parts, editor: Operator) -> None:
    number = refuse(parts, voices="ab")
    page = editor.see("/operator/reports/list")
    assert WORDS not in page
    assert 'data-sa-name="add_word"' not in page
    assert editor.act("reports", "add_word", str(number), said=WORDS, code="s-6").status_code in {400, 403}
    assert len(parts.register.versions.all()) == 1


def test_a_report_leads_to_where_it_is_settled(parts: Parts, editor: Operator) -> None:
    write = parts.register.queues.write_report
    number = write(ReportKind.ERROR, "s-3", "не тот телефон", TODAY, "a")
    write(ReportKind.MISSING_INSTITUTION, "", "садик 99", TODAY, "a")
    page = editor.see("/operator/reports/list")
    assert f"/correct/report/{number}" in page
    assert '/operator/add"' in page
    assert editor.get(f"/operator/correct/report/{number}").headers["location"].endswith("/correct/s-3")
    assert editor.get("/operator/correct/report/999").status_code == 404


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
    parts.register.versions.update([old], note="давно")
    parts.guide.refresh()
    assert "Школа № 3<" in editor.see("/operator/lapsing/list").replace("\n", "")
    assert editor.act("lapsing", "seen", key_of("s-3", "https://vk.com/school3")).status_code == 200
    page = next(one for one in parts.register.versions.institutions() if one.code == "s-3").pages[0]
    assert (page.state, page.checked_on) == (PageState.CONFIRMED, TODAY)


@pytest.mark.parametrize(
    ("view", "name", "key"),
    [
        ("misses", "add_word", "1"),
        ("misses", "dismiss", "1"),
        ("kind_words", "remove", "x"),
        ("reports", "fixed", "1"),
        ("reports", "add_word", "1"),
        ("lapsing", "seen", "x"),
        ("problems", "accept", "x"),
        ("pages", "withdraw", "x"),
        ("pages", "restore", "x"),
        ("versions", "rollback", "1"),
    ],
)
def test_a_reader_presses_in_vain(parts: Parts, reader: Operator, view: str, name: str, key: str) -> None:
    assert reader.act(view, name, key, why="x").status_code in {400, 403}
    assert len(parts.register.versions.all()) == 1


@pytest.fixture
def reader(parts: Parts, sign_in: SignIn) -> Operator:
    ask_in_vain(parts)
    parts.register.queues.write_report(ReportKind.ERROR, "s-3", "ошибка", TODAY, "voice")
    return sign_in(Role.READER)


def found_moved(parts: Parts, suggestion: str) -> str:
    """Verification finds that the page of school 8 has moved; the key of that line."""
    page = SCHOOLS[7].pages[0]
    problem = PageProblem("s-8", page.url, ProblemKind.MOVED, TODAY, TODAY, "переехала", suggestion)
    version = parts.register.versions.all()[0].number
    parts.register.verification.follow(
        Verified(TODAY, (), (problem,), {problem.url}, ()), note="", expected=version
    )
    said = f"{problem.code} {problem.url} {problem.kind}"
    return blake2b(said.encode(), digest_size=12).hexdigest()


def test_a_new_address_is_written_by_a_button(parts: Parts, editor: Operator) -> None:
    key = found_moved(parts, "https://vk.com/school8new")
    page = editor.see("/operator/problems/list")
    assert "school8new" in page
    assert 'href="https://vk.com' not in page
    assert editor.act("problems", "accept", key).status_code == 200
    one = next(one for one in parts.register.versions.institutions() if one.code == "s-8")
    states = {page.url: page.state for page in one.pages}
    assert states.pop("https://vk.com/school8new") is PageState.LISTED  # nobody has seen a mark there
    assert states == {"https://vk.com/school8": PageState.MOVED}
    line = parts.register.accounts.deeds()[0]
    assert (line.action, line.subject) == ("accept_address", "s-8")
    assert "school8new" in line.detail


@pytest.mark.parametrize("suggestion", ["", "https://vk-com.evil.example/school8", "javascript:alert(1)"])
def test_an_address_that_is_none_is_not_written(parts: Parts, editor: Operator, suggestion: str) -> None:
    key, before = found_moved(parts, suggestion), parts.register.versions.institutions()
    answer = editor.act("problems", "accept", key)
    assert answer.status_code == 400
    assert answer.json()["msg"]
    assert parts.register.versions.institutions() == before


def test_a_page_that_changed_meanwhile_is_not_written_over(parts: Parts, editor: Operator) -> None:
    key = found_moved(parts, "https://vk.com/school8new")
    other = replace(SCHOOLS[7], pages=(Page(Platform.VK, "https://vk.com/school8other", PageState.LISTED),))
    parts.register.versions.update([other], note="")
    assert editor.act("problems", "accept", key).status_code == 400
    assert parts.register.standing.find(["s-8"]) == [other]
