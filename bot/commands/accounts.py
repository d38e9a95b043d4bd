"""`gospublic operator …`: who may work at the operator's desk."""

import sys
from typing import Annotated

import typer

from bot.commands.operator import note_deed, opened_register, refuse
from catalog.accounts import Role

MOST_CHARACTERS = 64
ROLES = {Role.READER: "читает", Role.EDITOR: "правит", Role.APPROVER: "правит и утверждает"}

app = typer.Typer(help="Кто работает на странице оператора.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="ИМЯ", help="Имя для входа.")]
RoleOption = Annotated[
    Role, typer.Option("--role", help="reader — читает, editor — правит, approver — ещё и утверждает.")
]


@app.command("add")
def add(name: Name, role: RoleOption = Role.EDITOR) -> None:
    """Завести оператора; пароль спросят, или он придёт первой строкой на вход."""
    name = name.strip()
    if not 0 < len(name) <= MOST_CHARACTERS or not name.isprintable():
        refuse(f"Имя — от 1 до {MOST_CHARACTERS} знаков, в одну строку.")
    with opened_register(with_starter=True) as register:
        register.accounts.add(name, _password_hash(), role)
        note_deed(register, "add_operator", name, role)
    typer.echo(f"Оператор «{name}» заведён: {ROLES[role]}. Вход: /operator на адресе этого сервера.")


@app.command("password")
def password(name: Name) -> None:
    """Сменить пароль; открытые входы закроются."""
    with opened_register() as register:
        register.accounts.change(name, password_hash=_password_hash())
        note_deed(register, "change_password", name)
    typer.echo(f"Пароль оператора «{name}» сменён.")


@app.command("role")
def change_role(name: Name, role: Annotated[Role, typer.Argument(metavar="РОЛЬ")]) -> None:
    """Сменить роль."""
    with opened_register() as register:
        register.accounts.change(name, role=role.value)
        note_deed(register, "change_role", name, role)
    typer.echo(f"«{name}» теперь {ROLES[role]}.")


@app.command("remove")
def remove(name: Name) -> None:
    """Убрать оператора; сделанное им остаётся в журнале."""
    with opened_register() as register:
        register.accounts.remove(name)
        note_deed(register, "remove_operator", name)
    typer.echo(f"Оператора «{name}» больше нет.")


@app.command("list")
def list_all() -> None:
    """Кто может войти."""
    with opened_register() as register:
        accounts = register.accounts.all()
    for account in accounts:
        typer.echo(f"{account.name}: {ROLES[account.role]}")
    if not accounts:
        typer.echo("Операторов нет, страница /operator выключена. Завести: gospublic operator add ИМЯ")


def _password_hash() -> str:
    from bot.desk.kit.passwords import SHORTEST, hashed

    if sys.stdin.isatty():
        chosen: str = typer.prompt("Пароль", hide_input=True, confirmation_prompt="Ещё раз", err=True)
    else:
        chosen = sys.stdin.readline().rstrip("\r\n")
    if len(chosen) < SHORTEST:
        refuse(f"Пароль короче {SHORTEST} знаков. Возьмите длиннее.")
    return hashed(chosen)
