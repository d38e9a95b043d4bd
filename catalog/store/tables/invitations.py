"""The tables of invitations and answers; of no version, for an operator decides what enters the register."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, DateTime, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.invitations.model import AnswerState
from catalog.store.tables.base import CODE, Base, one_of


class InvitationRow(Base):
    """A link that was made for a card; the link can be made of it again, and not without the secret."""

    __tablename__ = "invitations"

    number: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE, index=True)
    made_on: Mapped[date]
    expires_on: Mapped[date]
    revoked_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("expires_on >= made_on", name="ends_after_it_begins"),
        {"sqlite_autoincrement": True},
    )


class AnswerRow(Base):
    """What an institution said of its card. Nothing removes it: it is evidence."""

    __tablename__ = "answers"

    number: Mapped[int] = mapped_column(primary_key=True)
    invitation: Mapped[int] = mapped_column(ForeignKey("invitations.number"))
    code: Mapped[str] = mapped_column(CODE)
    told_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    cells: Mapped[dict[str, str]] = mapped_column(JSON)
    shown: Mapped[dict[str, str]] = mapped_column(JSON)
    remark: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    agreed_by: Mapped[str] = mapped_column(String(64))
    settled_by: Mapped[str] = mapped_column(String(64))
    settled_on: Mapped[date | None]
    why: Mapped[str] = mapped_column(String(200))

    __table_args__ = (
        one_of("state", AnswerState),
        Index("ix_answers_code", "code"),
        Index("ix_answers_state_kind_number", "state", "kind", "number"),
        Index("ix_answers_invitation_told_at", "invitation", "told_at"),
        {"sqlite_autoincrement": True},
    )
