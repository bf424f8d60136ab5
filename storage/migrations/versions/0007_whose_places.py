"""Whose account somebody's own chat is, and where the desk was taken out."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Let a place carry the account it was opened for, and since when it is lost."""
    text = sa.Column(
        "account", sa.String(), nullable=False, server_default=sa.text("''")
    )
    op.add_column("places", text)
    op.add_column("places", sa.Column("lost_at", sa.DateTime(timezone=True)))
