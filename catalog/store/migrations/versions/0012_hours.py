"""Opening hours, as the register words them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("institutions", sa.Column("hours", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("institutions", "hours")
