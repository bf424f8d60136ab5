"""When a digest is drafted and who is reminded: on the desk's own clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.learning.digest_week import next_draft_at, nudge_at, week_to_draft

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = date(2024, 6, 3)


def there(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    """Return a moment of 2024 on New York's clock, in UTC."""
    local = datetime(2024, month, day, hour, minute, tzinfo=NEW_YORK)
    return local.astimezone(UTC)


@pytest.mark.parametrize(
    "now, week",
    [
        (there(3, 8, 59), None),
        (there(3, 9), MONDAY),
        (there(3, 23), MONDAY),
        (there(5, 12), MONDAY),  # A late Monday.
        (there(7, 23), MONDAY),
        (there(8, 0), None),  # A week that was missed is over.
        (there(9, 12), None),
        (there(10, 0), None),
        (there(10, 9), date(2024, 6, 10)),
    ],
)
def test_a_week_is_drafted_from_its_monday_morning_until_its_friday(
    now: datetime, week: date | None
) -> None:
    assert week_to_draft(now, NEW_YORK) == week


def test_the_opening_hour_is_the_same_before_and_after_the_clock_is_set_back() -> None:
    before = next_draft_at(there(27, 12, month=10), NEW_YORK)
    after = next_draft_at(there(3, 12, month=11), NEW_YORK)

    assert before == datetime(2024, 10, 28, 13, tzinfo=UTC)
    assert after == datetime(2024, 11, 4, 14, tzinfo=UTC)


def test_the_week_begins_where_the_desk_is() -> None:
    nine_in_nairobi = datetime(2024, 6, 3, 6, tzinfo=UTC)

    assert week_to_draft(nine_in_nairobi, ZoneInfo("Africa/Nairobi")) == MONDAY
    assert week_to_draft(nine_in_nairobi, NEW_YORK) is None


def test_once_a_draft_is_due_the_next_is_a_week_later() -> None:
    assert next_draft_at(there(3, 8), NEW_YORK) == there(3, 9)
    assert next_draft_at(there(3, 9), NEW_YORK) == there(10, 9)


def test_a_draft_is_reminded_of_the_next_morning_and_at_no_weekend() -> None:
    assert nudge_at(there(3, 9), NEW_YORK) == there(4, 9)
    assert nudge_at(there(5, 15), NEW_YORK) == there(6, 9)
    assert nudge_at(there(7, 9), NEW_YORK) is None


def test_every_hour_of_a_year_has_one_week_at_most_and_none_is_left_out() -> None:
    now, weeks = there(3, 9), set()
    for _ in range(24 * 7 * 52):
        weeks.add(week_to_draft(now, NEW_YORK))
        now += timedelta(hours=1)

    assert weeks - {None} == {MONDAY + timedelta(weeks=n) for n in range(52)}
