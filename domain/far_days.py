"""Days so far away that a year was mistyped."""

from datetime import date

from domain.refusals import Refusal

# No case is older: SECU took its first complaint in 2015, and projects run for years.
MOST_YEARS_AGO = 30
MOST_YEARS_AHEAD = 10


def refuse_far(day: date, *, today: date) -> None:
    """
    Refuse a day that no case can have to do with.

    :raises Refusal: `day-far-away` more than 30 years back or 10 years ahead.
    """
    years = day.year - today.year
    if not -MOST_YEARS_AGO <= years <= MOST_YEARS_AHEAD:
        raise Refusal("day-far-away", day=day.isoformat(), years=str(abs(years)))
