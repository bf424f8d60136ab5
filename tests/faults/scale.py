"""How much is broken: all of it, or a sample."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """*few* and *many* are people who are told; times are in seconds."""

    runs: int  # Of each named point.
    lines: int  # Of the story; all of it has fewer than a thousand.
    story_kills: int
    repeats: int
    few: int
    many: int
    workers: tuple[int, ...]
    restart_every: float
    locked: float
    full: float  # Longer than what failed waits until it is settled.
    zones: int
    steps: int

    def with_runs(self, runs: int) -> "Scale":
        """Return it with another number of runs a point."""
        return replace(self, runs=runs)

    @property
    def words(self) -> str:
        """How much that was, in words."""
        return f"{self.runs} runs a named point, {self.many:,} nudges under restarts"


FULL = Scale(
    runs=50,
    lines=1000,
    story_kills=50,
    repeats=5,
    few=400,
    many=5000,
    workers=(2, 4, 8),
    restart_every=3.0,
    locked=10.0,
    full=40.0,
    zones=8,
    steps=10,
)
SAMPLE = Scale(
    runs=1,
    lines=12,
    story_kills=2,
    repeats=1,
    few=40,
    many=150,
    workers=(2,),
    restart_every=1.0,
    locked=1.0,
    full=2.0,
    zones=1,
    steps=1,
)
