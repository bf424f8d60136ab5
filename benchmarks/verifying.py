"""Verifying a record, against reading its rows and hashing them."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.desks import (
    FOCAL_POINT,
    NOW,
    Desk,
    desk_on,
    furnish,
    new_case,
)
from benchmarks.floor import Watch, bare
from benchmarks.measuring import Figure, in_turns
from benchmarks.scale import Scale
from cards.elements import Card
from domain.record import Entry
from services.cases.open_case import open_case
from services.record.verify_case import verify_case

TIMES = 21
ROWS = 10_000
BAR = 2.0


def measure_verify_record(scale: Scale) -> list[Figure]:
    """Verifying one case's record, by somebody who is on the case."""
    database = scale.folder / "verify-record" / "desk.sqlite"
    database.parent.mkdir()
    with desk_on(database) as desk:
        case_id = _recorded(desk)
    return [_measured(case_id, database, times=scale.times(TIMES))]


def _measured(case_id: str, database: Path, *, times: int) -> Figure:
    with desk_on(database) as desk:
        seen = Watch(desk.engine).see(lambda: _verified(case_id, desk=desk))
    with desk_on(database) as desk, bare(database) as do_again:
        ours, floor = in_turns(
            lambda _: _verified(case_id, desk=desk),
            lambda _: do_again(seen),
            times=times,
        )
    against = f"the same statements by sqlite3, {len(seen.hashed)} hashes by hashlib"
    return Figure("verify-record", ours, floor, bar=BAR, against=against)


def _recorded(desk: Desk) -> str:
    """Open a case, lengthen its record, and return its id."""
    furnish(desk)
    case_id = open_case(new_case(0), by=FOCAL_POINT, ports=desk.ports).id
    with desk.ports.open_uow() as uow:
        uow.record.append_all([_entry(case_id, number) for number in range(ROWS)])
        uow.commit()
    return case_id


def _entry(case_id: str, number: int) -> Entry:
    return Entry(
        case_id=case_id,
        at=NOW,
        who=FOCAL_POINT.person_id,
        via=FOCAL_POINT.via,
        verb="action.comment",
        subject=f"{number:032x}",
        content={
            "action": str(number % 30 + 1),
            "words": f"Point {number}: the project’s answer is in the Fact Sheet.",
        },
    )


def _verified(case_id: str, *, desk: Desk) -> Sequence[Card]:
    reader = FOCAL_POINT.person_id
    verdict = verify_case(case_id, reader=reader, ports=desk.ports)
    if not verdict.holds or verdict.rows <= ROWS:
        raise AssertionError(verdict)
    return ()
