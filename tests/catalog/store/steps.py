"""How much work SQLite has with a question, told in its instructions: a clock would tell of the machine."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from catalog.model import Institution, Page, Platform
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection
from catalog.store.register import open_register

FEW, MANY = 40, 1200


def grows(folder: Path, ask: Callable[[Database], object]) -> float:
    """How many times more work it is to ask that of a register of MANY institutions than of one of FEW.

    They are called i-0000, i-0001 …, each with a page on VK.
    """
    few, many = (_steps(folder / str(size), size, ask) for size in (FEW, MANY))
    return many / few


def _steps(folder: Path, size: int, ask: Callable[[Database], object]) -> int:
    url = f"sqlite:///{folder}/register.sqlite3"
    made = (f"i-{number:04}" for number in range(size))
    with closing(open_register(url)) as register:
        register.versions.replace(
            [Institution(code, code, pages=(Page(Platform.VK, f"https://vk.com/{code}"),)) for code in made],
            note="",
        )
    database = CountedDatabase(url)
    ask(database)
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
