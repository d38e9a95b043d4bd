"""What waits for the operator: reports get a state and those who told them, misses a table."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATES = "state IN ('new', 'in_work', 'fixed', 'not_confirmed')"


def upgrade() -> None:
    with op.batch_alter_table("reports", table_kwargs={"sqlite_autoincrement": True}) as reports:
        reports.add_column(sa.Column("state", sa.String(16), nullable=False, server_default="new"))
        reports.add_column(sa.Column("changed_on", sa.Date))
        reports.create_check_constraint(op.f("ck_reports_state_is_known"), STATES)
    _tellings()
    _misses()


def downgrade() -> None:
    op.drop_table("misses")
    op.drop_table("tellings")
    with op.batch_alter_table("reports", table_kwargs={"sqlite_autoincrement": True}) as reports:
        reports.drop_constraint(op.f("ck_reports_state_is_known"), type_="check")
        reports.drop_column("changed_on")
        reports.drop_column("state")


def _tellings() -> None:
    op.create_table(
        "tellings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("voice", sa.String(32), nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tellings")),
        sa.ForeignKeyConstraint(["number"], ["reports.number"], name=op.f("fk_tellings_number")),
    )
    op.create_index("uq_tellings_number_voice", "tellings", ["number", "voice"], unique=True)


def _misses() -> None:
    op.create_table(
        "misses",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("text", sa.String(500), nullable=False),
        sa.Column("voice", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_misses")),
        sa.CheckConstraint(STATES, name=op.f("ck_misses_state_is_known")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_misses_voice_text", "misses", ["voice", "text"], unique=True)
    op.create_index(op.f("ix_misses_made_on"), "misses", ["made_on"])
