"""The tables of the register.

A row that belongs to a version carries the version it came with (`since_version`) and the one it went with
(`until_version`, NULL while it stands): version N is all rows with since ≤ N < until. The newest version is
the active one. See docs/adr/0001-versions-as-intervals.md.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from catalog.model import PageState, Platform, Topic

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
CURRENT = text("until_version IS NULL")
CODE = String(64)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")


def interval() -> CheckConstraint:
    return CheckConstraint(
        "until_version IS NULL OR until_version > since_version", name="interval_is_forward"
    )


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


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


class Versioned:
    """The interval in which a row stands."""

    since_version: Mapped[int] = mapped_column(ForeignKey("versions.number"))
    until_version: Mapped[int | None] = mapped_column(ForeignKey("versions.number"))


class InstitutionRow(Versioned, Base):
    __tablename__ = "institutions"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("codes.code"))
    official_name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[str]
    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"))
    address: Mapped[str]
    phone: Mapped[str]
    inn: Mapped[str] = mapped_column(String(12))
    ogrn: Mapped[str] = mapped_column(String(15))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    other_names: Mapped[list[str]] = mapped_column(JSON)
    successor: Mapped[str | None] = mapped_column(ForeignKey("codes.code"))
    no_page_reason: Mapped[str]
    source: Mapped[str]
    seen_on: Mapped[date | None]
    followers: Mapped[int | None]
    followers_on: Mapped[date | None]
    mark_as_given: Mapped[str]
    checked_as_given: Mapped[str]

    __table_args__ = (
        Index(
            "uq_institutions_current_code",
            "code",
            unique=True,
            sqlite_where=CURRENT,
            postgresql_where=CURRENT,
        ),
        CheckConstraint("official_name <> ''", name="official_name_is_given"),
        CheckConstraint("length(inn) IN (0, 10, 12)", name="inn_is_whole"),
        CheckConstraint("length(ogrn) IN (0, 13, 15)", name="ogrn_is_whole"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_is_on_earth"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_is_on_earth"),
        CheckConstraint("successor <> code", name="successor_is_another"),
        CheckConstraint("followers >= 0", name="followers_are_counted"),
        interval(),
    )


class PageRow(Versioned, Base):
    __tablename__ = "pages"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("codes.code"))
    position: Mapped[int]
    platform: Mapped[str] = mapped_column(String(16))
    url: Mapped[str]
    state: Mapped[str] = mapped_column(String(16))
    checked_on: Mapped[date | None]
    confirmed_by: Mapped[str]
    seen_on: Mapped[date | None]
    source: Mapped[str]
    followers: Mapped[int | None]
    followers_on: Mapped[date | None]

    __table_args__ = (
        Index(
            "uq_pages_current_url", "code", "url", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
        ),
        one_of("platform", Platform),
        one_of("state", PageState),
        CheckConstraint("url <> ''", name="url_is_given"),
        CheckConstraint("state <> 'confirmed' OR checked_on IS NOT NULL", name="confirmation_is_dated"),
        CheckConstraint("followers >= 0", name="followers_are_counted"),
        interval(),
    )


class ServiceRow(Versioned, Base):
    """A service of one institution (`code`), or of every institution of a kind (`kind`)."""

    __tablename__ = "services"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(ForeignKey("codes.code"))
    kind: Mapped[str | None]
    position: Mapped[int]
    title: Mapped[str]
    url: Mapped[str]
    topic: Mapped[str] = mapped_column(String(16))
    seen_on: Mapped[date | None]
    source: Mapped[str]

    __table_args__ = (
        Index(
            "uq_services_current_link", "code", "title", "url",
            unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT,
        ),
        one_of("topic", Topic),
        CheckConstraint("(code IS NULL) <> (kind IS NULL)", name="belongs_to_one"),
        CheckConstraint("title <> '' AND url <> ''", name="link_is_whole"),
        interval(),
    )  # fmt: skip


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


class ReportRow(Base):
    """What a resident told. Nothing about the person is kept, and nothing of it changes the register."""

    __tablename__ = "reports"

    number: Mapped[int] = mapped_column(primary_key=True)
    made_on: Mapped[date]
    kind: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(CODE)
    text: Mapped[str] = mapped_column(String(1000))

    __table_args__ = ({"sqlite_autoincrement": True},)
