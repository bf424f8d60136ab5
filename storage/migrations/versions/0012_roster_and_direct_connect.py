"""Who answers questions, and questions to a person that keep their asker to itself."""

from storage.migrations.columns import (
    counted,
    create,
    create_in_order,
    create_partial_index,
    days,
    json_texts,
    moments,
    numbers,
    sealed,
    texts,
)

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the roster, questions with their threads, askers and public answers."""
    _roster()
    _questions()
    create("connect_askers", texts("pseudonym"), sealed("sealed"), key="pseudonym")
    create_in_order(
        "connect_messages",
        texts("question_id", "said", "author_id"),
        sealed("sealed"),
        moments("at"),
        refers=("question_id connect_questions.id",),
        index=("question_id",),
    )
    create(
        "connect_peers",
        texts("question_id", "person_id", "state", "by_id"),
        moments("at"),
        key="question_id person_id",
        refers=("question_id connect_questions.id",),
        index=("person_id",),
    )
    create(
        "connect_record",
        counted("ordinal"),
        texts("question_id"),
        moments("at"),
        texts("who", "verb", "about"),
        key="ordinal",
        index=("question_id",),
    )
    _public()
    create("connect_reminders", texts("person_id"), days("day"), key="person_id day")


def _roster() -> None:
    create_in_order(
        "roster",
        texts("person_id", "part", "state", "by_id"),
        json_texts("topics", "regions", "languages"),
        numbers("most_open"),
        moments("since"),
        moments("until", nullable=True),
        days("away_from", "away_until", nullable=True),
        refers=("person_id people.id",),
    )
    create_partial_index(
        "ix_roster_live",
        "roster",
        "person_id part",
        where="state IN ('invited', 'asked', 'holds')",
        unique=True,
    )


def _questions() -> None:
    create_in_order(
        "connect_questions",
        texts("pseudonym", "privacy", "topic", "language", "region"),
        texts("facilitator_id", "holder_id", "state", "step", "helped", "consent"),
        numbers("version"),
        moments("asked_at", "promised_at"),
        moments("look_at", "answered_at", "closed_at", nullable=True),
        unique=("pseudonym",),
        index=("facilitator_id", "holder_id", "state", "closed_at"),
    )
    create_partial_index(
        "ix_connect_questions_look",
        "connect_questions",
        "look_at",
        where="look_at IS NOT NULL",
    )


def _public() -> None:
    create_in_order(
        "connect_public",
        texts("question_id", "question", "answer", "language"),
        json_texts("topics", "row_keys"),
        texts("by_id"),
        moments("made_at"),
        moments("withdrawn_at", nullable=True),
        refers=("question_id connect_questions.id",),
    )
    create_partial_index(
        "ix_connect_public_shown",
        "connect_public",
        "question_id",
        where="withdrawn_at IS NULL",
        unique=True,
    )
