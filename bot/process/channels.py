"""The platforms that have their settings, each brought up beside the others and never in their way."""

import asyncio

import structlog

from bot.bootstrap import Parts
from bot.delivery.model import Accept, Bookmarks, Channel, LaterError, RefusedError
from bot.leases.holder import Leases
from bot.platforms import SPOKEN

SHORTEST_WAIT, LONGEST_WAIT = 1.0, 60.0

log = structlog.get_logger()


def make_channels(parts: Parts, bookmarks: Bookmarks) -> list[Channel]:
    """A channel for each platform whose token is set. Their libraries are loaded only then."""
    return [one.make_channel(parts, bookmarks) for one in SPOKEN if one.is_set(parts.settings)]


async def keep_up(channel: Channel, accept: Accept, public_url: str, leases: Leases) -> None:
    """Introduce the bot until the platform takes it, then poll where it doesn't deliver, until cancelled.

    Of all processes one polls.
    """
    webhook = f"{public_url.rstrip('/')}/{channel.name}" if channel.delivers else ""
    if not await _started(channel, webhook):
        return
    log.info("channel_up", channel=channel.name, webhook=channel.delivers)
    if not channel.delivers:
        # Two at once for a moment lose nothing: what both fetch is accepted once.
        await leases.alone(f"poll:{channel.name}", lambda: _poll(channel, accept), through_outages=True)


async def _poll(channel: Channel, accept: Accept) -> None:
    while True:
        try:
            await channel.poll(accept)
        except Exception as error:  # noqa: BLE001 - polling goes on
            # Its words may be somebody's: a library quotes what it can't read.
            log.error("polling_failed", channel=channel.name, error=type(error).__name__)  # noqa: TRY400
            await asyncio.sleep(SHORTEST_WAIT)


async def _started(channel: Channel, webhook: str) -> bool:
    """Whether the platform took the bot at last; False where it never will."""
    wait = SHORTEST_WAIT
    while True:
        try:
            await channel.start(webhook=webhook)
        except LaterError as error:
            log.warning("channel_unreachable", channel=channel.name, reason=str(error))
            await asyncio.sleep(max(wait, error.seconds))
            wait = min(wait * 2, LONGEST_WAIT)
        except RefusedError as error:
            log.warning("channel_refused", channel=channel.name, reason=str(error))
            return False
        except Exception:
            log.exception("channel_failed", channel=channel.name)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
        else:
            return True
