"""What commands have in common: the register at hand, a word while one waits, a refusal."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from catalog.queues.model import State

if TYPE_CHECKING:
    from catalog.store.register import Register

StateWanted = Annotated[
    State | None, typer.Option(help="С номером — поставить состояние, без номера — показать такие.")
]
AsList = Annotated[bool, typer.Option("--json", help="Список объектов JSON.")]


@contextmanager
def opened_register(*, with_starter: bool = False) -> "Iterator[Register]":
    """The register, closed at the end; an import into an empty one needs no starter list."""
    from bot.settings import Settings
    from catalog.store.register import open_register

    settings = Settings()
    register = open_register(settings.database_url)
    with closing(register):
        if with_starter and register.active_version() is None:
            from bot.opening import ready_register

            ready_register(settings).close()
        yield register


def busy(what: str) -> AbstractContextManager[object]:
    """Shows at a terminal that something is under way; elsewhere nothing, so that stdout stays clean."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(what)


def refuse(why: str) -> NoReturn:
    """Say why, and end with exit status 1."""
    typer.echo(why, err=True)
    raise typer.Exit(1)
