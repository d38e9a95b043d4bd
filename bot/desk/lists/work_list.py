"""A table that is narrowed down, sorted and cut to columns by its address, and asked of the database."""

import asyncio
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette_admin.fields import BaseField
from starlette_admin.filters import FilterGroup
from starlette_admin.types import ListParams

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.kit.read_only import ReadOnlyView, Sorts
from bot.desk.kit.sign_in import may
from bot.desk.lists.asked import LONGEST, ListAsked, order_of, read_asked
from bot.desk.lists.choices import Choices, choices_of
from bot.desk.lists.seeking import Sought, narrowed, seek
from catalog.accounts import Role
from catalog.region import day_where
from catalog.store.lists.narrowing import By, ListOrder, Narrowing

TOLD, MEANT = "gospublic.list", "gospublic.narrowing"
MOST_COLUMNS = 30
ALL = ListOrder(By.RANK)


@dataclass(frozen=True, slots=True)
class ListTold:
    """What stands around the rows of a list."""

    asked: ListAsked
    troubles: tuple[str, ...]
    choices: Choices
    says_why: bool


class WorkList(ReadOnlyView):
    """A view gives `listed` and `counted`, both blocking, and `line` for a row of the first."""

    list_template = "work_list.html"
    page_size = 50
    page_size_options = (25, 50, 100, 200)
    actions: Sequence[str] = ()
    shown_columns: Sequence[str] = ()
    texts = texts

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts

    def is_editor(self, request: Request) -> bool:
        return may(request, Role.EDITOR)

    @abstractmethod
    def keys(self, wanted: Narrowing, order: ListOrder) -> Sequence[Any]:
        """The keys of what fits, in that order; each, or its first part, is a code."""

    @abstractmethod
    def counted(self, wanted: Narrowing) -> int:
        """How many fit."""

    @abstractmethod
    def lines(self, keys: Sequence[Any], why: Mapping[str, str]) -> list[Any]:
        """The rows with the view's fields as attributes. `why`: by code, why words found it."""

    async def find_all(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        request: Request,
        skip: int = 0,
        limit: int = 100,
        q: str | None = None,  # noqa: ARG002 - the address tells more than that
        sorts: Sorts = None,
        filters: FilterGroup | None = None,  # noqa: ARG002 - likewise
    ) -> Sequence[Any]:
        parameters = request.query_params
        request.scope[TOLD] = await asyncio.to_thread(self._told, parameters)
        order = replace(order_of(sorts), skip=skip, limit=None if limit < 0 else limit)
        wanted, sought = await self._asked_once(request)
        keys = await asyncio.to_thread(self._in_order, wanted, sought, order)
        return await asyncio.to_thread(self.lines, keys, sought.why)

    def told(self, request: Request) -> ListTold:
        """For the template, once the rows were asked for."""
        told: ListTold = request.scope[TOLD]
        return told

    async def count(self, request: Request, q: str | None = None, filters: FilterGroup | None = None) -> int:  # noqa: ARG002 - likewise
        wanted, _ = await self._asked_once(request)
        return await asyncio.to_thread(self.counted, wanted)

    async def _asked_once(self, request: Request) -> tuple[Narrowing, Sought]:
        """What a page asks for, which wants both its rows and how many there are."""
        if MEANT not in request.scope:
            request.scope[MEANT] = await asyncio.to_thread(self.asked, request.query_params)
        meant: tuple[Narrowing, Sought] = request.scope[MEANT]
        return meant

    async def find_by_pk(self, request: Request, pk: object) -> Any | None:  # noqa: ANN401, ARG002 - a row of the view
        return await asyncio.to_thread(self.row, str(pk))

    @abstractmethod
    def row(self, key: str) -> Any | None:  # noqa: ANN401 - a row of any kind
        """The row of that key, wherever it stands."""

    def rows_of(self, parameters: QueryParams, order: ListOrder = ALL) -> list[Any]:
        """The lines that an address asks for. Blocks."""
        wanted, sought = self.asked(parameters)
        return self.lines(self._in_order(wanted, sought, order), sought.why)

    def keys_of(self, parameters: QueryParams, order: ListOrder = ALL) -> Sequence[Any]:
        """The keys of what an address asks for. Blocks."""
        return self._in_order(*self.asked(parameters), order)

    def asked(self, parameters: QueryParams) -> tuple[Narrowing, Sought]:
        """What the database is to be asked for, and what the words mean. Blocks."""
        asked, _ = read_asked(parameters)
        return self.asked_of(asked)

    def asked_of(self, asked: ListAsked) -> tuple[Narrowing, Sought]:
        """The same of what was read already. Blocks."""
        wanted = asked.wanted(day_where(self._parts.settings.region), self.kept)
        if not asked.q:
            return wanted, Sought()
        sought = seek(self._parts.guide.context, self._parts.register, asked.q)
        return narrowed(wanted, sought), sought

    def _default_sort(self) -> list[tuple[str, bool]]:
        """None: what words found stands best first, and everything else by code."""
        return []

    @property
    def kept(self) -> timedelta:
        """How long a confirmation counts."""
        return timedelta(days=self._parts.settings.confirmation_days)

    def _in_order(self, wanted: Narrowing, sought: Sought, order: ListOrder) -> Sequence[Any]:
        """As words found them, best first, unless a column is asked for."""
        if order.by is not By.RANK or not sought.codes:
            return self.keys(wanted, order)
        rank = {code: at for at, code in enumerate(sought.codes)}
        found = sorted(self.keys(wanted, ALL), key=lambda key: rank[code_in(key)])
        return found[order.skip :] if order.limit is None else found[order.skip : order.skip + order.limit]

    def _told(self, parameters: QueryParams) -> ListTold:
        """What the form of the list shows. Blocks."""
        asked, troubles = read_asked(parameters)
        return ListTold(asked, troubles, choices_of(self._parts), "why" in self._columns(parameters))

    def _parse_list_params(self, request: Request, query_params: QueryParams | None = None) -> ListParams:
        """As the kit reads an address, after what it would fail on is gone; columns come as `col`."""
        parameters = query_params if query_params is not None else request.query_params
        kept = [(name, value[:LONGEST]) for name, value in parameters.multi_items() if name in {"sort", "q"}]
        kept += [*self.part_asked(parameters), ("cols", ",".join(self._columns(parameters)))]
        return super()._parse_list_params(request, QueryParams(kept))

    def _columns(self, parameters: QueryParams) -> list[str]:
        """Those that were chosen, else the usual ones; why something was found only where words found it."""
        names = [field.name for field in self.fields if isinstance(field, BaseField)]
        chosen = [name for name in parameters.getlist("col")[:MOST_COLUMNS] if name in names]
        shown = chosen or list(self.shown_columns)
        return [name for name in shown if name != "why" or parameters.get("q")]


def code_in(key: str | tuple[str, str]) -> str:
    return key if isinstance(key, str) else key[0]
