"""What headers of the operator's files mean, as was told once: remembered beside the register's versions."""

from collections.abc import Mapping

from sqlalchemy import Engine, String, delete, insert
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.base import Base
from catalog.store.database import writing


class ColumnName(Base):
    """Not a part of any version."""

    __tablename__ = "column_names"

    header: Mapped[str] = mapped_column(primary_key=True)
    """Plain: without case, brackets and punctuation."""

    key: Mapped[str] = mapped_column(String(32))


def remember_columns(engine: Engine, names: Mapping[str, str]) -> None:
    """Remembers what plain headers mean; an empty key forgets one."""
    with writing(engine) as connection:
        connection.execute(delete(ColumnName).where(ColumnName.header.in_(names)))
        kept = [{"header": header, "key": key} for header, key in names.items() if key]
        if kept:
            connection.execute(insert(ColumnName), kept)
