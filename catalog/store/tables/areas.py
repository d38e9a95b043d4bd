"""The table of areas: which institution serves which houses."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.store.tables.base import Base, Versioned, interval


class AreaRow(Versioned, Base):
    """A line of an act, as `catalog.areas.model.Area` has it."""

    __tablename__ = "areas"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("codes.code"))
    municipality: Mapped[str]
    locality: Mapped[str]
    street: Mapped[str]
    houses: Mapped[str]
    service: Mapped[str] = mapped_column(String(100))
    since: Mapped[date | None]
    until: Mapped[date | None]
    basis: Mapped[str] = mapped_column(String(500))
    file: Mapped[str] = mapped_column(String(200))

    __table_args__ = (Index("ix_areas_file", "file"), interval())
