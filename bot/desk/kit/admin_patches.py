"""The kit, mended from outside where it fails on what nobody's browser sends, or with the database away."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette_admin import BaseAdmin
from starlette_admin.routing import route

from bot.desk import texts


class Kit(BaseAdmin):
    """Refuses in one sentence."""

    @route("/_api/{key}/action", methods=["POST"], name="action")
    async def handle_action(self, request: Request) -> Response:
        if not request.query_params.get("name"):
            return JSONResponse({"msg": texts.NOT_ALLOWED}, 400)
        answer: Response = await super().handle_action(request)
        return answer


def told(request: Request, error: Exception) -> Response:
    """What the store says for itself."""
    if "/_api/" in request.url.path:
        return JSONResponse({"msg": str(error)}, 503)
    return PlainTextResponse(str(error), 503)
