"""The tables of what was delivered: which updates came, what of them waits, and how far pollers have read."""

from datetime import datetime

from sqlalchemy import DateTime, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.tables.base import Base

KEY_LENGTH = 200


class DeliveryRow(Base):
    """An update that came. Its key alone stays once it is answered, so that it is answered once."""

    __tablename__ = "deliveries"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(KEY_LENGTH), unique=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The update and how far its answer came, encrypted; NULL: nothing is left to be done."""
    accepted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    __table_args__ = (Index("ix_deliveries_accepted_at", "accepted_at"),)


class BookmarkRow(Base):
    """How far a poller has read."""

    __tablename__ = "bookmarks"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
