"""The register: versions, institutions, pages, services, places, withdrawals, reports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("versions", "codes", "places", "institutions", "pages", "services", "withdrawals", "reports")
CURRENT = sa.text("until_version IS NULL")


def upgrade() -> None:
    _versions()
    _codes_and_places()
    _institutions()
    _pages()
    _services()
    _withdrawals_and_reports()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _text(name: str, length: int | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _interval(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("since_version", sa.Integer, nullable=False),
        sa.Column("until_version", sa.Integer),
        _refers(table, "since_version", "versions.number"),
        _refers(table, "until_version", "versions.number"),
        _check(table, "interval_is_forward", "until_version IS NULL OR until_version > since_version"),
    )


def _one_current(table: str, what: str, columns: list[str]) -> None:
    name = f"uq_{table}_current_{what}"
    op.create_index(name, table, columns, unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _text("note", 500),
        _text("label", 32),
        sa.Column("same_as", sa.Integer, nullable=False),
        _key("versions", "number"),
        _refers("versions", "same_as", "versions.number"),
        _check("versions", "number_is_positive", "number > 0"),
    )


def _codes_and_places() -> None:
    on_sqlite = "length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^A-Za-z0-9_-]*'"
    op.create_table(
        "codes",
        _text("code", 64),
        _key("codes", "code"),
        _check("codes", "code_is_plain_sqlite", on_sqlite).ddl_if(dialect="sqlite"),
        _check("codes", "code_is_plain", "code ~ '^[A-Za-z0-9_-]{1,64}$'").ddl_if(dialect="postgresql"),
    )
    parts = ("municipality", "locality", "district")
    op.create_table(
        "places",
        sa.Column("id", sa.Integer, nullable=False),
        *map(_text, parts),
        _key("places"),
        sa.UniqueConstraint(*parts, name=op.f("uq_places_" + "_".join(parts))),
    )


def _institutions() -> None:
    op.create_table(
        "institutions",
        sa.Column("id", sa.Integer, nullable=False),
        _text("code", 64),
        *map(_text, ("official_name", "short_name", "kind")),
        sa.Column("place_id", sa.Integer, nullable=False),
        *map(_text, ("address", "phone")),
        _text("inn", 12),
        _text("ogrn", 15),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        sa.Column("other_names", sa.JSON, nullable=False),
        _text("successor", 64, nullable=True),
        *map(_text, ("no_page_reason", "source")),
        sa.Column("seen_on", sa.Date),
        sa.Column("followers", sa.Integer),
        sa.Column("followers_on", sa.Date),
        *map(_text, ("mark_as_given", "checked_as_given")),
        _key("institutions"),
        _refers("institutions", "code", "codes.code"),
        _refers("institutions", "place_id", "places.id"),
        _refers("institutions", "successor", "codes.code"),
        _check("institutions", "official_name_is_given", "official_name <> ''"),
        _check("institutions", "inn_is_whole", "length(inn) IN (0, 10, 12)"),
        _check("institutions", "ogrn_is_whole", "length(ogrn) IN (0, 13, 15)"),
        _check("institutions", "latitude_is_on_earth", "latitude BETWEEN -90 AND 90"),
        _check("institutions", "longitude_is_on_earth", "longitude BETWEEN -180 AND 180"),
        _check("institutions", "successor_is_another", "successor <> code"),
        _check("institutions", "followers_are_counted", "followers >= 0"),
        *_interval("institutions"),
    )
    _one_current("institutions", "code", ["code"])


def _pages() -> None:
    platforms = "platform IN ('vk', 'ok', 'telegram', 'max', 'site')"
    states = "state IN ('confirmed', 'listed', 'linked', 'broken', 'moved', 'revoked')"
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, nullable=False),
        _text("code", 64),
        sa.Column("position", sa.Integer, nullable=False),
        _text("platform", 16),
        _text("url"),
        _text("state", 16),
        sa.Column("checked_on", sa.Date),
        _text("confirmed_by"),
        sa.Column("seen_on", sa.Date),
        _text("source"),
        sa.Column("followers", sa.Integer),
        sa.Column("followers_on", sa.Date),
        _key("pages"),
        _refers("pages", "code", "codes.code"),
        _check("pages", "platform_is_known", platforms),
        _check("pages", "state_is_known", states),
        _check("pages", "url_is_given", "url <> ''"),
        _check("pages", "confirmation_is_dated", "state <> 'confirmed' OR checked_on IS NOT NULL"),
        _check("pages", "followers_are_counted", "followers >= 0"),
        *_interval("pages"),
    )
    _one_current("pages", "url", ["code", "url"])


def _services() -> None:
    topics = "topic IN ('doctor', 'clubs', 'kindergarten', 'school', 'diary', 'appeal', 'other')"
    op.create_table(
        "services",
        sa.Column("id", sa.Integer, nullable=False),
        _text("code", 64, nullable=True),
        _text("kind", nullable=True),
        sa.Column("position", sa.Integer, nullable=False),
        *map(_text, ("title", "url")),
        _text("topic", 16),
        sa.Column("seen_on", sa.Date),
        _text("source"),
        _key("services"),
        _refers("services", "code", "codes.code"),
        _check("services", "topic_is_known", topics),
        _check("services", "belongs_to_one", "(code IS NULL) <> (kind IS NULL)"),
        _check("services", "link_is_whole", "title <> '' AND url <> ''"),
        *_interval("services"),
    )
    _one_current("services", "link", ["code", "title", "url"])


def _withdrawals_and_reports() -> None:
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.Integer, nullable=False),
        _text("url"),
        _text("why", 500),
        sa.Column("withdrawn_on", sa.Date, nullable=False),
        _key("withdrawals"),
        *_interval("withdrawals"),
    )
    _one_current("withdrawals", "url", ["url"])
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        _text("kind", 32),
        _text("code", 64),
        _text("text", 1000),
        _key("reports", "number"),
        sqlite_autoincrement=True,
    )
