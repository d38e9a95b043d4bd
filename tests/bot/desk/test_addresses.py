"""Every address that the desk makes is a path: nothing of the host that was sent, and nobody is led away."""

from urllib.parse import quote

import pytest

from bot.bootstrap import Parts
from catalog.accounts import Role
from tests.bot.desk.conftest import SignIn
from tests.bot.desk.routes import filled, ways
from tests.bot.desk.serving import PASSWORD, Operator

HOST = "desk.example"  # as the browser of these tests sends it
SEE_OTHER = 303
ELSEWHERE = (
    "https://evil.example/", "//evil.example", "/\\evil.example", "\\/evil.example", "javascript:alert(1)",
    f"https://{HOST}@evil.example/", "/\t/evil.example", " //evil.example", "///evil.example",
    "https:evil.example", "http:///evil.example",
)  # fmt: skip


def test_no_page_names_the_host(parts: Parts, editor: Operator) -> None:
    shown = {path: editor.get(filled(path, key="institutions", code="s-1")) for path in ways(parts, "GET")}
    assert sum(answer.is_success for answer in shown.values()) >= len(shown) / 2
    assert not [path for path, one in shown.items() if HOST in one.text + str(one.headers)]


def test_the_way_to_sign_in_and_back_is_a_path(sign_in: SignIn) -> None:
    operator = sign_in(Role.READER)
    assert operator.signing_in.headers["location"] == "/operator/"
    operator.send("/operator/logout")
    sent_away = operator.get("/operator/institutions/list?page=2")
    assert sent_away.status_code == SEE_OTHER
    login = sent_away.headers["location"]
    assert login.startswith("/operator/login?next=%2Foperator")
    assert HOST not in login
    operator.see(login)
    answer = operator.send(login, {"username": "reader", "password": PASSWORD})
    assert answer.headers["location"] == "/operator/institutions/list?page=2"


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_led_away(sign_in: SignIn, elsewhere: str) -> None:
    operator = sign_in(Role.READER)
    operator.send("/operator/logout")
    login = f"/operator/login?next={quote(elsewhere)}"
    operator.see(login)
    answer = operator.send(login, {"username": "reader", "password": PASSWORD})
    assert answer.status_code == SEE_OTHER
    assert answer.headers["location"] in {"/operator/", "/%09/evil.example"}


def test_every_cookie_is_for_https_alone(editor: Operator) -> None:
    cookies = editor.signing_in.headers.get_list("set-cookie")
    cookies += editor.get("/operator/login").headers.get_list("set-cookie")
    assert cookies
    assert all("; secure" in cookie.lower() for cookie in cookies)
