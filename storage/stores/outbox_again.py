"""The same news once more, as a row of its own: with another id, and so another key."""

from datetime import datetime

from sqlalchemy import Integer, bindparam, insert, literal, null, or_, select

from domain.news import NewsState
from domain.nudging.history import NudgeOutcome
from storage.statements import Statement, Statements
from storage.stores.looking import AT_ONCE
from storage.tables.base import table_of
from storage.tables.nudges import NudgeRow
from storage.tables.outbox import OutboxRow

_OUTBOX = table_of(OutboxRow)
_NUDGES = table_of(NudgeRow)
_KEPT = [
    _OUTBOX.c[name]
    for name in ("case_id", "conversation", "kind", "subject", "words", "only_role")
]
_MOMENT = _OUTBOX.c.created_at.type
_FRESH = {
    "state": literal(NewsState.PENDING, _OUTBOX.c.state.type),
    "created_at": bindparam("at", type_=_MOMENT),
    "not_before": literal(AT_ONCE, _MOMENT),
    "attempts": literal(0, Integer()),
    "problem": literal(""),
    # What may be said a single time was said by the row that this one repeats.
    "once": null(),
    "way": literal(""),
    "leased_by": literal(""),
}
_AGAIN = Statement(
    insert(_OUTBOX)
    .from_select(
        [*(column.name for column in _KEPT), *_FRESH],
        select(*_KEPT, *_FRESH.values()).where(_OUTBOX.c.id == bindparam("which")),
        include_defaults=False,
    )
    .returning(_OUTBOX.c.id)
)
_TOLD = [_NUDGES.c[name] for name in ("action_id", "person_id", "step", "day")]
_QUEUED = {
    "outbox_id": bindparam("new", type_=Integer()),
    "outcome": literal(NudgeOutcome.QUEUED, _NUDGES.c.outcome.type),
    "way": literal(""),
    "at": bindparam("at", type_=_MOMENT),
}
_TELL_AGAIN = Statement(
    insert(_NUDGES).from_select(
        [*(column.name for column in _TOLD), *_QUEUED],
        select(*_TOLD, *_QUEUED.values())
        .where(
            _NUDGES.c.outbox_id == bindparam("which"),
            or_(
                _NUDGES.c.outcome == NudgeOutcome.NOT_REACHED,
                _NUDGES.c.outcome == NudgeOutcome.UNCERTAIN,
            ),
        )
        .order_by(_NUDGES.c.ordinal),
        include_defaults=False,
    )
)


def say_again(statements: Statements, outgoing_id: int, *, at: datetime) -> int:
    """Queue the same news anew, with the actions of a nudge; return its id."""
    ((new,),) = statements.rows(_AGAIN, which=outgoing_id, at=at)
    statements.change(_TELL_AGAIN, which=outgoing_id, new=new, at=at)
    return int(new)
