"""A register whose institutions are invited."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from tests.bot.desk.conftest import database
from tests.bot.desk.serving import PUBLIC, opened
from tests.bot.web.conftest import browser, page, screen, window
from tests.bot.web.invited.serving import Institution, link_of

__all__ = ["browser", "database", "page", "screen", "window"]


@pytest.fixture
def parts(tmp_path: Path, database: str) -> Iterator[Parts]:
    with opened(tmp_path, url=database, public_url=PUBLIC) as parts:
        yield parts


@pytest.fixture
def school(parts: Parts) -> Iterator[Institution]:
    with closing(Institution(parts, link_of(parts))) as school:
        yield school
