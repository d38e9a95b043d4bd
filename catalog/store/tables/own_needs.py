"""The table of what operators say of needs."""

from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.tables.base import CURRENT, Base, Versioned, interval


class OwnNeedRow(Versioned, Base):
    """What is laid over the resources' entry of that need, everywhere or in one municipality."""

    __tablename__ = "own_needs"

    id: Mapped[int] = mapped_column(primary_key=True)
    need: Mapped[str] = mapped_column(String(48))
    municipality: Mapped[str] = mapped_column(String(64))
    said: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = (
        Index(
            "uq_own_needs_current",
            *("need", "municipality"),
            unique=True,
            sqlite_where=CURRENT,
            postgresql_where=CURRENT,
        ),
        interval(),
    )
