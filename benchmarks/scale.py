"""How big and how often to measure."""

from dataclasses import dataclass
from pathlib import Path

MANY_CASES = 10_000
FEW_TO_MANY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """
    *folder* is empty and for the benchmarks alone. *often* overrides how many times
    each piece of work is done.
    """

    folder: Path
    many_cases: int = MANY_CASES
    often: int | None = None

    @property
    def few_cases(self) -> int:
        """How many cases the big desk is compared with."""
        return max(1, self.many_cases // FEW_TO_MANY)

    def times(self, usual: int) -> int:
        """Return how many times to do a piece of work that is done *usual* times."""
        return usual if self.often is None else self.often
