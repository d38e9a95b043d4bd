"""Signing in: what the cookies allow, who is locked out; the desk is off while nobody may sign in."""

import asyncio
import csv
from dataclasses import replace
from io import StringIO

import httpx

from bot.bootstrap import Parts
from bot.desk import texts
from catalog.accounts import Role
from tests.bot.desk.conftest import SignIn
from tests.bot.desk.serving import PASSWORD, SCHOOLS, Operator, served

NOT_FOUND = 404


def test_the_cookie_is_for_this_site_alone_and_for_no_script(editor: Operator) -> None:
    cookie = next(one for one in editor.signing_in.headers.get_list("set-cookie") if "gospublic_desk" in one)
    for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/operator"):
        assert part.lower() in cookie.lower()


def test_an_account_is_locked_after_five_wrong_passwords(sign_in: SignIn) -> None:
    operator = sign_in(Role.READER)
    operator.send("/operator/logout")
    for _ in range(5):
        wrong = operator.send("/operator/login", {"username": "approver", "password": "неверный пароль"})
        assert texts.WRONG_SIGN_IN in wrong.text
    locked = operator.send("/operator/login", {"username": "approver", "password": PASSWORD})
    assert texts.LOCKED in locked.text


def test_a_removed_operator_is_out_at_once(parts: Parts, editor: Operator) -> None:
    parts.register.accounts.remove("editor")
    assert editor.get("/operator/institutions/list").status_code in {303, 307}


def test_without_accounts_there_is_no_desk(parts: Parts) -> None:
    for role in Role:
        parts.register.accounts.remove(role.value)
    assert asyncio.run(_status(parts)) == NOT_FOUND


async def _status(parts: Parts) -> int:
    transport = httpx.ASGITransport(served(parts))
    async with httpx.AsyncClient(transport=transport, base_url="https://desk.example") as client:
        return (await client.get("/operator/login")).status_code


def test_an_export_holds_no_formula(parts: Parts, editor: Operator) -> None:
    parts.register.update([replace(SCHOOLS[0], official_name="=HYPERLINK(1)", short_name="=1+1")], note="")
    parts.guide.refresh()
    page = editor.see("/operator/institutions/list")
    assert "=1+1" in page
    answer = editor.send(
        "/operator/_api/institutions/action?name=export",
        {"format": "csv", "fields": "name", "scope": "page"},
    )
    cells = [cell for row in csv.reader(StringIO(answer.text.lstrip("\ufeff"))) for cell in row]
    assert any("1+1" in cell for cell in cells), answer.text
    assert not any(cell.startswith("=") for cell in cells)
