"""What stands above and beside every card: the case's code, people by their parts."""

from collections.abc import Iterable, Mapping
from datetime import date

from cards.wording import _
from cards.wording.dates import listed, near_day
from cards.wording.states import phase_name
from domain.cases import Case
from domain.people import Person, Team
from domain.phases import Phase
from domain.roles import Role

DOT = " · "


def eyebrow_of(case: Case, phase: Phase | None = None) -> str:
    """Return the line above a title: code and phase first, then what marks the case."""
    parts = [case.facts.reference]
    if phase is not None:
        parts.append(phase_name(phase))
    if case.facts.confidential:
        parts.append(_("Confidential"))
    if case.demo:
        parts.append(_("Demo case"))
    return DOT.join(parts)


def name_of(person_id: str, people: Mapping[str, Person]) -> str:
    """Return a person's name; somebody who is gone from the list is "somebody"."""
    person = people.get(person_id)
    return person.name if person else _("somebody")


def names_in(role: Role, *, team: Team, people: Mapping[str, Person]) -> list[str]:
    """Return the names of those who play a part now."""
    held = [m.person_id for m in team.members if m.role is role and m.until is None]
    return list(dict.fromkeys([name_of(person_id, people) for person_id in held]))


def people_in(
    role: Role, *, team: Team, people: Mapping[str, Person], today: date
) -> str:
    """Return who plays a part now, with those who act for them today."""
    names = names_in(role, team=team, people=people)
    acting = [
        _("{deputy} (acting for {principal} to {day})").format(
            deputy=name_of(each.deputy_id, people),
            principal=name_of(each.principal_id, people),
            day=near_day(each.last_day, today=today),
        )
        for each in team.acting
        if each.role is role and each.holds_on(today)
    ]
    return listed([*names, *acting])


def joined(parts: Iterable[str]) -> str:
    """Return the parts that say something, with a dot between."""
    return DOT.join(part for part in parts if part)
