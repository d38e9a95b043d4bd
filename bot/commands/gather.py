"""`gospublic gather`: files of public registers into one sheet for `gospublic import --update`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import opened_register, progress, refuse
from bot.commands.sheets import writing

if TYPE_CHECKING:
    from catalog.sources.gathering import Gathered, Gathering
    from catalog.sources.words import Source

PLACES = "places"


def gather(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE FILE…", help="Источник и его файлы; можно несколько источников подряд."
        ),
    ] = None,
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT.xlsx", help="Куда записать таблицу.")
    ] = None,
    properties: Annotated[
        list[str] | None,
        typer.Option("--property", metavar="ИХ=НАШ", help="Что значит свойство слоя карты; запомнится."),
    ] = None,
) -> None:
    """Собрать учреждения региона из файлов открытых реестров; без аргументов — список источников."""
    from handlers.texts import gathering as texts

    if not asked:
        typer.echo(texts.source_list())
        return
    files = _files(asked)
    if out is None:
        raise typer.BadParameter("назовите таблицу, которую записать: -o OUT.xlsx", param_hint="-o")
    if any(source.key == PLACES for source, _ in files):
        _places([path for source, path in files if source.key == PLACES], out, alone=len(files))
        return
    gathered = _gathered(files, properties or [])
    _write(gathered, out)
    typer.echo(texts.summary(gathered, out))


def _files(asked: list[str]) -> "list[tuple[Source, Path]]":
    """Each file with the source that was named before it."""
    from catalog.sources.words import source_of, sources

    source, files = None, []
    for word in asked:
        if named := source_of(word):
            source = named
        elif source is None:
            known = ", ".join(one.key for one in sources())
            raise typer.BadParameter(f"нет источника «{word[:60]}»; есть: {known}", param_hint="SOURCE")
        else:
            files.append((source, Path(word)))
    if not files:
        raise typer.BadParameter("назовите файлы источника", param_hint="FILE")
    for _, path in files:
        if not path.is_file():
            refuse(f"Файла {path} нет.")
    return files


def _gathered(files: "list[tuple[Source, Path]]", properties: list[str]) -> "Gathered":
    from catalog.register.columns.columns import keys_known, keys_told
    from catalog.register.faults import RegisterRefused
    from catalog.sources.model import SourceRefused

    told = {theirs.strip(): ours.strip() for theirs, _, ours in (one.rpartition("=") for one in properties)}
    try:
        keys = keys_told(told)
    except RegisterRefused as refused:
        raise typer.BadParameter(str(refused.faults[0]), param_hint="--property") from refused
    with opened_register() as register:
        run = _run(keys_known(told, register.column_names.read()))
        with progress("Читаю файлы") as on_progress:
            run.told = on_progress
            try:
                gathered = run.gather(files)
            except SourceRefused as refused:
                refuse(str(refused))
        if keys:
            register.column_names.remember(keys)
    return gathered


def _run(properties: dict[str, str]) -> "Gathering":
    from bot.settings import Settings
    from catalog.region import load_region
    from catalog.search.places.region_places import load_places
    from catalog.sources.gathering import Gathering, stems_of
    from catalog.sources.region_filter import region_filter

    name = Settings().region
    region, places = load_region(name), load_places(name)
    named = [region.title, *(fact.name for fact in places.facts), *(fact.centre for fact in places.facts)]
    return Gathering(region_filter(region, places), stems_of(named), properties)


def _write(gathered: "Gathered", out: Path) -> None:
    from catalog.register.export import write_register

    with writing(out):
        write_register(gathered.institutions, out)


def _places(paths: list[Path], out: Path, *, alone: int) -> None:
    """Settlements are no institutions: a sheet of their own."""
    from bot.settings import Settings
    from catalog.region import load_region
    from catalog.sources.model import SourceReading, SourceRefused
    from catalog.sources.readers.places import read
    from catalog.sources.settlements import write_settlements
    from handlers.texts import gathering as texts

    if len(paths) != alone:
        raise typer.BadParameter("places собирается отдельно от других источников", param_hint="SOURCE")
    begins_with = load_region(Settings().region).okato
    try:
        found = [one for path in paths for one in read(SourceReading(path), begins_with)]
    except SourceRefused as refused:
        refuse(str(refused))
    with writing(out):
        write_settlements(found, out)
    typer.echo(texts.settlements(len(found), out))
