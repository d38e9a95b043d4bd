"""Queues in the database: what is shown of them is asked for part by part."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from bot.bootstrap import Parts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.rows import ListedView
from bot.desk.lists.asked import cut
from bot.desk.lists.seeking import AT_ANY_TIME, narrowed, seek
from catalog.store.lists.narrowing import ListOrder, Narrowing
from catalog.store.lists.queues import Queue


class QueueView(ListedView):
    """A view gives `queue`, `those` and `line`; a row's key is its number."""

    pk_attr = "number"
    queue: Queue

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    @abstractmethod
    def those(self, numbers: Sequence[int]) -> Sequence[Any]:
        """The rows of those numbers that still wait. Blocks."""

    def part(self, words: str, skip: int, limit: int | None) -> Sequence[Any]:
        order = ListOrder(skip=skip, limit=limit)
        return self.those(self._parts.register.lists.waiting(self.queue, self._meant(words), order))

    def counted(self, words: str) -> int:
        return self._parts.register.lists.count_waiting(self.queue, self._meant(words))

    def row(self, key: str) -> Any | None:  # noqa: ANN401 - a line of any queue
        number = number_of(key)
        return next((self.line(row) for row in self.those([number])), None) if number else None

    def _meant(self, words: str) -> Narrowing:
        """Of which institutions, or with which part of an address."""
        anything, said = Narrowing(AT_ANY_TIME), cut(words)
        if not said:
            return anything
        return narrowed(anything, seek(self._parts.guide.context, self._parts.register, said))
