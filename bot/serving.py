"""Runs the channels side by side until the process is told to stop."""

import asyncio
import logging
from contextlib import suppress

from bot.bootstrap import Parts, assemble
from bot.logs import log_to_stderr
from bot.settings import Settings
from bot.web.run import create_app
from bot.web.server import serve


def serve_all(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises what `assemble` raises, and PortTakenError."""
    log_to_stderr(logging.INFO)
    asyncio.run(_serve(assemble(settings)))


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
