"""`kill -9` at every named point, and at random moments of a whole case."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from random import Random
from time import monotonic

from tests.faults.books import Auditor, Count, State
from tests.faults.child import LEASE, Job
from tests.faults.places import Grounds, Place
from tests.faults.points import Point
from tests.faults.processes import begin, ended, run
from tests.faults.scenes import MORNING, PRESSES, two_cases
from tests.faults.table import Row
from tests.faults.vendor import Vendor

KILLED = -9
AT_ONCE = 2  # Desks that are broken at the same time.
_AFTER_A_LEASE = LEASE + timedelta(seconds=1)


class Kills:
    """Kills processes that work on one kind of database."""

    def __init__(self, grounds: Grounds, vendor: Vendor) -> None:
        """Play the morning once undisturbed: the others are compared with it."""
        self._grounds, self._vendor = grounds, vendor
        self._finished = grounds.furnished("morning", two_cases)
        self.expected, self._counts = self._undisturbed()

    def at(self, point: Point, *, runs: int, seed: int) -> Row:
        """Kill at a point, at another of its occasions each time, and go on."""
        chance, total = Random(f"{point} {seed}"), Count()
        occasions = [chance.randint(1, self._counts[point]) for _ in range(runs)]
        with ThreadPoolExecutor(AT_ONCE) as at_once:
            for count in at_once.map(partial(self._killed, point), occasions):
                total.add(count)
        return Row.of(f"kill -9 {point}", self._grounds.kind, runs=runs, count=total)

    def _undisturbed(self) -> tuple[State, Counter[str]]:
        with self._grounds.copied(self._finished) as place:
            counts_file = place.folder / "counts"
            code = run(self._morning(place, counts_file=str(counts_file)))
            assert code == 0, code
            lines = (line.split() for line in counts_file.read_text().splitlines())
            engine = place.engine()
            expected = Auditor(place, engine).state()
            engine.dispose()
        return expected, Counter({name: int(times) for name, times in lines})

    def _killed(self, point: Point, nth: int) -> Count:
        with self._grounds.copied(self._finished) as place:
            code = run(self._morning(place, point=point, nth=nth))
            assert code in {0, KILLED}, code
            engine = place.engine()
            auditor = Auditor(place, engine)
            allowed = auditor.under_way()
            later = _AFTER_A_LEASE if code == KILLED else timedelta()
            code = run(self._morning(place, later=later))
            assert code == 0, code
            book = self._vendor.books[place.name]
            count = auditor.count(book, self.expected, allowed=allowed)
            engine.dispose()
        return count

    def _morning(
        self,
        place: Place,
        *,
        later: timedelta = timedelta(),
        point: Point | None = None,
        nth: int = 1,
        counts_file: str = "",
    ) -> Job:
        done = place.answered()
        return Job(
            place=place,
            vendor=self._vendor.address,
            now=MORNING,
            presses=tuple(press for press in PRESSES if press not in done),
            later=later,
            point=point,
            nth=nth,
            counts_file=counts_file,
        )


class Stories:
    """Kills a desk at random moments of a whole case, until the case has ended."""

    def __init__(self, grounds: Grounds, vendor: Vendor, *, lines: int) -> None:
        """Play so much of the case undisturbed, and see how long it takes."""
        self._grounds, self._vendor, self.lines = grounds, vendor, lines
        self._finished = grounds.furnished("empty", lambda _place: None)
        begun = monotonic()
        with grounds.copied(self._finished) as place:
            code = run(self._case(place, timedelta()))
            assert code == 0, code
            engine = place.engine()
            self.expected = Auditor(place, engine).state()
            engine.dispose()
        self._takes = monotonic() - begun

    def at_random(self, *, kills: int, seed: int) -> Row:
        """Kill so many times, over as many cases as that takes."""
        chance, total, done = Random(f"story {seed}"), Count(), 0
        while done < kills:
            killed, count = self._killed(chance, min(kills - done, 5))
            done += killed
            total.add(count)
        kind = self._grounds.kind
        return Row.of("kill -9 at a random moment", kind, runs=done, count=total)

    def _killed(self, chance: Random, kills: int) -> tuple[int, Count]:
        with self._grounds.copied(self._finished) as place:
            engine = place.engine()
            auditor, allowed, done = Auditor(place, engine), 0, 0
            code: int | None = KILLED
            while code == KILLED:
                process = begin(self._case(place, done * _AFTER_A_LEASE))
                lives = chance.uniform(0.05, self._takes / 3)
                ended(process, within=lives if done < kills else None)
                process.kill()  # Who has ended is not killed any more.
                code = ended(process)
                done += code == KILLED
                allowed += auditor.under_way() if code == KILLED else 0
            assert code == 0, code
            book = self._vendor.books[place.name]
            count = auditor.count(book, self.expected, allowed=allowed)
            engine.dispose()
        return max(done, 1), count

    def _case(self, place: Place, later: timedelta) -> Job:
        address = self._vendor.address
        return Job(
            place=place, vendor=address, now=MORNING, lines=self.lines, later=later
        )
