"""Figures for whoever keeps the register: what residents asked and were shown, what the register has."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.kit.forms import FormView
from bot.feedback.table_formats import as_csv
from bot.feedback.usage_report import DAYS, used
from bot.web import assets
from bot.web.render import MOST_DRAWN, MOST_OPEN
from catalog.region import day_in
from catalog.store.errors import RegisterUnavailable
from handlers.texts import STILL_LOADING, statistics
from handlers.view.statistics_tables import Table, tables


class NumbersView(FormView):
    """Those of use are seen at the desk alone; those of the register stand on the public page, too."""

    path = "/numbers"
    menu_label = texts.NUMBERS
    icon = "fa-solid fa-chart-column"

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._static = f"/static/{assets.version()}"

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        days = _days(request)
        found, trouble = await asyncio.to_thread(self._tables, days)
        return self.page(
            request,
            "numbers.html",
            texts=texts,
            tables=found,
            trouble=trouble,
            days=days,
            static=self._static,
            stats=statistics,
            most_drawn=MOST_DRAWN,
            most_open=MOST_OPEN,
        )

    @route("/csv", methods=["GET"])
    async def numbers_csv(self, request: Request) -> Response:
        """The same tables as a sheet."""
        found, _ = await asyncio.to_thread(self._tables, _days(request))
        name = texts.NUMBERS_FILE.format(day=found[0].on.isoformat() if found else "")
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(as_csv(found), media_type="text/csv", headers=disposition)

    def _tables(self, days: int) -> tuple[tuple[Table, ...], str]:
        """Those of use first; what is missing is said in a sentence."""
        context = self._parts.guide.context
        if context is None:
            return (), STILL_LOADING
        today = day_in(context.region)
        held = tables(context.statistics(today))
        try:
            return (*used(self._parts.register, context.catalog, today, days), *held), ""
        except RegisterUnavailable as error:
            return held, str(error)


def _days(request: Request) -> int:
    """One of the periods that are offered."""
    said = request.query_params.get("days", "")
    return next((days for days in texts.PERIODS if said == str(days)), DAYS)
