"""`gospublic stats`: the figures of `/stats`; with `--usage`, what residents asked and were shown."""

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from handlers.view.statistics_tables import Table


def stats(
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="Все таблицы как csv, для Excel.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Все таблицы одним объектом JSON.")] = False,
    usage: Annotated[
        bool, typer.Option("--usage", help="Вместо этого: что спрашивали за 30 дней и кого искали.")
    ] = False,
) -> None:
    """Сколько страниц и подписчиков, у кого страницы нет, свежи ли подтверждения."""
    from bot.feedback import table_formats

    found = _used() if usage else _held()
    if as_csv:
        sys.stdout.buffer.write(table_formats.as_csv(found))
    elif as_json:
        typer.echo(json.dumps(table_formats.as_json(found), ensure_ascii=False))
    else:
        for rule, alike in groupby(found, key=lambda table: table.rule):
            for table in alike:
                typer.echo("\n".join(table_formats.as_lines(table)) + "\n")
            typer.echo(f"{rule}\n")


def _held() -> "tuple[Table, ...]":
    from bot.commands.search import load_context
    from handlers.view.statistics_tables import tables

    context, today = load_context()
    return tables(context.statistics(today))


def _used() -> "tuple[Table, ...]":
    from contextlib import closing

    from bot.commands.search import load_context
    from bot.feedback.usage_report import used
    from bot.settings import Settings
    from catalog.store.register import open_register

    context, today = load_context()
    with closing(open_register(Settings().database_url)) as register:
        return used(register, context.catalog, today)
