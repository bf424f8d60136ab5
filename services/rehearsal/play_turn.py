"""Make the move of a part that nobody plays, by the use case that people use."""

from collections.abc import Callable

from domain.documents import DocumentKind
from domain.paperwork import kind_of
from domain.people import Actor
from domain.rehearsal.notes import (
    PLAN_DECISIONS,
    SUBMITTED,
    draft_of,
    file_for,
    note_on,
)
from domain.rehearsal.turns import Move, Turn
from services.actions.finish_action import Shown, finish_action
from services.actions.finish_part import finish_part
from services.approvals.draft_document import (
    DecisionTaken,
    draft_document,
    send_for_approval,
)
from services.approvals.sign_action import sign_action
from services.approvals.submit_action import submit_action
from services.paper import Paper
from services.ports import Ports
from services.procedures import rows_of
from services.rehearsal.begin_rehearsal import VIA

_PLAIN = "text/plain"


def play_turn(turn: Turn, *, ports: Ports) -> None:
    """Make a move; whatever the use case refuses is refused here too."""
    by = Actor(person_id=turn.people[0], via=VIA)
    _MOVES[turn.move](turn, by, ports)


def _finish(turn: Turn, by: Actor, ports: Ports) -> None:
    words, paper = file_for(turn.action), None
    if words:
        paper = Paper(name="demo.txt", media_type=_PLAIN, content=words.encode())
    shown = Shown(note=note_on(turn.action), paper=paper)
    finish_action(turn.action.id, shown=shown, by=by, ports=ports)


def _part(turn: Turn, by: Actor, ports: Ports) -> None:
    shown = Shown(note=note_on(turn.action))
    finish_part(turn.action.id, part=turn.part, shown=shown, by=by, ports=ports)


def _draft(turn: Turn, by: Actor, ports: Ports) -> None:
    content = draft_of(turn.action).encode()
    drafted = draft_document(
        turn.action.id,
        paper=Paper(name="demo.txt", media_type=_PLAIN, content=content),
        decisions=_decisions(turn, ports),
        by=by,
        ports=ports,
    )
    version = drafted.version.id
    send_for_approval(turn.action.id, version_id=version, by=by, ports=ports)


def _decisions(turn: Turn, ports: Ports) -> tuple[DecisionTaken, ...]:
    with ports.read_uow() as uow:
        procedure = uow.cases.get(turn.action.case_id).procedure
    row = rows_of(procedure)[turn.action.row_key]
    if kind_of(row) is not DocumentKind.INTERIM_PLAN:
        return ()
    return tuple(DecisionTaken(kind=kind, choice=c) for kind, c in PLAN_DECISIONS)


def _sign(turn: Turn, by: Actor, ports: Ports) -> None:
    version = turn.action.document_version_id
    sign_action(turn.action.id, version_id=version, by=by, ports=ports)


def _submit(turn: Turn, by: Actor, ports: Ports) -> None:
    shown = Shown(note=SUBMITTED)
    version = turn.action.document_version_id
    submit_action(turn.action.id, version_id=version, shown=shown, by=by, ports=ports)


_MOVES: dict[Move, Callable[[Turn, Actor, Ports], None]] = {
    Move.FINISH: _finish,
    Move.PART: _part,
    Move.DRAFT: _draft,
    Move.SIGN: _sign,
    Move.SUBMIT: _submit,
}
