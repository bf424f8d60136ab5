"""The record: whole after everything, verified by anybody on the case."""

from collections.abc import Sequence

import pytest

from domain.record import Checkpoint
from domain.refusals import Refusal
from services.record.take_checkpoints import take_checkpoints
from services.record.verify_case import verify_case
from tests.services.cast import BUREAU, EXO, OUTSIDER, POLICY, RR, Desk, K


def test_the_record_of_a_busy_case_is_whole(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "10", by=[RR])
    desk.signed(case, "12", by=[BUREAU, POLICY])
    desk.submit(case, "12", by=RR)

    verdict = verify_case(case.id, reader=EXO.person_id, ports=desk.ports)

    assert verdict.holds
    assert verdict.rows == len(desk.record(case))
    assert [row.seq for row in desk.record(case)] == list(range(1, verdict.rows + 1))


def test_an_outsider_does_not_verify(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="not-on-case"):
        verify_case(case.id, reader=OUTSIDER.person_id, ports=desk.ports)


def test_checkpoints_carry_every_cases_head(desk: Desk) -> None:
    case = desk.open()
    kept: list[Checkpoint] = []

    def keep(heads: Sequence[Checkpoint]) -> int:
        kept.extend(heads)
        return len(heads)

    assert take_checkpoints(keep=keep, ports=desk.ports) == len(kept)
    head = desk.record(case)[-1]
    [mine] = [each for each in kept if each.case_id == case.id]
    assert (mine.reference, mine.seq, mine.hash) == (
        case.facts.reference,
        head.seq,
        head.hash,
    )


def test_what_was_refused_leaves_no_trace(desk: Desk) -> None:
    case = desk.open()
    before = desk.record(case)

    with pytest.raises(Refusal, match="not-on-case"):
        desk.finish(case, "5", by=OUTSIDER)

    assert desk.record(case) == before
