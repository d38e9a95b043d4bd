"""Signing in: what the cookies allow, who is slowed down; the desk is off while nobody may sign in."""

import asyncio
import csv
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import httpx
import pytest
import structlog

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.kit.passwords import fits
from bot.observability.logs import log_to_stderr
from catalog.accounts import Role
from catalog.store.desk.sign_in_attempts import SECONDS_BARRED
from tests.bot.desk.serving import PASSWORD, SCHOOLS, TOKEN, Operator, served

LOGIN = "/operator/login"
REDIRECTED, NOT_FOUND = 303, 404
FREE = min(SECONDS_BARRED)


def test_the_cookie_is_for_this_site_alone_and_for_no_script(editor: Operator) -> None:
    cookie = next(one for one in editor.signing_in.headers.get_list("set-cookie") if "gospublic_desk" in one)
    for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/operator"):
        assert part.lower() in cookie.lower()


@pytest.fixture
def log_as_before() -> Iterator[None]:
    """What a test sets of the log ends with it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


CHANCE = re.compile(r'nonce="[^"]*"|name="csrftoken" value="[^"]*"|csrf[^"]*"[^"]*"')


class Door:
    """The page for signing in, as people at different addresses have it before them."""

    def __init__(self, parts: Parts) -> None:
        self._app = served(parts)

    async def told(self, address: str, *typed: tuple[str, str]) -> list[tuple[int, str]]:
        """The answers to these names and passwords, without what is made by chance in each page."""
        transport = httpx.ASGITransport(self._app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="https://desk.example") as client:
            page = await client.get(LOGIN)
            token = TOKEN.search(page.text)
            assert token
            return [
                await self._answer(client, {"csrftoken": token[1], "username": name, "password": password})
                for name, password in typed
            ]

    async def _answer(self, client: httpx.AsyncClient, form: dict[str, str]) -> tuple[int, str]:
        answer = await client.post(LOGIN, data=form)
        return answer.status_code, CHANCE.sub("", answer.text)


def test_the_answer_and_the_work_tell_nothing(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[bool] = []

    def counting(password: str, password_hash: str | None) -> bool:
        checked.append(password_hash is not None)
        return fits(password, password_hash)

    monkeypatch.setattr("bot.desk.kit.sign_in.fits", counting)
    unknown = [("nobody", f"wrong password {number}") for number in range(FREE)]
    known = [("approver", password) for _, password in unknown]
    barred = [("approver", PASSWORD), ("nobody", PASSWORD)]
    strange = [
        ("", ""),
        ("a" * 10_000, "b"),
        ("a\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "\u0001"),
    ]
    answers = asyncio.run(Door(parts).told("203.0.113.7", *unknown, *known, *barred, *strange))
    assert len(set(answers)) == 1
    assert texts.WRONG_SIGN_IN in answers[0][1]
    assert len(checked) == len(answers), "one password is verified each time"
    assert sum(checked) == FREE, "barred, even the right one isn't looked at"


def test_nobody_locks_another_one_out(parts: Parts) -> None:
    async def both() -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        door = Door(parts)
        guesses = [("approver", f"wrong password {number}") for number in range(FREE + 1)]
        guessed = await door.told("203.0.113.7", *guesses, ("approver", PASSWORD))
        return guessed, await door.told("203.0.113.8", ("approver", PASSWORD))

    guessed, own = asyncio.run(both())
    assert REDIRECTED not in {status for status, _ in guessed}
    assert own[0][0] == REDIRECTED


@pytest.mark.usefixtures("log_as_before")
def test_nothing_typed_stands_in_the_log_or_the_database(
    parts: Parts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr(logging.INFO, "json")
    typed = ("Canary-name", "Canary-password")
    asyncio.run(Door(parts).told("203.0.113.77", typed, typed))
    asyncio.run(_status(parts, "/operator/institutions/list?q=Canary-query"))
    log = capsys.readouterr().err
    assert "sign_in_refused" in log
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("register.sqlite3*"))
    for secret in ("Canary", "203.0.113.77"):
        assert secret not in log
        assert secret.encode() not in kept


def test_a_removed_operator_is_out_at_once(parts: Parts, editor: Operator) -> None:
    parts.register.accounts.remove("editor")
    assert editor.get("/operator/institutions/list").status_code in {303, 307}


def test_without_accounts_there_is_no_desk(parts: Parts) -> None:
    for role in Role:
        parts.register.accounts.remove(role.value)
    assert asyncio.run(_status(parts)) == NOT_FOUND


async def _status(parts: Parts, path: str = LOGIN) -> int:
    transport = httpx.ASGITransport(served(parts))
    async with httpx.AsyncClient(transport=transport, base_url="https://desk.example") as client:
        return (await client.get(path)).status_code


def test_an_export_holds_no_formula(parts: Parts, editor: Operator) -> None:
    parts.register.versions.update(
        [replace(SCHOOLS[0], official_name="=HYPERLINK(1)", short_name="=1+1")], note=""
    )
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
