"""A new version is told to every process that listens: PostgreSQL alone can, by NOTIFY.

The message is a hint to look, sent with the commit that makes the version. Who misses one (a lost connection,
a proxy between that keeps no session) learns of the version by looking now and then, as on SQLite.
"""

from collections.abc import AsyncIterator

from sqlalchemy import Connection, make_url

from catalog.store.database.engine import PATIENCE

CHANNEL = "gospublic_versions"


def tell(connection: Connection) -> None:
    """Tells of a new version once the connection's transaction is committed."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_notify('{CHANNEL}', '')")


async def listen(address: str) -> AsyncIterator[None]:
    """Yields once it listens, and whenever a version may have been made. Raises psycopg.Error."""
    import psycopg

    url = make_url(address)
    _, where = url.get_dialect()().create_connect_args(url)
    where = {**PATIENCE, "application_name": CHANNEL, **where}
    async with await psycopg.AsyncConnection.connect(**where, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        yield
        async for _ in connection.notifies():
            yield
