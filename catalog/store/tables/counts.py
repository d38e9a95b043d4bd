"""The table of what the guide was used for. Its rows are kept: none holds anything about a person."""

from datetime import date

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from catalog.statistics.usage import Measure
from catalog.store.tables.base import CODE, Base, one_of


class CountRow(Base):
    """How often something happened on one day in the region. A code outlives its institution here."""

    __tablename__ = "counts"

    measure: Mapped[str] = mapped_column(String(16), primary_key=True)
    counted_on: Mapped[date] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(CODE, primary_key=True)
    times: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (one_of("measure", Measure),)
