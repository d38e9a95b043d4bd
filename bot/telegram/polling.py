"""Long polling: updates are confirmed by asking for those behind them, once they are accepted."""

import asyncio

import structlog

from bot.delivery.model import Accept, LaterError, OverloadedError
from bot.telegram.client import Api, SilentError
from bot.telegram.deliveries import KINDS, delivery

WAIT_SECONDS = 25
MOST_UPDATES = 100
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0

log = structlog.get_logger()


async def fetch_forever(api: Api, accept: Accept) -> None:
    """Fetch until cancelled. Raises RefusedError where the token is taken no more."""
    offset = 0  # Telegram itself knows what was confirmed before
    pause = SHORTEST_PAUSE
    while True:
        try:
            updates = await _fetched(api, offset)
            await accept([found for update in updates if (found := delivery(update))])
        except SilentError:
            continue
        except (LaterError, OverloadedError) as error:
            wait = max(pause, getattr(error, "seconds", 0.0))
            log.info("fetch_later", channel="telegram", seconds=wait, reason=type(error).__name__)
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            offset = max([offset, *(update["update_id"] + 1 for update in updates)])
            pause = SHORTEST_PAUSE


async def _fetched(api: Api, offset: int) -> list[dict[str, int]]:
    asked = {"offset": offset, "limit": MOST_UPDATES, "timeout": WAIT_SECONDS, "allowed_updates": list(KINDS)}
    found = await api("getUpdates", asked)
    updates = found if isinstance(found, list) else []
    return [one for one in updates if isinstance(one, dict) and isinstance(one.get("update_id"), int)]
