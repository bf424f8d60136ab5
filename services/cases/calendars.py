"""The two calendars of a case, as an administrator loaded them."""

from domain.cases import Case
from domain.dating import CaseCalendars
from services.ports import UnitOfWork


def calendars_of(case: Case, *, uow: UnitOfWork) -> CaseCalendars:
    """Return a case's calendars; Refusal `calendar-not-found`."""
    return CaseCalendars(
        country=uow.calendars.calendar(case.country_calendar),
        headquarters=uow.calendars.calendar(case.headquarters_calendar),
    )
