"""`/stats`: the figures as a page with charts, and the same tables as csv."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.feedback.table_formats import as_csv
from bot.long_work import beside
from bot.web import render
from bot.web.cards import LABELS
from catalog.region import day_in
from handlers.context import Context
from handlers.view.statistics_tables import Table, tables

RENEWED = {"Cache-Control": "no-cache"}


def statistics(
    loaded: Callable[[], Context], surroundings: Callable[[], render.PageSurroundings]
) -> list[Route]:
    """`/stats` and `/stats.csv`. `loaded` gives what is served, or refuses the request."""

    async def page(_request: Request) -> Response:
        context = loaded()
        return HTMLResponse(await beside(_page, surroundings(), context), headers=RENEWED)

    async def sheet(_request: Request) -> Response:
        found = await beside(_tables, loaded())
        name = f'attachment; filename="gospublic-{found[0].on.isoformat()}.csv"'
        return Response(
            as_csv(found), media_type="text/csv", headers={"Content-Disposition": name, **RENEWED}
        )

    return [Route("/stats", page), Route("/stats.csv", sheet)]


def _page(around: render.PageSurroundings, context: Context) -> str:
    return render.stats_page(around, _tables(context), LABELS.get(context.label, ""))


def _tables(context: Context) -> tuple[Table, ...]:
    return tables(context.statistics(day_in(context.region)))
