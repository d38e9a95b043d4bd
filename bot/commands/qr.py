"""`gospublic qr`: the code for a door, leading to the page that leads to every channel; sheets for many."""

import sys
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import busy, refuse
from bot.commands.search import load_context
from bot.commands.sheets import writing
from bot.deep_links import door_address

if TYPE_CHECKING:
    from handlers.context import Context

NO_ADDRESS = "Не задан GOSPUBLIC_PUBLIC_URL: без него неизвестно, куда должен вести код."
NO_CODE = "Учреждения или услуги с кодом «{code}» в списке нет. Все коды: gospublic links."
NO_FORMAT = "Имя файла должно кончаться на .png или .svg."
NO_PDF = "Имя файла с листами должно кончаться на .pdf."
ONE_OR_ALL = "Нужно что-то одно: код учреждения или --all ИМЯ.pdf."
WRITTEN = "Кодов на листах в файле {file}: {count}."


class OnSheet(StrEnum):
    """How many codes a sheet has."""

    SIX = "6"
    TWELVE = "12"


def qr(
    code: Annotated[str, typer.Argument(metavar="КОД", help="Код учреждения или услуги.")] = "",
    file: Annotated[Path | None, typer.Argument(metavar="ФАЙЛ", help="имя.png или имя.svg")] = None,
    *,
    sheets: Annotated[
        Path | None, typer.Option("--all", metavar="ИМЯ.pdf", help="Листы А4 с кодами многих учреждений.")
    ] = None,
    where: Annotated[str, typer.Option(help="Каких: место, вид или и то и другое, «школа, Волжский».")] = "",
    on_sheet: Annotated[OnSheet, typer.Option(help="Кодов на листе.")] = OnSheet.SIX,
) -> None:
    """QR-код на дверь: страница, с которой можно перейти в любой канал. Без файла рисует в терминале."""
    if (sheets is None) == (not code):
        raise typer.BadParameter(ONE_OR_ALL)
    if sheets is None:
        _draw_one(code, file)
    else:
        _draw_all(sheets, where, int(on_sheet.value))


def _draw_one(code: str, file: Path | None) -> None:
    from bot.printing.codes import PICTURES, draw, print_to_terminal

    address = _address(code)
    if file is None:
        print_to_terminal(address, sys.stdout)
    else:
        kind = PICTURES.get(file.suffix.lower()) or refuse(NO_FORMAT)
        picture = BytesIO()
        draw(address, picture, kind)
        _write(file, picture.getvalue())
    typer.echo(address)


def _draw_all(file: Path, where: str, on_sheet: int) -> None:
    from bot.chosen import NobodyChosenError, chosen
    from bot.printing.doors import doors_of
    from bot.printing.sheets import door_sheets

    if file.suffix.lower() != ".pdf":
        refuse(NO_PDF)
    public, (context, _) = _public_url(), load_context()
    try:
        doors = doors_of(chosen(context.catalog, where), lambda one: door_address(public, one))
    except NobodyChosenError as nobody:
        refuse(str(nobody))
    with busy("Рисую коды"):
        _write(file, door_sheets(doors, on_sheet))
    typer.echo(WRITTEN.format(file=file, count=len(doors)))


def _address(code: str) -> str:
    """Where the code of the list leads. Exit status 1 where there is no such code, or no address."""
    context, _ = load_context()
    found = _known(context, code) or refuse(NO_CODE.format(code=code))
    return door_address(_public_url(), found)


def _known(context: "Context", code: str) -> str:
    """The code of the institution or the service behind it; empty where there is none."""
    from handlers.dialogue.turn import Turn
    from handlers.messages import Incoming, Session
    from handlers.steps.start import service_behind

    institution = context.catalog.get(code)
    if institution:
        return institution.code
    return code if service_behind(Turn(Incoming(), Session(), context), code) else ""


def _public_url() -> str:
    from bot.settings import Settings

    return Settings().public_url or refuse(NO_ADDRESS)


def _write(file: Path, made: bytes) -> None:
    with writing(file):
        file.write_bytes(made)
