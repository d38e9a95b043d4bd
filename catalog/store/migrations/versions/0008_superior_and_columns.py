"""Whom to turn to where an institution has no page, and what headers of the operator's files mean."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("institutions", sa.Column("superior", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "column_names",
        sa.Column("header", sa.String(), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("header", name=op.f("pk_column_names")),
    )


def downgrade() -> None:
    op.drop_table("column_names")
    op.drop_column("institutions", "superior")
