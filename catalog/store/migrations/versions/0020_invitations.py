"""Institutions are invited to keep their own cards, and their answers wait for an operator."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitations",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.CheckConstraint("expires_on >= made_on", name=op.f("ck_invitations_ends_after_it_begins")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_invitations")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_invitations_code", "invitations", ["code"])
    op.create_table(
        "answers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("invitation", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(500), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("agreed_by", sa.String(64), nullable=False),
        sa.Column("settled_by", sa.String(64), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'accepted', 'refused')", name=op.f("ck_answers_state_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["invitation"], ["invitations.number"], name=op.f("fk_answers_invitation_invitations")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_answers")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_answers_code", "answers", ["code"])
    op.create_index("ix_answers_state", "answers", ["state"])
    op.create_index("ix_answers_invitation_told_at", "answers", ["invitation", "told_at"])


def downgrade() -> None:
    op.drop_table("answers")
    op.drop_table("invitations")
