"""Who reads: on the case, or refused; the room itself reads without a person."""

from datetime import date

from domain.people import Team
from domain.refusals import Refusal
from domain.standing import Standing
from services.case_change import standing_in, today_of
from services.ports import Ports, UnitOfWork


def refuse_outsider(standing: Standing) -> None:
    """Refuse who is not on a case: they are told so, and no more."""
    if not standing.is_on_case:
        raise Refusal("not-on-case")  # Its code is not theirs to read either.


def day_of(reader: str, *, uow: UnitOfWork, ports: Ports) -> date:
    """Return the date on the reader's clock; UTC's for the room itself."""
    at = ports.clock()
    return today_of(reader, uow=uow, at=at) if reader else at.date()


def people_of(team: Team) -> set[str]:
    """Return the ids of all who ever played a part, themselves or for somebody."""
    members = {member.person_id for member in team.members}
    return members | {acting.deputy_id for acting in team.acting}


def standing_for(team: Team, *, reader: str, today: date) -> Standing | None:
    """Return what the reader is on the case, None for the room; `not-on-case`."""
    if not reader:
        return None
    standing = standing_in(team, person_id=reader, day=today)
    refuse_outsider(standing)
    return standing
