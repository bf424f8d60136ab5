"""People as the page shows them: initials, a colour for their role, where they sit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.people import OfficePlace, Person
from domain.roles import BY_ROLE, Role
from services.ports import UnitOfWork

_DEMO = "Demo "
_NO_TINT = "slate"
_MOST_INITIALS = 3
# A family of roles shares a hue; the name stands beside it, so nothing rests on it.
TINTS: Mapping[Role, str] = {
    Role.CORPORATE_SES_TEAM: "blue",
    Role.COUNTRY_LEAD: "teal",
    Role.RESIDENT_REPRESENTATIVE: "red",
    Role.RISK_OWNER: "red",
    Role.PROJECT_MANAGER: "green",
    Role.REGIONAL_BUREAU: "violet",
    Role.BUREAU_CLEARER: "purple",
    Role.POLICY_BUREAU: "indigo",
    Role.POLICY_CLEARER: "navy",
    Role.ENVIRONMENTAL_FINANCE: "olive",
    Role.EXECUTIVE_COORDINATOR: "amber",
    Role.EXTERNAL_RELATIONS: "pink",
    Role.EXECUTIVE_OFFICE: "slate",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Somebody as drawn beside their words and in the cast."""

    id: str
    name: str
    short_name: str
    initials: str
    tint: str
    title: str
    office: str


def face_of(person: Person, *, offices: Mapping[str, OfficePlace]) -> Face:
    """Return how a person is drawn."""
    office = offices.get(person.office_id)
    return Face(
        id=person.id,
        name=person.name,
        short_name=person.name.removeprefix(_DEMO),
        initials=initials(person.name),
        tint=tint(person.duties),
        title=person.title,
        office=office.name if office else "",
    )


def faces(uow: UnitOfWork) -> dict[str, Face]:
    """Return everybody at the desk by id, in the order of the cast."""
    offices = {office.id: office for office in uow.people.offices()}
    people = sorted(uow.people.everybody(), key=_place_in_cast)
    return {person.id: face_of(person, offices=offices) for person in people}


def _place_in_cast(person: Person) -> tuple[int, str]:
    places = [list(Role).index(role) for role in person.duties]
    return min(places, default=len(Role)), person.name


def initials(name: str) -> str:
    """Return up to three letters of a name, without the word all demo people share."""
    words = name.removeprefix(_DEMO).split() or ["?"]
    return "".join(word[0] for word in words[:_MOST_INITIALS]).upper()


def tint(roles: Iterable[Role]) -> str:
    """Return the colour of the first role that has one."""
    return next((TINTS[role] for role in roles if role in TINTS), _NO_TINT)


def role_words(roles: Iterable[Role]) -> str:
    """Name roles, for people: `Country Office lead, Risk Owner`."""
    held = set(roles)
    return ", ".join(facts.title for facts in BY_ROLE.values() if facts.role in held)
