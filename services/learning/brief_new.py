"""Send whoever gets a role what it is, once for each person and role."""

from collections.abc import Collection

from domain.roles import Role
from services.case_change import CaseChange


def brief_first_team(change: CaseChange) -> None:
    """
    Queue the briefs of the first team as it is agreed, inside a change.

    It was made of duties: before its call (SOP, row 3) nobody has been asked. Whoever
    was named later has read their brief by then.
    """
    opened = change.case.opened_at
    present = (m for m in change.team.members if m.until is None)
    first = [m for m in present if m.provisional and m.since == opened]
    brief_new(change, [(member.person_id, member.role) for member in first])


def brief_new(change: CaseChange, joined: Collection[tuple[str, Role]]) -> None:
    """
    Queue the briefs of those who just *joined*, inside a change.

    Who has played the same role before was sent its brief then, and asks for it else.
    Costs one query, none where nobody joined.
    """
    if not joined:
        return
    played_before = change.uow.people.played_before(change.case.id)
    for person_id, role in joined:
        if (person_id, role) not in played_before:
            change.brief(person_id, role)
