"""The demo office: a cast that is plainly invented, to try the desk with."""

from datetime import UTC, date, datetime

from domain.calendars.new_york import NEW_YORK
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.learning.roster import MOST_OPEN_EVER, RosterEntry, RosterPart
from domain.people import OfficePlace, Person
from domain.roles import Office, Role
from services.ports import OpenUow, UnitOfWork

_COUNTRY = "demo-country-office"
_ELSEWHERE = "demo-office-elsewhere"
_HEADQUARTERS = "demo-headquarters"
# Invented days, the same every year, so that a demo shows what a holiday does.
_HOLIDAYS = ((1, 1, "New Year’s Day"), (6, 12, "Demo National Day"))
_YEARS = range(2017, 2036)

_DEMO_HOLIDAYS = {
    date(year, month, day): name for year in _YEARS for month, day, name in _HOLIDAYS
}
CALENDARS = (
    NEW_YORK,
    WorkingCalendar(
        name="Demo Country Office",
        weekend=Weekend.SATURDAY_SUNDAY,
        holidays=_DEMO_HOLIDAYS,
        listed_years=frozenset(_YEARS),
    ),
    WorkingCalendar(
        name="demo-friday-saturday",
        weekend=Weekend.FRIDAY_SATURDAY,
        holidays=_DEMO_HOLIDAYS,
        listed_years=frozenset(_YEARS),
    ),
)

OFFICES = (
    OfficePlace(
        id=_HEADQUARTERS,
        name="Demo Headquarters, New York",
        kind=Office.HEADQUARTERS,
        calendar=NEW_YORK.name,
    ),
    OfficePlace(
        id=_COUNTRY,
        name="Demo Country Office",
        kind=Office.COUNTRY,
        calendar="Demo Country Office",
        country="Demo Country",
        bureau="Demo Regional Bureau",
    ),
    OfficePlace(
        id=_ELSEWHERE,
        name="Demo Office Elsewhere",
        kind=Office.COUNTRY,
        calendar="demo-friday-saturday",
        country="Demo Country Elsewhere",
        bureau="Demo Regional Bureau",
    ),
)


def _person(name: str, title: str, office_id: str, *duties: Role) -> Person:
    in_new_york = office_id == _HEADQUARTERS
    return Person(
        id=name.lower().replace(" ", "-"),
        name=name,
        title=title,
        office_id=office_id,
        time_zone="America/New_York" if in_new_york else "UTC",
        demo=True,
        duties=duties,
    )


CAST = (
    _person(
        "Demo SES Focal Point",
        "Corporate SES focal point",
        _HEADQUARTERS,
        Role.CORPORATE_SES_TEAM,
    ),
    _person("Demo CO Lead", "Country Office lead", _COUNTRY, Role.COUNTRY_LEAD),
    _person(
        "Demo Resident Representative",
        "Resident Representative, Risk Owner",
        _COUNTRY,
        Role.RESIDENT_REPRESENTATIVE,
        Role.RISK_OWNER,
    ),
    _person("Demo Project Manager", "Project Manager", _COUNTRY, Role.PROJECT_MANAGER),
    _person(
        "Demo RBx Help Desk",
        "Regional Bureau Help Desk",
        _HEADQUARTERS,
        Role.REGIONAL_BUREAU,
    ),
    _person(
        "Demo RBx Director",
        "Regional Bureau Director",
        _HEADQUARTERS,
        Role.BUREAU_CLEARER,
    ),
    _person(
        "Demo BPPS Adviser", "BPPS policy adviser", _HEADQUARTERS, Role.POLICY_BUREAU
    ),
    _person("Demo BPPS Director", "BPPS Director", _HEADQUARTERS, Role.POLICY_CLEARER),
    _person(
        "Demo Environmental Finance Officer",
        "Environmental Finance officer",
        _HEADQUARTERS,
        Role.ENVIRONMENTAL_FINANCE,
    ),
    _person(
        "Demo Environmental Finance Coordinator",
        "Environmental Finance Executive Coordinator",
        _HEADQUARTERS,
        Role.EXECUTIVE_COORDINATOR,
    ),
    _person(
        "Demo BERA Officer",
        "External Relations officer",
        _HEADQUARTERS,
        Role.EXTERNAL_RELATIONS,
    ),
    _person(
        "Demo ExO Liaison",
        "Executive Office liaison",
        _HEADQUARTERS,
        Role.EXECUTIVE_OFFICE,
    ),
    _person("Demo Colleague Elsewhere", "On no case of this office", _ELSEWHERE),
    _person(
        "Demo Community Facilitator",
        "Facilitator of the community of practice",
        _HEADQUARTERS,
    ),
    _person("Demo Hub Expert", "Safeguards expert of the hub", _COUNTRY),
)
FACILITATOR, EXPERT = "demo-community-facilitator", "demo-hub-expert"
_SINCE = datetime(2024, 1, 1, tzinfo=UTC)
ROSTER = (
    RosterEntry(
        id="demo-roster-facilitator",
        person_id=FACILITATOR,
        part=RosterPart.FACILITATOR,
        since=_SINCE,
        most_open=MOST_OPEN_EVER,
        by_id="demo",
    ),
    RosterEntry(
        id="demo-roster-expert",
        person_id=EXPERT,
        part=RosterPart.EXPERT,
        since=_SINCE,
        topics=("indigenous peoples", "stakeholder engagement", "grievance"),
        languages=("en", "fr", "es"),
        by_id=EXPERT,
    ),
)


def move_in(open_uow: OpenUow, read_uow: OpenUow) -> None:
    """
    Store the demo office where it is missing.

    Calendars that are there stay as they are: somebody may have loaded holidays.
    """
    with read_uow() as uow:
        if _is_complete(uow):
            return
    with open_uow() as uow:
        _store(uow)
        uow.commit()


def _is_complete(uow: UnitOfWork) -> bool:
    known = uow.people.some(person.id for person in CAST)
    return len(known) == len(CAST) and not _missing_calendars(uow)


def _missing_calendars(uow: UnitOfWork) -> list[WorkingCalendar]:
    known = {calendar.name for calendar in uow.calendars.calendars()}
    return [calendar for calendar in CALENDARS if calendar.name not in known]


def _store(uow: UnitOfWork) -> None:
    for calendar in _missing_calendars(uow):
        uow.calendars.put(calendar)
    for office in OFFICES:
        uow.people.add_office(office)
    for person in CAST:
        uow.people.add(person)
    _store_roster(uow)


def _store_roster(uow: UnitOfWork) -> None:
    """Store the demo's roster once; whoever left it stays off."""
    for entry in ROSTER:
        if uow.roster.get(entry.id) is None:
            uow.roster.add(entry)
