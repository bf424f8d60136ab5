"""Requests for more time, as rows."""

from datetime import date

from sqlalchemy import String, bindparam, select, text, update

from domain.extensions import Extension, ExtensionState
from domain.refusals import Refusal
from storage.inserts import insert_into
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.stores.cases import sees
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.dates import ExtensionRow

_ACTIONS = table_of(ActionRow)
_EXTENSIONS = table_of(ExtensionRow)
_EXTENSION = Shape(Extension, _EXTENSIONS)
_DECIDED = ("state", "decided_by", "decided_at", "granted_days", "answer")
# Written out, so that the index over just these is of use.
_STILL_ASKED = text("extensions.state = 'asked'")
_ASKED = _EXTENSIONS.c.state == ExtensionState.ASKED

_ADD = Statement(insert_into(_EXTENSIONS, leave_out="ordinal"))
_GET = Statement(select(*_EXTENSION.columns).where(_EXTENSIONS.c.id == bindparam("id")))
_OF_ACTION = Statement(
    select(*_EXTENSION.columns)
    .where(_EXTENSIONS.c.action_id == bindparam("action_id", type_=String()))
    .order_by(_EXTENSIONS.c.ordinal)
)
_OPEN_SEEN_BY = Statement(
    select(*_EXTENSION.columns)
    .join_from(_EXTENSIONS, _ACTIONS, _EXTENSIONS.c.action_id == _ACTIONS.c.id)
    .where(_STILL_ASKED, _ACTIONS.c.is_open, sees(_EXTENSIONS.c.case_id))
    .order_by(_EXTENSIONS.c.ordinal)
)
_SETTLE = Statement(
    update(_EXTENSIONS)
    .where(_EXTENSIONS.c.id == bindparam("which"), _ASKED)
    .values({name: bindparam(name) for name in _DECIDED})
)


class SqlExtensions:
    """Fills `ExtensionStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, extension: Extension) -> None:
        """Store a request."""
        self._statements.change(_ADD, **_EXTENSION.values(extension))

    def get(self, extension_id: str) -> Extension:
        """Return the request; Refusal `extension-not-found`."""
        row = self._statements.row(_GET, id=extension_id)
        if row is None:
            raise Refusal("extension-not-found")
        return _EXTENSION.made(row)

    def of_action(self, action_id: str) -> list[Extension]:
        """Return an action's requests, oldest first."""
        found = self._statements.rows(_OF_ACTION, action_id=action_id)
        return [_EXTENSION.made(row) for row in found]

    def open_seen_by(self, person_id: str, day: date) -> list[Extension]:
        """Return what waits for a decision, on open actions of cases they may see."""
        found = self._statements.rows(_OPEN_SEEN_BY, person_id=person_id, today=day)
        return [_EXTENSION.made(row) for row in found]

    def settle(self, extension: Extension) -> bool:
        """Store what became of a request; False when that was settled already."""
        decided = {name: getattr(extension, name) for name in _DECIDED}
        return self._statements.change(_SETTLE, which=extension.id, **decided) == 1
