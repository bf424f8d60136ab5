"""Which decisions are the reader's own: asked of them now, or to be expected soon."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.actions import ActionLine, ActionState
from domain.approvals import needed_keys
from domain.exceptions_sheet import ASKED_NOW, Asked, DecisionLine
from domain.nudging.lines import line_of
from domain.nudging.looked_at import Cast
from domain.rights import SIGNERS, TEAM_KEEPERS
from domain.roles import Role
from services.leadership.gathered import Gathered

_NOT_OUT = frozenset({ActionState.PENDING, ActionState.STARTED})


def decisions_of(
    person_id: str, coming: Iterable[ActionLine], found: Gathered, *, last: date
) -> Iterator[DecisionLine]:
    """
    Return what somebody has to decide until *last*, what waits already first.

    ExO is informed and decides nothing here; who stepped back is asked nothing.
    """
    for line in found.mine:
        asked, day = ASKED_NOW.get(line.action.state), line.action.due.day
        if asked is not None and (day is None or day <= last):
            yield DecisionLine(line=line, row=found.row_of(line), asked=asked)
    for line in found.asked_lines:
        if _may_grant(person_id, line, found):
            row = found.row_of(line)
            yield DecisionLine(line=line, row=row, asked=Asked.MORE_TIME)
    for line in coming:
        if line.action.state in _NOT_OUT and _will_sign(person_id, line, found):
            row = found.row_of(line)
            yield DecisionLine(line=line, row=row, asked=Asked.EXPECTED)


def _may_grant(person_id: str, line: ActionLine, found: Gathered) -> bool:
    """Whether more time is theirs to grant: a keeper's, else the first's above them."""
    cast, asker = found.casts[line.action.case_id], found.asked[line.action.id]
    above = tuple(role for keeper in TEAM_KEEPERS for role in line_of(keeper).lead)
    keepers, others = (_but_for(asker, cast, roles) for roles in (TEAM_KEEPERS, above))
    return person_id in (keepers or others)


def _but_for(asker: str, cast: Cast, roles: tuple[Role, ...]) -> list[str]:
    """Return who plays the roles but who asked, acts for them, or is acted for."""
    acted_for = {
        principal for (_, principal), who in cast.deputies.items() if asker in who
    }
    theirs = {d for role in roles for d in cast.deputies.get((role, asker), ())}
    biased = {asker} | acted_for | theirs
    return [person for person in cast.players(roles) if person not in biased]


def _will_sign(person_id: str, line: ActionLine, found: Gathered) -> bool:
    case = found.cases[line.action.case_id]
    keys = needed_keys(found.row_of(line), case=case)
    roles = tuple(SIGNERS[key][0] for key in keys)
    return _plays(person_id, roles, line, found)


def _plays(
    person_id: str, roles: tuple[Role, ...], line: ActionLine, found: Gathered
) -> bool:
    return person_id in found.casts[line.action.case_id].players(roles)
