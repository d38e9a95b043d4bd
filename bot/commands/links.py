"""`gospublic links`: what opens each institution and each service on every channel, to be shared."""

import asyncio
import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.search import load_context

if TYPE_CHECKING:
    from bot.deep_links import Bots
    from handlers.dialogue.turn import Turn

COLUMNS = ("Код", "Название", "Где", "Телеграм", "ВКонтакте", "МАКС", "Страница")
CHANNELS = ("telegram", "vk", "max", "web")
SILENT = "{platform} не отвечает или не принимает токен: ссылок туда в списке нет."
NONE = "Ссылок нет: не подключён ни один канал и не задан GOSPUBLIC_PUBLIC_URL."


@dataclass(frozen=True, slots=True)
class Linked:
    """Something that links lead to. `links`: by channel, `web` being the page that leads to all of them."""

    code: str
    name: str
    place: str
    links: dict[str, str]


def links(*, as_json: Annotated[bool, typer.Option("--json", help="Список объектов JSON.")] = False) -> None:
    """Ссылки на каждое учреждение и каждую услугу во всех подключённых каналах: CSV."""
    from bot.process.bot_names import ask_names
    from bot.settings import Settings
    from handlers.dialogue.turn import Turn
    from handlers.messages import Incoming, Session
    from handlers.texts.words import PLATFORMS

    settings = Settings()
    context, today = load_context()
    bots, silent = asyncio.run(ask_names(settings))
    for platform in silent:
        typer.echo(SILENT.format(platform=PLATFORMS[platform]), err=True)
    found = list(_linked(Turn(Incoming(today=today), Session(), context), bots, settings.public_url))
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        _print_csv(found)
    if not any(one.links for one in found):
        typer.echo(NONE, err=True)


def _linked(turn: "Turn", bots: "Bots", public_url: str) -> Iterator[Linked]:
    """Every institution, then every service."""
    from bot.deep_links import door_address
    from handlers.steps.services import offered
    from handlers.steps.start import service_code
    from handlers.texts.names import everyday_name, place_name
    from handlers.texts.services import TITLES

    named = [(one.code, everyday_name(one), place_name(one.place)) for one in turn.catalog.institutions]
    named += [(service_code(topic), TITLES[topic], "") for topic in offered(turn)]
    for code, name, place in named:
        found = {platform.value: url for platform, url in bots.links(code).items()}
        yield Linked(
            code, name, place, found | ({"web": door_address(public_url, code)} if public_url else {})
        )


def _print_csv(found: list[Linked]) -> None:
    from catalog.register.files.escaping import escape

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        addresses = [one.links.get(channel, "") for channel in CHANNELS]
        writer.writerow([one.code, escape(one.name), escape(one.place), *addresses])
