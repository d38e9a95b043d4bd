"""`/confirm/…`: an institution sees its card as residents do, and says that it is right or what has changed.

Reading it changes nothing, so that a mail program may look before a person does. Whoever holds the link needs
no account, and can do no more than tell an operator something of this one card.
"""

import asyncio
from datetime import UTC, datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.conversation import ContextSource
from bot.invited.answering import ProposalReading, all_right, read, shown_cells
from bot.invited.links import PATH, Links
from bot.invited.opening import NotOpenedError, OpenedLink, open_link
from bot.privacy.secret_file import secret_of
from bot.settings import Settings
from bot.web import assets, render
from bot.web.body import read_body
from bot.web.invited.form import LOOK, MOST_BYTES, RIGHT, SEND, ConfirmForm, read_form
from bot.web.invited.page import PageFields, confirm_page
from bot.web.receive import RefusedRequestError
from bot.web.sources import Sources
from bot.web.surroundings import surroundings_of
from catalog.invitations.model import Told
from catalog.region import day_in
from catalog.store.errors import RegisterUnavailable, TooManyAnswers
from catalog.store.register import Register
from handlers.context import Context
from handlers.texts import STILL_LOADING
from handlers.texts import page as page_texts

KEPT_BY_NOBODY = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow, noarchive"}
NOT_FOUND, GONE, UNPROCESSABLE = 404, 410, 422


def invited_routes(register: Register, guide: ContextSource, settings: Settings) -> list[BaseRoute]:
    """To be put beside the chat's own."""
    confirming = Confirming(register, guide, settings)
    path = f"{PATH}/{{token}}"
    return [
        Route(path, confirming.show, methods=["GET"]),
        Route(path, confirming.take, methods=["POST"]),
    ]


class Confirming:
    """The endpoints. Every answer is for this once, and for no list of anybody's."""

    def __init__(self, register: Register, guide: ContextSource, settings: Settings) -> None:
        self._register = register
        self._guide = guide
        self._settings = settings
        self._static = f"/static/{assets.version()}"
        self._sources = Sources()

    async def show(self, request: Request) -> Response:
        await self._sources.admit(request)
        context = self._loaded()
        try:
            opened = await asyncio.to_thread(self._opened, request.path_params["token"], context)
        except NotOpenedError as nothing:
            return self._notice(nothing)
        return self._page(context, opened, PageFields(shown_cells(opened.institution)))

    async def take(self, request: Request) -> Response:
        await self._sources.admit(request)
        context = self._loaded()
        body = await read_body(request, MOST_BYTES)
        form = read_form(body, request.headers.get("content-type", ""))
        async with self._sources.turn(request):
            try:
                opened = await asyncio.to_thread(self._opened, request.path_params["token"], context)
                return await self._taken(request, context, opened, form)
            except NotOpenedError as nothing:
                return self._notice(nothing)

    async def _taken(
        self, request: Request, context: Context, opened: OpenedLink, form: ConfirmForm
    ) -> Response:
        fields = PageFields({**shown_cells(opened.institution), **form.sent.cells}, form.sent.remark)
        if form.deed == RIGHT:
            return await self._kept(request, context, opened, all_right(opened.institution), fields)
        reading = await asyncio.to_thread(
            read, form.sent, opened.institution, self._register, context, day_in(context.region)
        )
        if reading.told is not None and form.deed == SEND:
            return await self._kept(request, context, opened, reading.told, fields)
        is_good = reading.told is not None and form.deed == LOOK
        return self._page(context, opened, fields, reading, 200 if is_good else UNPROCESSABLE)

    async def _kept(
        self, request: Request, context: Context, opened: OpenedLink, told: Told, fields: PageFields
    ) -> Response:
        """Sends the browser on, so that a reload repeats nothing."""
        tell = partial(self._register.invitations.tell, opened.invitation, told, datetime.now(UTC))
        try:
            await asyncio.to_thread(tell)
        except TooManyAnswers as enough:
            return self._page(context, opened, fields, ProposalReading(refused=str(enough)), 429)
        return RedirectResponse(f"{request.url.path}#answers", 303, KEPT_BY_NOBODY)

    def _opened(self, token: str, context: Context) -> OpenedLink:
        """Raises NotOpenedError; RefusedRequestError while the database is away."""
        links = Links(secret_of(self._settings), self._settings.public_url)
        try:
            return open_link(
                token, self._register.invitations, self._register.standing, links, day_in(context.region)
            )
        except RegisterUnavailable as away:
            raise RefusedRequestError(page_texts.BROKEN, status=503) from away

    def _page(
        self,
        context: Context,
        opened: OpenedLink,
        fields: PageFields,
        reading: ProposalReading | None = None,
        status: int = 200,
    ) -> Response:
        today = day_in(context.region)
        around = surroundings_of(context, self._settings, self._static)
        page = confirm_page(around, context, opened, fields, reading or ProposalReading(), today)
        return HTMLResponse(page, status, headers=KEPT_BY_NOBODY)

    def _notice(self, nothing: NotOpenedError) -> Response:
        around = surroundings_of(self._guide.context, self._settings, self._static)
        page = render.notice_page(around, nothing.title, nothing.more)
        return HTMLResponse(page, GONE if nothing.was_good else NOT_FOUND, headers=KEPT_BY_NOBODY)

    def _loaded(self) -> Context:
        if self._guide.context is None:
            raise RefusedRequestError(STILL_LOADING, status=503)
        return self._guide.context
