"""Pages found on institutions' own sites wait for an operator; looks at the sites are kept to go on with."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_looks",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("names_it", sa.Boolean(), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('read', 'robots', 'unreached', 'elsewhere', 'inner', 'not_html')",
            name=op.f("ck_site_looks_outcome_is_known"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_site_looks")),
    )
    op.create_table(
        "found_pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("label", sa.String(120), nullable=False),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'accepted', 'refused')", name=op.f("ck_found_pages_state_is_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found_pages")),
    )
    op.create_index("uq_found_pages_code_url", "found_pages", ["code", "url"], unique=True)


def downgrade() -> None:
    op.drop_table("found_pages")
    op.drop_table("site_looks")
