"""Whose turn it is on each open action, and when a part that nobody plays takes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from domain.actions import Action, ActionState
from domain.approvals import first_doers, progress_of
from domain.calendars.counting import count_working_days
from domain.calendars.working_calendar import WorkingCalendar
from domain.deadlines import OpenEnded, Pace, WithinWorkingDays
from domain.documents import DocumentKind
from domain.paperwork import SHARED_KINDS, kind_of
from domain.phases import Phase
from domain.procedure.model import Approval, ProcedureRow, Repeat
from domain.rehearsal.parts import Play
from domain.rehearsal.scene import Scene
from domain.rights import DECIDING_ROLES, SIGNERS
from domain.roles import Office, Role

# Whoever is on time is so before anybody is reminded on that day.
_HOURS = {
    Office.COUNTRY: time(8, 30, tzinfo=UTC),
    Office.HEADQUARTERS: time(12, 30, tzinfo=UTC),
}
_PROMPT_DAYS = 2
_BEFORE_THE_YEAR = timedelta(days=30)
_LATE_DAYS = 5  # Enough for both steps up the line.
# Who is late is so at the beginning and at the end: all the way it would only bore.
_LATE_PHASES = frozenset({Phase.REGISTRATION, Phase.ELIGIBLE, Phase.DECISION})
_WORKABLE = frozenset({ActionState.PENDING, ActionState.STARTED})


class Move(StrEnum):
    """What somebody does when it is their turn."""

    FINISH = "finish"
    PART = "part"
    DRAFT = "draft"  # And send it to those who sign or clear it.
    SIGN = "sign"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """
    A move that is open to some *people*, each of whom may make it, since a day.

    *part* is the key of one doer's part.
    """

    action: Action
    move: Move
    people: tuple[str, ...]
    since: date
    part: str = ""


def turns_of(scene: Scene) -> tuple[Turn, ...]:
    """Return all turns of a scene, by action; none that nobody on the case can take."""
    if scene.is_over:
        return ()
    found = (turn for action in scene.actions for turn in _turns(action, scene))
    return tuple(turn for turn in found if turn.people)


def acts_at(turn: Turn, scene: Scene) -> datetime | None:
    """Return when the rehearsal makes this move; None where somebody plays it."""
    if any(scene.is_played(person) for person in turn.people):
        return None
    row = scene.rows[turn.action.row_key]
    calendar = scene.calendars.binding(row)
    if row.repeat is Repeat.ANNUALLY and turn.action.round > 1:
        return _a_year_on(turn, row)
    if scene.play_of(turn.people[0]) is Play.LATE and row.phase in _LATE_PHASES:
        start, days = max(turn.since, turn.action.due.day or turn.since), _LATE_DAYS
    else:
        start, days = turn.since, _lag(turn, row, scene)
    return datetime.combine(_counted(start, days, calendar), _HOURS[row.calendar])


def _a_year_on(turn: Turn, row: ProcedureRow) -> datetime:
    """The first report of a year's progress comes early; the next in its own year."""
    day = (turn.action.due.day or turn.since) - _BEFORE_THE_YEAR
    return datetime.combine(max(turn.since, day), _HOURS[row.calendar])


def _lag(turn: Turn, row: ProcedureRow, scene: Scene) -> int:
    """Return after how many working days a part that is on time takes its turn."""
    if turn.move in {Move.SIGN, Move.SUBMIT}:
        return 1 if scene.is_played(turn.action.changed_by) else 0
    return 1 if _is_prompt(row) else 2


def _is_prompt(row: ProcedureRow) -> bool:
    deadline = row.deadline
    if isinstance(deadline, WithinWorkingDays):
        return deadline.count <= _PROMPT_DAYS
    return isinstance(deadline, OpenEnded) and deadline.pace is not Pace.AS_NEEDED


def _counted(start: date, days: int, calendar: WorkingCalendar) -> date:
    if not days:
        return start
    return count_working_days(start, count=days, calendar=calendar).day


def _turns(action: Action, scene: Scene) -> Iterator[Turn]:
    row = scene.rows[action.row_key]
    if row.for_information or row.phase is Phase.CLOSURE:
        return
    if action.state in _WORKABLE:
        yield from _work(action, row, scene)
    elif action.state is ActionState.IN_APPROVAL:
        yield from _signing(action, row, scene)
    elif action.state is ActionState.CLEARED:
        yield _turn(action, Move.SUBMIT, action.waits_on, scene)


def _work(action: Action, row: ProcedureRow, scene: Scene) -> Iterator[Turn]:
    if row.approval is not Approval.NONE:
        if not _is_blocked(action, row, scene):
            yield _turn(action, Move.DRAFT, first_doers(row), scene)
        return
    left = _parts_left(action, row, scene)
    for key, role in left:
        yield _turn(action, Move.PART, (role,), scene, part=key)
    if not left:
        yield _turn(action, Move.FINISH, first_doers(row), scene)


def _parts_left(
    action: Action, row: ProcedureRow, scene: Scene
) -> list[tuple[str, Role]]:
    mine = {each.key: each for each in scene.parts if each.action_id == action.id}
    return [
        (part.key, _player_of(part.role))
        for part in row.parts
        if not part.outside
        and part.key in mine
        and mine[part.key].needed
        and mine[part.key].done_at is None
    ]


def _player_of(role: Role) -> Role:
    """The team's own part is its coordinator's."""
    return Role.CORPORATE_SES_TEAM if role is Role.RESPONSE_TEAM else role


def _is_blocked(action: Action, row: ProcedureRow, scene: Scene) -> bool:
    """Whether a draft would end what is out for approval on another action."""
    kind: DocumentKind = kind_of(row)
    return kind in SHARED_KINDS and any(
        other.id != action.id
        and other.is_open
        and other.document_version_id
        and kind_of(scene.rows[other.row_key]) is kind
        for other in scene.actions
    )


def _signing(action: Action, row: ProcedureRow, scene: Scene) -> Iterator[Turn]:
    mine = [each for each in scene.signatures if each.action_id == action.id]
    progress = progress_of(
        action.document_version_id, row=row, case=scene.case, signatures=mine
    )
    for key in progress.missing:
        yield _turn(action, Move.SIGN, SIGNERS[key][:1], scene, part=key)


def _turn(
    action: Action, move: Move, roles: Iterable[Role], scene: Scene, *, part: str = ""
) -> Turn:
    opened = action.opened_on or scene.now.date()
    waits = move in {Move.SIGN, Move.SUBMIT} and action.changed_at is not None
    since = action.changed_at.date() if waits and action.changed_at else opened
    own = action.assignee_id if move in {Move.FINISH, Move.DRAFT} else ""
    people = (own,) if own else _players(tuple(roles), scene)
    return Turn(action=action, move=move, people=people, since=since, part=part)


def _players(roles: tuple[Role, ...], scene: Scene) -> tuple[str, ...]:
    """Return who plays one of the roles today, in their order; the keeper in need."""
    recused = {each.person_id for each in scene.team.recusals}
    found = [
        person
        for role in roles
        for person in _holders(role, scene)
        if role not in DECIDING_ROLES or person not in recused
    ]
    if not found and not set(roles) & DECIDING_ROLES:
        found = _holders(Role.CORPORATE_SES_TEAM, scene)
    return tuple(dict.fromkeys(found))


def _holders(role: Role, scene: Scene) -> list[str]:
    held = [
        member.person_id
        for member in scene.team.members
        if member.role is role and member.until is None
    ]
    deputies = [
        acting.deputy_id
        for acting in scene.team.acting
        if acting.role is role
        and acting.principal_id in held
        and acting.holds_on(scene.now.date())
    ]
    return [*held, *deputies]
