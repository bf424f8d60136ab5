"""How long a stage of making a room waits, and what is said when that is over."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.rooms import RoomStep, StepState

_SHORTEST, _LONGEST = 15.0, 300.0  # Seconds between two looks, where nobody says.
_LATEST = 3600.0  # However long a vendor asks to wait.
_HALF_AN_HOUR, _HOUR = timedelta(minutes=30), timedelta(hours=1)
# What is waited for, for how long, and the code of what it is then.
PATIENCE: dict[str, tuple[timedelta, str]] = {
    "graph-busy": (_HOUR, "graph-busy-long"),
    "graph-unreachable": (_HOUR, "graph-unreachable-long"),
    "room-team-being-made": (_HALF_AN_HOUR, "room-team-never-ready"),
    "room-team-uncertain": (2 * _HOUR, "room-team-not-made"),
    "room-chat-uncertain": (2 * _HOUR, "room-chat-not-made"),
    "room-not-there-yet": (_HALF_AN_HOUR, "room-not-there"),
    "room-files-not-ready": (2 * _HOUR, "room-files-never-came"),
    "room-being-archived": (_HOUR, "room-not-archived"),
    "room-being-opened": (_HOUR, "room-not-opened"),
    "slack-busy": (_HOUR, "slack-busy-long"),
    "slack-unreachable": (_HOUR, "slack-unreachable-long"),
    "slack-channel-uncertain": (2 * _HOUR, "slack-channel-not-made"),
}

# One that takes turns with the other is the same wait.
_AWAY = (
    {"graph-busy", "graph-unreachable"},
    {"slack-busy", "slack-unreachable"},
)


class Later(Exception):
    """
    Not yet: look again in so many *seconds*; *problem* says in the meantime why.

    None of the seconds means longer each time.
    """

    def __init__(self, problem: str, *, seconds: float | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.seconds = seconds


def waiting(step: RoomStep, later: Later, *, now: datetime, about: str) -> RoomStep:
    """
    Return a step that waits on, or has failed where it waited long enough.

    *about* names what the sentence at the end of patience is about.
    """
    same = step.problem == later.problem or {step.problem, later.problem} in _AWAY
    began = step.began_at if same and step.began_at else now
    longest, then = PATIENCE[later.problem]
    if now - began >= longest:
        failed = replace(step, state=StepState.FAILED, problem=then, about=about)
        return replace(failed, look_at=None)
    return replace(
        step,
        state=StepState.WAITING,
        problem=later.problem,
        about="",
        began_at=began,
        look_at=now + _wait(later, now - began),
    )


def _wait(later: Later, so_far: timedelta) -> timedelta:
    """Return what was asked for, or as long again as it has taken so far."""
    grown = min(_LONGEST, max(_SHORTEST, so_far.total_seconds()))
    seconds = grown if later.seconds is None else later.seconds
    return timedelta(seconds=min(seconds, _LATEST))
