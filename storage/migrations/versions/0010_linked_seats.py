"""People link their seats themselves, and a seat that is lost is known as such."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    create,
    create_in_order,
    create_partial_index,
    moments,
    numbers,
    texts,
)

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add links and what happened to seats; all seats so far came from a list."""
    given = sa.Column(
        "given", sa.String(), nullable=False, server_default=sa.text("'list'")
    )
    op.add_column("seats", given)
    op.add_column("seats", sa.Column("lost_at", sa.DateTime(timezone=True)))
    _links()
    create(
        "seat_link_tries",
        texts("vendor", "tenant", "account"),
        moments("since"),
        numbers("tries"),
        key="vendor tenant account",
        index=("since",),
    )
    create(
        "seat_changes",
        [sa.Column("ordinal", sa.Integer(), nullable=False)],
        texts("person_id", "vendor", "tenant", "account", "what", "by"),
        moments("at"),
        key="ordinal",
        index=("person_id",),
    )


def _links() -> None:
    create_in_order(
        "seat_links",
        texts("person_id", "via", "digest", "state"),
        moments("made_at", "ends_at"),
        [sa.Column("vendor", sa.String())],
        texts("tenant", "account"),
        unique=("digest",),
        refers=("person_id people.id",),
        index=("vendor tenant account",),
    )
    create_partial_index(
        "ix_seat_links_live",
        "seat_links",
        "person_id",
        where="state IN ('offered', 'claimed', 'agreed')",
        unique=True,
    )
