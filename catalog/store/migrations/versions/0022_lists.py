"""Indexes for the desk's lists, for the history of one institution, and for the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

CURRENT, ENDED = sa.text("until_version IS NULL"), sa.text("until_version IS NOT NULL")
STANDING = (
    ("institutions", ("kind", "code")),
    ("institutions", ("place_id", "code")),
    ("institutions", ("inn",)),
    ("pages", ("state", "platform", "checked_on", "code")),
    ("pages", ("checked_on", "code")),
    ("pages", ("code", "platform", "state", "checked_on")),
)
VERSIONED = ("institutions", "pages", "services")
PLAIN = (
    *((table, column) for table in VERSIONED for column in ("code", "since_version")),
    ("pages", "url"),
    *(("audit", column) for column in ("operator", "subject", "version")),
)  # fmt: skip


def upgrade() -> None:
    for table, columns in STANDING:
        name = f"ix_{table}_current_{'_'.join(columns)}"
        op.create_index(name, table, list(columns), sqlite_where=CURRENT, postgresql_where=CURRENT)
    for table, column in PLAIN:
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table in VERSIONED:
        name = f"ix_{table}_until_version"
        op.create_index(name, table, ["until_version"], sqlite_where=ENDED, postgresql_where=ENDED)


def downgrade() -> None:
    for table in VERSIONED:
        op.drop_index(f"ix_{table}_until_version", table)
    for table, column in PLAIN:
        op.drop_index(f"ix_{table}_{column}", table)
    for table, columns in STANDING:
        op.drop_index(f"ix_{table}_current_{'_'.join(columns)}", table)
