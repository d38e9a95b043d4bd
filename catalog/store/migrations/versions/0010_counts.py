"""What the guide was used for, counted by day."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("measure", sa.String(16), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("measure", "counted_on", "subject", name=op.f("pk_counts")),
        sa.CheckConstraint(
            "measure IN ('decision', 'verdict', 'card')", name=op.f("ck_counts_measure_is_known")
        ),
    )


def downgrade() -> None:
    op.drop_table("counts")
