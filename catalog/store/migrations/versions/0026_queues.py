"""Queues of the desk come from the database part by part; answers that tell of days alone stand together."""

import sqlalchemy as sa
from alembic import op

from catalog.invitations.model import Told

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ANSWERS = sa.table(
    "answers",
    sa.column("number", sa.Integer),
    sa.column("cells", sa.JSON),
    sa.column("remark", sa.String),
    sa.column("kind", sa.String),
)


def upgrade() -> None:
    op.add_column("answers", sa.Column("kind", sa.String(16), nullable=False, server_default="change"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(ANSWERS.c.number, ANSWERS.c.cells, ANSWERS.c.remark)).all():
        kind = str(Told(row.cells, {}, row.remark).kind)
        connection.execute(sa.update(ANSWERS).where(ANSWERS.c.number == row.number).values(kind=kind))
    op.drop_index("ix_answers_state", "answers")
    op.create_index("ix_answers_state_kind_number", "answers", ["state", "kind", "number"])
    queue = [*map(sa.text, ("state", "is_sure DESC", "code", "id"))]
    op.create_index("ix_found_pages_queue", "found_pages", queue)


def downgrade() -> None:
    op.drop_index("ix_found_pages_queue", "found_pages")
    op.drop_index("ix_answers_state_kind_number", "answers")
    op.create_index("ix_answers_state", "answers", ["state"])
    op.drop_column("answers", "kind")
