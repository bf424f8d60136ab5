"""
Stand-in vendors that enforce their limits, written apart from what keeps to them.

Whatever comes too early is refused and counted, as the vendor would do it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from benchmarks.send_only import SendOnly
from cards.elements import Card
from dialogs.channel import Fate, Undelivered

# How many, in how many seconds: by vendor for one conversation, and for a tenant.
CONVERSATION = {
    "teams": ((7, 1), (8, 2), (60, 30), (1800, 3600)),
    "slack": ((1, 1),),
}
TENANT = {"teams": ((50, 1),), "slack": ((10, 1),)}
Limits = tuple[tuple[int, int], ...]


@dataclass
class EnforcingVendors(SendOnly):
    """Takes what is within the limits; *said* is all of that, in order."""

    vendor_of: Mapping[str, str]  # By conversation.
    now: Callable[[], datetime]
    said: list[tuple[str, str, datetime]] = field(default_factory=list)
    violations: int = 0
    _times: defaultdict[str, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Take a message, or refuse it as one too many."""
        del case_id, only_role
        vendor, at = self.vendor_of[conversation], self.now()
        second = at.timestamp()
        lanes = ((conversation, CONVERSATION[vendor]), (vendor, TENANT[vendor]))
        if any(self._is_full(lane, limits, second) for lane, limits in lanes):
            self.violations += 1
            raise Undelivered("http-429", fate=Fate.RATE_LIMITED, retry_after=1.0)
        for lane, _ in lanes:
            self._times[lane].append(second)
        self.said.append((conversation, card.plain, at))
        return key

    def _is_full(self, lane: str, limits: Limits, second: float) -> bool:
        """Whether one more would be too many for any of the limits."""
        times = self._times[lane]
        longest = max((seconds for _, seconds in limits), default=0)
        while times and times[0] <= second - longest:
            times.pop(0)
        return any(
            # A clock that counts microseconds is not told apart finer than that.
            sum(at > second - seconds + 1e-7 for at in reversed(times)) >= most
            for most, seconds in limits
        )
