"""A desk for every test, over a register of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from catalog.operators import Role
from tests.bot.desk.serving import Operator, opened
from tests.bot.web.conftest import browser, page, screen, window

__all__ = ["browser", "page", "screen", "window"]

SignIn = Callable[[Role], Operator]


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with opened(tmp_path) as parts:
        yield parts


@pytest.fixture
def sign_in(parts: Parts) -> Iterator[SignIn]:
    """Signs an operator of that role in."""
    with ExitStack() as stack:
        yield lambda role: stack.enter_context(closing(Operator(parts, role)))


@pytest.fixture
def editor(sign_in: SignIn) -> Operator:
    return sign_in(Role.EDITOR)
