"""The register in a database of each kind."""

from collections.abc import Iterator

import pytest

from catalog.store.register import Register, open_register


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    opened = open_register(url)
    yield opened
    opened.close()
