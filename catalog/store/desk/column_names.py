"""What headers of earlier files were said to mean, once: remembered beside the register's versions."""

from collections.abc import Mapping

from catalog.store.database.database import Database


class ColumnNames:
    """Plain header → key of a column. Raises RegisterUnavailable. Reading needs no SQLAlchemy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> dict[str, str]:
        return dict(self._database.fetch("SELECT header, key FROM column_names"))

    def remember(self, names: Mapping[str, str]) -> None:
        """Remembers what plain headers mean; an empty key forgets one."""
        from sqlalchemy import delete, insert

        from catalog.store.tables.register import ColumnName

        with self._database.writing() as connection:
            connection.execute(delete(ColumnName).where(ColumnName.header.in_(names)))
            kept = [{"header": header, "key": key} for header, key in names.items() if key]
            if kept:
                connection.execute(insert(ColumnName), kept)
