"""How much waits in each queue of the menu: worked out now and then, for all who look."""

import asyncio
from collections.abc import Sequence
from time import monotonic

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette_admin.routing import route
from starlette_admin.views import BaseView

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.kit.forms import FormView
from bot.desk.kit.rows import ListedView
from catalog.store.errors import StoreError

SECONDS_BELIEVED = 20.0
NO_QUEUES = frozenset({"versions", "kind_words", "needs"})
"""Tables in which nothing waits for anybody."""


class CountsView(FormView):
    """The menu asks for it after the page is there, so that no page waits for it."""

    path = "/counts"
    menu_label = texts.NUMBERS
    add_to_menu = False

    def __init__(self, parts: Parts, views: Sequence[BaseView]) -> None:
        super().__init__(parts)
        tables = (view for view in views if isinstance(view, ListedView))
        self._queues = [view for view in tables if view.key not in NO_QUEUES]
        self._counted: dict[str, int] = {}
        self._until = 0.0
        self._counting = asyncio.Lock()

    @route("", methods=["GET"])
    async def index(self, _: Request) -> Response:
        async with self._counting:
            if monotonic() >= self._until:
                self._counted = await asyncio.to_thread(self._count)
                self._until = monotonic() + SECONDS_BELIEVED
        return JSONResponse(self._counted)

    def _count(self) -> dict[str, int]:
        """With the database away there is nothing to tell."""
        try:
            return {str(view.key): view.counted("") for view in self._queues}
        except StoreError:
            return {}
