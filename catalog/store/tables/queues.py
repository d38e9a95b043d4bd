"""The tables of what waits for the operator. None holds anything about a person; none is the register's."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.queues.model import State
from catalog.store.tables.base import CODE, Base, one_of

VOICE = String(32)


class ReportRow(Base):
    """An entry of the queue of reports. Nothing of it changes the register."""

    __tablename__ = "reports"

    number: Mapped[int] = mapped_column(primary_key=True)
    made_on: Mapped[date]
    kind: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(CODE)
    text: Mapped[str] = mapped_column(String(1000))
    state: Mapped[str] = mapped_column(String(16), server_default=State.NEW)
    changed_on: Mapped[date | None]

    __table_args__ = (one_of("state", State), {"sqlite_autoincrement": True})


class TellingRow(Base):
    """One conversation that told what an entry says, in its own words."""

    __tablename__ = "tellings"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(ForeignKey("reports.number"))
    made_on: Mapped[date]
    voice: Mapped[str] = mapped_column(VOICE)
    text: Mapped[str] = mapped_column(String(1000))

    __table_args__ = (Index("uq_tellings_number_voice", "number", "voice", unique=True),)


class MissRow(Base):
    """A question that found nothing, masked."""

    __tablename__ = "misses"

    number: Mapped[int] = mapped_column(primary_key=True)
    made_on: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(String(500))
    voice: Mapped[str] = mapped_column(VOICE)
    state: Mapped[str] = mapped_column(String(16))
    found: Mapped[str] = mapped_column(CODE, server_default="")

    __table_args__ = (
        Index("uq_misses_voice_text", "voice", "text", unique=True),
        one_of("state", State),
        {"sqlite_autoincrement": True},
    )
