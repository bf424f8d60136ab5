"""How long the desk keeps what somebody began and did not finish."""

from datetime import datetime, time

DRAFTS_KEPT_DAYS = 14


def begun_on(moment: datetime) -> datetime:
    """
    Return the beginning of a moment's day, from which a draft is kept.

    A draft has a person and what is asked of the desk or of somebody has none. Kept to
    the second, the hour of the one would tell whose the other is.
    """
    return datetime.combine(moment.date(), time(), moment.tzinfo)
