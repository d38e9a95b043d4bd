"""A database of each kind, empty at the start of every test and gone at its end."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg
import pytest
import structlog
from hypothesis import HealthCheck, settings
from jinja2 import Environment

from tests.compiled_templates import CompiledTemplates
from tests.kept_schema import KeptSchema
from tests.migrated_once import MigratedOnce
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


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    kept, plain = CompiledTemplates(), Environment.__init__

    def made(environment: Environment, *given: Any, **named: Any) -> None:
        plain(environment, *given, **named)
        environment.bytecode_cache = kept

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Environment, "__init__", made)
        yield


@pytest.fixture(scope="session", autouse=True)
def _tables_worked_out_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("catalog.store.database.migrate.migrate", MigratedOnce())
        yield


@pytest.fixture(scope="session")
def kept_schema() -> Iterator[KeptSchema]:
    connection = _connected()
    need("PostgreSQL on 127.0.0.1:5432", available=connection is not None)
    assert connection
    with connection:
        kept = KeptSchema(connection)
        yield kept
        kept.drop()


@pytest.fixture
def postgres_url(kept_schema: KeptSchema) -> Iterator[str]:
    """The address of a schema of its own, with no tables or those of an empty register."""
    # Nobody switches the server off meanwhile: waiting for the disk proves nothing here.
    yield f"{SERVER}?options=-csynchronous_commit%3Doff%20-csearch_path%3D{kept_schema.lend()}"
    kept_schema.take_back()


@pytest.fixture
def without_tables(kept_schema: KeptSchema) -> None:
    """Named before `url`, that database is as empty as a new file."""
    kept_schema.drop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/deeper/register.sqlite3"
    found: str = request.getfixturevalue("postgres_url")
    return found
