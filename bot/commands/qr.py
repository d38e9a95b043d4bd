"""`gospublic qr`: the code for a door, leading to the page that leads to every channel."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.links import door_address
from bot.commands.operator import refuse
from bot.commands.search import load_context

NO_ADDRESS = "Не задан GOSPUBLIC_PUBLIC_URL: без него неизвестно, куда должен вести код."
NO_CODE = "Учреждения или услуги с кодом «{code}» в списке нет. Все коды: gospublic links."
NO_FORMAT = "Имя файла должно кончаться на .png или .svg."
NOT_WRITTEN = "Файл {file} не записать: такой папки нет, или нет прав, или место кончилось."

FORMATS = {".png": "png", ".svg": "svg"}
PIXELS_OF_MODULE = 10
QUIET_ZONE = 4
"""Modules around the code, as the standard (ISO/IEC 18004) asks."""


def qr(
    code: Annotated[str, typer.Argument(metavar="КОД", help="Код учреждения или услуги.")],
    file: Annotated[Path | None, typer.Argument(metavar="ФАЙЛ", help="имя.png или имя.svg")] = None,
) -> None:
    """QR-код на дверь: страница, с которой можно перейти в любой канал. Без файла рисует в терминале."""
    import segno

    address = _address(code)
    drawn = segno.make_qr(address, error="m")  # a door is scratched: 15 % may be unreadable
    if file is None:
        drawn.terminal(sys.stdout, border=QUIET_ZONE)
    else:
        kind = FORMATS.get(file.suffix.lower()) or refuse(NO_FORMAT)
        picture = BytesIO()
        drawn.save(picture, kind=kind, scale=PIXELS_OF_MODULE, border=QUIET_ZONE)
        _write(file, picture.getvalue())
    typer.echo(address)


def _address(code: str) -> str:
    """Where the code of the list leads. Exit status 1 where there is no such code, or no address."""
    from bot.settings import Settings
    from handlers.dialogue.turn import Turn
    from handlers.messages import Incoming, Session
    from handlers.steps.start import service_behind

    settings = Settings()
    context, today = load_context()
    institution = context.catalog.get(code)
    if institution is None and not service_behind(Turn(Incoming(today=today), Session(), context), code):
        refuse(NO_CODE.format(code=code))
    if not settings.public_url:
        refuse(NO_ADDRESS)
    return door_address(settings.public_url, institution.code if institution else code)


def _write(file: Path, picture: bytes) -> None:
    try:
        file.write_bytes(picture)
    except OSError:
        refuse(NOT_WRITTEN.format(file=file))
