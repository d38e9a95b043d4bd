"""Who tries to sign in is slowed by name and address together; no account is locked any more.

On SQLite the table of operators is made anew, and with it goes who is signed in: they sign in once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("free_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index("ix_sign_in_attempts_free_at", "sign_in_attempts", ["free_at"])
    with op.batch_alter_table("operators") as operators:
        operators.drop_constraint(op.f("ck_operators_failures_are_counted"), type_="check")
        operators.drop_column("failures")
        operators.drop_column("locked_until")


def downgrade() -> None:
    with op.batch_alter_table("operators") as operators:
        operators.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
        operators.add_column(sa.Column("locked_until", sa.DateTime(timezone=True)))
        operators.create_check_constraint(op.f("ck_operators_failures_are_counted"), "failures >= 0")
    op.drop_table("sign_in_attempts")
