"""Whether the guide helped, among what is counted."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BEFORE = "measure IN ('decision', 'verdict', 'need', 'card')"
AFTER = "measure IN ('decision', 'verdict', 'need', 'card', 'help')"


def upgrade() -> None:
    _count(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM counts WHERE measure = 'help'")
    _count(BEFORE)


def _count(measures: str) -> None:
    """SQLite has no way to change a constraint but a new table."""
    with op.batch_alter_table("counts") as table:
        table.drop_constraint(op.f("ck_counts_measure_is_known"), type_="check")
        table.create_check_constraint(op.f("ck_counts_measure_is_known"), measures)
