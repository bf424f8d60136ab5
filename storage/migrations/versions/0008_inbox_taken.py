"""What came in is taken with the change that it asks for: done, or not there."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Forget what was only being worked on, and how long somebody held it."""
    inbox = sa.table("inbox", sa.column("done_at"))
    op.execute(inbox.delete().where(inbox.c.done_at.is_(None)))
    for name in ("body", "held_until", "done_at"):
        op.drop_column("inbox", name)
