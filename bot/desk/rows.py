"""Tables whose rows are worked out from what is at hand: the catalogue in memory, or a queue."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette_admin.filters import FilterGroup

from bot.desk.read_only import ReadOnlyView, Sorts


class RowsView(ReadOnlyView):
    """A view gives `rows`; it is asked in a thread, and may ask the database."""

    sortable_fields: Sequence[str] = ()

    @abstractmethod
    def rows(self, words: str) -> Sequence[Any]:
        """All rows that fit the words, in their order."""

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
        found = await self._found(request, q or "")
        return await asyncio.to_thread(self.lines, found[skip:] if limit < 0 else found[skip : skip + limit])

    async def count(self, request: Request, q: str | None = None, filters: FilterGroup | None = None) -> int:  # noqa: ARG002 - likewise
        return len(await self._found(request, q or ""))

    async def _found(self, request: Request, words: str) -> Sequence[Any]:
        """Asked once for a page, which wants both its rows and how many there are."""
        kept: dict[str, Sequence[Any]] = request.scope.setdefault("gospublic.rows", {})
        if words not in kept:
            kept[words] = await asyncio.to_thread(self.rows, words)
        return kept[words]

    async def find_by_pk(self, request: Request, pk: object) -> Any | None:  # noqa: ANN401, ARG002 - a row of the view
        return await asyncio.to_thread(self.row, str(pk))

    def row(self, key: str) -> Any | None:  # noqa: ANN401 - likewise
        """The row of that key, wherever it stands."""
        name = self.pk_attr or ""
        lines = map(self.line, self.rows(""))
        return next((line for line in lines if str(getattr(line, name)) == key), None)
