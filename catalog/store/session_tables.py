"""The table of conversations of the last hour."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.base import Base


class SessionRow(Base):
    """One conversation. Its name changes every hour (`bot.privacy.pseudonyms`)."""

    __tablename__ = "sessions"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[float]
    """Seconds of the epoch."""
