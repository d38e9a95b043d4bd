"""Misses hold what the same conversation found next."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("misses", sa.Column("found", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("misses", "found")
