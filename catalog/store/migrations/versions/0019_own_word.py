"""Institutions that are closed for a time; the day on which one itself said that its card is right."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("institutions", sa.Column("closed_from", sa.Date(), nullable=True))
    op.add_column("institutions", sa.Column("closed_until", sa.Date(), nullable=True))
    op.add_column("institutions", sa.Column("attested_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("institutions", "attested_on")
    op.drop_column("institutions", "closed_until")
    op.drop_column("institutions", "closed_from")
