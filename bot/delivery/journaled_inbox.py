"""The inbox of one process that survives it: what is accepted stands in the database first."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.encryption import Seal
from bot.delivery.inbox import MOST_WAITING, ProcessInbox
from bot.delivery.intake import count_lost
from bot.delivery.model import Delivery, OverloadedError, Work
from bot.delivery.write_ahead_log import JournalWriter, Unwritten, Written
from catalog.store.processes.journal import Journal, JournalEntry


class JournaledInbox(ProcessInbox):
    """With the database away it goes on in memory, and writes later what it held.

    `sessions`: what conversations came to is written with their answers.
    """

    def __init__(
        self,
        journal: Journal,
        seal: Seal,
        most_waiting: int = MOST_WAITING,
        sessions: Unwritten | None = None,
    ) -> None:
        super().__init__(most_waiting)
        self._journal = JournalWriter(journal, sessions)
        self._seal = seal
        self._recovering = asyncio.Lock()
        self._is_recovered = False

    async def accept(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        if self._waiting + len(deliveries) > self._most_waiting:
            raise OverloadedError
        recovered = await self.abandoned()
        closed = self._seal.close_each(map(Work, deliveries))
        closed = [(work, sealed) for work, sealed in closed if self._is_new(work.delivery.key)]
        entries = [JournalEntry(work.delivery.key, sealed, is_new=True) for work, sealed in closed]
        written = await self._journal.write(*entries) if entries else Written()
        self._keys.forget(written.refused)
        if not self._is_recovered:
            self._keys.forget(written.seen)  # they wait in the database, which couldn't be read yet
        return [*recovered, *self._enqueue(_taken([work for work, _ in closed], written))]

    async def next(self, conversation: str, finished: Work | None = None) -> Work | None:
        if finished is not None:
            self._journal.write_later(JournalEntry(finished.delivery.key, None))
        return await super().next(conversation, finished)

    async def keep(self, work: Work) -> None:
        await super().keep(work)
        await self._journal.write(JournalEntry(work.delivery.key, self._seal.close(work)))

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


def _taken(works: Sequence[Work], written: Written) -> list[Work]:
    """Those that are new, without those that the journal doesn't take."""
    for work in works:
        if work.delivery.key in written.refused:
            count_lost(work.delivery.channel, "journal")
    return [work for work in works if work.delivery.key not in written.seen | written.refused]
