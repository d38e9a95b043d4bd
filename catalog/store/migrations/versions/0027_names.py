"""Indexes of institutions for the desk's lists: by name, and by code to count without reading the rows."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

CURRENT = sa.text("until_version IS NULL")
NAME = sa.text("substr(coalesce(nullif(short_name, ''), official_name), 1, 200)")
INDEXES: dict[str, list[str | sa.TextClause]] = {
    "ix_institutions_current_code_until_version": ["code", "until_version"],
    "ix_institutions_current_name_code": [NAME, "code"],
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.create_index(name, "institutions", columns, sqlite_where=CURRENT, postgresql_where=CURRENT)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "institutions")
