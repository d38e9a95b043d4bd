"""A page of what versions did costs what stands on it, and not what stands in the register."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest

from catalog.model import Institution, Page, Platform
from catalog.store.database import Database
from catalog.store.read import DriverConnection
from catalog.store.register import open_register
from catalog.store.timeline import Events

FEW, MANY = 40, 1200


@pytest.mark.parametrize("after", ["", "i-0007"], ids=["first", "next"])
def test_a_page_of_many_costs_as_much_as_one_of_few(tmp_path: Path, after: str) -> None:
    few, many = (_steps(tmp_path / str(size), size, after) for size in (FEW, MANY))
    assert many < few * 1.5


def _steps(folder: Path, size: int, after: str) -> int:
    """How many instructions SQLite takes to tell five events of the version that added them all."""
    url = f"sqlite:///{folder}/register.sqlite3"
    made = (f"i-{number:04}" for number in range(size))
    with closing(open_register(url)) as register:
        register.versions.replace(
            [Institution(code, code, pages=(Page(Platform.VK, f"https://vk.com/{code}"),)) for code in made],
            note="",
        )
    database = CountedDatabase(url)
    assert len(Events(database).newest(1, after, 5)) == 5
    return next(database.steps)


class CountedDatabase(Database):
    """Counts the instructions that SQLite takes to read."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.steps = count()

    @contextmanager
    def reading(self) -> Iterator[DriverConnection]:
        with super().reading() as connection:
            assert isinstance(connection, sqlite3.Connection)
            connection.set_progress_handler(lambda: next(self.steps) < 0, 1)
            yield connection
