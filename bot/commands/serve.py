"""`gospublic run` and `gospublic demo`: the process that serves every channel which has its settings."""

import asyncio
import logging
from contextlib import suppress
from importlib.resources import as_file, files

from bot.bootstrap import Parts, assemble
from bot.logs import log_to_stderr
from bot.settings import Settings
from bot.web.run import create_app
from bot.web.server import serve
from catalog.register.reading import read_register_file
from catalog.store.register import open_register

DEMO_DATABASE = "sqlite:///data/demo.sqlite3"
DEMO_LABEL = "synthetic"


def run() -> None:
    """Запустить каналы, у которых есть настройки; веб-чат работает всегда."""
    log_to_stderr(logging.INFO)
    asyncio.run(_serve(assemble(Settings())))


def demo() -> None:
    """Веб-чат на вымышленном реестре: 5600 учреждений, для показа."""
    log_to_stderr(logging.INFO)
    settings = Settings().model_copy(update={"database_url": DEMO_DATABASE})
    _fill(settings)
    asyncio.run(_serve(assemble(settings)))


def _fill(settings: Settings) -> None:
    """The synthetic register into the demonstration's own database, where it isn't there yet."""
    register = open_register(settings.database_url)
    try:
        if register.active_version() is None:
            with as_file(files("catalog") / "resources" / "demo" / "synthetic-register.csv") as file:
                register.replace(read_register_file(file), note=DEMO_LABEL, label=DEMO_LABEL)
    finally:
        register.close()


async def _serve(parts: Parts) -> None:
    following = asyncio.create_task(parts.guide.follow())
    try:
        await serve(create_app(parts.conversation, parts.guide, parts.settings), parts.settings)
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        await parts.sessions.close()
        parts.register.close()
