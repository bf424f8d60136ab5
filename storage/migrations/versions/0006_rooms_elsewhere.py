"""Rooms that a vendor makes: what was asked for, and when to look again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Let a step of making a room carry how far it is with the vendor."""
    for name in ("about", "found"):
        text = sa.Column(
            name, sa.String(), nullable=False, server_default=sa.text("''")
        )
        op.add_column("room_steps", text)
    for name in ("began_at", "look_at"):
        op.add_column("room_steps", sa.Column(name, sa.DateTime(timezone=True)))
