"""What versions touched, in the order in which it is told: the newest first, by code within a version."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ENDED = sa.text("until_version IS NOT NULL")
TABLES = ("institutions", "pages", "services")
SIDES = (("since_version", None), ("until_version", ENDED))


def upgrade() -> None:
    _index_again(" DESC", "code")


def downgrade() -> None:
    _index_again("")


def _index_again(direction: str, *behind: str) -> None:
    for table in TABLES:
        for side, where in SIDES:
            name = f"ix_{table}_{side}"
            op.drop_index(name, table)
            columns = [sa.text(side + direction), *map(sa.text, behind)]
            op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
