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
    from catalog.register.importing import Plan
    from catalog.store.register import Register

DAY = ["%Y-%m-%d", "%d.%m.%Y"]


def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Файл xlsx или csv.")],
    *,
    update: Annotated[
        bool, typer.Option("--update", help="Только строки из файла, остальные останутся.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Показать изменения и ничего не менять.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Не спрашивать.")] = False,
    checked_on: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="День проверки отметок, у которых в файле нет даты (иначе сегодня)."),
    ] = None,
) -> None:
    """Загрузить реестр из таблицы: целиком или никак."""
    from catalog.register.faults import RegisterRefused
    from catalog.register.importing import apply
    from catalog.register.preview import DONE, counts, faults_told, told

    day = _not_in_the_future(checked_on)
    with opened_register() as register:
        try:
            with busy("Читаю файл и сравниваю с реестром…"):
                plan = _planned(register, file, update=update, day=day)
        except RegisterRefused as refused:
            refuse(faults_told(refused.faults))
        typer.echo(told(plan))
        if dry_run:
            typer.echo("Это только просмотр: реестр не изменён.")
            return
        _ask(plan, yes=yes)
        with busy("Записываю новую версию…"):
            version = apply(register, plan, f"импорт {file.name}: {counts(plan.difference, DONE)}")
    typer.echo(f"Готово: версия {version.number}.")


def _planned(register: "Register", file: Path, *, update: bool, day: date | None) -> "Plan":
    from bot.settings import Settings
    from catalog.register.importing import plan_import
    from catalog.register.reading import read_file

    settings = Settings()
    reading = read_file(file, checked_on=day, limit_mb=settings.import_limit_mb, region=settings.region)
    return plan_import(register, reading, updating=update)


def _not_in_the_future(checked_on: datetime | None) -> date | None:
    day = checked_on.date() if checked_on else None
    if day and day > datetime.now().astimezone().date():
        raise typer.BadParameter("этот день ещё не наступил", param_hint="--checked-on")
    return day


def _ask(plan: "Plan", *, yes: bool) -> None:
    """Nothing goes from the register unless the operator has said so."""
    if yes or not plan.must_ask:
        return
    if not _at_a_terminal():
        refuse("Реестр не изменён: часть данных исчезнет. Если так и надо, повторите с --yes.")
    if not typer.confirm("Применить?"):
        refuse("Реестр не изменён.")


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
