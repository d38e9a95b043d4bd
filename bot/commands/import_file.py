"""`gospublic import`: a spreadsheet into the register, whole or not at all.

Refusals go to stderr with exit status 1; the register is then as it was.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import busy, opened_register, refuse

if TYPE_CHECKING:
    from catalog.register.preview import Preview
    from catalog.store.register import Register

DAY = ["%Y-%m-%d", "%d.%m.%Y"]


def import_file(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Файл xlsx или csv.")],
    *,
    update: Annotated[
        bool, typer.Option("--update", help="Только строки из файла, остальные останутся.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Показать изменения и ничего не менять.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Не спрашивать.")] = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Показать все изменения, а не первые каждого вида.")
    ] = False,
    checked_on: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="День проверки отметок, у которых в файле нет даты (иначе сегодня)."),
    ] = None,
) -> None:
    """Загрузить реестр из таблицы: целиком или никак."""
    from catalog.register.difference_text import DONE, FEW, counts
    from catalog.register.importing import apply
    from catalog.register.preview_text import faults_told, told

    day = _not_in_the_future(checked_on)
    with opened_register() as register:
        with busy("Читаю файл и сравниваю с реестром…"):
            preview = _previewed(register, file, update=update, day=day)
        if preview.faults:
            refuse(faults_told(preview.faults))
        typer.echo(told(preview, None if show_all else FEW))
        if dry_run:
            typer.echo("Это только просмотр: реестр не изменён.")
            return
        _ask(preview, yes=yes)
        note = f"импорт {file.name}: {counts(preview.difference, DONE)}"
        with busy("Записываю новую версию…"):
            version = apply(register, preview, note, confirmed=True)
    typer.echo(f"Готово: версия {version.number}.")


def _previewed(register: "Register", file: Path, *, update: bool, day: date | None) -> "Preview":
    from bot.settings import Settings
    from catalog.register.importing import Options, preview_file

    settings = Settings()
    return preview_file(register, file, Options(update, day, settings.import_limit_mb, settings.region))


def _not_in_the_future(checked_on: datetime | None) -> date | None:
    day = checked_on.date() if checked_on else None
    if day and day > datetime.now().astimezone().date():
        raise typer.BadParameter("этот день ещё не наступил", param_hint="--checked-on")
    return day


def _ask(preview: "Preview", *, yes: bool) -> None:
    """Much, or a confirmation, goes only where the operator has said so."""
    if yes or not preview.needs_confirmation:
        return
    why = "; ".join(preview.needs_confirmation)
    if not _at_a_terminal():
        refuse(f"Реестр не изменён: {why}. Если так и надо, повторите с --yes.")
    if not typer.confirm(f"{why.capitalize()}. Применить?"):
        refuse("Реестр не изменён.")


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
