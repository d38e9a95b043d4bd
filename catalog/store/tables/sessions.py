"""The tables of conversations of the last hour, and of those that were asked to be forgotten."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.tables.base import Base


class SessionRow(Base):
    """One conversation. Its name changes every hour (`bot.privacy.pseudonyms`)."""

    __tablename__ = "sessions"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[float]
    """Seconds of the epoch."""


class ForgottenRow(Base):
    """A name under which a process that runs must keep nothing in its memory either."""

    __tablename__ = "forgotten_sessions"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    forgotten_at: Mapped[float]
    """Seconds of the epoch."""
