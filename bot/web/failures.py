"""What is answered when something can't be: one sentence, as JSON to a program and as a page to a person."""

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.status import (
    HTTP_421_MISDIRECTED_REQUEST,
    HTTP_429_TOO_MANY_REQUESTS,
    HTTP_503_SERVICE_UNAVAILABLE,
)

from bot.web.api.headers import is_open
from bot.web.api.problems import problem
from bot.web.receive import RefusedRequestError
from bot.web.render import PageSurroundings, notice_page
from bot.web.security import HEADERS
from handlers.texts import page as texts

LATER = {
    HTTP_429_TOO_MANY_REQUESTS: {"Retry-After": "10"},
    HTTP_503_SERVICE_UNAVAILABLE: {"Retry-After": "2"},
}
SENTENCES = {404: texts.NO_SUCH_ADDRESS, 405: texts.WRONG_METHOD}


class Failures:
    """Answers what went wrong. `surroundings` gives what the pages show around it."""

    def __init__(self, surroundings: Callable[[], PageSurroundings]) -> None:
        self._surroundings = surroundings

    def handlers(self) -> Mapping[type[Exception], Callable[[Request, Exception], Response]]:
        """For the application: which failure is answered by what."""
        return {
            RefusedRequestError: self.refused,
            HTTPException: self.http,
            ClientDisconnect: self.gone,
            Exception: self.broken,
        }

    def refused(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, RefusedRequestError):
            raise error
        return self.sentence(request, error.sentence, error.status, LATER.get(error.status))

    def http(self, request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        sentence = SENTENCES.get(error.status_code, texts.WRONG_METHOD)
        return self.sentence(request, sentence, error.status_code, error.headers)

    def elsewhere(self, request: Request) -> Response:
        """It was asked under a name that isn't ours."""
        return self.sentence(request, texts.WRONG_HOST, HTTP_421_MISDIRECTED_REQUEST)

    def gone(self, _request: Request, _error: Exception) -> Response:
        """Whoever asked has hung up: nobody reads this."""
        return Response(status_code=400)

    def broken(self, request: Request, _error: Exception) -> Response:
        """A fault of ours, which the server logs. This answer passes by the layer that adds the headers."""
        response = self.sentence(request, texts.BROKEN, 500)
        response.headers.update(HEADERS)
        return response

    def sentence(
        self, request: Request, sentence: str, status: int, headers: Mapping[str, str] | None = None
    ) -> Response:
        """One sentence, in the form that this address speaks."""
        if is_open(request.url.path):
            return problem(sentence, status, headers)
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": sentence}, status, headers)
        page = notice_page(self._surroundings(), texts.FAILURE_TITLE, sentence)
        return HTMLResponse(page, status, headers)
