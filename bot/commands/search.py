"""`gospublic search`: what the catalogue makes of a question, for whoever mends it and for scoring."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.operator import refuse
from bot.contract.institutions import match_object
from catalog.search import Decision, Match, SearchResult
from handlers.view.needs import need_objects

if TYPE_CHECKING:
    from handlers.context import Context

DECISIONS = {
    Decision.ANSWER: "одно учреждение",
    Decision.CHOOSE: "подходят несколько",
    Decision.SERVICE: "услуга без учреждения",
    Decision.NONE: "ничего не подходит",
}
CLUES = {
    "kinds": "вид",
    "numbers": "номер",
    "places": "место",
    "names": "слова названия",
    "street": "улица",
    "house": "дом",
    "topic": "услуга",
    "audience": "для кого",
    "channel": "где",
    "code": "код",
    "talk": "разговор",
    "unknown_place": "неизвестное место",
    "unknown": "неизвестные слова",
}
MOST_SHOWN = 5


def search(
    text: Annotated[str, typer.Argument(help="Вопрос, как его пишет житель.")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Ответ одним объектом JSON.")] = False,
    batch: Annotated[Path | None, typer.Option(help="CSV с колонкой query: много вопросов.")] = None,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="По объекту JSON на вопрос, по порядку.")] = False,
) -> None:
    """Что поиск понял в вопросе, что нашёл и почему."""
    if (batch is None) == (not text):
        raise typer.BadParameter("Нужен либо вопрос, либо --batch ФАЙЛ.csv.")
    questions = [text] if batch is None else list(read_queries(batch))
    context, today = load_context()
    for question in questions:
        result = context.catalog.search(question)
        if as_json or as_lines or batch is not None:
            typer.echo(json.dumps(as_object(result, context, today), ensure_ascii=False))
        else:
            typer.echo("\n".join(as_text(result)))


def read_queries(file: Path) -> Iterator[str]:
    """The column `query`. Exit status 1, with a sentence, where the file can't be read."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            if "query" not in (rows.fieldnames or ()):
                refuse(f"В файле {file.name} нет колонки «query».")
            yield from (row["query"] or "" for row in rows)
    except OSError:
        refuse(f"Файл {file.name} не открывается.")
    except (UnicodeDecodeError, csv.Error):
        refuse(f"Файл {file.name} не читается: нужен CSV в кодировке UTF-8.")


def load_context() -> tuple["Context", date]:
    """What the dialogue would answer from now, and the day in the region."""
    from bot.live.garbage import keep
    from bot.live.open_register import register_contents
    from bot.settings import Settings
    from catalog.areas.index import AreaIndex
    from catalog.region import day_in, load_region
    from catalog.search import Catalog
    from catalog.search.needs.reader import reader_of
    from catalog.search.places.region_places import load_places
    from handlers.context import Context

    settings = Settings()
    contents, region = register_contents(settings), load_region(settings.region)
    places = load_places(settings.region)
    needs = reader_of(settings.region, contents.own_needs)
    catalog = Catalog(contents.institutions, places, contents.version, contents.kind_words, needs)
    keep(len(contents.institutions))
    areas = AreaIndex(contents.areas, contents.institutions, places, catalog.kind_of)
    return Context(catalog, region, settings.confirmation_days, areas=areas), day_in(region)


def as_object(result: SearchResult, context: "Context", today: date) -> dict[str, Any]:
    """The result as the contract names its parts."""
    return {
        "query": result.query,
        "decision": result.decision.value,
        "results": [match_object(match, context, today).model_dump(mode="json") for match in result.matches],
        "needs": need_objects(result, context.catalog, today),
        "elapsed_ms": round(result.elapsed_ms, 4),
    }


def as_text(result: SearchResult) -> Iterator[str]:
    """The parse, the candidates and every feature's share."""
    yield f"Решение: {DECISIONS[result.decision]} ({result.elapsed_ms:.2f} мс)"
    for field, title in CLUES.items():
        found = getattr(result.clues, field)
        if found:
            yield f"  {title}: {', '.join(map(str, found)) if isinstance(found, tuple) else found}"
    if result.decision is Decision.CHOOSE:
        yield f"Подходят одинаково: {len(result.fitting)}. Спросить: {result.question or 'нечего'}"
    for missing in result.missing:
        places = f"; есть: {', '.join(missing.elsewhere)}" if missing.elsewhere else ""
        yield f"Нет: {missing.said}{places}"
    yield from _candidates("Найдено:", result.matches)
    yield from _candidates("Похожее:", result.similar)


def _candidates(title: str, matches: tuple[Match, ...]) -> Iterator[str]:
    if matches:
        yield title
    for match in matches[:MOST_SHOWN]:
        institution = match.institution
        name = institution.short_name or institution.official_name
        yield f"  {match.score:.3f}  {institution.code}  {name}"
        yield f"         {match.why}"
        yield from (
            f"         {share.points:+.2f}  {share.feature}: {share.detail}" for share in match.shares
        )
