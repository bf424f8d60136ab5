"""Why a date is what it is, as other programs read it."""

from typing import Any

from domain.due import Explanation


def explained(why: Explanation) -> dict[str, Any]:
    """Return the count, what it starts from and what it left out, as plain values."""
    return {
        "anchor": why.anchor.value,
        "anchor_day": why.anchor_day.isoformat(),
        "count": why.count,
        "unit": why.unit.value,
        "calendar": why.calendar,
        "skipped": [
            {
                "day": skipped.day.isoformat(),
                "reason": skipped.reason.value,
                "name": skipped.name,
            }
            for skipped in why.skipped
        ],
        "reached": why.reached.isoformat() if why.reached else None,
        "unverified_years": list(why.unverified_years),
    }
