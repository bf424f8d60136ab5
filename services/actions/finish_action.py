"""Finish an action with what shows that it was done: a link, a note or a file."""

import re
from dataclasses import dataclass, replace

from domain.actions import Action, ActionState, Evidence
from domain.documents import DocumentKind
from domain.extensions import ExtensionState
from domain.paperwork import kind_of
from domain.people import Actor
from domain.phases import Phase
from domain.procedure.model import Approval, ProcedureRow, Repeat
from domain.refusals import Refusal
from domain.rights import can_work
from services.actions.next_round import open_next_round
from services.case_change import CaseChange, changing_action
from services.dates.ending import end_request
from services.paper import Paper, file_paper, holds_same, newest_of
from services.ports import Ports
from services.team.change_team import confirm
from services.words import LINK_LENGTH, refuse_long

# The action whose doing agrees who is on the Management Response Team (SOP row 3).
AGREES_TEAM = "hold-first-call"
LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What shows that something was done; one of the three is enough."""

    note: str = ""
    link: str = ""
    paper: Paper | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown at all."""
        return not (self.note.strip() or self.link.strip() or self.paper)


def finish_action(action_id: str, *, shown: Shown, by: Actor, ports: Ports) -> Action:
    """
    Finish an action on its doers' behalf and queue the news.

    A second press is not an error: it answers with what stands and changes nothing.
    Action 3 makes the team of that moment the agreed one.

    Refusals: `action-not-pending`, `not-your-action`, `needs-signatures`,
    `needs-parts`, `for-information`, `only-secu-closes`, `evidence-missing`,
    `link-refused`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if action.state is ActionState.DONE:
            return action
        row = change.row_of(action)
        refuse_work(change, action, row)
        _refuse_finish(action, row, change=change)
        store_shown(change, action, shown, ports=ports)
        if row.key == AGREES_TEAM:
            confirm(change)
        return complete(change, action, ports=ports)


def refuse_work(change: CaseChange, action: Action, row: ProcedureRow) -> None:
    """Refuse work on an action that is not open, or by who is not its doer."""
    if not action.is_open:
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    if row.phase is Phase.CLOSURE:
        raise Refusal("only-secu-closes", action=action.label)
    if row.for_information and row.owners:
        raise Refusal("for-information", action=action.label, row=row.key)
    if not can_work(change.standing, action=action, row=row):
        raise Refusal(
            "not-your-action", action=action.label, owner=(row.doers or ("",))[0]
        )


def _refuse_finish(action: Action, row: ProcedureRow, *, change: CaseChange) -> None:
    if row.approval is not Approval.NONE:
        raise Refusal("needs-signatures", action=action.label, approval=row.approval)
    parts = change.uow.actions.parts_of(action.id)
    outside = {part.key for part in row.parts if part.outside}
    left = [
        part.key
        for part in parts
        if part.needed and part.done_at is None and part.key not in outside
    ]
    if left:
        raise Refusal("needs-parts", action=action.label, parts=", ".join(left))


def store_shown(
    change: CaseChange, action: Action, shown: Shown, *, ports: Ports
) -> None:
    """Store what shows that the action, or a part of it, was done."""
    _refuse_shown(shown)
    evidence = Evidence(
        id=ports.new_id(),
        action_id=action.id,
        by=change.by.person_id,
        at=change.at,
        link=shown.link.strip(),
        document_version_id=_filed(change, action, shown.paper, ports=ports),
        note=shown.note.strip(),
    )
    change.uow.actions.add_evidence(evidence)
    change.record(
        "evidence.add",
        evidence.id,
        action=action.label,
        link=evidence.link,
        note=evidence.note,
        version=evidence.document_version_id,
    )


def _filed(
    change: CaseChange, action: Action, paper: Paper | None, *, ports: Ports
) -> str:
    """
    Put a file on file and return its version's id; empty without one.

    On a row that is signed or cleared it shows what was done: it is no new version of
    what was signed. The same bytes as the newest version are that version.
    """
    if paper is None:
        return ""
    row = change.row_of(action)
    plain = row.approval is Approval.NONE
    kind = kind_of(row) if plain else DocumentKind.EVIDENCE
    newest = newest_of(change, action, kind)
    if newest is not None and holds_same(newest, paper):
        return newest.id
    return file_paper(change, paper, action=action, kind=kind, ports=ports).id


def _refuse_shown(shown: Shown) -> None:
    if shown.is_empty:
        raise Refusal("evidence-missing")
    refuse_long(shown.note, field="note")
    refuse_long(shown.link, limit=LINK_LENGTH, field="link")
    link = shown.link.strip()
    if link and not LINK.fullmatch(link):
        raise Refusal("link-refused")


def complete(change: CaseChange, action: Action, *, ports: Ports) -> Action:
    """Mark an action done, open its next year where it has one, tell, and commit."""
    done = replace(
        action,
        state=ActionState.DONE,
        waits_on=(),
        changed_at=change.at,
        changed_by=change.by.person_id,
        done_at=change.at,
        done_by=change.by.person_id,
        reason="",
    )
    if not change.uow.actions.change(done, was=action):
        return change.uow.actions.get(action.id)
    change.record("action.finish", action.id, action=action.label)
    end_request(change, action, ExtensionState.ACTION_DONE)
    _tell_done(change, done)
    if change.row_of(action).repeat is Repeat.ANNUALLY:
        open_next_round(change, action, ports=ports)
    change.commit()
    return done


def _tell_done(change: CaseChange, done: Action) -> None:
    change.tell(
        "action-done",
        done,
        action=done.label,
        title=change.row_of(done).title,
        person=done.done_by,
    )
    change.show(done)
