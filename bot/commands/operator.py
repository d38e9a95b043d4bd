"""What commands have in common: the register at hand, a word while one waits, a refusal."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from catalog.queues.model import State

if TYPE_CHECKING:
    from catalog.register.files.progress import OnProgress
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
        if with_starter and register.versions.active() is None:
            from bot.live.open_register import ready_register

            ready_register(settings).close()
        yield register


CONSOLE = "консоль"
"""Who did something, where it was done by a command."""


def note_deed(
    register: "Register", action: str, subject: str = "", detail: str = "", version: int | None = None
) -> None:
    """Write it into the journal that the desk shows, beside what operators did there."""
    from catalog.accounts import Deed

    register.accounts.note(Deed(datetime.now(UTC), CONSOLE, action, subject, detail, version))


def busy(what: str) -> AbstractContextManager[object]:
    """Shows at a terminal that something is under way; elsewhere nothing, so that stdout stays clean."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(what)


@contextmanager
def progress(what: str) -> "Iterator[OnProgress]":
    """A bar at a terminal, moved by being told how many of how many are done; elsewhere nothing."""
    from catalog.register.files.progress import unheard

    if not sys.stderr.isatty():
        yield unheard
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, of: bars.update(task, completed=done, total=of)


def refuse(why: str) -> NoReturn:
    """Say why, and end with exit status 1."""
    typer.echo(why, err=True)
    raise typer.Exit(1)
