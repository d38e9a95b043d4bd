"""The tables of what was found on institutions' own sites; of no version, for nothing of them is shown."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.discovery.model import Settled, SiteOutcome
from catalog.store.tables.base import CODE, Base, one_of


class SiteLookRow(Base):
    """The newest look at an institution's site, with the pages that it mentions."""

    __tablename__ = "site_looks"

    code: Mapped[str] = mapped_column(CODE, primary_key=True)
    url: Mapped[str]
    looked_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(16))
    names_it: Mapped[bool]
    mentions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)

    __table_args__ = (one_of("outcome", SiteOutcome),)


class FoundPageRow(Base):
    """A page that may be an institution's, until an operator accepts or refuses it."""

    __tablename__ = "found_pages"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE)
    platform: Mapped[str] = mapped_column(String(16))
    url: Mapped[str]
    page: Mapped[str]
    label: Mapped[str] = mapped_column(String(120))
    is_sure: Mapped[bool]
    reasons: Mapped[list[str]] = mapped_column(JSON)
    found_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    settled_on: Mapped[date | None]

    __table_args__ = (Index("uq_found_pages_code_url", "code", "url", unique=True), one_of("state", Settled))


Index(
    "ix_found_pages_queue",
    FoundPageRow.state,
    FoundPageRow.is_sure.desc(),
    FoundPageRow.code,
    FoundPageRow.id,
)
