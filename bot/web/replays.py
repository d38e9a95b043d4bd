"""A message that is sent again, because its answer was lost on the way, is answered but not counted again."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from handlers.messages import Reply

MOST_KEPT = 2_000
KEY_LENGTH = 64


class Replays:
    """The latest replies by the session and the key that the page gave its message (`Idempotency-Key`)."""

    def __init__(self, most_kept: int = MOST_KEPT) -> None:
        self._most_kept = most_kept
        self._replies: OrderedDict[tuple[str, str], asyncio.Future[Reply]] = OrderedDict()

    async def once(self, session: str, key: str, answer: Callable[[], Awaitable[Reply]]) -> Reply:
        """The reply given, or being made, under this key; otherwise a new one. No key: always a new one."""
        if not 0 < len(key) <= KEY_LENGTH:
            return await answer()
        reply = self._replies.get((session, key))
        if reply is None or (reply.done() and (reply.cancelled() or reply.exception())):
            reply = self._keep((session, key), asyncio.ensure_future(answer()))
        return await asyncio.shield(reply)  # whoever waits may go away; the reply is made all the same

    def _keep(self, key: tuple[str, str], reply: asyncio.Future[Reply]) -> asyncio.Future[Reply]:
        self._replies[key] = reply
        self._replies.move_to_end(key)
        if len(self._replies) > self._most_kept:
            self._replies.popitem(last=False)
        return reply
