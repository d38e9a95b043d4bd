"""The tables of the operator's desk: who may sign in, who is signed in, and who changed what."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.accounts import Role
from catalog.register.files.upload import UploadState
from catalog.store.tables.base import Base, one_of


class OperatorRow(Base):
    __tablename__ = "operators"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16))

    __table_args__ = (
        one_of("role", Role),
        CheckConstraint("name <> ''", name="name_is_given"),
    )


class SignInAttemptRow(Base):
    """How often in vain somebody tried to sign in, by a hash of the name typed and the address."""

    __tablename__ = "sign_in_attempts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    free_at: Mapped[float] = mapped_column(index=True)
    """Until then no password is looked at. Seconds of the epoch."""


class SignInRow(Base):
    """A browser that is signed in, by the hash of what its cookie holds."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    operator: Mapped[str] = mapped_column(ForeignKey("operators.name", ondelete="CASCADE"))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AuditRow(Base):
    """Something that an operator did. It outlives the operator's account, and nothing removes it."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    operator: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(200))
    """What it was done to: an institution's code, an address, a file, a report's number."""
    detail: Mapped[str] = mapped_column(String(1000))
    version: Mapped[int | None]
    """The version of the register that it made, if any."""

    __table_args__ = (
        Index("ix_audit_made_at", "made_at"),
        Index("ix_audit_operator", "operator"),
        Index("ix_audit_subject", "subject"),
        Index("ix_audit_version", "version"),
        {"sqlite_autoincrement": True},
    )


class UploadRow(Base):
    """A spreadsheet that an operator dropped, for an hour."""

    __tablename__ = "uploads"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    operator: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    beat_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    name: Mapped[str] = mapped_column(String(200))
    updating: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16))
    done: Mapped[int] = mapped_column(server_default="0")
    total: Mapped[int] = mapped_column(server_default="0")
    told: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int | None]
    content: Mapped[bytes]

    __table_args__ = (one_of("state", UploadState),)
