"""Whom a process that runs has to forget: it holds the conversations of the last hour in memory, too."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forgotten_sessions",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("forgotten_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_forgotten_sessions")),
    )


def downgrade() -> None:
    op.drop_table("forgotten_sessions")
