"""Verification: the newest look at each address, and what is wrong with pages."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OPEN = sa.text("closed_on IS NULL")
KINDS = (
    "kind IN ('lost_mark', 'moved', 'gone', 'unreached', 'other_ogrn', 'other_inn', 'closed', "
    "'better_address')"
)


def upgrade() -> None:
    op.create_table(
        "page_looks",
        sa.Column("url", sa.String, nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pending", sa.Boolean, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_page_looks")),
    )
    op.create_table(
        "page_problems",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.Column("evidence", sa.String(500), nullable=False),
        sa.Column("suggestion", sa.String, nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_problems")),
        sa.ForeignKeyConstraint(["code"], ["codes.code"], name=op.f("fk_page_problems_code")),
        sa.CheckConstraint(KINDS, name=op.f("ck_page_problems_kind_is_known")),
    )
    op.create_index(
        "uq_page_problems_open",
        "page_problems",
        ["code", "url", "kind"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_table("page_problems")
    op.drop_table("page_looks")
