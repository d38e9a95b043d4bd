"""The page of a link as it is served, and an institution that opens it without an account."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
from starlette.applications import Starlette

from bot.bootstrap import Parts, assemble
from bot.desk.gate import desk, mounted
from bot.invited.links import Links
from bot.privacy.secret_file import secret_of
from bot.web.invited.routes import invited_routes
from bot.web.run import create_app
from catalog.invitations.model import InvitedAnswer
from catalog.region import day_where
from tests.bot.desk.serving import opened
from tests.bot.web.serving import settings

PUBLIC = "https://desk.example"
STAMP = re.compile(r'name="stamp" value="(\w+)"')


@contextmanager
def inviting(folder: Path, url: str = "") -> Iterator[Parts]:
    """The parts of a process that knows its public address, over the desk's register."""
    with opened(folder, url=url) as made:
        public = settings(database_url=made.settings.database_url, public_url=PUBLIC, hosts="desk.example")
        parts = assemble(public)
        parts.guide.refresh()
        try:
            yield parts
        finally:
            parts.notes.close()
            parts.register.close()


def served(parts: Parts) -> Starlette:
    routes = [mounted(desk(parts)), *invited_routes(parts.register, parts.guide, parts.settings)]
    return create_app(parts.conversation, parts.guide, parts.settings, routes, parts.bots)


def link_of(parts: Parts, code: str = "s-5", days: int = 60) -> str:
    """The path of the link of that card."""
    from datetime import timedelta

    today = day_where(parts.settings.region)
    invitation = parts.register.invitations.invite([code], today, today + timedelta(days=days))[code]
    url = Links(secret_of(parts.settings), PUBLIC).url(invitation)
    return url.removeprefix(PUBLIC)


def answers(parts: Parts, code: str = "s-5") -> list[InvitedAnswer]:
    return parts.register.invitations.answers(code)


class Institution:
    """A browser that holds a link; it sends the form as the page has it."""

    def __init__(self, parts: Parts, path: str) -> None:
        transport = httpx.ASGITransport(served(parts))
        self._client = httpx.AsyncClient(transport=transport, base_url=PUBLIC)
        self._runner = asyncio.Runner()
        self._path = path
        self._stamp = ""

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def open(self) -> httpx.Response:
        answer = self._runner.run(self._client.get(self._path))
        self._keep_stamp(answer)
        return answer

    def send(self, deed: str, fields: Mapping[str, str] | None = None) -> httpx.Response:
        data = {"deed": deed, "stamp": self._stamp, **(fields or {})}
        answer = self._runner.run(self._client.post(self._path, data=data))
        self._keep_stamp(answer)
        return answer

    def post(self, content: bytes, content_type: str) -> httpx.Response:
        headers = {"content-type": content_type}
        return self._runner.run(self._client.post(self._path, content=content, headers=headers))

    def read(self) -> str:
        """What a person reads there."""
        return unescape(re.sub(r"<[^>]+>", " ", self.open().text))

    def _keep_stamp(self, answer: httpx.Response) -> None:
        found = STAMP.search(answer.text)
        self._stamp = found[1] if found else self._stamp
