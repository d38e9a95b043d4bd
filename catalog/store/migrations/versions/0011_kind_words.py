"""Words of residents for kinds of institutions."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CURRENT = sa.text("until_version IS NULL")


def upgrade() -> None:
    op.create_table(
        "kind_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("since_version", sa.Integer(), nullable=False),
        sa.Column("until_version", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kind_words")),
        sa.ForeignKeyConstraint(
            ["since_version"], ["versions.number"], name=op.f("fk_kind_words_since_version")
        ),
        sa.ForeignKeyConstraint(
            ["until_version"], ["versions.number"], name=op.f("fk_kind_words_until_version")
        ),
        sa.CheckConstraint(
            "until_version IS NULL OR until_version > since_version",
            name=op.f("ck_kind_words_interval_is_forward"),
        ),
    )
    op.create_index(
        "uq_kind_words_current_word",
        "kind_words",
        ["word"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )


def downgrade() -> None:
    op.drop_table("kind_words")
