"""What makes the chat an application on a phone: manifest, worker, and the page without a network."""

import json

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web import assets, render
from bot.web.security import NOT_KEPT
from handlers.texts import page as texts

ICONS = (192, 512)
"""Pixels of the sides, as Android and iOS want them."""

GREEN, PAPER = "#0f5c55", "#f6f5f1"


def installable(static: str) -> list[BaseRoute]:
    """The addresses. `static`: where the styles and icons of this version are."""

    async def manifest(_request: Request) -> Response:
        return Response(_manifest(static), media_type="application/manifest+json", headers=NOT_KEPT)

    async def worker(_request: Request) -> Response:
        return Response(_worker(static), media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    async def offline(_request: Request) -> Response:
        around = render.PageSurroundings(static)
        return HTMLResponse(render.notice_page(around, texts.OFFLINE_TITLE, texts.OFFLINE_MORE))

    return [
        Route("/manifest.webmanifest", manifest),
        Route("/sw.js", worker),
        Route("/offline", offline),
    ]


def _manifest(static: str) -> bytes:
    described = {
        "name": texts.TITLE,
        "short_name": texts.SHORT_TITLE,
        "description": texts.TAGLINE,
        "lang": "ru",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": GREEN,
        "background_color": PAPER,
        "icons": [
            {
                "src": f"{static}/icon-{side}.png",
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for side in ICONS
        ],
    }
    return json.dumps(described, ensure_ascii=False).encode()


def _worker(static: str) -> bytes:
    source = (assets.FOLDER / "sw.js").read_text(encoding="utf-8")
    named = source.replace("__VERSION__", static.rpartition("/")[2])
    return named.replace("__STYLE__", f"{static}/style.css").encode()
