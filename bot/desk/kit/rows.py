"""Tables found by words, in the order in which their rows are worked off."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette_admin.filters import FilterGroup

from bot.desk.kit.read_only import ReadOnlyView, Sorts


class ListedView(ReadOnlyView):
    """A view gives `part`, `counted` and `row`, which the database is asked for; all three block."""

    sortable_fields: Sequence[str] = ()

    @abstractmethod
    def part(self, words: str, skip: int, limit: int | None) -> Sequence[Any]:
        """The rows that fit the words: so many behind the first ones, or all of them."""

    @abstractmethod
    def counted(self, words: str) -> int:
        """How many fit."""

    @abstractmethod
    def row(self, key: str) -> Any | None:  # noqa: ANN401 - a row of any kind
        """The line of that key, wherever it stands."""

    def line(self, row: Any) -> Any:  # noqa: ANN401 - rows of any kind
        """The row with the view's fields as attributes; made for those alone that are shown."""
        return row

    def lines(self, rows: Sequence[Any]) -> list[Any]:
        """Those rows together, for a view that has something to work out for all of them."""
        return [self.line(row) for row in rows]

    async def find_all(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        request: Request,
        skip: int = 0,
        limit: int = 100,
        q: str | None = None,
        sorts: Sorts = None,  # noqa: ARG002 - rows come in the order in which they are worked off
        filters: FilterGroup | None = None,  # noqa: ARG002 - found by words
    ) -> Sequence[Any]:
        rows = await self._part(request, q or "", skip, None if limit < 0 else limit)
        return await asyncio.to_thread(self.lines, rows)

    async def _part(self, request: Request, words: str, skip: int, limit: int | None) -> Sequence[Any]:  # noqa: ARG002 - for who keeps something for a page
        return await asyncio.to_thread(self.part, words, skip, limit)

    async def count(self, request: Request, q: str | None = None, filters: FilterGroup | None = None) -> int:  # noqa: ARG002 - likewise
        return await asyncio.to_thread(self.counted, q or "")

    async def find_by_pk(self, request: Request, pk: object) -> Any | None:  # noqa: ANN401, ARG002 - a row of the view
        return await asyncio.to_thread(self.row, str(pk))


class RowsView(ListedView):
    """A view gives `rows`, all of them: the catalogue in memory, or a queue that is worked out as a whole."""

    @abstractmethod
    def rows(self, words: str) -> Sequence[Any]:
        """All rows that fit the words, in their order."""

    def part(self, words: str, skip: int, limit: int | None) -> Sequence[Any]:
        return cut(self.rows(words), skip, limit)

    def counted(self, words: str) -> int:
        return len(self.rows(words))

    async def _part(self, request: Request, words: str, skip: int, limit: int | None) -> Sequence[Any]:
        return cut(await self._found(request, words), skip, limit)

    async def count(self, request: Request, q: str | None = None, filters: FilterGroup | None = None) -> int:  # noqa: ARG002 - found by words
        return len(await self._found(request, q or ""))

    async def _found(self, request: Request, words: str) -> Sequence[Any]:
        """Asked once for a page, which wants both its rows and how many there are."""
        kept: dict[str, Sequence[Any]] = request.scope.setdefault("gospublic.rows", {})
        if words not in kept:
            kept[words] = await asyncio.to_thread(self.rows, words)
        return kept[words]

    def row(self, key: str) -> Any | None:  # noqa: ANN401 - likewise
        name = self.pk_attr or ""
        lines = map(self.line, self.rows(""))
        return next((line for line in lines if str(getattr(line, name)) == key), None)


def cut(rows: Sequence[Any], skip: int, limit: int | None) -> Sequence[Any]:
    return rows[skip:] if limit is None else rows[skip : skip + limit]
