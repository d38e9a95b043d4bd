"""The addresses beside the chat: lists, site map, feed, badge, what is kept, how usable it is."""

import json
from collections.abc import Callable, Sequence
from functools import cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.long_work import beside
from bot.settings import Settings
from bot.web import assets, render
from bot.web.api.answers import OpenAnswers, Served
from bot.web.api.endpoints import Endpoints
from bot.web.api.parameters import text
from bot.web.cards import LABELS
from bot.web.crawl import browse, sitemap
from bot.web.crawl.badge import SVG, badge
from bot.web.crawl.feed import ATOM, feed
from bot.web.crawl.security_txt import security_txt
from bot.web.receive import RefusedRequestError
from handlers.texts import open_pages as texts
from handlers.view.card import card_of

HTML = "text/html; charset=utf-8"
MOST_PAGES = 10_000


class OpenPages:
    """What is told to crawlers, newsreaders and other sites. `base`: how this server is reached."""

    def __init__(
        self,
        answers: OpenAnswers,
        endpoints: Endpoints,
        settings: Settings,
        surroundings: Callable[[], render.PageSurroundings],
        base: Callable[[Request], str],
    ) -> None:
        self._answers = answers
        self._endpoints = endpoints
        self._settings = settings
        self._surroundings = surroundings
        self._base = base

    def routes(self) -> list[BaseRoute]:
        """All of them, to be read by GET."""
        return [
            Route("/robots.txt", self.robots),
            Route("/sitemap.xml", self.sitemap),
            Route("/sitemap-{number:int}.xml", self.sitemap_part),
            Route("/browse", self.browse),
            Route("/browse/{by}/{key}", self.browse),
            Route("/changes.atom", self.feed),
            Route("/badge/{code}.svg", self.badge),
            Route("/widget.js", self.widget),
            Route("/.well-known/security.txt", self.security),
            Route("/privacy", self.privacy),
            Route("/accessibility", self.accessibility),
        ]

    async def robots(self, request: Request) -> Response:
        return Response(sitemap.robots(self._base(request)), media_type="text/plain")

    async def sitemap(self, request: Request) -> Response:
        base = self._base(request)
        return await self._answers.give(
            request, lambda served: sitemap.index(base, served.context.catalog), sitemap.XML
        )

    async def sitemap_part(self, request: Request) -> Response:
        """Streamed: a country's addresses needn't be held at once."""
        served, number = await self._answers.served(request), request.path_params["number"]
        catalog = served.context.catalog
        if not 1 <= number <= sitemap.parts_of(catalog):
            raise RefusedRequestError(texts.NO_SUCH_LIST, status=404)
        touched = await beside(self._endpoints.touched, served)
        part = sitemap.part(self._base(request), catalog, touched, number)
        return StreamingResponse(part, media_type=sitemap.XML)

    async def browse(self, request: Request) -> Response:
        by, key = request.path_params.get("by", ""), request.path_params.get("key", "")
        base, number = self._base(request), _page_number(request)

        def make(served: Served) -> bytes:
            page = _list(served, by, key, number)
            if page is None:
                raise RefusedRequestError(texts.NO_SUCH_LIST, status=404)
            label = LABELS.get(served.context.label, "")
            return self._filled("browse.html", base=base, page=page, label=label)

        return await self._answers.give(request, make, HTML)

    async def feed(self, request: Request) -> Response:
        base = self._base(request)
        kind, place = (text(request.query_params, name) for name in ("kind", "place"))
        address = f"{base}/changes.atom" + (f"?{request.url.query}" if request.url.query else "")

        def make(served: Served) -> bytes:
            changes = self._endpoints.news(served, kind, place)
            version = served.context.catalog.version
            return feed(base, address, texts.FEED_TITLE, changes, version.made_at if version else "")

        return await self._answers.give(request, make, ATOM)

    async def badge(self, request: Request) -> Response:
        code = request.path_params["code"]

        def make(served: Served) -> bytes:
            found = served.context.catalog.get(code)
            return badge(card_of(found, served.context, served.today) if found else None)

        answer = await self._answers.give(request, make, SVG)
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer

    async def widget(self, _request: Request) -> Response:
        headers = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(_widget(), media_type="text/javascript", headers=headers)

    async def security(self, request: Request) -> Response:
        today = (await self._answers.served(request)).today
        return Response(
            security_txt(self._base(request), self._settings.contact, today), media_type="text/plain"
        )

    async def privacy(self, request: Request) -> Response:
        return self._lines(f"{self._base(request)}/privacy", texts.PRIVACY, texts.PRIVACY_LINES)

    async def accessibility(self, request: Request) -> Response:
        contact = self._settings.contact.removeprefix("mailto:")
        how = texts.ACCESSIBILITY_CONTACT if contact else texts.ACCESSIBILITY_NO_CONTACT
        lines = (*texts.ACCESSIBILITY_LINES, (texts.ACCESSIBILITY_HELP, how.format(contact=contact)))
        return self._lines(f"{self._base(request)}/accessibility", texts.ACCESSIBILITY, lines)

    def _lines(self, path: str, title: str, lines: Sequence[tuple[str, str]]) -> Response:
        return HTMLResponse(self._filled("lines.html", path=path, title=title, lines=lines))

    def _filled(self, template: str, **content: object) -> bytes:
        return render.fill(template, self._surroundings(), open_texts=texts, **content).encode()


def _list(served: Served, by: str, key: str, number: int) -> browse.BrowsePage | None:
    catalog = served.context.catalog
    if not by:
        return browse.contents(catalog) if number == 1 else None
    makers = {"kind": browse.of_kind, "place": browse.of_place}
    return makers[by](catalog, key, number) if by in makers else None


def _page_number(request: Request) -> int:
    said = request.query_params.get("page", "1")
    is_number = said.isascii() and said.isdigit() and len(said) < len(str(MOST_PAGES))
    return int(said) if is_number else 0


@cache
def _widget() -> bytes:
    words = {
        "open": texts.OPEN_FRAME,
        "close": texts.CLOSE_FRAME,
        "apart": texts.APART_FROM_FRAME,
        "title": texts.CHAT_FRAME,
    }
    source = (assets.FOLDER / "widget.js").read_text(encoding="utf-8")
    return source.replace("__WORDS__", json.dumps(words, ensure_ascii=False)).encode()
