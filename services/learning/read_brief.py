"""The brief of a role: as it was sent for a case, or as somebody asks for it."""

from domain.learning.brief_parts import BriefSheet, RoleBrief
from domain.learning.briefs import BRIEFS
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from domain.roles import Role
from services.case_change import today_of
from services.learning.action_links import linked
from services.ports import Ports, UnitOfWork


def read_brief(role: str, *, ports: Ports) -> BriefSheet:
    """Return the brief of a role; `role-not-given` where it is nobody's."""
    brief = _brief_of(role)
    with ports.read_uow() as uow:
        return BriefSheet(
            brief=brief, procedure=SECU, pages=linked(brief.pages, uow=uow)
        )


def read_sent_brief(
    role: str, *, case_id: str, reader: str, ports: Ports
) -> BriefSheet | None:
    """
    Return the brief of the role that *reader* got on a case, None once they lost it.

    Refusals: `case-not-found`, `role-not-given`.
    """
    brief = _brief_of(role)
    with ports.read_uow() as uow:
        case = uow.cases.get(case_id)
        if (case_id, brief.role) not in _parts_of(reader, [case_id], uow):
            return None
        pages = linked(brief.pages, uow=uow)
        return BriefSheet(brief=brief, procedure=SECU, pages=pages, case=case)


def roles_of(reader: str, *, ports: Ports) -> tuple[Role, ...]:
    """Return the roles that somebody has on any case that they see today, each once."""
    with ports.read_uow() as uow:
        today = today_of(reader, uow=uow, at=ports.clock())
        cases = [case.id for case in uow.cases.of_person(reader, today)]
        held = {role for _case_id, role in _parts_of(reader, cases, uow)}
    return tuple(role for role in BRIEFS if role in held)


def _brief_of(role: str) -> RoleBrief:
    found = next((brief for each, brief in BRIEFS.items() if each == role), None)
    if found is None:
        raise Refusal("role-not-given", role=role[:40])
    return found


def _parts_of(
    reader: str, case_ids: list[str], uow: UnitOfWork
) -> set[tuple[str, Role]]:
    """Return the parts that somebody plays now, by case."""
    return {
        (member.case_id, member.role)
        for team in uow.people.teams(case_ids).values()
        for member in team.members
        if member.person_id == reader and member.until is None
    }
