"""`gospublic import`: a spreadsheet into the register, whole or not at all.

Refusals go to stderr with exit status 1; the register is then as it was.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.operator import busy, note_deed, opened_register, progress, refuse
from bot.commands.sheets import DryRun, Yes, writing

if TYPE_CHECKING:
    from catalog.register.changes.preview import Preview
    from catalog.register.files.progress import OnProgress
    from catalog.register.reading.options import Options

IN_A_COPY = "Все замечания прямо в ячейках: та же команда с --annotated копия.xlsx."
MOST_ASKED = 20
"""Of more doubtful rows the rest is agreed to, or not, as a whole."""

DAY = ["%Y-%m-%d", "%d.%m.%Y"]


def import_file(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Файл xlsx, xls, ods, HTML или csv.")],
    *,
    update: Annotated[
        bool, typer.Option("--update", help="Только строки из файла, остальные останутся.")
    ] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Показать все изменения, а не первые каждого вида.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ИХ=НАШ",
            help="Что значит столбец файла: «Паблик=ВКонтакте»; запомнится. «Паблик=» — не брать и забыть.",
        ),
    ] = None,
    annotated: Annotated[
        Path | None,
        typer.Option(
            metavar="COPY.xlsx", help="Куда записать копию файла, где все замечания стоят в ячейках."
        ),
    ] = None,
    new: Annotated[
        list[int] | None,
        typer.Option(
            metavar="СТРОКА", help="Эта строка — новое учреждение, хотя и похожа на то, что уже есть."
        ),
    ] = None,
    register_told: Annotated[
        bool, typer.Option("--register", help="Это реестр, хотя по большинству строк и не скажешь.")
    ] = False,
    checked_on: Annotated[
        datetime | None,
        typer.Option(
            formats=DAY,
            help="День проверки отметок, у которых в файле нет даты (иначе не подтверждаются).",
        ),
    ] = None,
) -> None:
    """Загрузить реестр из таблицы: целиком или никак."""
    from catalog.register.changes.difference_text import DONE, FEW, counts
    from catalog.register.changes.importing import apply, preview_file
    from catalog.register.changes.preview_text import faults_told, told

    day, columns = _not_in_the_future(checked_on), _columns(column or [])
    if annotated and annotated.suffix.lower() != ".xlsx":
        raise typer.BadParameter("имя копии должно кончаться на .xlsx", param_hint="--annotated")
    is_asked = _at_a_terminal() and not (yes or dry_run)
    with opened_register() as register:
        with progress("Читаю файл и сравниваю с реестром") as on_progress:
            options = replace(
                _options(update=update, day=day, columns=columns, on_progress=on_progress),
                listing_undated=day is None,
                apart=frozenset(new or ()),
                is_register=register_told,
            )
            preview = preview_file(register, file, options)
        if is_asked and not preview.faults and (answers := _answered(preview, day)):
            preview = preview_file(register, file, replace(options, **answers))
        if annotated:
            _annotate(file, preview, annotated)
        if preview.faults:
            refuse(faults_told(preview.faults) + ("" if annotated else f"\n{IN_A_COPY}"))
        typer.echo(told(preview, None if show_all else FEW))
        if dry_run:
            typer.echo("Это только просмотр: реестр не изменён.")
            return
        _ask(preview, yes=yes)
        note = f"импорт {file.name}: {counts(preview.difference, DONE)}"
        with busy("Записываю новую версию…"):
            version = apply(register, preview, note, confirmed=True)
            note_deed(register, "import", file.name, counts(preview.difference, DONE), version.number)
    typer.echo(f"Готово: версия {version.number}.")


def _annotate(file: Path, preview: "Preview", target: Path) -> None:
    """The copy is written whatever becomes of the import: with faults it is what the operator mends."""
    from bot.settings import Settings
    from catalog.register.changes.preview_text import faults_told
    from catalog.register.faults import RegisterRefused
    from catalog.register.files.annotated_copy import write_annotated_copy

    notes = [*preview.faults, *preview.warnings]
    try:
        with writing(target):
            write_annotated_copy(file, notes, target, Settings().import_limit_mb)
    except RegisterRefused as refused:
        refuse(faults_told(refused.faults))
    typer.echo(f"Копия с замечаниями: {target}")


def _options(
    *, update: bool, day: date | None, columns: Mapping[str, str], on_progress: "OnProgress"
) -> "Options":
    from bot.settings import Settings
    from catalog.register.reading.options import Options

    settings = Settings()
    return Options(update, day, settings.import_limit_mb, settings.region, columns, on_progress)


def _columns(told: Sequence[str]) -> dict[str, str]:
    """Their header → ours, empty to forget it."""
    from catalog.register.columns.columns import keys_told
    from catalog.register.faults import RegisterRefused

    columns = {theirs.strip(): ours.strip() for theirs, _, ours in (one.rpartition("=") for one in told)}
    try:
        keys_told(columns)
    except RegisterRefused as refused:
        raise typer.BadParameter(str(refused.faults[0]), param_hint="--column") from refused
    if not all(columns):
        raise typer.BadParameter("напишите так: «столбец файла=столбец реестра»", param_hint="--column")
    return columns


def _not_in_the_future(checked_on: datetime | None) -> date | None:
    from bot.settings import Settings
    from catalog.region import day_where

    day = checked_on.date() if checked_on else None
    if day and day > day_where(Settings().region):
        raise typer.BadParameter("этот день ещё не наступил", param_hint="--checked-on")
    return day


def _answered(preview: "Preview", day: date | None) -> dict[str, Any]:
    """What somebody at a terminal says of the marks' day, and of rows that seem to be what stands."""
    answers: dict[str, Any] = {}
    if preview.undated and day is None:
        proposed = preview.proposed_on.isoformat() if preview.proposed_on else ""
        said = typer.prompt(
            f"Отметок без даты: {preview.undated}. В какой день их видели (пусто — не подтверждать)",
            default=proposed,
        )
        answers |= {"checked_on": _day(said), "listing_undated": not said.strip()}
    others = [
        doubt.row[1]
        for doubt in [doubt for doubt in preview.doubts if not doubt.is_left_out][:MOST_ASKED]
        if not typer.confirm(f"Строка {doubt.row[1]}, «{doubt.name}»: {doubt.question()}", default=True)
    ]
    return answers | ({"apart": frozenset(others)} if others else {})


def _day(said: str) -> date | None:
    for form in DAY if said.strip() else ():
        try:
            return _not_in_the_future(datetime.strptime(said.strip(), form))  # noqa: DTZ007 - a day
        except ValueError:
            continue
    if said.strip():
        refuse("Реестр не изменён: день напишите так: 20.11.2026.")
    return None


def _ask(preview: "Preview", *, yes: bool) -> None:
    """Much, or a confirmation, goes only where the operator has said so."""
    if preview.is_doubtful and (yes or not _at_a_terminal()):
        refuse("Реестр не изменён: похоже, это не реестр. Если это он, повторите с --register.")
    if yes or not preview.needs_confirmation:
        return
    why = "; ".join(preview.needs_confirmation)
    if not _at_a_terminal():
        refuse(f"Реестр не изменён: {why}. Если так и надо, повторите с --yes.")
    if not typer.confirm(f"{why.capitalize()}. Применить?"):
        refuse("Реестр не изменён.")


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()
