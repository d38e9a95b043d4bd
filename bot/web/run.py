"""The web chat over HTTP: the page, its messages, the cards, and the addresses that watchers ask."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.conversation import ContextSource
from bot.deep_links import Bots
from bot.live.timeline import Timeline
from bot.settings import Settings
from bot.web import assets, receive, render
from bot.web.api.answers import OpenAnswers
from bot.web.api.areas import areas_route
from bot.web.api.endpoints import Endpoints
from bot.web.api.headers import OpenHeaders
from bot.web.api.routes import open_register
from bot.web.body import read_body
from bot.web.cards import door
from bot.web.compression import Compression
from bot.web.crawl.linked_data import linked_data
from bot.web.crawl.routes import OpenPages
from bot.web.failures import Failures
from bot.web.hosts import Hosts, known_hosts
from bot.web.install import installable
from bot.web.replays import Replays
from bot.web.security import NOT_KEPT, SecurityHeaders, frame_sites, framed_by
from bot.web.sources import Sources
from bot.web.stats import statistics
from bot.web.suggest import suggest_route
from bot.web.surroundings import surroundings_of
from bot.web.watch import watched
from catalog.region import day_in
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.texts import STILL_LOADING
from handlers.texts import page as texts

TONE = "Reply-Tone"
"""How the answer is to look: the keys of the body are the contract's."""


class Answers(Protocol):
    """Who answers: `bot.conversation.Conversation`."""

    async def answer(self, person: str, incoming: Incoming) -> Reply:
        """The reply to what a person did; an empty one means: say nothing."""


class DatedGuide(ContextSource, Protocol):
    """A guide that also knows when what changed: `bot.live.served.Guide`."""

    @property
    def timeline(self) -> Timeline | None:
        """None where nobody knows."""


def create_app(
    conversation: Answers,
    guide: DatedGuide,
    settings: Settings,
    hooks: Sequence[BaseRoute] = (),
    bots: Bots | None = None,
) -> Starlette:
    """The application. It holds nothing that another process would need but the replies of a moment.

    `hooks`: where platforms deliver to, and the operator's desk. `bots`: where the page of a card leads.
    """
    web = Web(conversation, guide, settings, bots or Bots())
    failures = Failures(web.surroundings)
    given = OpenAnswers(web.loaded, web.sources)
    endpoints = Endpoints(given, guide.timeline)
    pages = OpenPages(given, endpoints, settings, web.surroundings, web.base)
    return Starlette(
        routes=[
            Route("/", web.chat, methods=["GET"]),
            Route("/", web.answer_form, methods=["POST"]),
            Route("/api/messages", web.answer, methods=["POST"]),
            suggest_route(web.loaded),
            Route("/embed", web.embedded, methods=["GET", "POST"]),
            Route("/i/{code}", web.card, methods=["GET"]),
            *hooks,
            *statistics(web.loaded, web.surroundings),
            *open_register(given, endpoints, web.base),
            areas_route(given, web.sources),
            *pages.routes(),
            *installable(web.static),
            *watched(guide, metrics_public=settings.metrics_public),
            Route("/favicon.ico", assets.icon, methods=["GET"]),
            Mount(web.static, assets.Assets(directory=assets.FOLDER)),
        ],
        middleware=[
            Middleware(OpenHeaders),
            Middleware(SecurityHeaders),
            Middleware(Hosts, known=known_hosts(settings), refusal=failures.elsewhere),
            Middleware(Compression, apart={hook.path for hook in hooks if isinstance(hook, Route)}),
        ],
        exception_handlers=failures.handlers(),
    )


class Web:
    """The endpoints."""

    def __init__(self, conversation: Answers, guide: ContextSource, settings: Settings, bots: Bots) -> None:
        self.static = f"/static/{assets.version()}"
        self._conversation = conversation
        self._guide = guide
        self._settings = settings
        self._bots = bots
        self._replays = Replays()
        self.sources = Sources()

    def surroundings(self) -> render.PageSurroundings:
        """What every page shows around its content, as it stands now."""
        return surroundings_of(self._guide.context, self._settings, self.static)

    def _around(self, request: Request) -> render.PageSurroundings:
        """The same, questions going to where this one went."""
        return replace(self.surroundings(), home=request.url.path)

    def base(self, request: Request) -> str:
        """The address that absolute ones begin with: of the settings, else the one that is listened on."""
        return self._settings.public_url.rstrip("/") or getattr(request.app.state, "address", "").rstrip("/")

    async def chat(self, request: Request) -> Response:
        code = receive.start_code(request.query_params.get("start", ""))
        page = render.shell(self._around(request), secrets.token_urlsafe(16), code, self._greeting())
        return HTMLResponse(page, headers=NOT_KEPT)

    def _greeting(self) -> Reply:
        """What who has no scripts is greeted with."""
        context = self._guide.context
        return respond(Incoming(start=""), Session(), context) if context else Reply(STILL_LOADING)

    async def embedded(self, request: Request) -> Response:
        """The chat, and its answers without scripts, for a frame of the sites that the settings name."""
        sites = frame_sites(self._settings.frame_sites)
        if not sites:
            raise receive.RefusedRequestError(texts.NOT_FRAMED, status=404)
        answer = await (self.answer_form if request.method == "POST" else self.chat)(request)
        answer.headers["Content-Security-Policy"] = framed_by(sites)
        answer.headers["X-Frame-Options"] = ""
        return answer

    async def answer(self, request: Request) -> Response:
        await self.sources.admit(request)
        message = receive.from_json(await read_body(request), request.headers.get("content-type", ""))
        self.loaded()
        key = request.headers.get("idempotency-key", "")
        async with self.sources.turn(request):
            reply = await self._replays.once(message.session, key, lambda: self._reply(message))
        return JSONResponse(render.reply_json(reply), headers={**NOT_KEPT, TONE: reply.tone.value})

    async def answer_form(self, request: Request) -> Response:
        """The same conversation by a plain form, for browsers without scripts."""
        await self.sources.admit(request)
        message = receive.from_form(await read_body(request), request.headers.get("content-type", ""))
        self.loaded()
        async with self.sources.turn(request):
            reply = await self._reply(message)
        page = render.answer_page(self._around(request), message.session, message.incoming.text, reply)
        return HTMLResponse(page, headers=NOT_KEPT)

    async def card(self, request: Request) -> Response:
        code = request.path_params["code"]
        bots = self._bots.links(code)
        context = self.loaded()
        today = day_in(context.region)
        found = door(context, code, today, bots)
        if found is None:
            page = render.notice_page(self.surroundings(), texts.NO_SUCH_CARD, texts.NO_SUCH_CARD_MORE)
            return HTMLResponse(page, 404)
        institution = context.catalog.get(code)
        base = self.base(request)
        data = (
            linked_data(found.card, institution, context, f"{base}/i/{institution.code}", today)
            if found.card and institution and institution.code == found.code
            else None
        )
        page = render.card_page(self.surroundings(), found, base, data)
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})

    async def _reply(self, message: receive.Message) -> Reply:
        return await self._conversation.answer(f"web:{message.session}", message.incoming)

    def loaded(self) -> Context:
        """What is served. Raises RefusedError while it is being loaded."""
        context = self._guide.context
        if context is None:
            raise receive.RefusedRequestError(STILL_LOADING, status=503)
        return context
