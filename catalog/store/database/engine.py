"""The engine of SQLAlchemy: every write goes through it, and all of PostgreSQL."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from catalog.store.database import sqlite
from catalog.store.errors import RegisterUnavailable, ValueRefused

AWAY = "База реестра недоступна. Проверьте GOSPUBLIC_DATABASE_URL и что сервер базы работает."
REFUSED = "База реестра не приняла одно из значений."
PATIENCE: Mapping[str, int] = MappingProxyType(
    {
        "connect_timeout": 5,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
    }
)
"""Seconds, and milliseconds for the last: a server that vanished without a word must not hold a thread."""


def open_engine(address: str) -> Engine:
    """An engine for a SQLite file or PostgreSQL; nothing is connected yet. Raises RegisterUnavailable."""
    url = _url(address)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, connect_args=dict(PATIENCE), json_serializer=_json)
    engine = create_engine(url, json_serializer=_json)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        known = url.get_backend_name() in ("sqlite", "postgresql") and bool(url.get_dialect())
    except (ArgumentError, NoSuchModuleError, ValueError, ModuleNotFoundError):
        known = False
    if not known:
        raise RegisterUnavailable(
            "GOSPUBLIC_DATABASE_URL не похож на адрес базы: нужно sqlite:///путь/к/файлу или postgresql://…"
        )
    return url


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    sqlite.prepare(connection)


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: taken later, it could meet another's changes and fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Turns what the driver says into one sentence. A broken constraint is a fault of ours: it stays."""
    try:
        yield
    except IntegrityError:
        raise
    except DataError as error:
        raise ValueRefused(REFUSED) from error
    # The driver's own error comes where SQLAlchemy stands aside: at a raw connection.
    except (DBAPIError, PoolTimeoutError, engine.dialect.loaded_dbapi.Error) as error:
        raise RegisterUnavailable(_sentence(error)) from error


def _sentence(error: BaseException) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return sqlite.sentence(cause) if isinstance(cause, sqlite3.Error) else AWAY
