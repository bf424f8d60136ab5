"""How often Slack lets each method be called: its tiers, kept for what can wait."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_MINUTE = 60.0  # Seconds.
# Calls a minute and workspace, "at least", as Slack publishes them of each method.
_A_MINUTE: Mapping[int, tuple[str, ...]] = {
    20: (
        "bookmarks.add",
        "bookmarks.edit",
        "bookmarks.remove",
        "conversations.archive",
        "conversations.create",
        "conversations.list",
        "conversations.rename",
        "conversations.setPurpose",
        "conversations.setTopic",
        "conversations.unarchive",
        "pins.add",
        "pins.list",
        "pins.remove",
        "users.list",
    ),
    50: (
        "bookmarks.list",
        "chat.delete",
        "chat.update",
        "conversations.history",
        "conversations.info",
        "conversations.invite",
        "conversations.join",
        "conversations.kick",
        "conversations.leave",
        "conversations.open",
        "reactions.add",
        "team.info",
        "users.lookupByEmail",
    ),
    100: (
        "chat.postEphemeral",
        "conversations.members",
        "files.completeUploadExternal",
        "files.getUploadURLExternal",
        "files.info",
        "users.info",
        "views.open",
        "views.publish",
        "views.push",
        "views.update",
    ),
}
_TIERS = {method: most for most, methods in _A_MINUTE.items() for method in methods}
# Of a minute's calls so many may come at once; the others are spread over the minute.
_AT_ONCE = 0.2


@dataclass(slots=True)
class _Turns:
    next_at: float = 0.0  # When the next call is due, at an even pace.
    promised: float = 0.0


class Tiers:
    """
    Counts the calls of each method, on a clock in seconds.

    A backlog would use up what those who press a button need too, and what Slack
    refuses counts for all: so what can wait is told when its turn comes.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._turns: dict[str, _Turns] = {}

    def count(self, method: str) -> None:
        """Count a call."""
        if method in _TIERS:
            turns = self._of(method)
            turns.next_at = max(self._now(), turns.next_at) + _apart(method)

    def wait(self, method: str) -> float:
        """Return after how many seconds a call has its turn; 0 for at once."""
        if method not in _TIERS:
            return 0.0
        now, turns, apart = self._now(), self._of(method), _apart(method)
        ahead = (_TIERS[method] * _AT_ONCE - 1) * apart
        free_at = turns.next_at - ahead
        if free_at <= now:
            return 0.0
        # Each is told another moment, so that they do not all come back at once.
        turns.promised = max(free_at, turns.promised + apart)
        return turns.promised - now

    def _of(self, method: str) -> _Turns:
        return self._turns.setdefault(method, _Turns())


def _apart(method: str) -> float:
    """Return how far apart calls are at an even pace that leaves room for some."""
    return _MINUTE / (_TIERS[method] * (1 - _AT_ONCE))
