"""Brings the database to the tables that this program knows, and says whether it is there already."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from catalog.store.database.database import Database
from catalog.store.database.engine import told
from catalog.store.database.revision import HEAD, revision

FOLDER = Path(__file__).parents[1] / "migrations"


def bring_up_to_date(database: Database) -> None:
    """Makes or renews the tables in one transaction: all or nothing. Raises RegisterUnavailable."""
    if database.file:
        _prefer_wal(database.engine)
    with database.writing() as connection:
        # Another process may have been first while this one waited for the lock.
        if revision(connection.connection, connection.dialect.name) != HEAD:
            migrate(connection, HEAD)


def _prefer_wal(engine: Engine) -> None:
    """Readers and a writer don't wait for each other. Kept in the file, and can't be set in a transaction."""
    with told(engine):
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()


def migrate(connection: Connection, target: str) -> None:
    """Goes up or down to that revision («base»: no tables) within the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    newer = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions(target, "heads")}
    current = revision(connection.connection, connection.dialect.name)
    goes_down = current != target and (target == "base" or current in newer)
    (command.downgrade if goes_down else command.upgrade)(config, target)
