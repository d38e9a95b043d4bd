"""Leases as rows: one process alone does what only one may do, until the lease ends or is let go."""

from time import time

from sqlalchemy import Connection, delete, select

from catalog.store.database.database import Database
from catalog.store.database.quick_writes import dialect_of
from catalog.store.processes.holder import is_gone
from catalog.store.tables.register import LeaseRow


class KeptLeases:
    """Every method is one transaction that blocks. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str, holder: str, seconds: float) -> bool:
        """Takes the lease where nobody else holds it, or renews one's own; False where another holds it."""
        with self._database.beside_writers() as connection:
            now = _now(connection)
            if self._database.file:
                _free_of_the_dead(connection, name)
            values = {"holder": holder, "until": now + seconds}
            free = (LeaseRow.holder == holder) | (LeaseRow.until <= now)
            taking = (
                dialect_of(connection)
                .insert(LeaseRow)
                .values(name=name, **values)
                .on_conflict_do_update(index_elements=[LeaseRow.name], set_=values, where=free)
                .returning(LeaseRow.name)
            )
            return connection.scalar(taking) is not None

    def free(self, name: str, holder: str) -> None:
        """Lets go of the lease where it is the holder's own."""
        with self._database.beside_writers() as connection:
            connection.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))

    def clock(self) -> float:
        """Seconds of the epoch by the clock of the database's machine."""
        with self._database.beside_writers() as connection:
            return _now(connection)


def _free_of_the_dead(connection: Connection, name: str) -> None:
    """A file is used on one machine: a process that was killed there needn't be waited for."""
    holder = connection.scalar(select(LeaseRow.holder).where(LeaseRow.name == name))
    if holder and is_gone(holder):
        connection.execute(delete(LeaseRow).where(LeaseRow.name == name))


def _now(connection: Connection) -> float:
    """By the clock of the database's machine: those of the processes may differ."""
    if connection.dialect.name == "sqlite":
        return time()
    return float(
        connection.exec_driver_sql("SELECT extract(epoch FROM clock_timestamp())::float8").scalar_one()
    )
