"""How often something costly is done again."""

import time

_SHARE = 20  # At most a twentieth of the time goes into it.


class Pace:
    """
    Lets something be done at once while it is cheap, and seldom when it is not.

    What takes 5 ms may be done ten times a second; what takes a second, as a list of
    ten thousand cases does, three times a minute.
    """

    def __init__(self) -> None:
        self._after = 0.0
        self._began = 0.0
        self._owed = True

    def is_due(self) -> bool:
        """Whether to do it now; what is asked for too early is owed."""
        self._began = time.monotonic()
        due = self._began >= self._after
        self._owed = not due
        return due

    def done(self) -> None:
        """Say that what was due is done now."""
        now = time.monotonic()
        self._after = now + _SHARE * (now - self._began)

    def patience(self, seconds: float) -> float:
        """Return how long to wait: *seconds*, or less when something is owed."""
        left = max(self._after - time.monotonic(), 0.0)
        return min(left, seconds) if self._owed else seconds
