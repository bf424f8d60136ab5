"""The same press up to five times, late and out of order: it changes things once."""

from dataclasses import replace
from random import Random

from domain.refusals import Refusal
from tests.faults.books import Auditor, Count
from tests.faults.kills import Stories
from tests.faults.places import Grounds, Place, ports_at
from tests.faults.stories import Said, press_line, story_lines
from tests.faults.table import Row

_MOST = 5
_NEW_TEXT = ("draft ", "send back ")
_LATEST = 4  # Lines that may be said before a repetition comes.


class Repeats:
    """Says the lines of a whole case again and again, each under a new id."""

    def __init__(self, grounds: Grounds, stories: Stories) -> None:
        """Compare with the case that was played once."""
        self._grounds, self._expected = grounds, stories.expected
        self._lines = story_lines()[: stories.lines]

    def run(self, *, runs: int, seed: int) -> Row:
        """Play so many cases; only the record and the actions are compared."""
        total = Count()
        finished = self._grounds.furnished("empty", lambda _place: None)
        for number in range(runs):
            with self._grounds.copied(finished) as place:
                total.add(self._played(place, Random(f"repeats {seed} {number}")))
        fault = "each press up to 5 times, late, out of order"
        return Row.of(fault, self._grounds.kind, runs=runs, count=total)

    def _played(self, place: Place, chance: Random) -> Count:
        engine = place.engine()
        said = repeated(self._lines, chance)
        for each in said:
            now = each.at
            ports = ports_at(place, engine, lambda now=now: now)  # type: ignore[misc]
            try:
                press_line(each, ports)
            except Refusal:
                continue
        expected = replace(self._expected, told=frozenset())
        count = Auditor(place, engine).changes(expected)
        count.messages = len(said)
        engine.dispose()
        return count


def repeated(lines: tuple[Said, ...], chance: Random) -> list[Said]:
    """Return each line in its order, and up to four times more a little later."""
    placed = []
    for number, line in enumerate(lines):
        last = min(number + _LATEST, _next_of_another(lines, number))
        placed.append((float(number), line))
        again = range(chance.randrange(_MOST))
        placed += [(chance.uniform(number, last), line) for _ in again]
    return [line for _, line in sorted(placed, key=lambda each: each[0])]


def _next_of_another(lines: tuple[Said, ...], number: int) -> int:
    """
    Return which line begins another day, or writes another version of a text.

    Said after that, the same words mean something else: they name neither.
    """
    for later in range(number + 1, len(lines)):
        same_day = lines[later].at.date() == lines[number].at.date()
        if not same_day or lines[later].line.says.startswith(_NEW_TEXT):
            return later
    return len(lines)
