"""The tables of verification: the newest look at each address, and what is wrong with pages.

Neither belongs to a version: what a platform says of an address stays true when the register goes back.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from catalog.pages.page_checks import ProblemKind
from catalog.store.tables.base import Base, one_of

OPEN = text("closed_on IS NULL")


class LookRow(Base):
    """The newest look at an address; `pending` until the register has what follows from it."""

    __tablename__ = "page_looks"

    url: Mapped[str] = mapped_column(primary_key=True)
    looked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    pending: Mapped[bool]
    seen: Mapped[dict[str, Any]] = mapped_column(JSON)


class ProblemRow(Base):
    """Something wrong with a page, until a later look finds it mended or the page isn't listed any more."""

    __tablename__ = "page_problems"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("codes.code"))
    url: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    since: Mapped[date]
    last_on: Mapped[date]
    evidence: Mapped[str] = mapped_column(String(500))
    suggestion: Mapped[str]
    closed_on: Mapped[date | None]

    __table_args__ = (
        Index(
            "uq_page_problems_open", "code", "url", "kind",
            unique=True, sqlite_where=OPEN, postgresql_where=OPEN,
        ),
        one_of("kind", ProblemKind),
    )  # fmt: skip
