"""Which tables a database has, asked in plain SQL: a start must not load Alembic to learn it."""

from pathlib import Path

from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.errors import RegisterUnavailable

HEAD = max(file.name[:4] for file in (Path(__file__).parents[1] / "migrations" / "versions").glob("0*.py"))
"""The newest revision: migrations are numbered, and a file is named by its number."""

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}

OURS = frozenset(
    {
        *("versions", "codes", "places", "institutions", "pages", "services", "withdrawals"),
        *("reports", "tellings", "misses"),
        *("leases", "deliveries", "bookmarks"),
        *("operators", "sign_ins", "sign_in_attempts", "audit", "uploads"),
        *("page_looks", "page_problems"),
        *("site_looks", "found_pages"),
        *("invitations", "answers", "areas", "column_names", "counts", "kind_words", "own_needs", "sessions"),
    }
)


def tables(connection: DriverConnection, dialect: str) -> set[str]:
    return {name for (name,) in fetch(connection, TABLES[dialect])}


def revision(connection: DriverConnection, dialect: str) -> str:
    """The revision of the tables, empty for an empty database. Raises RegisterUnavailable for another's."""
    names = tables(connection, dialect)
    if "alembic_version" not in names:
        # Other programs may share a PostgreSQL database, but not our names; a file has one owner.
        if names & OURS or (names and dialect == "sqlite"):
            raise RegisterUnavailable("В этой базе чужие таблицы. Проверьте GOSPUBLIC_DATABASE_URL.")
        return ""
    found = [number for (number,) in fetch(connection, "SELECT version_num FROM alembic_version")]
    if any(number > HEAD for number in found):
        raise RegisterUnavailable("База реестра новее этой программы или чужая. Обновите программу.")
    return str(found[0]) if found else ""
