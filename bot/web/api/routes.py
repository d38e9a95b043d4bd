"""The addresses of the open register."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.api.answers import OpenAnswers, Served
from bot.web.api.document import document
from bot.web.api.endpoints import Endpoints
from bot.web.api.files import MEDIA_TYPES, Files
from bot.web.api.models import RegisterFile, RegisterObject


def open_register(
    answers: OpenAnswers,
    endpoints: Endpoints,
    base: Callable[[Request], str],
) -> list[BaseRoute]:
    """The routes. `base`: how this server is reached."""
    files = Files()

    async def described(request: Request) -> Response:
        return await answers.give(request, lambda _served: document(base(request)))

    async def register(request: Request) -> Response:
        def make(served: Served) -> bytes:
            return _register(served, files, endpoints, base(request)).model_dump_json().encode()

        return await answers.give(request, make)

    async def file(request: Request) -> Response:
        served, ending = await answers.served(request), request.url.path.rpartition(".")[2]
        made = await asyncio.to_thread(lambda: files.of(served, endpoints.touched(served))[ending])
        return FileResponse(made.path, media_type=MEDIA_TYPES[ending], headers={"Cache-Control": "no-cache"})

    return [
        Route("/api/v1/institutions", endpoints.institutions, methods=["GET"]),
        Route("/api/v1/institutions/{code}", endpoints.institution, methods=["GET"]),
        Route("/api/v1/check", endpoints.check, methods=["GET"]),
        Route("/api/v1/needs", endpoints.needs, methods=["GET"]),
        Route("/api/v1/changes", endpoints.changes, methods=["GET"]),
        Route("/api/v1/register", register, methods=["GET"]),
        *(Route(f"/api/v1/register.{ending}", file, methods=["GET"]) for ending in MEDIA_TYPES),
        Route("/api/v1/openapi.json", described, methods=["GET"]),
    ]


def _register(served: Served, files: Files, endpoints: Endpoints, base: str) -> RegisterObject:
    version = served.context.catalog.version
    made = files.of(served, endpoints.touched(served))
    return RegisterObject(
        version=served.number,
        made_at=version.made_at if version else "",
        institutions=len(served.context.catalog.institutions),
        label=served.context.label,
        files=[
            RegisterFile(
                url=f"{base}/api/v1/register.{ending}",
                media_type=MEDIA_TYPES[ending],
                bytes=file.size,
                sha256=file.sha256,
            )
            for ending, file in made.items()
        ],
    )
