"""What was asked is counted, without who, and facilitators mend what went badly."""

from storage.migrations.columns import (
    create_in_order,
    create_partial_index,
    json_texts,
    moments,
    sealed,
    texts,
)

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the tables; nothing was counted before."""
    create_in_order(
        "asked",
        moments("at"),
        texts("mark", "language", "outcome", "reason"),
        json_texts("shown"),
        sealed("sealed"),
        texts("vote"),
        index=("at", "mark"),
    )
    create_in_order(
        "learning_fixes",
        texts("mark", "language", "kind", "by"),
        moments("at"),
        texts("words", "means"),
        moments("ended_at", nullable=True),
    )
    create_partial_index(
        "ix_learning_fixes_live",
        "learning_fixes",
        "mark kind words means",
        where="ended_at IS NULL",
        unique=True,
    )
