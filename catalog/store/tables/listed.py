"""The tables of what the register lists: institutions, their pages and their services."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from catalog.model import PageState, Platform, Topic
from catalog.store.tables.base import (
    CURRENT,
    Base,
    Versioned,
    current_index,
    index_versions,
    interval,
    one_of,
)

NAME = "substr(coalesce(nullif({i}short_name, ''), {i}official_name), 1, 200)"
"""What lists sort by, in index and query alike; cut, for PostgreSQL bounds what an index holds."""


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
    superior: Mapped[str]
    hours: Mapped[str]
    appeal_form: Mapped[str]
    closed_from: Mapped[date | None]
    closed_until: Mapped[date | None]
    attested_on: Mapped[date | None]

    __table_args__ = (
        Index(
            "uq_institutions_current_code",
            "code",
            unique=True,
            sqlite_where=CURRENT,
            postgresql_where=CURRENT,
        ),
        current_index("institutions", "kind", "code"),
        current_index("institutions", "place_id", "code"),
        current_index("institutions", "inn"),
        # For conditions on pages: SQLite counts by it, and reads no row.
        current_index("institutions", "code", "until_version"),
        Index(
            "ix_institutions_current_name_code",
            text(NAME.format(i="")),
            "code",
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
        current_index("pages", "state", "platform", "checked_on", "code"),
        current_index("pages", "checked_on", "code"),
        # SQLite reads rows by an index unless it sees in there that they stand.
        current_index("pages", "code", "platform", "state", "checked_on", "until_version"),
        Index("ix_pages_url", "url", "until_version"),
        one_of("platform", Platform),
        one_of("state", PageState),
        CheckConstraint("url <> ''", name="url_is_given"),
        CheckConstraint("state <> 'confirmed' OR checked_on IS NOT NULL", name="confirmation_is_dated"),
        CheckConstraint("followers >= 0", name="followers_are_counted"),
        interval(),
    )


class ServiceRow(Versioned, Base):
    """A service of one institution (`code`), or of every institution of a kind (`kind`).

    What a region offers to a kind is data of the region (services.yaml): the dialogue reads it there, and the
    starter list writes it to each institution that has it. No row bears a `kind` yet.
    """

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


for rows in (InstitutionRow, PageRow, ServiceRow):
    index_versions(Base.metadata.tables[rows.__tablename__])
