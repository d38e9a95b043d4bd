"""`gospublic address`: which institution serves an address."""

import csv
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.operator import refuse

if TYPE_CHECKING:
    from datetime import date

    from handlers.context import Context

COLUMN = "query"
LONGEST_CELL = 1_000_000
DECISIONS = {
    "found": "найдено",
    "choose": "в актах несколько учреждений",
    "ask": "нужно уточнить",
    "none": "такого дома в акте нет",
    "no_data": "актов нет",
}


def address(
    text: Annotated[str, typer.Argument(help="Адрес, как его пишет житель.")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Ответ одним объектом JSON.")] = False,
    batch: Annotated[Path | None, typer.Option(help="CSV с колонкой query: много адресов.")] = None,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="По объекту JSON на адрес, по порядку.")] = False,
) -> None:
    """Какое учреждение обслуживает адрес, и по какому акту."""
    if batch is not None and text:
        raise typer.BadParameter("Нужен либо адрес, либо --batch ФАЙЛ.csv.")
    questions = [text] if batch is None else list(read_addresses(batch))
    from bot.commands.search import load_context

    context, today = load_context()
    for question in questions:
        found = answered(question, context, today)
        if as_json or as_lines or batch is not None:
            typer.echo(json.dumps(found, ensure_ascii=False))
        else:
            typer.echo("\n".join(_as_text(found)))


def answered(question: str, context: "Context", today: "date") -> dict[str, Any]:
    """The object of the contract."""
    from bot.contract.areas import area_object

    started = time.perf_counter()
    answer = context.areas.answer(question, today)
    found = area_object(question, answer, context, (time.perf_counter() - started) * 1000)
    return found.model_dump(mode="json")


def read_addresses(file: Path) -> Iterator[str]:
    """The column `query`, empty ones too. Exit status 1, with a sentence, where it can't be read."""
    from catalog.register.faults import RegisterRefused
    from catalog.register.files.csv_file import decoded

    csv.field_size_limit(LONGEST_CELL)
    try:
        text = decoded(file.read_bytes())
        header, _, _ = text.partition("\n")
        delimiter = max(",;\t", key=header.count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        columns = [cell.strip() for cell in next(rows, [])]
        if COLUMN not in columns:
            refuse(f"В файле {file.name} нет колонки «{COLUMN}».")
        at = columns.index(COLUMN)
        yield from (row[at] if at < len(row) else "" for row in rows)
    except OSError:
        refuse(f"Файл {file.name} не открывается.")
    except (RegisterRefused, csv.Error):
        refuse(f"Файл {file.name} не читается: нужен CSV с колонкой «{COLUMN}».")


def _as_text(found: dict[str, Any]) -> Iterator[str]:
    yield f"Решение: {DECISIONS[found['decision']]} ({found['elapsed_ms']:.2f} мс)"
    where = ", ".join(filter(None, found["address"].values()))
    if where:
        yield f"  адрес: {where}"
    for one in found["institutions"]:
        until = f", до {one['valid_until']}" if one["valid_until"] else ""
        yield f"  {one['service']}: {one['name']} ({one['code']}){until}"
    yield f"  {found['why']}"
