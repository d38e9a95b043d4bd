"""Which institution serves which houses, by municipal acts."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("locality", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("houses", sa.String(), nullable=False),
        sa.Column("service", sa.String(100), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("basis", sa.String(500), nullable=False),
        sa.Column("file", sa.String(200), nullable=False),
        sa.Column("since_version", sa.Integer(), nullable=False),
        sa.Column("until_version", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
        sa.ForeignKeyConstraint(["code"], ["codes.code"], name=op.f("fk_areas_code")),
        sa.ForeignKeyConstraint(["since_version"], ["versions.number"], name=op.f("fk_areas_since_version")),
        sa.ForeignKeyConstraint(["until_version"], ["versions.number"], name=op.f("fk_areas_until_version")),
        sa.CheckConstraint(
            "until_version IS NULL OR until_version > since_version",
            name=op.f("ck_areas_interval_is_forward"),
        ),
    )
    op.create_index("ix_areas_file", "areas", ["file"])


def downgrade() -> None:
    op.drop_table("areas")
