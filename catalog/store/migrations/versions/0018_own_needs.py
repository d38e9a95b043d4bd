"""What operators say of needs, and needs among what is counted."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

CURRENT = sa.text("until_version IS NULL")
BEFORE = "measure IN ('decision', 'verdict', 'card')"
AFTER = "measure IN ('decision', 'verdict', 'need', 'card')"


def upgrade() -> None:
    _count(AFTER)
    op.create_table(
        "own_needs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("need", sa.String(48), nullable=False),
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("since_version", sa.Integer(), nullable=False),
        sa.Column("until_version", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_needs")),
        sa.ForeignKeyConstraint(
            ["since_version"], ["versions.number"], name=op.f("fk_own_needs_since_version")
        ),
        sa.ForeignKeyConstraint(
            ["until_version"], ["versions.number"], name=op.f("fk_own_needs_until_version")
        ),
        sa.CheckConstraint(
            "until_version IS NULL OR until_version > since_version",
            name=op.f("ck_own_needs_interval_is_forward"),
        ),
    )
    op.create_index(
        "uq_own_needs_current",
        "own_needs",
        ["need", "municipality"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )


def downgrade() -> None:
    op.drop_table("own_needs")
    op.execute("DELETE FROM counts WHERE measure = 'need'")
    _count(BEFORE)


def _count(measures: str) -> None:
    """SQLite has no way to change a constraint but a new table."""
    with op.batch_alter_table("counts") as table:
        table.drop_constraint(op.f("ck_counts_measure_is_known"), type_="check")
        table.create_check_constraint(op.f("ck_counts_measure_is_known"), measures)
