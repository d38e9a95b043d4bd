"""Answers that anybody may keep: made once for a version and a day, told apart by their ETag."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from bot.long_work import beside
from bot.web.sources import Sources
from catalog.region import day_in
from handlers.context import Context

JSON = "application/json"
MOST_KEPT, MOST_BYTES_KEPT = 512, 200_000
"""Answers kept for the next who asks the same: at most 100 MB, and then only where all were that long."""


@dataclass(frozen=True, slots=True)
class Served:
    """What an answer is made of."""

    context: Context
    today: date

    @property
    def number(self) -> int:
        """The version that is served; 0 where it isn't numbered."""
        version = self.context.catalog.version
        return version.number if version else 0


class OpenAnswers:
    """Makes answers beside the loop, keeps the last ones, and says 304 to whoever has them."""

    def __init__(self, loaded: Callable[[], Context], sources: Sources) -> None:
        self._loaded = loaded
        self._sources = sources
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    async def served(self, request: Request) -> Served:
        """What is served, to whoever doesn't ask too often. Raises RefusedError."""
        await self._sources.admit(request)
        context = self._loaded()
        return Served(context, day_in(context.region))

    async def give(
        self,
        request: Request,
        make: Callable[[Served], bytes],
        media_type: str = JSON,
        *,
        keep: bool = True,
    ) -> Response:
        """The answer that `make` makes of what is served. Raises RefusedError.

        `keep`: whether it may stay here for the next who asks the same; else it is made each time.
        """
        served = await self.served(request)
        tag = _tag(request, served)
        headers = {"ETag": f'W/"{tag}"', "Cache-Control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        body = self._kept.get(tag)
        if body is None:
            async with self._sources.turn(request):
                body = await beside(make, served)
            if keep and len(body) <= MOST_BYTES_KEPT:
                self._keep(tag, body)
        else:
            self._kept.move_to_end(tag)
        return Response(body, media_type=media_type, headers=headers)

    def _keep(self, tag: str, body: bytes) -> None:
        self._kept[tag] = body
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


def _tag(request: Request, served: Served) -> str:
    """Names the answer: what was asked of which version, on which day."""
    asked = f"{request.url.path}?{request.url.query}"
    state = f"{served.number}\0{served.today}\0{served.context.label}\0{asked}"
    return sha256(state.encode("utf-8", "surrogateescape")).hexdigest()[:24]
