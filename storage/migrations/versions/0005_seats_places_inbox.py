"""Where people and conversations are with a vendor, and what came in from there."""

from storage.migrations.columns import create, moments, texts

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add what speaking with people through a vendor needs."""
    create(
        "seats",
        texts("vendor", "tenant", "account", "person_id"),
        moments("since"),
        key="vendor tenant account",
        refers=("person_id people.id",),
        index=("person_id",),
    )
    create(
        "places",
        texts("conversation", "vendor", "tenant", "reference", "service_url"),
        moments("since"),
        key="conversation vendor",
        unique=("vendor tenant reference",),
    )
    create(
        "inbox",
        texts("vendor", "key", "body"),
        moments("came_at", "held_until"),
        moments("done_at", nullable=True),
        key="vendor key",
        index=("came_at",),
    )
