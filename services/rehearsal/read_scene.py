"""Read a rehearsal as it stands."""

from domain.cases import Case
from domain.refusals import Refusal
from domain.rehearsal.scene import Scene
from domain.timeline import Timeline
from services.cases.calendars import calendars_of
from services.ports import Ports, UnitOfWork
from services.procedures import rows_of
from services.rehearsal.begin_rehearsal import REFERENCE


def read_scene(*, ports: Ports) -> Scene:
    """Return all that decides what happens next; Refusal `case-not-found`."""
    with ports.read_uow() as uow:
        case = uow.cases.named(REFERENCE)
        if case is None:
            raise Refusal("case-not-found")
        return _scene(case, uow=uow, ports=ports)


def _scene(case: Case, *, uow: UnitOfWork, ports: Ports) -> Scene:
    return Scene(
        now=ports.clock(),
        case=case,
        rows=rows_of(case.procedure),
        actions=tuple(uow.actions.of_case(case.id)),
        parts=tuple(uow.actions.parts(case.id)),
        signatures=tuple(uow.documents.signatures_of_case(case.id)),
        timeline=Timeline(uow.cases.events(case.id)),
        team=uow.people.team(case.id),
        people={person.id: person for person in uow.people.everybody()},
        calendars=calendars_of(case, uow=uow),
        plays={part.person_id: part.play for part in uow.rehearsals.parts()},
    )
