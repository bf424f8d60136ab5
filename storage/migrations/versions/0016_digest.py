"""The Monday digest: who gets it, each week's, and who did what to it."""

from storage.migrations.columns import (
    counted,
    create,
    create_in_order,
    create_partial_index,
    days,
    json_texts,
    moments,
    numbers,
    texts,
)

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the tables; nobody gets a digest who did not ask for it."""
    create(
        "digest_members",
        texts("person_id"),
        moments("since"),
        key="person_id",
        refers=("person_id people.id",),
    )
    create_in_order(
        "digests",
        days("week"),
        moments("drafted_at"),
        json_texts("items"),
        texts("intro", "state", "by_id"),
        numbers("edition", "reached", "missed", "gone"),
        moments("look_at", "decided_at", nullable=True),
        unique=("week",),
        index=("look_at",),
    )
    create(
        "digest_record",
        counted("ordinal"),
        texts("digest_id"),
        moments("at"),
        texts("who", "verb"),
        numbers("edition"),
        texts("about"),
        key="ordinal",
        index=("digest_id",),
    )
    create_partial_index(
        "ix_outbox_digest", "outbox", "subject", where="kind = 'digest'"
    )
