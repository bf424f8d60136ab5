"""Calendars, days and counts drawn at random for the property tests."""

from datetime import date

from hypothesis import strategies as st

from domain.calendars.working_calendar import Weekend, WorkingCalendar

# Two year ends and the leap day of 2024 lie inside, so that they are often hit.
anchors = st.dates(min_value=date(2023, 11, 1), max_value=date(2025, 3, 31))
counts = st.integers(min_value=1, max_value=60)
month_counts = st.integers(min_value=1, max_value=14)

# Too few to fill a month: a calendar on which nobody works is tested by itself.
holidays = st.dictionaries(
    keys=st.dates(min_value=date(2023, 11, 1), max_value=date(2026, 6, 30)),
    values=st.sampled_from(["Founders’ Day", "Harvest Day"]),
    max_size=15,
)
calendars = st.builds(
    WorkingCalendar,
    name=st.sampled_from(["Demo Office", "Demo Annex"]),
    weekend=st.sampled_from(Weekend),
    holidays=holidays,
    listed_years=st.frozensets(st.sampled_from([2023, 2024, 2025, 2026])),
)
