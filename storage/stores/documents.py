"""Documents, versions, signatures and decisions, as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, exists, select, update
from sqlalchemy.sql.expression import ClauseElement

from domain.documents import (
    Decision,
    Document,
    DocumentVersion,
    Signature,
    Verdict,
)
from domain.refusals import Refusal
from storage.inserts import insert_for, insert_into, insert_new
from storage.shapes import Shape
from storage.statements import Statement, Statements
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.documents import (
    DecisionRow,
    DocumentRow,
    SignatureRow,
    VersionRow,
)

_ACTIONS = table_of(ActionRow)
_DOCUMENTS = table_of(DocumentRow)
_VERSIONS = table_of(VersionRow)
_SIGNATURES = table_of(SignatureRow)
_DECISIONS = table_of(DecisionRow)

_DOCUMENT = Shape(Document, _DOCUMENTS)
_VERSION = Shape(DocumentVersion, _VERSIONS)
_SIGNATURE = Shape(Signature, _SIGNATURES)
_DECISION = Shape(Decision, _DECISIONS)

_CASE_ID = bindparam("case_id", type_=String())
_ADD = Statement(insert_into(_DOCUMENTS, leave_out="ordinal"))
_GET = Statement(select(*_DOCUMENT.columns).where(_DOCUMENTS.c.id == bindparam("id")))
_OF_CASE = Statement(
    select(*_DOCUMENT.columns)
    .where(_DOCUMENTS.c.case_id == _CASE_ID)
    .order_by(_DOCUMENTS.c.ordinal)
)
_OF_ACTION = Statement(
    select(*_DOCUMENT.columns)
    .where(_DOCUMENTS.c.action_id == bindparam("action_id"))
    .order_by(_DOCUMENTS.c.ordinal)
)
_ADD_VERSION = insert_new(_VERSIONS, leave_out="ordinal")
_VERSION_OF = Statement(
    select(*_VERSION.columns).where(_VERSIONS.c.id == bindparam("id"))
)
_VERSIONS_OF = Statement(
    select(*_VERSION.columns)
    .where(_VERSIONS.c.document_id == bindparam("document_id"))
    .order_by(_VERSIONS.c.number)
)
_VERSIONS_OF_CASE = Statement(
    select(*_VERSION.columns)
    .where(_VERSIONS.c.case_id == _CASE_ID)
    .order_by(_VERSIONS.c.document_id, _VERSIONS.c.number)
)
_SIGNATURES_OF = Statement(
    select(*_SIGNATURE.columns)
    .where(_SIGNATURES.c.action_id == bindparam("action_id"))
    .order_by(_SIGNATURES.c.ordinal)
)
_SIGNATURES_OF_CASE = Statement(
    select(*_SIGNATURE.columns)
    .join_from(_SIGNATURES, _ACTIONS, _SIGNATURES.c.action_id == _ACTIONS.c.id)
    .where(_ACTIONS.c.case_id == _CASE_ID)
    .order_by(_SIGNATURES.c.ordinal)
)
_ADD_DECISION = Statement(insert_into(_DECISIONS, leave_out="ordinal"))
_PUT_IN_FORCE = Statement(
    update(_DECISIONS)
    .where(
        _DECISIONS.c.version_id == bindparam("which"),
        _DECISIONS.c.in_force_since.is_(None),
    )
    .values(in_force_since=bindparam("at"))
)
_DECISIONS_OF_VERSION = Statement(
    select(*_DECISION.columns)
    .where(_DECISIONS.c.version_id == bindparam("version_id"))
    .order_by(_DECISIONS.c.ordinal)
)
_DECISIONS_OF_CASE = Statement(
    select(*_DECISION.columns)
    .where(_DECISIONS.c.case_id == _CASE_ID)
    .order_by(_DECISIONS.c.ordinal)
)


def _signing(dialect: str) -> ClauseElement:
    """Store a signature unless its key was given: a refusal cannot follow either."""
    given = exists().where(
        _SIGNATURES.c.action_id == bindparam("action_id"),
        _SIGNATURES.c.version_id == bindparam("version_id"),
        _SIGNATURES.c.key == bindparam("key"),
        _SIGNATURES.c.verdict == Verdict.GIVEN,
    )
    values = select(*map(_filled, _SIGNATURE.columns)).where(~given)
    signing = insert_for(dialect)(_SIGNATURES).from_select(_SIGNATURE.names, values)
    return signing.on_conflict_do_nothing()


def _filled(column: Any) -> Any:  # noqa: ANN401 - a column in, a value in its place out.
    return bindparam(column.name, type_=column.type)


_SIGN = Statement(_signing)


class SqlDocuments:
    """Fills `DocumentStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, document: Document) -> None:
        """Store a new document."""
        self._statements.change(_ADD, **_DOCUMENT.values(document))

    def of_case(self, case_id: str) -> list[Document]:
        """Return a case's documents, oldest first."""
        found = self._statements.rows(_OF_CASE, case_id=case_id)
        return [_DOCUMENT.made(row) for row in found]

    def of_action(self, action_id: str) -> list[Document]:
        """Return an action's documents, oldest first."""
        found = self._statements.rows(_OF_ACTION, action_id=action_id)
        return [_DOCUMENT.made(row) for row in found]

    def get(self, document_id: str) -> Document:
        """Return the document; Refusal `document-not-found`."""
        row = self._statements.row(_GET, id=document_id)
        if row is None:
            raise Refusal("document-not-found", document=document_id)
        return _DOCUMENT.made(row)

    def add_version(self, version: DocumentVersion) -> bool:
        """Store a version; False when that number is taken."""
        return self._statements.change(_ADD_VERSION, **_VERSION.values(version)) == 1

    def version(self, version_id: str) -> DocumentVersion:
        """Return the version; Refusal `document-not-found`."""
        row = self._statements.row(_VERSION_OF, id=version_id)
        if row is None:
            raise Refusal("document-not-found", document=version_id)
        return _VERSION.made(row)

    def versions(self, document_id: str) -> list[DocumentVersion]:
        """Return a document's versions by number."""
        found = self._statements.rows(_VERSIONS_OF, document_id=document_id)
        return [_VERSION.made(row) for row in found]

    def versions_of_case(self, case_id: str) -> list[DocumentVersion]:
        """Return the versions of all a case's documents."""
        found = self._statements.rows(_VERSIONS_OF_CASE, case_id=case_id)
        return [_VERSION.made(row) for row in found]

    def sign(self, signature: Signature) -> bool:
        """
        Store a signature.

        False when that key was given on that version and action already.
        """
        return self._statements.change(_SIGN, **_SIGNATURE.values(signature)) == 1

    def signatures_of(self, action_id: str) -> list[Signature]:
        """Return an action's signatures on all versions, oldest first."""
        found = self._statements.rows(_SIGNATURES_OF, action_id=action_id)
        return [_SIGNATURE.made(row) for row in found]

    def signatures_of_case(self, case_id: str) -> list[Signature]:
        """Return the signatures on all a case's actions, oldest first."""
        found = self._statements.rows(_SIGNATURES_OF_CASE, case_id=case_id)
        return [_SIGNATURE.made(row) for row in found]

    def add_decisions(self, decisions: Sequence[Decision]) -> None:
        """Store the decisions of a plan's version."""
        values = [_DECISION.values(decision) for decision in decisions]
        self._statements.change_all(_ADD_DECISION, values)

    def put_in_force(self, version_id: str, *, at: datetime) -> list[Decision]:
        """Let a signed version's decisions hold; return them."""
        self._statements.change(_PUT_IN_FORCE, which=version_id, at=at)
        found = self._statements.rows(_DECISIONS_OF_VERSION, version_id=version_id)
        return [_DECISION.made(row) for row in found]

    def decisions_of_case(self, case_id: str) -> list[Decision]:
        """Return a case's decisions, oldest first."""
        found = self._statements.rows(_DECISIONS_OF_CASE, case_id=case_id)
        return [_DECISION.made(row) for row in found]
