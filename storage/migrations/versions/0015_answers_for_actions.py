"""Public answers are found by the row that they fit, without reading all of them."""

from storage.migrations.columns import create, texts

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add which rows each public answer fits; no release had public answers before."""
    create(
        "connect_public_rows",
        texts("row_key", "answer_id"),
        key="row_key answer_id",
        refers=("answer_id connect_public.id",),
    )
