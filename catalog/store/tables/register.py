"""The tables of the register: versions, codes, places, withdrawals, what is listed, queues, leases."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.tables.areas import AreaRow
from catalog.store.tables.base import CODE, CURRENT, Base, Versioned, interval
from catalog.store.tables.counts import CountRow
from catalog.store.tables.desk import AuditRow, OperatorRow, SignInAttemptRow, SignInRow, UploadRow
from catalog.store.tables.discoveries import FoundPageRow, SiteLookRow
from catalog.store.tables.invitations import AnswerRow, InvitationRow
from catalog.store.tables.journal import BookmarkRow, DeliveryRow
from catalog.store.tables.listed import InstitutionRow, PageRow, ServiceRow
from catalog.store.tables.own_needs import OwnNeedRow
from catalog.store.tables.queues import MissRow, ReportRow, TellingRow
from catalog.store.tables.sessions import SessionRow
from catalog.store.tables.verification import LookRow, ProblemRow

__all__ = [
    "AnswerRow",
    "AreaRow",
    "AuditRow",
    "Base",
    "BookmarkRow",
    "Code",
    "ColumnName",
    "CountRow",
    "DeliveryRow",
    "FoundPageRow",
    "InstitutionRow",
    "InvitationRow",
    "KindWordRow",
    "LeaseRow",
    "LookRow",
    "MissRow",
    "OperatorRow",
    "OwnNeedRow",
    "PageRow",
    "PlaceRow",
    "ProblemRow",
    "ReportRow",
    "ServiceRow",
    "SessionRow",
    "SignInAttemptRow",
    "SignInRow",
    "SiteLookRow",
    "TellingRow",
    "UploadRow",
    "Version",
    "Withdrawal",
]  # fmt: skip


class Version(Base):
    """A state of the whole register."""

    __tablename__ = "versions"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    note: Mapped[str] = mapped_column(String(500))
    label: Mapped[str] = mapped_column(String(32))
    same_as: Mapped[int] = mapped_column(ForeignKey("versions.number"))
    """The version whose content this one has: its own number, or what was returned to."""

    __table_args__ = (CheckConstraint("number > 0", name="number_is_positive"),)


class Code(Base):
    """Every code that was ever given. None is taken back: doors carry them."""

    __tablename__ = "codes"

    code: Mapped[str] = mapped_column(CODE, primary_key=True)

    __table_args__ = (
        CheckConstraint(
            "length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_-]*'", name="code_is_plain_sqlite"
        ).ddl_if(dialect="sqlite"),
        CheckConstraint("code ~ '^[A-Za-z0-9_-]{1,64}$'", name="code_is_plain").ddl_if(dialect="postgresql"),
    )


class PlaceRow(Base):
    """A municipality, a locality in it, a city district: any part may be empty where it isn't known."""

    __tablename__ = "places"

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str]
    locality: Mapped[str]
    district: Mapped[str]

    __table_args__ = (UniqueConstraint("municipality", "locality", "district"),)


class Withdrawal(Versioned, Base):
    """A page taken out of sight. It holds through imports and roll-backs until it is restored."""

    __tablename__ = "withdrawals"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    why: Mapped[str] = mapped_column(String(500))
    withdrawn_on: Mapped[date]

    __table_args__ = (
        Index(
            "uq_withdrawals_current_url", "url", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
        ),
        interval(),
    )


class KindWordRow(Versioned, Base):
    """A word of residents for a kind of institution, beside those of the vocabulary."""

    __tablename__ = "kind_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        Index(
            "uq_kind_words_current_word", "word", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
        ),
        interval(),
    )


class LeaseRow(Base):
    """Which process alone does a job, until when. Not a part of any version."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    holder: Mapped[str] = mapped_column(String(64))
    until: Mapped[float]
    """Seconds of the epoch, by the clock of the database's machine."""


class ColumnName(Base):
    """What a header of a file was said to mean; not a part of any version."""

    __tablename__ = "column_names"

    header: Mapped[str] = mapped_column(primary_key=True)
    """Plain: without case, brackets and punctuation."""

    key: Mapped[str] = mapped_column(String(32))
