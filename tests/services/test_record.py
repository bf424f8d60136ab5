"""The record: whole after everything, verified by anybody on the case."""

from collections.abc import Sequence

import pytest

from domain.chain import REDACTED
from domain.people import Actor
from domain.record import Checkpoint
from domain.refusals import Refusal
from services.record.redact_row import redact_row
from services.record.take_checkpoints import take_checkpoints
from services.record.verify_case import verify_case
from tests.services.cast import BUREAU, EXO, FOCAL, OUTSIDER, POLICY, RR, Desk, K


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


ADMIN = Actor(person_id="administrator", via="command-line")


def test_what_is_redacted_is_gone_and_the_record_still_whole(desk: Desk) -> None:
    case = desk.open(project="Wetlands of Somebody")
    first = desk.record(case)[0]
    assert "Somebody" in str(first.content)

    for _ in range(2):
        redact_row(case.id, first.seq, reason="A name.", by=ADMIN, ports=desk.ports)

    rows = desk.record(case)
    assert (rows[0].content, rows[0].salt, rows[0].digest) == (None, None, first.digest)
    assert [row.verb for row in rows].count(REDACTED) == 1
    verdict = verify_case(case.id, reader=FOCAL.person_id, ports=desk.ports)
    assert (verdict.holds, verdict.redacted) == (True, 1)


def test_a_redaction_needs_a_row_and_a_reason(desk: Desk) -> None:
    case = desk.open()
    before = desk.record(case)

    with pytest.raises(Refusal, match="reason-missing"):
        redact_row(case.id, 1, reason=" ", by=ADMIN, ports=desk.ports)
    with pytest.raises(Refusal, match="record-row-not-found"):
        redact_row(case.id, 9999, reason="So.", by=ADMIN, ports=desk.ports)
    assert desk.record(case) == before
