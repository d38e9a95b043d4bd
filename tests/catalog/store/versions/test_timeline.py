"""A page of what versions did costs what stands on it, and not what stands in the register."""

from pathlib import Path

import pytest

from catalog.store.database.database import Database
from catalog.store.versions.timeline import Events
from tests.catalog.store.steps import grows


@pytest.mark.parametrize("after", ["", "i-0007"], ids=["first", "next"])
def test_a_page_of_many_costs_as_much_as_one_of_few(tmp_path: Path, after: str) -> None:
    def ask(database: Database) -> None:
        assert len(Events(database).newest(1, after, 5)) == 5

    assert grows(tmp_path, ask) < 1.5
