"""Small makers of sheets: a case, its people, one action in any state."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.actions import Action, ActionLine, ActionState, Comment, Evidence, PartState
from domain.approvals import Progress, first_doers, needed_keys, progress_of
from domain.calendars.new_york import NEW_YORK
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.cases import Case, CaseEvent, CaseFacts, CaseState
from domain.dating import CaseCalendars, due_of
from domain.documents import (
    Audience,
    Document,
    DocumentKind,
    DocumentVersion,
    Key,
    Signature,
    Verdict,
)
from domain.events import EventKind
from domain.learning.for_actions import FOR_ACTIONS, now_used
from domain.nudging.ladders import Step
from domain.openings import CaseTable, parts_of
from domain.paperwork import kind_of
from domain.people import ActingFor, Membership, Person, Recusal, Team
from domain.procedure.model import Approval, ProcedureRow
from domain.procedure.secu import SECU
from domain.requests import Notified, Stakeholder, StakeholderKind
from domain.rights import SIGNERS
from domain.roles import ASSIGNABLE, BY_ROLE, Role
from domain.rooms import RoomStep, StepState
from domain.sheets import ActionSheet, CaseSheet, NudgeLine, NudgeSheet
from domain.standing import Standing, standing_of
from domain.timeline import Timeline
from storage.catalogue.shipped import shipped_resources

TODAY = date(2024, 6, 3)
NOW = datetime(2024, 6, 3, 9, 12, tzinfo=UTC)
DEMO_TOWN = WorkingCalendar(
    name="Demo Town",
    weekend=Weekend.FRIDAY_SATURDAY,
    holidays={date(2024, 5, 1): "Labour Day"},
    listed_years=frozenset({2024}),
)
CALENDARS = CaseCalendars(country=DEMO_TOWN, headquarters=NEW_YORK)
RESOURCES = {each.id: each for each in shipped_resources()}
FINGERPRINT = "3fa2b1c9d0e1" + "0" * 52
# A day for every event, in the order in which a case goes.
DAYS = {
    EventKind.REGISTERED: date(2024, 4, 15),
    EventKind.ELIGIBLE: date(2024, 5, 13),
    EventKind.NOT_ELIGIBLE: date(2024, 5, 13),
    EventKind.TOR_POSTED: date(2024, 5, 21),
    EventKind.TOR_FINAL: date(2024, 5, 30),
    EventKind.MISSION_REQUESTED: date(2024, 5, 28),
    EventKind.MISSION_STARTED: date(2024, 5, 29),
    EventKind.MISSION_ENDED: date(2024, 5, 31),
    EventKind.FACT_CHECK_RECEIVED: date(2024, 5, 31),
    EventKind.DRAFT_POSTED: date(2024, 5, 31),
    EventKind.REPORT_SUBMITTED: date(2024, 6, 1),
    EventKind.REPORT_PUBLISHED: date(2024, 6, 1),
    EventKind.ADMINISTRATOR_ASKED: date(2024, 6, 2),
    EventKind.DECIDED: date(2024, 6, 2),
    EventKind.PLAN_ISSUED: date(2024, 6, 3),
    EventKind.MONITORING_MISSION: date(2024, 6, 3),
}


def person_of(role: Role) -> Person:
    """Return the one person who plays *role*, called after it."""
    return Person(
        id=f"p-{role.value}",
        name=f"Demo {BY_ROLE[role].short}",
        title=BY_ROLE[role].title,
        office_id="office",
        demo=True,
    )


PEOPLE = {person_of(role).id: person_of(role) for role in ASSIGNABLE}
OUTSIDER = Person(id="p-outsider", name="Demo Colleague", title="", office_id="x")


def make_team(
    *,
    roles: Iterable[Role] = ASSIGNABLE,
    provisional: bool = False,
    acting: tuple[ActingFor, ...] = (),
    recusals: tuple[Recusal, ...] = (),
) -> Team:
    members = tuple(
        Membership(
            id=f"m-{role.value}",
            case_id="c1",
            person_id=f"p-{role.value}",
            role=role,
            provisional=provisional,
            since=NOW,
        )
        for role in roles
    )
    return Team(members=members, acting=acting, recusals=recusals)


def make_acting(role: Role, *, deputy: str = "p-project-manager") -> ActingFor:
    return ActingFor(
        id="a1",
        case_id="c1",
        principal_id=f"p-{role.value}",
        deputy_id=deputy,
        role=role,
        first_day=TODAY - timedelta(days=1),
        last_day=TODAY + timedelta(days=2),
        reason="On mission",
        named_by=f"p-{role.value}",
    )


def make_case(
    *,
    state: CaseState = CaseState.OPEN,
    vertical_fund: bool = True,
    environmental: bool = False,
    relevant: tuple[tuple[str, bool], ...] = (),
) -> Case:
    facts = CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Watershed Project",
        office_id="office",
        bureau="RBX",
        vertical_fund=vertical_fund,
        environmental=environmental,
        registry_link="https://example.org/registry/DEMO-0001",
    )
    return Case(
        id="c1",
        facts=facts,
        procedure=SECU.key,
        state=state,
        country_calendar=DEMO_TOWN.name,
        headquarters_calendar=NEW_YORK.name,
        opened_by="p-corporate-ses-team",
        opened_at=NOW,
        demo=True,
        relevant=relevant,
    )


def make_event(
    kind: EventKind, day: date | None = None, *, round_: int = 1
) -> CaseEvent:
    return CaseEvent(
        id=f"e-{kind.value}-{round_}",
        case_id="c1",
        kind=kind,
        day=day or DAYS[kind],
        round=round_,
        recorded_by="p-corporate-ses-team",
        recorded_at=NOW,
    )


def make_action(
    row: ProcedureRow,
    state: ActionState = ActionState.PENDING,
    *,
    secu_day: date | None = None,
    kinds: Iterable[EventKind] = tuple(DAYS),
) -> Action:
    """Return a row's action, dated as the events of *kinds* date it."""
    events = () if state is ActionState.WAITING else kinds
    due = due_of(
        row,
        round_=1,
        timeline=Timeline([make_event(kind) for kind in events]),
        calendars=CALENDARS,
        secu_day=secu_day,
    )
    ended = state is ActionState.DONE
    return Action(
        id=f"action-{row.number}",
        case_id="c1",
        row_key=row.key,
        number=row.number,
        round=1,
        state=state,
        due=due,
        secu_day=secu_day,
        waits_on=first_doers(row),
        opened_on=None if state is ActionState.WAITING else DAYS[row.opens_on[0]],
        done_at=NOW if ended else None,
        done_by="p-country-lead" if ended else "",
        reason="Agreed with the team." if state is ActionState.WAIVED else "",
    )


def make_versions(count: int) -> tuple[DocumentVersion, ...]:
    return tuple(
        DocumentVersion(
            id=f"v{number}",
            document_id="d1",
            case_id="c1",
            number=number,
            fingerprint=FINGERPRINT,
            size=18_000,
            media_type="text/markdown",
            path=f"03-eligible/DEMO-0001-plan-v{number}.md",
            by="p-corporate-ses-team",
            at=NOW,
        )
        for number in range(1, count + 1)
    )


def make_signature(
    key: Key,
    *,
    version: str = "v1",
    verdict: Verdict = Verdict.GIVEN,
    acting_for: str = "",
    by: str = "",
) -> Signature:
    return Signature(
        id=f"s-{key.value}-{version}",
        action_id="any",
        version_id=version,
        fingerprint=FINGERPRINT,
        key=key,
        verdict=verdict,
        by=by or f"p-{SIGNERS[key][0].value}",
        at=NOW,
        acting_for=acting_for,
        reason="The second measure is not clear." if verdict != Verdict.GIVEN else "",
    )


def standing_for(role: Role | None, team: Team) -> Standing | None:
    """Return what the person of a role is on the case; None for the room."""
    if role is None:
        return None
    return standing_of(
        f"p-{role.value}",
        members=team.members,
        acting=team.acting,
        recusals=team.recusals,
        day=TODAY,
    )


def make_sheet(
    number: int,
    state: ActionState = ActionState.PENDING,
    *,
    reader: Role | None = None,
    case: Case | None = None,
    team: Team | None = None,
    versions: int = 0,
    signatures: Sequence[Signature] = (),
    comments: tuple[Comment, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    stakeholders: int = 0,
    told: tuple[Notified, ...] = (),
    secu_day: date | None = None,
) -> ActionSheet:
    """Return row *number* in a *state*, as the person of *reader* sees it."""
    row = SECU.numbered(number)
    assert row is not None
    case, team = case or make_case(), team or make_team()
    action = make_action(row, state, secu_day=secu_day)
    out = state in {ActionState.IN_APPROVAL, ActionState.CLEARED}
    signed = state is ActionState.DONE and row.approval is not Approval.NONE
    if versions and (out or signed):
        action = replace(action, document_version_id=f"v{versions if out else 1}")
    return ActionSheet(
        case=case,
        action=_waiting_on(action, row, case, signatures),
        row=row,
        parts=make_parts(row, action, case),
        evidence=evidence,
        comments=comments,
        document=_document(row) if versions else None,
        versions=make_versions(versions),
        signatures=tuple(signatures),
        progress=_progress(action, row, case, signatures),
        stakeholders=make_stakeholders(stakeholders) if row.parts else (),
        notified=told,
        resources=now_used(FOR_ACTIONS[row.key], RESOURCES),
        team=team,
        people=PEOPLE,
        standing=standing_for(reader, team),
        today=TODAY,
    )


def make_nudge(*steps: tuple[int, Step]) -> NudgeSheet:
    """Return what the country lead is told of those rows, in that order."""
    lines = []
    for number, step in steps:
        row = SECU.numbered(number)
        assert row is not None
        line = ActionLine(
            action=make_action(row), reference="DEMO-0001", procedure="secu"
        )
        owners = (person_of(Role.COUNTRY_LEAD),)
        lines.append(NudgeLine(line=line, row=row, step=step, owners=owners))
    return NudgeSheet(
        person_id=person_of(Role.COUNTRY_LEAD).id,
        today=TODAY,
        lines=tuple(lines),
    )


def _waiting_on(
    action: Action, row: ProcedureRow, case: Case, signatures: Sequence[Signature]
) -> Action:
    if action.state is ActionState.IN_APPROVAL:
        keys = needed_keys(row, case=case)
        given = {s.key for s in signatures}
        roles = tuple(SIGNERS[key][0] for key in keys if key not in given)
        return replace(action, waits_on=roles)
    if action.state is ActionState.CLEARED:
        return replace(action, waits_on=SIGNERS[Key.SUBMISSION])
    return action


def _progress(
    action: Action, row: ProcedureRow, case: Case, signatures: Sequence[Signature]
) -> Progress | None:
    if not action.document_version_id:
        return None
    return progress_of(
        action.document_version_id, row=row, case=case, signatures=signatures
    )


def _document(row: ProcedureRow) -> Document:
    kind = kind_of(row)
    return Document(
        id="d1",
        case_id="c1",
        action_id=f"action-{row.number}",
        kind=kind,
        audience=Audience.INTERNAL
        if kind is not DocumentKind.FACT_CHECK
        else Audience.RESTRICTED,
    )


def make_parts(row: ProcedureRow, action: Action, case: Case) -> tuple[PartState, ...]:
    table = CaseTable(
        case=case,
        procedure=SECU,
        actions=(),
        timeline=Timeline(()),
        calendars=CALENDARS,
        new_id=lambda: "new",
    )
    parts = parts_of(action, row, table)
    if action.state is not ActionState.DONE:
        return parts
    return tuple(replace(part, done_at=NOW, done_by="p-country-lead") for part in parts)


def make_stakeholders(count: int) -> tuple[Stakeholder, ...]:
    kinds = tuple(StakeholderKind)
    return tuple(
        Stakeholder(
            id=f"st{number}",
            case_id="c1",
            name=f"Demo Donor {number}",
            kind=kinds[number % len(kinds)],
        )
        for number in range(1, count + 1)
    )


def make_comments(
    count: int, text: str = "The RR asks for one more day."
) -> tuple[Comment, ...]:
    return tuple(
        Comment(id=f"k{number}", action_id="a", by="p-country-lead", at=NOW, text=text)
        for number in range(count)
    )


def make_case_sheet(
    *kinds: EventKind,
    case: Case | None = None,
    team: Team | None = None,
    reader: Role | None = None,
    failed: str = "",
    changed: dict[int, ActionState] | None = None,
) -> CaseSheet:
    """Return a case on which the events of *kinds* are recorded."""
    team = team or make_team()
    events = tuple(make_event(kind) for kind in (EventKind.REGISTERED, *kinds))
    have = {event.kind for event in events}
    actions = tuple(_case_action(row, have, changed or {}) for row in SECU.rows)
    return CaseSheet(
        case=case or make_case(),
        procedure=SECU,
        events=events,
        actions=actions,
        team=team,
        people=PEOPLE,
        decisions=(),
        requests=(),
        steps=make_steps(failed),
        head=(57, "3fa2b1c9d0e1" + "f" * 52, NOW),
        standing=standing_for(reader, team),
        today=TODAY,
    )


def _case_action(
    row: ProcedureRow, have: set[EventKind], changed: dict[int, ActionState]
) -> Action:
    opened = bool(have & set(row.opens_on))
    state = ActionState.PENDING if opened else ActionState.WAITING
    action = make_action(row, changed.get(row.number, state), kinds=tuple(have))
    first = next((kind for kind in row.opens_on if kind in have), None)
    return replace(action, opened_on=DAYS[first] if first else None)


def make_steps(failed: str = "") -> tuple[RoomStep, ...]:
    keys = ("team", "folders", "templates", "privacy", "case-card")
    return tuple(
        RoomStep(
            case_id="c1",
            key=key,
            position=position,
            state=StepState.FAILED if key == failed else StepState.DONE,
            problem="disk-full" if key == failed else "",
        )
        for position, key in enumerate(keys)
    )
