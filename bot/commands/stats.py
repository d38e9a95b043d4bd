"""`gospublic stats`: pages, audience, coverage by kind and municipality; the figures of `/stats`."""

import json
import sys
from itertools import groupby
from typing import Annotated

import typer


def stats(
    *,
    as_csv: Annotated[bool, typer.Option("--csv", help="Все таблицы как csv, для Excel.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Все таблицы одним объектом JSON.")] = False,
) -> None:
    """Сколько страниц и подписчиков, у кого страницы нет, свежи ли подтверждения."""
    from bot import figures
    from bot.commands.search import load_context
    from handlers.statistics import tables

    context, today = load_context()
    found = tables(context.statistics(today))
    if as_csv:
        sys.stdout.buffer.write(figures.as_csv(found))
    elif as_json:
        typer.echo(json.dumps(figures.as_json(found), ensure_ascii=False))
    else:
        for rule, alike in groupby(found, key=lambda table: table.rule):
            for table in alike:
                typer.echo("\n".join(figures.as_lines(table)) + "\n")
            typer.echo(f"{rule}\n")
