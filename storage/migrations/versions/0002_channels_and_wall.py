"""What is said in the channels, the identity wall, and the working calendars."""

from storage.migrations.columns import (
    counted,
    create,
    create_in_order,
    create_partial_index,
    days,
    flags,
    json_texts,
    moments,
    numbers,
    sealed,
    texts,
)

revision = "0002"
down_revision = "0001"

_OF_CASE = "case_id cases.id"
_OF_CALENDAR = "calendar calendars.name"


def upgrade() -> None:
    """Make the rest."""
    _outbox()
    _rooms()
    _wall()
    _calendars()
    _desk()


def _outbox() -> None:
    create(
        "outbox",
        counted("id"),
        texts("case_id", "conversation", "kind", "subject", "only_role"),
        json_texts("words"),
        texts("state", "problem"),
        numbers("attempts"),
        moments("created_at", "not_before"),
        moments("attempted_at", "settled_at", nullable=True),
        key="id",
        index=("case_id state",),
    )
    create_partial_index(
        "ix_outbox_unsettled", "outbox", "not_before id", where="settled_at IS NULL"
    )
    create(
        "posts",
        texts("conversation", "kind", "subject", "message_id"),
        key="conversation kind subject",
    )


def _rooms() -> None:
    create(
        "room_steps",
        texts("case_id", "key", "state", "problem"),
        numbers("position"),
        moments("at", nullable=True),
        key="case_id key",
        refers=(_OF_CASE,),
    )
    create_partial_index(
        "ix_room_steps_unfinished", "room_steps", "case_id", where="state <> 'done'"
    )


def _wall() -> None:
    create_in_order(
        "walled_names",
        texts("case_id", "label"),
        sealed("sealed"),
        moments("at"),
        refers=(_OF_CASE,),
        index=("case_id",),
    )
    create(
        "drafts",
        texts("id", "person_id", "kind"),
        sealed("sealed"),
        moments("at"),
        key="id",
        index=("at",),
    )
    create("key_checks", numbers("id"), sealed("sealed"), key="id")


def _calendars() -> None:
    create("calendars", texts("name", "weekend"), key="name")
    create(
        "holidays",
        texts("calendar", "name"),
        days("day"),
        key="calendar day",
        refers=(_OF_CALENDAR,),
    )
    create(
        "listed_years",
        texts("calendar"),
        numbers("year"),
        key="calendar year",
        refers=(_OF_CALENDAR,),
    )


def _desk() -> None:
    create(
        "desk_messages",
        counted("id"),
        texts("conversation", "case_id", "only_role", "author", "plain", "html"),
        texts("private_to"),
        flags("pinned"),
        moments("created_at", "changed_at"),
        numbers("change"),
        key="id",
        unique=("change",),
        index=("conversation id", "case_id"),
    )
    create("desk_changes", numbers("id", "last"), key="id")
