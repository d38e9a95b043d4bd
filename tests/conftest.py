"""A database of each kind, empty at the start of every test and gone at its end."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from uuid import uuid4

import psycopg
import pytest
import structlog
from hypothesis import HealthCheck, settings

from tests.services import need

# Other processes share the machine: how long an example takes says nothing of it.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

# Large catalogues stay for the whole run: looking through them again and again takes a tenth of it.
gc.set_threshold(100_000, 50, 100)

SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"


@pytest.fixture(autouse=True)
def _logs_of_its_own() -> Iterator[None]:
    """No test writes to the standard error of another, which is closed by then."""
    yield
    structlog.reset_defaults()


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as cores: tests wait much of their time, for processes, browsers and databases."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2


OF_PROCESSES = frozenset({"subprocess", "tests.doubles.process", "tests.redis_process", "tests.redis_server"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `process` whatever stands in a module that starts processes, by what it imports."""
    for item in items:
        held = vars(item.module).values() if isinstance(item, pytest.Function) and item.module else ()
        if any(_home(one) in OF_PROCESSES for one in held):
            item.add_marker(pytest.mark.process)


def _home(value: object) -> str:
    return value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None) or ""


def _connected() -> psycopg.Connection | None:
    try:
        return psycopg.connect(SERVER, connect_timeout=3, autocommit=True)
    except psycopg.OperationalError:
        return None


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of a schema of its own."""
    connection = _connected()
    need("PostgreSQL on 127.0.0.1:5432", available=connection is not None)
    assert connection
    schema = f"test_{uuid4().hex}"
    with connection:
        connection.execute(f"CREATE SCHEMA {schema}")
        # Nobody switches the server off meanwhile: waiting for the disk proves nothing here.
        yield f"{SERVER}?options=-csynchronous_commit%3Doff%20-csearch_path%3D{schema}"
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/deeper/register.sqlite3"
    found: str = request.getfixturevalue("postgres_url")
    return found
