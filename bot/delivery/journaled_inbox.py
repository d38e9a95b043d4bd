"""The inbox of one process that survives it: what is accepted stands in the database first."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.encryption import Seal
from bot.delivery.inbox import MOST_WAITING, ProcessInbox
from bot.delivery.model import Delivery, OverloadedError, Work
from bot.delivery.write_ahead_log import JournalWriter
from catalog.store.journal import Entry, Journal


class JournaledInbox(ProcessInbox):
    """With the database away it goes on in memory, and writes later what it held."""

    def __init__(self, journal: Journal, seal: Seal, most_waiting: int = MOST_WAITING) -> None:
        super().__init__(most_waiting)
        self._journal = JournalWriter(journal)
        self._seal = seal
        self._recovering = asyncio.Lock()
        self._is_recovered = False

    async def accept(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        if self._waiting + len(deliveries) > self._most_waiting:
            raise OverloadedError
        recovered = await self.abandoned()
        works = [Work(delivery) for delivery in deliveries if self._is_new(delivery.key)]
        seen = await self._journal.write(*(self._entry(work, is_new=True) for work in works)) if works else ()
        if not self._is_recovered:
            self._forget(seen)  # they wait in the database, which couldn't be read yet
        fresh = self._enqueue([work for work in works if work.delivery.key not in seen])
        return [*recovered, *fresh]

    async def next(self, conversation: str, finished: Work | None = None) -> Work | None:
        if finished is not None:
            self._journal.write_later(Entry(finished.delivery.key, None))
        return await super().next(conversation, finished)

    async def keep(self, work: Work) -> None:
        await super().keep(work)
        await self._journal.write(self._entry(work))

    async def abandoned(self) -> Sequence[str]:
        """What the process before left behind, once: without Redis one process does everything."""
        if self._is_recovered:
            return ()
        async with self._recovering:
            rows = None if self._is_recovered else await self._journal.ask(lambda journal: journal.undone())
            if rows is None:
                return ()
            self._is_recovered = True
            found = [self._seal.open(sealed) for key, sealed in rows if self._is_new(key)]
            return self._enqueue([replace(work, is_left=True) for work in found if work is not None])

    async def bookmark(self, name: str) -> str:
        found = await self._journal.ask(lambda journal: journal.bookmark(name))
        return found or await super().bookmark(name)

    async def keep_bookmark(self, name: str, value: str) -> None:
        await super().keep_bookmark(name, value)
        await self._journal.keep_bookmark(name, value)

    async def close(self) -> None:
        await super().close()
        await self._journal.close()

    def _entry(self, work: Work, *, is_new: bool = False) -> Entry:
        return Entry(work.delivery.key, self._seal.close(work), is_new=is_new)
