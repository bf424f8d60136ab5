"""Who was nudged of which action, and who asked for silence, as rows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Integer, String, bindparam, null, select, update

from domain.nudging.history import Nudged, NudgeOutcome, Snooze
from storage.inserts import insert_into
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.stores.looking import Looks
from storage.tables.base import table_of
from storage.tables.nudges import NudgeRow, SnoozeRow
from storage.tables.outbox import OutboxRow

_NUDGES = table_of(NudgeRow)
_SNOOZES = table_of(SnoozeRow)
_OUTBOX = table_of(OutboxRow)
_NUDGED = Shape(Nudged, _NUDGES)
_SNOOZE = Shape(Snooze, _SNOOZES)
_ACTION_ID = bindparam("action_id", type_=String())

_QUEUED = Statement(
    select(*_NUDGED.columns)
    .where(_NUDGES.c.outbox_id == bindparam("outbox_id"))
    .order_by(_NUDGES.c.ordinal)
)
_OF_ACTION = Statement(
    select(*_NUDGED.columns)
    .where(_NUDGES.c.action_id == _ACTION_ID)
    .order_by(_NUDGES.c.ordinal)
)
_SETTLE = Statement(
    update(_NUDGES)
    .where(
        _NUDGES.c.outbox_id == bindparam("which"),
        _NUDGES.c.action_id == bindparam("of"),
    )
    .values(outcome=bindparam("outcome"), way=bindparam("way"), at=bindparam("at"))
)
_ONCE = Statement(
    select(_OUTBOX.c.once).where(_OUTBOX.c.id == bindparam("which", type_=Integer()))
)
_FREE_DAY = Statement(
    update(_OUTBOX).where(_OUTBOX.c.id == bindparam("which")).values(once=null())
)
_ADD_SNOOZE = Statement(insert_into(_SNOOZES, leave_out="ordinal"))
_END_SNOOZE = Statement(
    update(_SNOOZES)
    .where(_SNOOZES.c.id == bindparam("which"), _SNOOZES.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
_SNOOZES_OF = Statement(
    select(*_SNOOZE.columns)
    .where(_SNOOZES.c.action_id == _ACTION_ID)
    .order_by(_SNOOZES.c.ordinal)
)


class SqlNudges:
    """Fills `NudgeStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._looks = Looks(statements)

    def queued(self, outbox_id: int) -> list[Nudged]:
        """Return what a message is to tell of, as the sweep gathered it."""
        found = self._statements.rows(_QUEUED, outbox_id=outbox_id)
        return [_NUDGED.made(row) for row in found]

    def was_asked_for(self, outbox_id: int) -> bool:
        """Whether a person asked for the message, and not the sweep."""
        row = self._statements.row(_ONCE, which=outbox_id)
        return row is not None and row[0] is None

    def settle(
        self,
        outbox_id: int,
        *,
        outcome: NudgeOutcome,
        told: Collection[str],
        way: str,
        at: datetime,
    ) -> None:
        """
        Say what became of a message; what is not among the *told* actions is dropped.

        Its actions are looked at again: what was not delivered is still to be said. A
        message that told nobody anything has not used its day.
        """
        gathered = [each.action_id for each in self.queued(outbox_id)]
        became = [
            {
                "which": outbox_id,
                "of": action_id,
                "outcome": outcome if action_id in told else NudgeOutcome.DROPPED,
                "way": way,
                "at": at,
            }
            for action_id in gathered
        ]
        self._statements.change_all(_SETTLE, became)
        if outcome is NudgeOutcome.DROPPED:
            self._statements.change(_FREE_DAY, which=outbox_id)
        self._looks.at_actions(gathered)

    def of_action(self, action_id: str) -> list[Nudged]:
        """Return an action's nudges, oldest first."""
        found = self._statements.rows(_OF_ACTION, action_id=action_id)
        return [_NUDGED.made(row) for row in found]

    def snooze(self, snooze: Snooze) -> None:
        """Store a snooze; the sweep looks at its action again."""
        self._statements.change(_ADD_SNOOZE, **_SNOOZE.values(snooze))
        self.look_again([snooze.action_id])

    def end_snooze(self, snooze_id: str, *, at: datetime) -> bool:
        """End a snooze before its day; False when it had ended."""
        return self._statements.change(_END_SNOOZE, which=snooze_id, at=at) == 1

    def snoozes_of(self, action_id: str) -> list[Snooze]:
        """Return an action's snoozes, oldest first."""
        found = self._statements.rows(_SNOOZES_OF, action_id=action_id)
        return [_SNOOZE.made(row) for row in found]

    def look_again(self, action_ids: Collection[str]) -> None:
        """Let the next sweep look at actions."""
        self._looks.at_actions(action_ids)
