"""What has been delivered and isn't answered yet, each update once, in order within its conversation."""

from collections import deque
from collections.abc import Sequence
from typing import Protocol

from bot.delivery.model import Bookmarks, Delivery, OverloadedError, Work
from bot.delivery.seen_keys import SeenKeys

MOST_KEYS = 20_000
"""Of the newest updates, remembered here: platforms deliver again within seconds, and the database or Redis
remembers for a day."""

MOST_WAITING = 20_000


class Inbox(Bookmarks, Protocol):
    """A conversation is *held* by one process at a time, which answers what waits in it, in order."""

    async def accept(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        """Keep what is new; returns the conversations that this process holds from now on.

        Raises OverloadedError: the platform has to deliver it again.
        """

    async def next(self, conversation: str, finished: Work | None = None) -> Work | None:
        """The oldest that waits there, `finished` being done with; None: nothing, and it is let go."""

    async def keep(self, work: Work) -> None:
        """Remember how far an answer came."""

    async def abandoned(self) -> Sequence[str]:
        """Conversations that a process which is no more left behind; this process holds them now."""

    async def close(self) -> None:
        """Let go of what is held."""


class ProcessInbox:
    """The inbox of one process, in its memory."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._most_waiting = most_waiting
        self._waiting = 0
        self._queues: dict[str, deque[Work]] = {}
        self._keys = SeenKeys(MOST_KEYS)
        self._bookmarks: dict[str, str] = {}

    async def accept(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        if self._waiting + len(deliveries) > self._most_waiting:
            raise OverloadedError
        return self._enqueue([Work(delivery) for delivery in deliveries if self._is_new(delivery.key)])

    async def next(self, conversation: str, finished: Work | None = None) -> Work | None:
        queue = self._queues[conversation]
        if finished is not None:
            queue.popleft()
            self._waiting -= 1
        if queue:
            return queue[0]
        del self._queues[conversation]
        return None

    async def keep(self, work: Work) -> None:
        self._queues[work.delivery.conversation][0] = work

    async def abandoned(self) -> Sequence[str]:
        return ()

    async def bookmark(self, name: str) -> str:
        return self._bookmarks.get(name, "")

    async def keep_bookmark(self, name: str, value: str) -> None:
        self._bookmarks[name] = value

    async def close(self) -> None:
        self._queues.clear()

    def _is_new(self, key: str) -> bool:
        if key in self._keys:
            return False
        self._keys.add(key)
        return True

    def _enqueue(self, works: Sequence[Work]) -> list[str]:
        """Returns the conversations in which nothing waited before."""
        idle: list[str] = []
        for work in works:
            conversation = work.delivery.conversation
            if conversation not in self._queues:
                self._queues[conversation] = deque()
                idle.append(conversation)
            self._queues[conversation].append(work)
            self._waiting += 1
        return idle
