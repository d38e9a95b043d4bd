"""How often somebody tried to sign in, told apart by a key that the caller makes of a name and an address.

Each method is one transaction that blocks. An attempt is counted before its password is looked at, so that
many at once are no way around. Rows are forgotten in an hour, and the oldest beyond a number at once.
"""

from time import time
from typing import Any

from sqlalchemy import Connection, case, delete, func, select

from catalog.store.database.database import Database
from catalog.store.database.quick_writes import dialect_of
from catalog.store.tables.desk import SignInAttemptRow as Row

SECONDS_BARRED = {5: 30.0, 6: 60.0, 7: 120.0, 8: 240.0, 9: 480.0}
"""After so many failures in a row, for so long no password is looked at: four mistakes cost nothing."""

MOST_SECONDS_BARRED = 900.0
SECONDS_KEPT = 3600.0
MOST_KEPT = 10_000


class SignInAttempts:
    """Raises RegisterUnavailable where the database can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, key: str) -> bool:
        """Whether a password may be looked at now; if so, it counts as wrong until `forget` is called."""
        now = time()
        with self._database.beside_writers() as connection:
            may_try = connection.scalar(_counting(connection, key, now)) is not None
            connection.execute(delete(Row).where(Row.free_at < now - SECONDS_KEPT))
            _keep_few(connection)
        return may_try

    def forget(self, key: str) -> None:
        """The password was right."""
        with self._database.beside_writers() as connection:
            connection.execute(delete(Row).where(Row.key == key))


def _counting(connection: Connection, key: str, now: float) -> Any:  # noqa: ANN401 - a statement of either dialect
    """One more failure, where the key isn't barred; then its row comes back."""
    failures = Row.failures + 1
    barred = case(
        (failures < min(SECONDS_BARRED), 0.0),
        *((failures == count, seconds) for count, seconds in SECONDS_BARRED.items()),
        else_=MOST_SECONDS_BARRED,
    )
    return (
        dialect_of(connection)
        .insert(Row)
        .values(key=key, failures=1, free_at=now)
        .on_conflict_do_update(
            index_elements=[Row.key],
            set_={"failures": failures, "free_at": now + barred},
            where=Row.free_at <= now,
        )
        .returning(Row.key)
    )


def _keep_few(connection: Connection) -> None:
    beyond = (connection.scalar(select(func.count()).select_from(Row)) or 0) - MOST_KEPT
    if beyond > 0:
        oldest = select(Row.key).order_by(Row.free_at).limit(beyond)
        connection.execute(delete(Row).where(Row.key.in_(oldest)))
