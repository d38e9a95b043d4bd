"""Fetching updates, for trying out: MAX itself wants a webhook in production."""

import asyncio
from functools import partial

import structlog

from bot.delivery.intake import each
from bot.delivery.model import Accept, Bookmarks, LaterError, OverloadedError, RefusedError
from bot.delivery.throttle import Rate, Throttle
from bot.max.client import SECONDS_OF_CALL, Api, TokenRefusedError
from bot.max.receive import NAME, WANTED, delivery

POLLS = Rate(2, 1.2)
"""MAX takes two a second; they may come closer together on their way."""

SECONDS_OF_POLL, MOST_FETCHED = 30, 100
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 30.0

log = structlog.get_logger()


async def fetch_forever(api: Api, bookmarks: Bookmarks, accept: Accept) -> None:
    """Fetch from where the last process stopped, until cancelled. What was accepted isn't fetched again."""
    throttle, wait = Throttle(POLLS), SHORTEST_WAIT
    while True:
        await throttle.turn()
        try:
            await fetch(api, bookmarks, accept)
        except (LaterError, RefusedError, OverloadedError) as error:
            log.warning("not_fetched", channel=NAME, error=type(error).__name__, reason=str(error))
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
        else:
            wait = SHORTEST_WAIT


async def fetch(api: Api, bookmarks: Bookmarks, accept: Accept) -> None:
    """One batch. Its marker is kept once the batch is safe; what can't be read in it is passed over."""
    query: dict[str, object] = {
        "limit": MOST_FETCHED,
        "timeout": SECONDS_OF_POLL,
        "types": ",".join(WANTED),
    }
    kept = f"{NAME}:{api.bot}:marker"
    if marker := await bookmarks.bookmark(kept):
        query["marker"] = marker
    try:
        answer = await api.ask("GET /updates", query, seconds=SECONDS_OF_POLL + SECONDS_OF_CALL)
    except TokenRefusedError:
        raise
    except RefusedError:  # a marker of another order, or too old: MAX itself knows what wasn't fetched yet
        await bookmarks.keep_bookmark(kept, "")
        raise
    updates, following = answer.get("updates"), answer.get("marker")
    found = updates if isinstance(updates, list) else []
    await accept(each(NAME, found, partial(delivery, bot=api.bot)))
    if isinstance(following, int):
        await bookmarks.keep_bookmark(kept, str(following))
