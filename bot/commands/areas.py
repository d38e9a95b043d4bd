"""`gospublic areas`: which institution serves which houses, from municipal acts."""

from collections import Counter
from typing import Annotated

import typer

from bot.commands.operator import busy, note_deed, opened_register, refuse
from bot.commands.sheets import DryRun, OutFile, SheetFile, SheetTexts, Yes, agree, writing

areas_app = typer.Typer(
    help="Территории: какое учреждение обслуживает какие дома.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


WORDS = SheetTexts("Территории", "строк")


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
    file: SheetFile,
    *,
    dry_run: DryRun = False,
    yes: Yes = False,
    replace: Annotated[
        str, typer.Option("--replace", metavar="NAME", help="Заменить строки файла с этим именем.")
    ] = "",
) -> None:
    """Загрузить территории из таблицы: целиком или никак. Файл с тем же именем заменяет прежний."""
    from bot.settings import Settings
    from catalog.areas.acts.importing import apply_areas, preview_areas
    from catalog.areas.acts.preview_text import done, faults_told, told

    settings = Settings()
    with opened_register(with_starter=True) as register:
        with busy("Читаю файл и сравниваю"):
            limit = settings.import_limit_mb
            preview = preview_areas(register, file, settings.region, name=replace, limit_mb=limit)
        if preview.faults:
            refuse(faults_told(preview.faults))
        typer.echo(told(preview))
        changes = bool(preview.added or preview.removed)
        agree(WORDS, preview.removed, changes=changes, dry_run=dry_run, yes=yes)
        version = apply_areas(register.areas, preview, f"территории {preview.file}: {done(preview)}")
        note_deed(register, "areas", preview.file, done(preview), version.number)
    typer.echo(f"Готово: версия {version.number}.")


@areas_app.command("export")
def export_areas(file: OutFile) -> None:
    """Выгрузить территории в таблицу."""
    from catalog.areas.acts.export import table_of
    from catalog.register.export import write_table

    with opened_register(with_starter=True) as register:
        rows = table_of(register.areas.read(), register.versions.institutions())
    with writing(file):
        written = write_table(rows, file)
    typer.echo(f"Строк территорий в файле {file}: {written}.")
