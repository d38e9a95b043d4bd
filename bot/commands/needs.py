"""`gospublic needs`: what the operator says of residents' needs beside the resources, as a sheet."""

from typing import TYPE_CHECKING

import typer

from bot.commands.operator import busy, note_deed, opened_register, refuse
from bot.commands.sheets import DryRun, OutFile, SheetFile, SheetTexts, Yes, agree, writing

if TYPE_CHECKING:
    from bot.settings import Settings
    from catalog.own_needs.importing import Ground
    from catalog.store.register import Register

needs_app = typer.Typer(
    help="Нужды жителей: свои слова, номера, ссылки и даты поверх поставляемых.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


WORDS = SheetTexts("Нужды", "ваших правок")


@needs_app.callback()
def needs(context: typer.Context) -> None:
    """Показать, что изменено и что пора проверить."""
    if context.invoked_subcommand:
        return
    from bot.settings import Settings
    from catalog.needs.load import load_needs
    from catalog.own_needs.stale import stale
    from catalog.region import day_in, load_region

    settings = Settings()
    with opened_register(with_starter=True) as register:
        own = register.own_needs.read()
    book = load_needs(settings.region).with_own(own)
    due = stale(book, day_in(load_region(settings.region)))
    typer.echo(f"Нужд: {len(book.entries)}. Изменено вами: {len(own)}. Пора проверить: {len(due)}.")
    typer.echo("Таблица: gospublic needs export ФАЙЛ.xlsx, обратно: gospublic needs import ФАЙЛ.xlsx.")


@needs_app.command("import")
def import_needs(
    file: SheetFile,
    *,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Загрузить нужды из таблицы: целиком или никак. Чего в таблице нет, снова станет как в поставке."""
    from bot.settings import Settings
    from catalog.own_needs.importing import apply_needs, preview_needs
    from catalog.own_needs.preview_text import done, faults_told, told

    settings = Settings()
    with opened_register(with_starter=True) as register:
        with busy("Читаю файл и сравниваю"):
            ground = _ground(register, settings)
            preview = preview_needs(file, ground, limit_mb=settings.import_limit_mb)
        if preview.faults:
            refuse(faults_told(preview.faults))
        typer.echo(told(preview))
        agree(WORDS, preview.removed, changes=bool(preview.changed), dry_run=dry_run, yes=yes)
        version = apply_needs(register.own_needs, preview, f"нужды {file.name}: {done(preview)}")
        note_deed(register, "import_needs", file.name, done(preview), version.number)
    typer.echo(f"Готово: версия {version.number}.")


@needs_app.command("export")
def export_needs(file: OutFile) -> None:
    """Выгрузить все нужды в таблицу: поставляемые с вашими правками."""
    from bot.settings import Settings
    from catalog.own_needs.export import table_of
    from catalog.own_needs.known import Known
    from catalog.register.export import write_table

    with opened_register(with_starter=True) as register:
        rows = table_of(register.own_needs.read(), Known.of_region(Settings().region))
    with writing(file):
        written = write_table(rows, file)
    typer.echo(f"Нужд в файле {file}: {written}.")


def _ground(register: "Register", settings: "Settings") -> "Ground":
    """What a sheet is laid over: the catalogue of the active version."""
    from catalog.own_needs.importing import Ground
    from catalog.region import day_in, load_region
    from catalog.search import Catalog
    from catalog.search.needs.reader import reader_of
    from catalog.search.places.region_places import load_places

    version = register.versions.active()
    number = version.number if version else 0
    own, words = register.own_needs.read(number), register.kind_words.read(number)
    places, reader = load_places(settings.region), reader_of(settings.region, own)
    catalog = Catalog(register.versions.institutions(number), places, version, words, reader)
    return Ground(catalog, settings.region, own, day_in(load_region(settings.region)))
