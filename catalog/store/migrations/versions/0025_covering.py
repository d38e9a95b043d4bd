"""Indexes of pages by which SQLite counts without reading the rows: it sees in there that they stand."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

CURRENT = sa.text("until_version IS NULL")
OF_A_CODE = ("code", "platform", "state", "checked_on")


def upgrade() -> None:
    _exchange(OF_A_CODE, (*OF_A_CODE, "until_version"))
    op.drop_index("ix_pages_url", "pages")
    op.create_index("ix_pages_url", "pages", ["url", "until_version"])


def downgrade() -> None:
    _exchange((*OF_A_CODE, "until_version"), OF_A_CODE)
    op.drop_index("ix_pages_url", "pages")
    op.create_index("ix_pages_url", "pages", ["url"])


def _exchange(before: tuple[str, ...], now: tuple[str, ...]) -> None:
    op.drop_index(f"ix_pages_current_{'_'.join(before)}", "pages")
    name = f"ix_pages_current_{'_'.join(now)}"
    op.create_index(name, "pages", list(now), sqlite_where=CURRENT, postgresql_where=CURRENT)
