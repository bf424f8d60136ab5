"""What people wrote stands in the record and, copied, in other tables: taken out."""

from sqlalchemy import Column, ColumnElement, String, bindparam, or_, select, update

from storage.statements import Statement, Statements
from storage.tables.actions import ActionRow, CommentRow, EvidenceRow, PartRow
from storage.tables.base import table_of
from storage.tables.cases import EventRow
from storage.tables.dates import ExtensionRow
from storage.tables.documents import DecisionRow, SignatureRow, VersionRow
from storage.tables.nudges import SnoozeRow
from storage.tables.outbox import OutboxRow
from storage.tables.people import ActingRow, MembershipRow, RecusalRow
from storage.tables.related import RelatedCaseRow
from storage.tables.requests import RequestRow, StakeholderRow

_ACTIONS = table_of(ActionRow)
_OUTBOX = table_of(OutboxRow)
_CASE = bindparam("of_case", type_=String())
_OF_CASE = (
    (table_of(ActionRow), "reason"),
    (table_of(EventRow), "note"),
    (table_of(MembershipRow), "note"),
    (table_of(ActingRow), "reason"),
    (table_of(RecusalRow), "reason"),
    (table_of(RequestRow), "words"),
    (table_of(StakeholderRow), "name"),
    (table_of(VersionRow), "note"),
    (table_of(DecisionRow), "words"),
    (table_of(ExtensionRow), "reason"),
    (table_of(ExtensionRow), "answer"),
)
_OF_ACTION = (
    (table_of(CommentRow), "text"),
    (table_of(EvidenceRow), "note"),
    (table_of(EvidenceRow), "link"),
    (table_of(PartRow), "reason"),
    (table_of(SignatureRow), "reason"),
    (table_of(SnoozeRow), "reason"),
)


def _forget(column: Column[str], where: ColumnElement[bool]) -> Statement:
    said = column == bindparam("said")
    change = update(column.table).where(where, said)
    return Statement(change.values({column.name: bindparam("instead")}))


_RELATED = table_of(RelatedCaseRow)
_ITS_ACTIONS = select(_ACTIONS.c.id).where(_ACTIONS.c.case_id == _CASE)
_FORGET = (
    *(_forget(table.c[name], table.c.case_id == _CASE) for table, name in _OF_CASE),
    *(
        _forget(table.c[name], table.c.action_id.in_(_ITS_ACTIONS))
        for table, name in _OF_ACTION
    ),
    # Kept once for two cases, each of which has it in its record.
    _forget(
        _RELATED.c.reason,
        or_(_RELATED.c.case_id == _CASE, _RELATED.c.other_id == _CASE),
    ),
)
_NEWS = Statement(
    select(_OUTBOX.c.id, _OUTBOX.c.words).where(_OUTBOX.c.case_id == _CASE)
)
_REWORD = Statement(
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("which"))
    .values(words=bindparam("fresh", type_=_OUTBOX.c.words.type))
)


def forget_copies(
    statements: Statements, case_id: str, words: str, *, instead: str
) -> int:
    """Put *instead* wherever a case's tables hold exactly these words; count them."""
    found = {"of_case": case_id, "said": words, "instead": instead}
    count = sum(statements.change(forget, **found) for forget in _FORGET)
    for which, told in statements.rows(_NEWS, of_case=case_id):
        fresh = {k: instead if v == words else v for k, v in told.items()}
        if fresh != told:
            count += statements.change(_REWORD, which=which, fresh=fresh)
    return count
