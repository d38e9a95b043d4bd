"""What the tables of the register have in common: names of constraints, and the interval of versions.

A row that belongs to a version carries the version it came with (`since_version`) and the one it went with
(`until_version`, NULL while it stands): version N is all rows with since ≤ N < until. The newest version is
the active one. See docs/adr/0001-versions-as-intervals.md.
"""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, String, Table, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
CURRENT = text("until_version IS NULL")
ENDED = text("until_version IS NOT NULL")
CODE = String(64)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")


def interval() -> CheckConstraint:
    return CheckConstraint(
        "until_version IS NULL OR until_version > since_version", name="interval_is_forward"
    )


def current_index(table: str, *columns: str) -> Index:
    """An index of the rows that stand, for lists of them."""
    name = f"ix_{table}_current_{'_'.join(columns)}"
    return Index(name, *columns, sqlite_where=CURRENT, postgresql_where=CURRENT)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class Versioned:
    """The interval in which a row stands."""

    since_version: Mapped[int] = mapped_column(ForeignKey("versions.number"))
    until_version: Mapped[int | None] = mapped_column(ForeignKey("versions.number"))


def index_versions(table: Table) -> None:
    """Give it indexes of what came and went with a version, the newest first, and of each code's past."""
    came, went, code = table.c.since_version, table.c.until_version, table.c.code
    Index(f"ix_{table.name}_code", code)
    Index(f"ix_{table.name}_since_version", came.desc(), code)
    Index(f"ix_{table.name}_until_version", went.desc(), code, sqlite_where=ENDED, postgresql_where=ENDED)
