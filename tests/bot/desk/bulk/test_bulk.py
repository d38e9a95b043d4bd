"""One deed for many rows: shown first, one version, undone as one; and a queue of pages to look at."""

import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import unquote

import httpx
import pytest

from bot.bootstrap import Parts
from bot.desk.bulk import texts
from bot.desk.pages import key_of
from catalog.accounts import Role
from catalog.model import Page, PageState, Platform
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.loading.test_imports import finished
from tests.bot.desk.serving import FORMS_LEFT_OPEN, SCHOOLS, Operator
from tests.bot.web.register import TODAY

pytestmark = FORMS_LEFT_OPEN

STAMP = re.compile(r'name="stamp" value="(\w+)"')
LONG_AGO = TODAY - timedelta(days=100)
ROWS = [key_of(one.code, one.pages[0].url) for one in SCHOOLS[:3]]
CODES = [one.code for one in SCHOOLS[:3]]


def send(operator: Operator, path: str, fields: list[tuple[str, str]]) -> httpx.Response:
    """A form in which a name comes several times."""
    several: dict[str, list[str]] = {}
    for name, value in fields:
        several.setdefault(name, []).append(value)
    return operator.send(path, several)


def picked(rows: list[str], **fields: str) -> list[tuple[str, str]]:
    return [*(("row", row) for row in rows), *fields.items()]


def agreed(asked: httpx.Response) -> list[tuple[str, str]]:
    """What the page that asks sends besides."""
    return [("sure", "yes"), ("stamp", STAMP.findall(asked.text)[0])]


def states(parts: Parts) -> list[PageState]:
    return [one.pages[0].state for one in parts.register.versions.institutions() if one.code in CODES]


def told(operator: Operator, answer: httpx.Response) -> str:
    """What is said where the browser is led to."""
    page = operator.see(unquote(answer.headers["location"]))
    return " ".join(re.findall(r'<div class="alert[^>]*>(.*?)</div>', page, re.DOTALL))


@EITHER_DATABASE
def test_chosen_pages_are_withdrawn_as_one_version_and_brought_back(parts: Parts, editor: Operator) -> None:
    editor.see("/operator/pages/list")
    before = len(parts.register.versions.all())
    sent = picked(ROWS, deed="withdraw", why="чужие", scope="rows")
    asked = send(editor, "/operator/bulk/pages", sent)
    assert texts.SURE["withdraw"].format(count=3) in asked.text
    assert len(parts.register.versions.all()) == before
    done = send(editor, "/operator/bulk/pages", [*sent, *agreed(asked)])
    assert done.status_code == 303
    assert states(parts) == [PageState.REVOKED] * 3
    assert len(parts.register.versions.all()) == before + 1
    deed = parts.register.accounts.deeds()[0]
    assert (deed.action, deed.detail) == ("bulk_withdraw", "чужие")
    editor.send(f"/operator/history/version/{deed.version}/undo")
    assert states(parts) == [PageState.CONFIRMED] * 3


@EITHER_DATABASE
def test_all_found_are_marked_as_seen_and_others_stay(parts: Parts, editor: Operator) -> None:
    old = [
        replace(one, pages=(replace(one.pages[0], checked_on=LONG_AGO), *extra(one.code)))
        for one in SCHOOLS[:3]
    ]
    parts.register.versions.update(old, note="давно")
    editor.see("/operator/pages/list")
    sent = [("scope", "all"), ("asked", "state=lapsed"), ("deed", "seen")]
    asked = send(editor, "/operator/bulk/pages", sent)
    assert texts.SURE["seen"].format(count=3) in asked.text
    send(editor, "/operator/bulk/pages", [*sent, *agreed(asked)])
    after = parts.register.standing.find(CODES)
    assert {one.pages[0].checked_on for one in after} == {TODAY}
    assert {one.pages[0].confirmed_by for one in after} == {"оператор editor"}
    assert {one.pages[1] for one in after} == {page for code in CODES for page in extra(code)}
    assert {one.checked_as_given for one in after} == {TODAY.isoformat()}


def extra(code: str) -> tuple[Page, ...]:
    return (Page(Platform.TELEGRAM, f"https://t.me/of_{code.replace('-', '_')}", PageState.LINKED, LONG_AGO),)


def test_where_there_is_no_mark_none_is_seen(parts: Parts, editor: Operator) -> None:
    parts.register.versions.update([replace(SCHOOLS[0], pages=extra("s-1"))], note="")
    editor.see("/operator/pages/list")
    row = key_of("s-1", extra("s-1")[0].url)
    answer = send(editor, "/operator/bulk/pages", picked([row], deed="seen"))
    assert texts.NO_ROWS_FIT in told(editor, answer)
    both = send(editor, "/operator/bulk/pages", picked([row, ROWS[1]], deed="unseen"))
    assert texts.NO_MARK.format(count=1) in both.text


@EITHER_DATABASE
def test_a_column_of_many_changes_by_a_sheet_that_is_shown(parts: Parts, editor: Operator) -> None:
    editor.see("/operator/institutions/list")
    sent = picked(CODES, deed="set", column="kind", value="лицей")
    path = send(editor, "/operator/bulk/institutions", sent).headers["location"]
    page = finished(editor, path)
    assert "изменится 3" in page
    assert {one.kind for one in parts.register.standing.find(CODES)} == {"школа"}
    editor.send(f"{path}/apply", {"confirmed": "yes"})
    finished(editor, path)
    after = parts.register.standing.find(CODES)
    assert {one.kind for one in after} == {"лицей"}
    assert [one.pages for one in after] == [one.pages for one in SCHOOLS[:3]]


def test_rows_that_changed_meanwhile_are_asked_about_again(parts: Parts, sign_in: SignIn) -> None:
    one, other = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    sent = [("scope", "all"), ("asked", "kind=школа"), ("deed", "withdraw"), ("why", "проверка")]
    for operator in (one, other):
        operator.see("/operator/pages/list")
    stamp = STAMP.findall(send(one, "/operator/bulk/pages", sent).text)[0]
    parts.register.versions.update([replace(SCHOOLS[0], pages=())], note="")
    again = send(one, "/operator/bulk/pages", [*sent, ("sure", "yes"), ("stamp", stamp)])
    assert texts.CHANGED_MEANWHILE in again.text
    assert parts.register.withdrawals.all() == []
    forged = send(other, "/operator/bulk/pages", [*sent, ("sure", "yes"), ("stamp", "")])
    assert texts.CHANGED_MEANWHILE in forged.text
    assert parts.register.withdrawals.all() == []


REFUSED: tuple[tuple[str, list[tuple[str, str]], str], ...] = (
    ("pages", [("deed", "withdraw"), ("row", ROWS[0])], texts.WHY_IS_MISSING),
    ("pages", [("deed", "seen")], texts.NOTHING_CHOSEN),
    ("pages", [("deed", "seen"), ("row", "nobody~1")], texts.NO_ROWS_FIT),
    ("institutions", [("row", "s-1"), ("column", "official_name"), ("value", "x")], texts.NO_ROWS_FIT),
    ("institutions", [("row", "nobody"), ("column", "kind"), ("value", "x")], texts.NO_ROWS_FIT),
    ("institutions", [("column", "kind")], texts.NOTHING_CHOSEN),
)


def test_what_cannot_be_done_is_said_and_changes_nothing(parts: Parts, editor: Operator) -> None:
    editor.see("/operator/pages/list")
    before = parts.register.versions.all()
    for where, fields, sentence in REFUSED:
        answer = send(editor, f"/operator/bulk/{where}", fields)
        assert sentence in told(editor, answer), fields
    assert send(editor, "/operator/bulk/pages", [("deed", "drop"), ("row", ROWS[0])]).status_code == 400
    assert parts.register.versions.all() == before
    assert parts.register.uploads.all() == []


@pytest.mark.parametrize(("look", "state"), [("seen", PageState.CONFIRMED), ("unseen", PageState.LISTED)])
def test_a_look_is_written_and_the_queue_goes_on(
    parts: Parts, editor: Operator, look: str, state: PageState
) -> None:
    old = [replace(one, pages=(replace(one.pages[0], checked_on=LONG_AGO),)) for one in SCHOOLS[:2]]
    parts.register.versions.update(old, note="давно")
    page = editor.see("/operator/looks")
    assert texts.LEFT.format(count=2) in page
    row = re.findall(r'name="row" value="([^"]+)"', page)[0]
    code = row.partition("~")[0]
    assert editor.send("/operator/looks?", {"row": row, "look": look}).status_code == 303
    (looked,) = parts.register.standing.find([code])
    assert (looked.pages[0].state, looked.pages[0].checked_on) == (state, TODAY)
    page = editor.see("/operator/looks")
    assert texts.LEFT.format(count=1) in page
    left = re.findall(r'name="row" value="([^"]+)"', page)[0]
    assert left != row
    answer = editor.send("/operator/looks", {"row": left, "look": "next", "skip": "0"})
    assert texts.PASSED_OVER.format(count=1) in editor.see(answer.headers["location"])
    assert "ВКонтакте" in editor.see("/operator/looks?platform=ok")
    editor.send("/operator/looks", {"row": "gone~1", "look": "seen"})
    assert parts.register.versions.all()[0].number == 3
    editor.send("/operator/looks", {"row": left, "look": look})
    assert texts.ALL_LOOKED_AT in editor.see("/operator/looks")
