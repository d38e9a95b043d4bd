"""The institution's own form for appeals."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("institutions", sa.Column("appeal_form", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("institutions", "appeal_form")
