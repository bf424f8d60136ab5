"""Whether the addresses of resources answer, and when one that does not is dead."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FAILS_BEFORE_DEAD = 3  # Days on which an unsure address failed before it is dead.


class LinkOutcome(StrEnum):
    """What an address did when it was asked; the value is stored for ever."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"  # It said that there is nothing, or its name is not known.
    UNSURE = "unsure"  # It did not answer, or not us: that may pass.


class LinkReason(StrEnum):
    """Why an address is not simply alive; the value is stored for ever."""

    NONE = ""
    GONE = "gone"  # 404 and 410.
    NO_SUCH_NAME = "no-such-name"
    TIMEOUT = "timeout"
    REFUSED = "refused"  # It answered that we may not: 401, 403, 429 and the like.
    BROKEN = "broken"  # 5xx, or no HTTP at all.
    TOO_MANY_HOPS = "too-many-hops"
    NOT_PUBLIC = "not-public"  # It leads to this machine or a private network.
    NOT_WEB = "not-web"  # It leads to what is not http(s), or holds credentials.


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFound:
    """What one look at an address found; *moved_to* is where it answers now."""

    outcome: LinkOutcome
    reason: LinkReason = LinkReason.NONE
    moved_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHealth:
    """
    What the last look at a resource's address found, and on how many days it failed.

    *failed_on* is the last of those days; an answer begins the count anew.
    """

    resource_id: str
    outcome: LinkOutcome
    reason: LinkReason
    moved_to: str
    looked_at: datetime
    failed_days: int = 0
    failed_on: date | None = None

    @property
    def is_dead(self) -> bool:
        """Whether nobody should be sent there: it is gone, or failed for long."""
        if self.outcome is LinkOutcome.DEAD:
            return True
        return self.failed_days >= FAILS_BEFORE_DEAD


def looked(
    resource_id: str, found: LinkFound, *, at: datetime, was: LinkHealth | None
) -> LinkHealth:
    """Return the state after a look; several failures of one day count once."""
    days, last = 0, None
    if found.outcome in {LinkOutcome.DEAD, LinkOutcome.UNSURE}:
        before = was.failed_days if was else 0
        same_day = was is not None and was.failed_on == at.date()
        days, last = (before if same_day else before + 1), at.date()
    return LinkHealth(
        resource_id=resource_id,
        outcome=found.outcome,
        reason=found.reason,
        moved_to=found.moved_to,
        looked_at=at,
        failed_days=days,
        failed_on=last,
    )
