"""Whoever may not change something, changes nothing: without the token, not signed in, or of another role."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import product

import httpx
import pytest

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.pages import key_of
from catalog.accounts import Role
from catalog.model import Page, PageState, Platform
from catalog.queues.model import Missed, ReportKind, State
from catalog.store.database.engine import AWAY
from catalog.store.errors import RegisterUnavailable
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.routes import OPEN_TO_ALL, buttons, filled, ways
from tests.bot.desk.serving import FORMS_LEFT_OPEN, SCHOOLS, Operator
from tests.bot.web.register import HOSTILE, TODAY

pytestmark = FORMS_LEFT_OPEN

FORBIDDEN, SERVER_ERROR = 403, 500
SHEET = {"file": ("x.csv", "Полное наименование\nШкола".encode())}
STRANGE = (
    *("", "0", "-1", "1e9", "١", "9" * 40, "9" * 4000, "s-5\n", "s-5/../s-6", "%00", "\0", "nobody"),
    *("'; DROP TABLE pages; --", "../../../etc/passwd", "{{7*7}}", HOSTILE, "s-5~", "~", "🙂"),
)


def state(parts: Parts) -> tuple[object, ...]:
    """All that an operator can change."""
    register = parts.register
    return (
        register.versions.all(),
        register.withdrawals.all(),
        [(one.name, one.updating, one.state) for one in register.uploads.all()],
        register.queues.reports(State),
        register.queues.misses(State),
        [deed for deed in register.accounts.deeds() if deed.action != "sign_in"],
    )


@pytest.fixture
def keys(parts: Parts) -> dict[str, str]:
    """A row in every queue, and its key by the name of the table."""
    parts.register.queues.write_misses(
        Missed("мирная", "", "", f"v{one}", TODAY, found="s-6") for one in range(3)
    )
    report = parts.register.queues.write_report(ReportKind.ERROR, "s-3", "ошибка", TODAY, "voice")
    upload = parts.register.uploads.add("someone", "x.csv", SHEET["file"][1], updating=True)
    miss = parts.register.queues.misses()[0].number
    return {
        "reports": str(report),
        "misses": str(miss),
        "versions": "1",
        "lapsing": key_of("s-3", "https://vk.com/school3"),
        "import": upload,
    }


def sends(parts: Parts, keys: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Every address that takes a form, each button of each table among them."""
    pressed = [
        (f"/operator/_api/{view}/row-action?pk={keys.get(view, 's-5')}&name={name}", {"why": "x"})
        for view, name in buttons(parts)
    ]
    forms = [
        (
            filled(path, key=keys["import"], code="s-5"),
            {"phone": "112", "confirmed": "yes", "updating": "yes"},
        )
        for path in ways(parts, "POST")
        if path not in OPEN_TO_ALL
    ]
    return forms + pressed


def test_every_way_to_change_something_is_known(parts: Parts, keys: dict[str, str]) -> None:
    sent = [path for path, _ in sends(parts, keys)]
    assert any("/import/" in path and path.endswith("/apply") for path in sent)
    assert any("/correct/s-5" in path for path in sent)
    assert {("pages", "withdraw"), ("versions", "rollback"), ("problems", "accept")} <= set(buttons(parts))
    assert ways(parts, "PUT") == ways(parts, "PATCH") == ways(parts, "DELETE") == []


@pytest.mark.parametrize("token", ["", "forged"])
def test_without_the_token_nothing_is_taken(
    parts: Parts, sign_in: SignIn, keys: dict[str, str], token: str
) -> None:
    approver, before = sign_in(Role.APPROVER), state(parts)
    approver.token = token
    for path, fields in sends(parts, keys):
        assert approver.send(path, fields).status_code == FORBIDDEN, path
        assert approver.send(path, fields, SHEET).status_code == FORBIDDEN, path
    assert state(parts) == before


def test_without_signing_in_nothing_is_taken(parts: Parts, keys: dict[str, str]) -> None:
    before = state(parts)
    with closing(Operator(parts, Role.APPROVER)) as stranger:
        stranger.send("/operator/logout")
        stranger.see("/operator/login")
        for path, fields in sends(parts, keys):
            assert turned_away(stranger.send(path, fields)), path
            assert turned_away(stranger.send(path, fields, SHEET)), path
    assert state(parts) == before


def turned_away(answer: httpx.Response) -> bool:
    return "/login" in answer.headers.get("location", "") or answer.status_code in {401, FORBIDDEN}


def test_a_reader_changes_nothing(parts: Parts, sign_in: SignIn, keys: dict[str, str]) -> None:
    reader, before = sign_in(Role.READER), state(parts)
    for path, fields in sends(parts, keys):
        for files in (None, SHEET):
            answer = reader.send(path, fields, files)
            assert answer.status_code in range(400, SERVER_ERROR), (path, answer.status_code)
    assert state(parts) == before


@EITHER_DATABASE
def test_strange_keys_are_refused_without_a_fault(parts: Parts, sign_in: SignIn) -> None:
    approver, before = sign_in(Role.APPROVER), state(parts)
    asked: list[Callable[[str], str]] = [
        *(
            lambda key, view=view, name=name: f"/operator/_api/{view}/row-action?pk={key}&name={name}"
            for view, name in buttons(parts)
        ),
    ]
    for ask, key in product(asked, STRANGE):
        path = str(httpx.URL(ask("")).copy_merge_params({"pk": key}))
        answer = approver.send(path, {"why": "x", "other": key, "said": key})
        assert answer.status_code < SERVER_ERROR, (path, answer.text)
    assert state(parts) == before


@EITHER_DATABASE
def test_strange_addresses_are_not_found(parts: Parts, sign_in: SignIn) -> None:
    approver = sign_in(Role.APPROVER)
    for pattern, key in product(ways(parts, "GET"), STRANGE):
        said = str(httpx.QueryParams({"k": key}))[2:].replace("+", "%20") or "x"
        path = filled(pattern, code=said, number=said, key="pages" if "_api" in pattern else said)
        answer = approver.get(f"{path}?pk={said}&q={said}&page={said}&days={said}&text={said}&sort={said}")
        assert answer.status_code < SERVER_ERROR, path
        assert HOSTILE not in answer.text, path
        assert "Traceback" not in answer.text


def test_a_page_that_is_not_an_officials_any_more_has_no_button_for_it(parts: Parts, sign_in: SignIn) -> None:
    """A version of the page that was opened long ago: its row is gone, and nothing happens."""
    editor = sign_in(Role.EDITOR)
    key = next(
        part for part in editor.see("/operator/pages/list?q=school5").split('"') if part.startswith("s-5~")
    )
    moved = replace(SCHOOLS[4], pages=(Page(Platform.VK, "https://vk.com/school5new", PageState.LISTED),))
    parts.register.versions.update([moved], note="")
    parts.guide.refresh()
    before = state(parts)
    assert editor.act("pages", "withdraw", key, why="взломана").status_code == 400
    assert state(parts) == before


def test_a_button_takes_nothing_but_what_it_asks_for(parts: Parts, sign_in: SignIn) -> None:
    more = {
        "state": "confirmed", "confirmed_by": "я", "checked_on": "2020-01-01", "mark": "да",
        "url": "https://vk.com/school6", "code": "s-6", "withdrawn_on": "2020-01-01", "version": "7",
        "role": "approver", "operator": "approver", "key": "s-6", "name": "restore",
    }  # fmt: skip
    editor, before = sign_in(Role.EDITOR), parts.register.versions.institutions(as_stored=True)
    key = next(
        part for part in editor.see("/operator/pages/list?q=school5").split('"') if part.startswith("s-5~")
    )
    assert editor.act("pages", "withdraw", key, why="взломана", **more).status_code == 200
    (withdrawn,) = parts.register.withdrawals.all()
    assert (withdrawn.url, withdrawn.on) == ("https://vk.com/school5", TODAY)
    assert parts.register.versions.institutions(as_stored=True) == before
    deed = parts.register.accounts.deeds()[0]
    assert (deed.operator, deed.action, deed.version) == ("editor", "withdraw", 2)


def test_a_text_that_no_person_types_is_refused_in_a_sentence(parts: Parts, sign_in: SignIn) -> None:
    editor, before = sign_in(Role.EDITOR), state(parts)
    editor.see("/operator/correct/s-5")
    answer = editor.send("/operator/correct/s-5", {"phone": "1\0"})
    assert (answer.status_code, answer.text) == (400, texts.NO_TEXT)
    assert state(parts) == before


def test_with_the_database_away_each_page_says_so(parts: Parts, sign_in: SignIn) -> None:
    editor = sign_in(Role.EDITOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts.register.looks, "problems", away)
        patch.setattr(parts.register.versions, "newest", away)
        for path in ("/operator/problems/list", "/operator/versions/list"):
            answer = editor.get(path)
            assert (answer.status_code, answer.text) == (503, AWAY)
        assert editor.act("problems", "accept", "x").json() == {"msg": AWAY}


def away(*_: object) -> None:
    raise RegisterUnavailable(AWAY)
