"""What of a case may not have arrived is found without reading what waits."""

from storage.migrations.columns import create_partial_index

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add an index over what did not arrive, may not have, or is held up."""
    create_partial_index(
        "ix_outbox_in_doubt",
        "outbox",
        "case_id",
        where="state = 'not-reached' OR state = 'uncertain'"
        " OR (settled_at IS NULL AND problem <> '')",
    )
