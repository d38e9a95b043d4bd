"""Sheets that commands take and give: their options, what is asked before one is taken, files written."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EACCES, ENOENT, ENOSPC, ENOTDIR, EROFS
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.operator import refuse

SheetFile = Annotated[Path, typer.Argument(metavar="FILE", help="Таблица: xlsx, xls, ods или csv.")]
OutFile = Annotated[Path, typer.Argument(metavar="FILE", help="Куда: имя.xlsx или имя.csv.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Показать изменения и ничего не менять.")]
Yes = Annotated[bool, typer.Option("--yes", help="Не спрашивать.")]
UNWRITABLE = {
    ENOENT: "такой папки нет",
    ENOTDIR: "такой папки нет",
    EACCES: "нет прав на эту папку",
    EROFS: "сюда можно только читать",
    ENOSPC: "на диске кончилось место",
}
"""Why a file can't be written."""


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """How the operator is told of one sort of sheet."""

    what: str  # «Нужды»: they aren't changed
    going: str  # «ваших правок»: so many of them would go


def agree(words: SheetTexts, removed: int, *, changes: bool, dry_run: bool, yes: bool) -> None:
    """Ends the command where there is nothing to do, or the operator doesn't agree to what goes."""
    if dry_run:
        typer.echo(f"Это только просмотр. {words.what} не изменены.")
    elif not changes:
        typer.echo("Менять нечего.")
    else:
        if removed and not yes:
            _ask(words, removed)
        return
    raise typer.Exit


def _ask(words: SheetTexts, removed: int) -> None:
    """What stands goes only where the operator has said so."""
    unchanged, goes = f"{words.what} не изменены.", f"Исчезнет {words.going}: {removed}."
    if not sys.stdin.isatty():
        refuse(f"{unchanged} {goes} Если так и надо, повторите с --yes.")
    if not typer.confirm(f"{goes} Применить?"):
        refuse(unchanged)


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Refuses in a sentence where that file can't be written."""
    from catalog.register.export import NoSuchFormat

    try:
        yield
    except NoSuchFormat as error:
        refuse(str(error))
    except OSError as error:
        refuse(_unwritable(file, error))


def _unwritable(file: Path, error: OSError) -> str:
    """Why that file can't be written, as a sentence."""
    reason = UNWRITABLE.get(error.errno or 0, "файл занят или недоступен")
    return f"Файл {file} не записать: {reason}. Выберите другое место."
