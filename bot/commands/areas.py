"""`gospublic areas`: which institution serves which houses, from municipal acts."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.operator import busy, note_deed, opened_register, refuse, unwritable

areas_app = typer.Typer(
    help="Территории: какое учреждение обслуживает какие дома.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@areas_app.callback()
def areas(context: typer.Context) -> None:
    """Показать, какие файлы территорий загружены."""
    if context.invoked_subcommand:
        return
    with opened_register(with_starter=True) as register:
        files = Counter(area.file for area in register.areas.read())
    typer.echo(
        f"Строк территорий: {files.total()}." if files else "Территорий нет: gospublic areas import ФАЙЛ."
    )
    for name, lines in sorted(files.items()):
        typer.echo(f"  {name}: {lines}")


@areas_app.command("import")
def import_areas(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Таблица: xlsx, xls, ods или csv.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Показать изменения и ничего не менять.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Не спрашивать.")] = False,
    replace: Annotated[
        str, typer.Option("--replace", metavar="NAME", help="Заменить строки файла с этим именем.")
    ] = "",
) -> None:
    """Загрузить территории из таблицы: целиком или никак. Файл с тем же именем заменяет прежний."""
    from bot.settings import Settings
    from catalog.areas.importing import apply_areas, preview_areas
    from catalog.areas.preview_text import done, faults_told, told

    settings = Settings()
    with opened_register(with_starter=True) as register:
        with busy("Читаю файл и сравниваю"):
            limit = settings.import_limit_mb
            preview = preview_areas(register, file, settings.region, name=replace, limit_mb=limit)
        if preview.faults:
            refuse(faults_told(preview.faults))
        typer.echo(told(preview))
        if dry_run:
            typer.echo("Это только просмотр: территории не изменены.")
            return
        if preview.removed and not yes:
            _ask(preview.removed)
        version = apply_areas(register.areas, preview, f"территории {preview.file}: {done(preview)}")
        note_deed(register, "areas", preview.file, done(preview), version.number)
    typer.echo(f"Готово: версия {version.number}.")


def _ask(removed: int) -> None:
    """Lines go only where the operator has said so."""
    if not sys.stdin.isatty():
        refuse(f"Территории не изменены: исчезнет строк: {removed}. Если так и надо, повторите с --yes.")
    if not typer.confirm(f"Исчезнет строк: {removed}. Применить?"):
        refuse("Территории не изменены.")


@areas_app.command("export")
def export_areas(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Куда: имя.xlsx или имя.csv.")],
) -> None:
    """Выгрузить территории в таблицу."""
    from catalog.areas.export import table_of
    from catalog.register.export import NoSuchFormat, write_table

    with opened_register(with_starter=True) as register:
        rows = table_of(register.areas.read(), register.versions.institutions())
    try:
        written = write_table(rows, file)
    except NoSuchFormat as error:
        refuse(str(error))
    except OSError as error:
        refuse(unwritable(file, error))
    typer.echo(f"Строк территорий в файле {file}: {written}.")
