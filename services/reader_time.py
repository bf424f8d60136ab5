"""When somebody may be spoken to, by their own office's calendar and their clock."""

from domain.nudging.reader_time import ReaderTime, zone_named
from services.ports import UnitOfWork


def time_of(person_id: str, uow: UnitOfWork) -> ReaderTime:
    """Return on which calendar and clock somebody answers; `calendar-not-found`."""
    person = uow.people.get(person_id)
    office = uow.people.office(person.office_id)
    return ReaderTime(
        calendar=uow.calendars.calendar(office.calendar),
        zone=zone_named(person.time_zone),
    )
