"""A desk message may tell of several cases."""

from alembic import op
from sqlalchemy import Column, String

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add which further cases a message tells of: none for those that are there."""
    op.add_column("desk_messages", Column("also_about", String(), nullable=True))
