"""When the sweep looks at an action again: at once, after whatever may change it."""

from datetime import UTC, datetime

from sqlalchemy import bindparam, update

from storage.statements import Statement
from storage.tables.actions import ActionRow
from storage.tables.base import table_of

# Long ago: what changed is looked at with the next sweep.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_ACTIONS = table_of(ActionRow)

LOOK_AGAIN = Statement(
    update(_ACTIONS)
    .where(_ACTIONS.c.id == bindparam("which"), _ACTIONS.c.is_open)
    .values(look_at=bindparam("then"))
)
