"""Institutions that were invited, and a desk that decides on what they say."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from catalog.accounts import Role
from tests.bot.desk.conftest import SignIn
from tests.bot.desk.serving import PUBLIC, Operator, opened
from tests.bot.web.invited.serving import Institution, link_of

Opens = Callable[[str], Institution]


@pytest.fixture
def parts(tmp_path: Path, database: str) -> Iterator[Parts]:
    with opened(tmp_path, url=database, public_url=PUBLIC) as parts:
        yield parts


@pytest.fixture
def opens(parts: Parts) -> Iterator[Opens]:
    """An institution that has opened its link."""
    with ExitStack() as stack:

        def opened(code: str) -> Institution:
            one = stack.enter_context(closing(Institution(parts, link_of(parts, code))))
            one.open()
            return one

        yield opened


@pytest.fixture
def approver(sign_in: SignIn) -> Operator:
    return sign_in(Role.APPROVER)
