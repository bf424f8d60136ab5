"""The headquarters calendar: the United Nations' official holidays in New York."""

from datetime import date

from domain.calendars.working_calendar import Weekend, WorkingCalendar

# Sources. 2017: the information circular of that year. 2020: circular ST/IC/2019/23,
# as the Dag Hammarskjöld Library gives it (ask.un.org/faq/112514). 2024: a press
# answer that cites the Secretariat; check it against the circular when you have it.
# The tenth day is a floating holiday, each person's own choice, so it is not here.
# Lists of other years were not found: load them from the yearly circular.
_HOLIDAYS = {
    date(2017, 1, 2): "New Year’s Day (observed)",
    date(2017, 4, 14): "Good Friday",
    date(2017, 5, 29): "Memorial Day",
    date(2017, 6, 26): "Eid al-Fitr",
    date(2017, 7, 4): "Independence Day",
    date(2017, 9, 1): "Eid al-Adha",
    date(2017, 9, 4): "Labour Day",
    date(2017, 11, 23): "Thanksgiving Day",
    date(2017, 12, 25): "Christmas Day",
    date(2020, 1, 1): "New Year’s Day",
    date(2020, 4, 10): "Good Friday",
    date(2020, 5, 25): "Memorial Day",
    date(2020, 5, 26): "Eid al-Fitr",
    date(2020, 7, 3): "Independence Day",
    date(2020, 7, 31): "Eid al-Adha",
    date(2020, 9, 7): "Labour Day",
    date(2020, 11, 26): "Thanksgiving Day",
    date(2020, 12, 25): "Christmas Day",
    date(2024, 1, 1): "New Year’s Day",
    date(2024, 3, 29): "Good Friday",
    date(2024, 4, 10): "Eid al-Fitr",
    date(2024, 5, 27): "Memorial Day",
    date(2024, 6, 17): "Eid al-Adha",
    date(2024, 7, 4): "Independence Day",
    date(2024, 9, 2): "Labour Day",
    date(2024, 11, 28): "Thanksgiving Day",
    date(2024, 12, 25): "Christmas Day",
}

HEADQUARTERS_ZONE = "America/New_York"
NEW_YORK = WorkingCalendar(
    name="New York",
    weekend=Weekend.SATURDAY_SUNDAY,
    holidays=_HOLIDAYS,
    listed_years=frozenset(day.year for day in _HOLIDAYS),
)
