"""The desk as it is served, on a register of the tests' own, and an operator's browser without a window."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette

from bot.bootstrap import Parts, assemble
from bot.desk.gate import desk, mounted
from bot.web.invited.routes import invited_routes
from bot.web.run import create_app
from catalog.accounts import Role
from catalog.model import Institution, Page, PageState, Place, Platform
from catalog.store.register import open_register
from tests.bot.web.register import HOSTILE, TODAY
from tests.bot.web.serving import settings
from tests.bot.web.windowless import Windowless

PUBLIC = "https://desk.example"
PASSWORD = "длинный пароль"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""Checked with the parameters that stand in it: every test signs somebody in."""
PLACE = Place("городской округ Северный", "Северный")
SCHOOLS = tuple(
    Institution(
        f"s-{number}",
        f"МОУ «Средняя школа № {number}»",
        short_name=f"Школа № {number}",
        kind="школа",
        place=PLACE,
        address=f"ул. Садовая, {number}",
        pages=(Page(Platform.VK, f"https://vk.com/school{number}", PageState.CONFIRMED, TODAY),),
    )
    for number in range(1, 41)
)
MARKUP = Institution(
    "markup", f"Детский сад № 77 {HOSTILE}", kind="детский сад", place=PLACE, address=HOSTILE
)
REGISTER = (MARKUP, *SCHOOLS)
OK = 200
NO_FIELDS: Mapping[str, str] = {}
FORMS_LEFT_OPEN = pytest.mark.filterwarnings(
    # The kit looks for its token in a form of its own, and leaves it to the garbage collection.
    "ignore:Exception ignored in. <function SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
)
TOKEN = re.compile(r'name="csrftoken" value="([^"]+)"')


@contextmanager
def opened(
    folder: Path, institutions: tuple[Institution, ...] = REGISTER, url: str = "", public_url: str = ""
) -> Iterator[Parts]:
    """The parts of a process over a register of these institutions, with an operator of each role.

    `url`: the database; a file in the folder where none is given. `public_url`: where it says that it is.
    """
    url = url or f"sqlite:///{folder}/register.sqlite3"
    register = open_register(url)
    register.versions.replace(institutions, note="для тестов")
    for role in Role:
        register.accounts.add(role.value, HASH, role)
    register.close()
    parts = assemble(settings(database_url=url, hosts="desk.example", public_url=public_url))
    parts.guide.refresh()
    try:
        yield parts
    finally:
        parts.notes.close()
        parts.register.close()


def served(parts: Parts) -> Starlette:
    """The desk, and the page that an institution's link opens."""
    routes = [mounted(desk(parts)), *invited_routes(parts.register, parts.guide, parts.settings)]
    return create_app(parts.conversation, parts.guide, parts.settings, routes, parts.bots)


class Operator(Windowless):
    """A browser signed in under the name of its role, or another; it sends forms as the pages have them."""

    def __init__(self, parts: Parts, role: Role = Role.EDITOR, name: str = "") -> None:
        super().__init__(served(parts), PUBLIC)
        self.token = ""
        self.see("/operator/login")
        self.signing_in = self.send("/operator/login", {"username": name or role.value, "password": PASSWORD})

    def see(self, path: str) -> str:
        """The page at that path; its forms can be sent from then on."""
        answer = self.get(path)
        assert answer.status_code == OK, answer.text
        found = TOKEN.search(answer.text)
        self.token = found[1] if found else self.token
        return answer.text

    def send(
        self,
        path: str,
        fields: Mapping[str, str | list[str]] = NO_FIELDS,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> httpx.Response:
        return self.post(path, {"csrftoken": self.token, **fields}, files)

    def act(self, view: str, name: str, key: str, /, **fields: str) -> httpx.Response:
        """Press the button of a row."""
        return self.send(f"/operator/_api/{view}/row-action?pk={key}&name={name}", fields)
