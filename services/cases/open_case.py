"""Open a case: facts, team, thirty actions, room and first cards in one go (row 1)."""

from dataclasses import dataclass, replace
from datetime import date

from domain.actions import Action
from domain.cases import Case, CaseEvent, CaseFacts, CaseState
from domain.events import EventKind
from domain.openings import CaseTable, openings, waiting_actions
from domain.people import Actor, Membership, Person
from domain.procedure.secu import SECU
from domain.references import is_reference
from domain.refusals import Refusal
from domain.roles import Office
from domain.timeline import Timeline
from services.case_change import CaseChange, standing_in, today_of
from services.cases.calendars import calendars_of
from services.cases.case_facts import refuse_facts, without_names
from services.cases.first_team import first_team
from services.cases.may_open import is_opener
from services.ports import Ports, UnitOfWork
from services.rooms.make_room import planned_steps
from services.wall.reveal_names import seal_names

HEADQUARTERS_CALENDAR = "New York"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What is asked when a case is opened; *requestors* go behind the wall."""

    facts: CaseFacts
    registered_on: date
    requestors: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The requestors, each once and without blanks around."""
        named = (name.strip() for name in self.requestors)
        return list(dict.fromkeys(name for name in named if name))


def open_case(new: NewCase, *, by: Actor, ports: Ports) -> Case:
    """
    Open a case and return it.

    Opening the same reference again answers with a refusal that names the case. The
    requestors' names are taken out of whatever else was said of it.

    Refusals: `not-an-opener`, `reference-unfit`, `case-exists`, `event-in-future`,
    `registered-before-filed`, `office-not-found`, `calendar-not-found`, and those of
    `refuse_facts`.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        opener = uow.people.get(by.person_id)
        today = today_of(by.person_id, uow=uow, at=at)
        refuse_unfit(new, opener=opener, today=today)
        case = _case(new, opener=opener, uow=uow, ports=ports)
        if not uow.cases.add(case):
            raise Refusal("case-exists", case=case.facts.reference)
        team = first_team(case, opener=opener, uow=uow, ports=ports)
        change = CaseChange(
            uow=uow,
            case=case,
            team=team,
            standing=standing_in(team, person_id=by.person_id, day=today),
            by=by,
            at=at,
            today=today,
        )
        _begin(change, new, ports=ports)
        change.commit()
    return case


def refuse_unfit(new: NewCase, *, opener: Person, today: date) -> None:
    """Refuse who may not open cases, and facts that cannot be."""
    if not is_opener(opener):
        raise Refusal("not-an-opener")
    reference = new.facts.reference
    if not is_reference(reference):
        raise Refusal("reference-unfit", reference=reference[:60])
    refuse_facts(new.facts, requestors=new.names)
    filed = new.facts.filed_on
    if filed is not None and new.registered_on < filed:
        raise Refusal(
            "registered-before-filed",
            day=new.registered_on.isoformat(),
            filed=filed.isoformat(),
        )
    Timeline(()).refuse_unlikely(EventKind.REGISTERED, new.registered_on, today=today)


def _case(new: NewCase, *, opener: Person, uow: UnitOfWork, ports: Ports) -> Case:
    office = uow.people.office(new.facts.office_id)
    if office.kind is not Office.COUNTRY:
        raise Refusal("office-not-found", office=office.id)
    bureau = new.facts.bureau or office.bureau
    return Case(
        id=ports.new_id(),
        facts=replace(without_names(new.facts, new.names), bureau=bureau),
        procedure=SECU.key,
        state=CaseState.OPEN,
        country_calendar=office.calendar,
        headquarters_calendar=HEADQUARTERS_CALENDAR,
        opened_by=opener.id,
        opened_at=ports.clock(),
        demo=opener.demo,
    )


def _begin(change: CaseChange, new: NewCase, *, ports: Ports) -> None:
    _record_opening(change)
    if new.names:
        seal_names(change, new.names, ports=ports)
    opened = _first_actions(change, new, ports=ports)
    change.uow.rooms.plan(planned_steps(change.case.id, home=ports.home_of(change.by)))
    change.show_case()
    for action in opened:
        change.show(action)


def _record_opening(change: CaseChange) -> None:
    facts = change.case.facts
    change.record(
        "case.open",
        change.case.id,
        reference=facts.reference,
        country=facts.country,
        project=facts.project,
        vertical_fund=str(facts.vertical_fund).lower(),
        environmental=str(facts.environmental).lower(),
        demo=str(change.case.demo).lower(),
    )
    for member in change.team.members:
        _record_member(change, member)


def _record_member(change: CaseChange, member: Membership) -> None:
    change.record("team.join", member.person_id, role=member.role, provisional="true")


def _registration(change: CaseChange, new: NewCase, *, ports: Ports) -> CaseEvent:
    return CaseEvent(
        id=ports.new_id(),
        case_id=change.case.id,
        kind=EventKind.REGISTERED,
        day=new.registered_on,
        round=1,
        recorded_by=change.by.person_id,
        recorded_at=change.at,
    )


def _first_actions(
    change: CaseChange, new: NewCase, *, ports: Ports
) -> tuple[Action, ...]:
    event = _registration(change, new, ports=ports)
    change.uow.cases.add_event(event)
    table = CaseTable(
        case=change.case,
        procedure=change.procedure,
        actions=(),
        timeline=Timeline((event,)),
        calendars=calendars_of(change.case, uow=change.uow),
        new_id=ports.new_id,
    )
    waiting = replace(table, actions=tuple(waiting_actions(table)))
    opened = openings(event, waiting)
    pending = {each.becomes.id: each.becomes for each in opened}
    actions = [pending.get(action.id, action) for action in waiting.actions]
    parts = [part for each in opened for part in each.parts]
    change.uow.actions.add_all(actions, parts)
    change.record(
        "event.record",
        event.id,
        event=event.kind,
        day=event.day.isoformat(),
        opens=", ".join(action.label for action in pending.values()),
    )
    return tuple(pending.values())
