"""What a vendor brought is kept until it is answered."""

from storage.migrations.columns import create, moments, numbers, sealed, texts

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table of what came in."""
    create(
        "arrivals",
        texts("vendor", "key"),
        sealed("sealed"),
        moments("came_at"),
        moments("leased_until", nullable=True),
        numbers("attempts"),
        key="vendor key",
        index=("came_at", "vendor leased_until"),
    )
