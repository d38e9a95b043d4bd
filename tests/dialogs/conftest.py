import pytest

from handlers.context import Context
from tests.dialogs import contexts


@pytest.fixture(scope="session")
def starting() -> Context:
    """The dialogue on the starter register: real institutions, nothing confirmed."""
    return contexts.starting()


@pytest.fixture(scope="session")
def synthetic() -> Context:
    """The dialogue on 5,600 invented institutions."""
    return contexts.synthetic()
