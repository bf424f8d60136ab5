"""Sealed names and sealed drafts, as rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from services.ports import Draft, WalledName
from storage.inserts import insert_into, insert_or_replace
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.wall import DraftRow, WalledNameRow

_NAMES = table_of(WalledNameRow)
_DRAFTS = table_of(DraftRow)
_NAME = Shape(WalledName, _NAMES)
_DRAFT = Shape(Draft, _DRAFTS)

_ADD_NAME = Statement(insert_into(_NAMES, leave_out="ordinal"))
_NAMES_OF = Statement(
    select(*_NAME.columns)
    .where(_NAMES.c.case_id == bindparam("case_id"))
    .order_by(_NAMES.c.ordinal)
)
_ALL_NAMES = Statement(select(*_NAME.columns).order_by(_NAMES.c.ordinal))
_RESEAL = Statement(
    update(_NAMES)
    .where(_NAMES.c.id == bindparam("which"))
    .values(sealed=bindparam("sealed"))
)

_THEIRS = (
    _DRAFTS.c.id == bindparam("which"),
    _DRAFTS.c.person_id == bindparam("owner_id"),
)
_PUT_DRAFT = insert_or_replace(_DRAFTS)
_PEEK = Statement(select(*_DRAFT.columns).where(*_THEIRS))
_OF_KIND = Statement(select(*_DRAFT.columns).where(_DRAFTS.c.kind == bindparam("kind")))
_FORGET = Statement(delete(_DRAFTS).where(*_THEIRS))
_FORGET_BEFORE = Statement(delete(_DRAFTS).where(_DRAFTS.c.at < bindparam("moment")))


class SqlWall:
    """Fills `WallStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, names: Sequence[WalledName]) -> None:
        """Store sealed names."""
        self._statements.change_all(_ADD_NAME, [_NAME.values(name) for name in names])

    def of_case(self, case_id: str) -> list[WalledName]:
        """Return a case's sealed names."""
        found = self._statements.rows(_NAMES_OF, case_id=case_id)
        return [_NAME.made(row) for row in found]

    def all(self) -> list[WalledName]:
        """Return every sealed name: to mask them, or to seal them with a new key."""
        return [_NAME.made(row) for row in self._statements.rows(_ALL_NAMES)]

    def reseal(self, sealed: Mapping[str, bytes]) -> None:
        """Replace the sealed bytes by id."""
        changes = [{"which": which, "sealed": new} for which, new in sealed.items()]
        self._statements.change_all(_RESEAL, changes)


class SqlDrafts:
    """Fills `DraftStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def put(self, draft: Draft) -> None:
        """Store a draft."""
        self._statements.change(_PUT_DRAFT, **_DRAFT.values(draft))

    def take(self, draft_id: str, *, person_id: str) -> Draft | None:
        """Return and forget a person's draft; None when it is not there."""
        draft = self.peek(draft_id, person_id=person_id)
        theirs = {"which": draft_id, "owner_id": person_id}
        # Of two who take it at once, the one that forgets the row has it.
        return draft if self._statements.change(_FORGET, **theirs) else None

    def peek(self, draft_id: str, *, person_id: str) -> Draft | None:
        """Return a person's draft without forgetting it."""
        row = self._statements.row(_PEEK, which=draft_id, owner_id=person_id)
        return _DRAFT.made(row) if row else None

    def of_kind(self, kind: str) -> list[Draft]:
        """Return everybody's drafts of a kind, sealed as they are."""
        found = self._statements.rows(_OF_KIND, kind=kind)
        return [_DRAFT.made(row) for row in found]

    def forget_before(self, moment: datetime) -> int:
        """Forget older drafts; return how many."""
        return self._statements.change(_FORGET_BEFORE, moment=moment)
