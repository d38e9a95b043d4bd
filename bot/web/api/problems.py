"""What is answered below `/api/v1` when something can't be: application/problem+json (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from bot.web.api.models import Problem

MEDIA_TYPE = "application/problem+json"


def problem(sentence: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """One sentence, with the status and its name."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=sentence).model_dump_json()
    return Response(body.encode(), status, headers, MEDIA_TYPE)
