"""The register in a database of each kind."""

from collections.abc import Iterator

import pytest

from catalog.store.register import Register, open_register
from tests.catalog.store.empty import lay_tables


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    lay_tables(url)
    opened = open_register(url)
    yield opened
    opened.close()
