"""Runs the channels side by side until the process is told to stop."""

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from bot.bootstrap import Parts, assemble, make_inbox
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.model import Channel
from bot.delivery.sent_marks import Departures
from bot.desk.gate import Gate, desk, mounted, prepare
from bot.live.garbage import collect_seldom
from bot.observability.logs import log_to_stderr
from bot.privacy.scrub import Scrubber
from bot.process.channels import keep_up, make_channels
from bot.process.heartbeat import beat
from bot.process.starter_notice import tell_if_starter
from bot.settings import Settings
from bot.verify.askers import has_tokens
from bot.web.invited.routes import invited_routes
from bot.web.run import create_app
from bot.web.server import serve
from bot.web.webhooks import webhooks

SECONDS_TO_FINISH = 8.0
"""For what was accepted, after uvicorn has finished its requests: both within the 15 s a stop may take."""

SECONDS_OF_A_THREAD = 0.0005
"""While an index is made in a thread, whoever lets the interpreter go for a moment, as each step of a query
does, waits for so long to have it again; with Python's 5 ms a page of the desk took two seconds."""

log = structlog.get_logger()


def serve_all(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises what `assemble` raises, and PortTakenError."""
    log_to_stderr(logging.INFO, settings.log_format, settings.secrets, _reporting(settings))
    collect_seldom()
    sys.setswitchinterval(SECONDS_OF_A_THREAD)
    asyncio.run(_serve(assemble(settings)))


def _reporting(settings: Settings) -> Callable[[BaseException], None] | None:
    """Where faults are told besides the log."""
    address = settings.sentry_dsn.get_secret_value()
    if not address:
        return None
    from bot.observability.sentry import report, report_errors

    report_errors(address, Scrubber(settings.secrets))
    return report


async def _serve(parts: Parts) -> None:
    inbox = make_inbox(parts.settings, parts.sessions)
    channels = make_channels(parts, inbox)
    departures = Departures(Path(parts.settings.data_folder) if parts.settings.has_platform else None)
    dispatcher = Dispatcher(inbox, channels, loaded=parts.guide.loaded, departures=departures)
    hooks = webhooks([one for one in channels if one.delivers], dispatcher.accept)
    gate = desk(parts)
    needed, fetching = _needed(parts, gate), _fetching(parts, channels, dispatcher)
    try:
        own_cards = invited_routes(parts.register, parts.guide, parts.settings)
        routes = [*hooks, mounted(gate), *own_cards]
        app = create_app(parts.conversation, parts.guide, parts.settings, routes, parts.bots)
        await serve(app, parts.settings)
    finally:
        await _cancelled(fetching)
        left = await dispatcher.drain(SECONDS_TO_FINISH)
        if left:
            log.warning("left_for_the_next_start", conversations=left)
        await _cancelled(needed)
        await asyncio.gather(*(channel.close() for channel in channels))
        departures.close()
        await inbox.close()
        await parts.close()


def _needed(parts: Parts, gate: Gate) -> list[asyncio.Task[None]]:
    """What answers need to the last: the catalogue, which may still be loading, notes, sessions, the desk."""
    jobs = [
        beat(),
        parts.guide.follow(),
        parts.notes.keep_writing(),
        parts.sessions.keep_up(),
        prepare(gate, parts.guide.loaded),
        tell_if_starter(parts.guide),
    ]
    return [asyncio.create_task(job) for job in jobs]


def _fetching(parts: Parts, channels: Sequence[Channel], dispatcher: Dispatcher) -> list[asyncio.Task[None]]:
    """What brings new work, and goes on beside the web server until it is cancelled."""
    jobs = [
        keep_up(channel, dispatcher.accept, parts.settings.public_url, parts.leases) for channel in channels
    ]
    if has_tokens(parts.settings):
        from bot.verify.daily import verify_daily

        jobs.append(verify_daily(parts))
    return [asyncio.create_task(job) for job in (dispatcher.run(), *jobs)]


async def _cancelled(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
