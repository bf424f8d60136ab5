"""Which version somebody decides on: the one that they read, and no other."""

from domain.actions import Action
from domain.documents import DocumentVersion
from domain.paperwork import kind_of
from domain.refusals import Refusal
from services.case_change import CaseChange
from services.paper import newest_of


def replaced(change: CaseChange, action: Action) -> Refusal:
    """Return the refusal of another version, naming the one to decide on now."""
    if action.document_version_id:
        now = change.uow.documents.version(action.document_version_id)
        return Refusal("version-replaced", version=str(now.number))
    newest = newest_of(change, action, kind_of(change.row_of(action)))
    return Refusal("version-replaced", version=str(newest.number if newest else ""))


def refuse_unnamed(
    version_id: str, *, action: Action, version: DocumentVersion
) -> None:
    """Refuse a decision by whose words nobody knows which version they have read."""
    if not version_id:
        number = str(version.number)
        raise Refusal("version-unnamed", action=action.label, version=number)
