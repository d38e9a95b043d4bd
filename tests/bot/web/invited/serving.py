"""An institution that opens its link without an account."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape

import httpx

from bot.bootstrap import Parts
from bot.invited.links import Links
from bot.privacy.secret_file import secret_of
from catalog.invitations.model import InvitedAnswer
from catalog.region import day_where
from tests.bot.desk.serving import PUBLIC, served
from tests.bot.web.windowless import Windowless

STAMP = re.compile(r'name="stamp" value="(\w+)"')


def link_of(parts: Parts, code: str = "s-5", days: int = 60) -> str:
    """The path of the link of that card."""
    today = day_where(parts.settings.region)
    invitation = parts.register.invitations.invite([code], today, today + timedelta(days=days))[code]
    url = Links(secret_of(parts.settings), PUBLIC).url(invitation)
    return url.removeprefix(PUBLIC)


def answers(parts: Parts, code: str = "s-5") -> list[InvitedAnswer]:
    return parts.register.invitations.answers(code)


class Institution(Windowless):
    """A browser that holds a link; it sends the form as the page has it."""

    def __init__(self, parts: Parts, path: str) -> None:
        super().__init__(served(parts), PUBLIC)
        self.path = path
        self._stamp = ""

    def open(self) -> httpx.Response:
        return self._with_stamp(self.get(self.path))

    def send(self, deed: str, fields: Mapping[str, str] | None = None) -> httpx.Response:
        return self._with_stamp(self.post(self.path, {"deed": deed, "stamp": self._stamp, **(fields or {})}))

    def read(self) -> str:
        """What a person reads there."""
        return unescape(re.sub(r"<[^>]+>", " ", self.open().text))

    def _with_stamp(self, answer: httpx.Response) -> httpx.Response:
        """The answer, whose form is the one that is sent next."""
        found = STAMP.search(answer.text)
        self._stamp = found[1] if found else self._stamp
        return answer
