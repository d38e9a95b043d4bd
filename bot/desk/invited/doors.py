"""Sheets of codes for doors, to be printed and cut."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.chosen import NobodyChosenError, chosen
from bot.deep_links import door_address
from bot.desk.invited import texts
from bot.desk.kit.forms import FormView, back_to
from bot.printing.doors import doors_of
from bot.printing.sheets import LAYOUTS, door_sheets
from handlers.texts import STILL_LOADING

MOST = 600
"""Twice the doors of a municipality, and some ten seconds of a core that residents share."""

PDF = "application/pdf"


class NotDrawnError(Exception):
    """`str()` says why in a sentence."""


class DoorsView(FormView):
    """Whoever may look may print: a card is public."""

    path = "/doors"
    menu_label = texts.DOORS
    icon = "fa-solid fa-qrcode"

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        return self.page(request, "doors.html", texts=texts)

    @route("/sheets.pdf", methods=["GET"])
    async def sheets(self, request: Request) -> Response:
        where, said = request.query_params.get("where", ""), request.query_params.get("on_sheet", "")
        on_sheet = next((number for number in LAYOUTS if said == str(number)), min(LAYOUTS))
        try:
            made = await asyncio.to_thread(self._sheets, where, on_sheet)
        except (NobodyChosenError, NotDrawnError) as refused:
            flash(request, str(refused), "error")
            return back_to(request, self.path)
        headers = {"Content-Disposition": 'attachment; filename="doors.pdf"'}
        return Response(made, media_type=PDF, headers=headers)

    def _sheets(self, where: str, on_sheet: int) -> bytes:
        context, public = self._parts.guide.context, self._parts.settings.public_url
        if context is None:
            raise NotDrawnError(STILL_LOADING)
        if not public:
            raise NotDrawnError(texts.NO_PUBLIC_URL)
        institutions = chosen(context.catalog, where)
        if len(institutions) > MOST:
            raise NotDrawnError(texts.TOO_MANY_DOORS.format(count=len(institutions), most=MOST))
        return door_sheets(doors_of(institutions, lambda code: door_address(public, code)), on_sheet)
