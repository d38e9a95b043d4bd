"""Long polling: updates are confirmed by asking for those behind them, once they are accepted."""

import asyncio
from functools import partial
from time import monotonic

import structlog

from bot.delivery.intake import each
from bot.delivery.model import Accept, LaterError, OverloadedError
from bot.telegram.client import Api, SilentError
from bot.telegram.deliveries import KINDS, NAME, delivery, number_of

WAIT_SECONDS = 25
MOST_UPDATES = 100
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0

log = structlog.get_logger()


async def fetch_forever(api: Api, accept: Accept) -> None:
    """Fetch until cancelled. Raises RefusedError where the token is taken no more."""
    offset, before = 0, frozenset[int]()  # Telegram itself knows what was confirmed before
    pause = SHORTEST_PAUSE
    while True:
        asked_at = monotonic()
        try:
            updates = await _fetched(api, offset)
            await accept(each(NAME, updates, partial(delivery, bot=api.bot_id)))
        except SilentError:
            continue
        except (LaterError, OverloadedError) as error:
            wait = max(pause, getattr(error, "seconds", 0.0))
            log.info("fetch_later", channel="telegram", seconds=wait, reason=type(error).__name__)
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            numbers = [number for one in updates if (number := number_of(one))]
            # Asking has confirmed what was before. An offset that is kept through a silence would belong to
            # numbers that have ended: after a week the next begin at random, lower ones too.
            offset = numbers[-1] + 1 if numbers else 0
            if before.issuperset(numbers):
                await asyncio.sleep(asked_at + SHORTEST_PAUSE - monotonic())
            before, pause = frozenset(numbers) or before, SHORTEST_PAUSE


async def _fetched(api: Api, offset: int) -> list[object]:
    asked = {"offset": offset, "limit": MOST_UPDATES, "timeout": WAIT_SECONDS, "allowed_updates": list(KINDS)}
    found = await api("getUpdates", asked)
    return found if isinstance(found, list) else []
