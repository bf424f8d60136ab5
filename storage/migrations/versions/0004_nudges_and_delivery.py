"""Nudges, leases and rates, extensions, feeds, related cases, rehearsals."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    Column,
    counted,
    create,
    create_in_order,
    create_partial_index,
    days,
    moments,
    numbers,
    texts,
)

revision = "0004"
down_revision = "0003"

_OF_CASE = "case_id cases.id"
_OF_ACTION = "action_id actions.id"
# Long ago, on any clock: whoever asks what is due finds it at once.
_LOOK_AT_ONCE = (
    "UPDATE actions SET look_at = '1970-01-01 00:00:00.000000' WHERE is_open"
)


def upgrade() -> None:
    """Add what reminding, delivering and moving dates need."""
    _actions()
    _outbox()
    _nudges()
    _dates()
    _feeds()
    _related_cases()
    _rehearsals()


def _actions() -> None:
    op.add_column("actions", sa.Column("look_at", sa.DateTime(timezone=True)))
    op.add_column("actions", _filled(sa.String(), "ladder", "''"))
    op.add_column("actions", _filled(sa.Integer(), "extra_days", "0"))
    create_partial_index(
        "ix_actions_look_at", "actions", "look_at", where="look_at IS NOT NULL"
    )
    # What was open before there were ladders is looked at with the first sweep.
    op.execute(_LOOK_AT_ONCE)


def _filled(kind: Any, name: str, default: str) -> Column:  # noqa: ANN401 - a type.
    return sa.Column(name, kind, nullable=False, server_default=sa.text(default))


def _outbox() -> None:
    op.add_column("outbox", sa.Column("once", sa.String()))
    op.add_column("outbox", _filled(sa.String(), "way", "''"))
    op.add_column("outbox", _filled(sa.String(), "leased_by", "''"))
    op.add_column("outbox", sa.Column("leased_until", sa.DateTime(timezone=True)))
    op.create_index("ix_outbox_once", "outbox", ["once"], unique=True)
    create_partial_index(
        "ix_outbox_queue", "outbox", "conversation id", where="settled_at IS NULL"
    )
    create("sends", counted("id"), texts("lane"), moments("at"), key="id")
    op.create_index("ix_sends_lane_at", "sends", ["lane", "at"])
    create(
        "stopped_addresses",
        texts("person_id", "way", "problem"),
        moments("at"),
        key="person_id way",
    )


def _nudges() -> None:
    create(
        "nudges",
        counted("ordinal"),
        numbers("outbox_id"),
        texts("action_id", "person_id", "step", "outcome", "way"),
        days("day"),
        moments("at"),
        key="ordinal",
        unique=("outbox_id action_id",),
        refers=(_OF_ACTION,),
        index=("action_id person_id day",),
    )
    create_in_order(
        "snoozes",
        texts("action_id", "person_id", "reason"),
        days("until"),
        moments("at"),
        moments("ended_at", nullable=True),
        refers=(_OF_ACTION,),
        index=("action_id",),
    )


def _dates() -> None:
    create_in_order(
        "extensions",
        texts("case_id", "action_id", "asked_by", "reason", "state"),
        numbers("asked_days", "granted_days"),
        moments("asked_at"),
        moments("decided_at", nullable=True),
        texts("decided_by", "answer"),
        refers=(_OF_CASE, _OF_ACTION),
        index=("case_id", "action_id"),
    )


def _feeds() -> None:
    create_in_order(
        "feeds",
        texts("person_id", "case_id", "digest"),
        moments("made_at"),
        moments("revoked_at", nullable=True),
        unique=("digest",),
        index=("person_id",),
    )
    # One link of a kind at a time: a new one ends the old one.
    create_partial_index(
        "ix_feeds_live",
        "feeds",
        "person_id case_id",
        where="revoked_at IS NULL",
        unique=True,
    )
    # How often a date moved: a calendar program takes a number, not a guess.
    create_partial_index(
        "ix_record_redated", "record", "subject", where="verb = 'action.redate'"
    )


def _related_cases() -> None:
    create_in_order(
        "related_cases",
        texts("case_id", "other_id", "by", "reason"),
        moments("at"),
        moments("ended_at", nullable=True),
        refers=(_OF_CASE, "other_id cases.id"),
        index=("case_id", "other_id"),
    )
    create_partial_index(
        "ix_related_cases_live",
        "related_cases",
        "case_id other_id",
        where="ended_at IS NULL",
        unique=True,
    )
    # What is late or soon due, and what did not arrive, over all cases by its day.
    create_partial_index(
        "ix_actions_due",
        "actions",
        "due_on case_id number",
        where="is_open AND due_on IS NOT NULL",
    )
    create_partial_index(
        "ix_outbox_troubles",
        "outbox",
        "id",
        where="state = 'not-reached' OR state = 'uncertain'",
    )
    create_partial_index(
        "ix_extensions_asked", "extensions", "ordinal", where="state = 'asked'"
    )
    # To find another complaint on the same project.
    op.create_index("ix_cases_project", "cases", ["project"])
    op.create_index("ix_cases_project_number", "cases", ["project_number"])


def _rehearsals() -> None:
    create("virtual_clock", numbers("id"), moments("at"), key="id")
    create(
        "played_parts", texts("person_id", "play"), moments("since"), key="person_id"
    )
