"""A desk for every test, over a register of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from catalog.accounts import Role
from tests.bot.desk.serving import Operator, opened
from tests.bot.web.conftest import browser, page, screen, window

__all__ = ["browser", "page", "screen", "window"]

SignIn = Callable[[Role], Operator]


EITHER_DATABASE = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)
"""For tests of what is written: each on a file, and on PostgreSQL."""


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; of a file where a test doesn't ask for more."""
    is_server = getattr(request, "param", "") == "postgresql"
    return str(request.getfixturevalue("postgres_url")) if is_server else ""


@pytest.fixture
def parts(tmp_path: Path, database: str) -> Iterator[Parts]:
    with opened(tmp_path, url=database) as parts:
        yield parts


@pytest.fixture
def sign_in(parts: Parts) -> Iterator[SignIn]:
    """Signs an operator of that role in."""
    with ExitStack() as stack:
        yield lambda role: stack.enter_context(closing(Operator(parts, role)))


@pytest.fixture
def editor(sign_in: SignIn) -> Operator:
    return sign_in(Role.EDITOR)
