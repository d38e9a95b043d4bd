"""`gospublic operator`: accounts from the terminal, the password never as an argument."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands.accounts import app
from bot.desk.kit.passwords import fits
from catalog.store.register import open_register


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path}/register.sqlite3"
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", address)
    return address


def run(*arguments: str, password: str = "длинный пароль") -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), input=password + "\n")
    return result.exit_code, result.output


def test_an_operator_is_added_listed_and_removed(url: str) -> None:
    assert run("add", "Анна", "--role", "approver")[0] == 0
    assert "Анна" in run("list")[1]
    register = open_register(url)
    account = register.accounts.find("Анна")
    register.close()
    assert account
    assert fits("длинный пароль", account.password_hash)
    assert run("remove", "Анна")[0] == 0
    assert "Анна" not in run("list")[1]


@pytest.mark.parametrize(
    ("name", "password"), [("Анна", "короткий"), ("", "длинный пароль"), ("А" * 65, "длинный пароль")]
)
@pytest.mark.usefixtures("url")
def test_what_can_not_be_is_refused(name: str, password: str) -> None:
    assert run("add", name, password=password)[0] == 1
