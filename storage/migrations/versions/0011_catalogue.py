"""The catalogue of resources, what happened to them, and how their links do."""

from storage.migrations.columns import (
    counted,
    create,
    days,
    flags,
    json_texts,
    moments,
    numbers,
    texts,
)

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the tables; what the product ships comes when the desk starts."""
    create(
        "resources",
        texts("id", "title", "url", "language", "kind", "summary", "attested"),
        json_texts("topics", "standards", "audience"),
        texts("edition"),
        flags("official"),
        texts("status", "superseded_by"),
        json_texts("aliases"),
        days("reviewed_on", "dead_since", nullable=True),
        flags("public"),
        numbers("revision"),
        texts("edited_by"),
        moments("edited_at", nullable=True),
        key="id",
    )
    create(
        "catalogue",
        texts("name"),
        numbers("version"),
        texts("shipped"),
        flags("check_asked"),
        moments("checked_at", nullable=True),
        key="name",
    )
    create(
        "resource_changes",
        counted("ordinal"),
        texts("resource_id", "what", "by"),
        moments("at"),
        texts("note"),
        json_texts("was"),
        key="ordinal",
        index=("resource_id",),
    )
    create(
        "resource_links",
        texts("resource_id", "outcome", "reason", "moved_to"),
        moments("looked_at"),
        numbers("failed_days"),
        days("failed_on", nullable=True),
        key="resource_id",
    )
