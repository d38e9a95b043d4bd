"""Leases as rows: one process alone does what only one may do, until the lease ends or is let go.

Loaded only when a lease is asked for: `catalog.store.register` is the way in.
"""

from time import time

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from catalog.store.database import beside_writers
from catalog.store.holder import is_gone
from catalog.store.tables import LeaseRow


def take(engine: Engine, name: str, holder: str, seconds: float) -> bool:
    """Whether the lease is the holder's from now on, for so many seconds."""
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    with beside_writers(engine) as connection:
        now = _now(connection)
        if engine.dialect.name == "sqlite":
            _free_of_the_dead(connection, name)
        values = {"holder": holder, "until": now + seconds}
        free = (LeaseRow.holder == holder) | (LeaseRow.until <= now)
        taking = (
            insert(LeaseRow)
            .values(name=name, **values)
            .on_conflict_do_update(index_elements=[LeaseRow.name], set_=values, where=free)
            .returning(LeaseRow.name)
        )
        return connection.scalar(taking) is not None


def _free_of_the_dead(connection: Connection, name: str) -> None:
    """A file is used on one machine: a process that was killed there needn't be waited for."""
    holder = connection.scalar(select(LeaseRow.holder).where(LeaseRow.name == name))
    if holder and is_gone(holder):
        connection.execute(delete(LeaseRow).where(LeaseRow.name == name))


def free(engine: Engine, name: str, holder: str) -> None:
    with beside_writers(engine) as connection:
        connection.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))


def clock(engine: Engine) -> float:
    """Seconds of the epoch on the database's machine."""
    with beside_writers(engine) as connection:
        return _now(connection)


def _now(connection: Connection) -> float:
    """By the clock of the database's machine: those of the processes may differ."""
    if connection.dialect.name == "sqlite":
        return time()
    return float(
        connection.exec_driver_sql("SELECT extract(epoch FROM clock_timestamp())::float8").scalar_one()
    )
