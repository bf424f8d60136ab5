"""The record: whole after everything, verified by anybody on the case."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine, text

from domain.cases import Case
from domain.chain import REDACTED, Fault
from domain.documents import DecisionKind
from domain.paper_trail import BadPaper, PaperFault
from domain.people import Actor
from domain.record import Checkpoint
from domain.refusals import Refusal
from services.actions.move_action import comment_on_action
from services.approvals.draft_document import DecisionTaken
from services.record.check_case import check_papers, check_record
from services.record.redact_row import TAKEN_BACK, redact_row
from services.record.take_checkpoints import take_checkpoints
from services.record.verify_case import verify_case
from services.requests.secu_requests import add_request
from tests.services.cast import BUREAU, EXO, FOCAL, LEAD, OUTSIDER, POLICY, RR, Desk, K

CONTINUE, CANCEL = (
    DecisionTaken(kind=DecisionKind.PROJECT_STATUS, choice=choice)
    for choice in ("continue", "cancel")
)


def test_the_record_of_a_busy_case_is_whole(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "10", by=[RR])
    desk.signed(case, "12", by=[BUREAU, POLICY])
    desk.submit(case, "12", by=RR)

    verdict = verify_case(case.id, reader=EXO.person_id, ports=desk.ports)

    assert verdict.holds
    assert verdict.rows == len(desk.record(case))
    assert [row.seq for row in desk.record(case)] == list(range(1, verdict.rows + 1))


def test_a_record_that_lost_its_head_and_rows_does_not_hold(
    desk: Desk, engine: Engine
) -> None:
    case = desk.open()
    with engine.begin() as connection:
        for table in ("record_heads", "record_content", "record"):
            connection.execute(
                text(f"DELETE FROM {table} WHERE case_id = :id"),  # noqa: S608
                {"id": case.id},
            )

    verdict = verify_case(case.id, reader=FOCAL.person_id, ports=desk.ports)

    assert (verdict.fault, verdict.seq) == (Fault.CUT, 1)


def bad_paper(desk: Desk, case: Case) -> BadPaper | None:
    with desk.ports.read_uow() as uow:
        verdict, links = check_record(case.id, uow=uow)
        assert verdict.holds
        return check_papers(case.id, links, uow=uow, files=desk.ports.files)


def test_all_papers_of_a_busy_case_are_as_recorded(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    desk.signed(case, "10", by=[RR])
    desk.signed(case, "13", by=[RR], content=b"Second.")
    desk.signed(case, "12", by=[BUREAU, POLICY])
    desk.submit(case, "12", by=RR)

    assert bad_paper(desk, case) is None


def test_a_signature_on_another_version_is_found(desk: Desk, engine: Engine) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    desk.signed(case, "10", by=[RR], decisions=(CONTINUE,))
    other = desk.draft(case, "13", decisions=(CANCEL,))  # The same bytes.
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE signatures SET version_id = :to WHERE action_id = :of"),
            {"to": other.id, "of": desk.action(case, "10").id},
        )

    bad = bad_paper(desk, case)

    assert bad is not None
    assert bad.fault is PaperFault.SIGNATURE_DIFFERS
    assert bad.file == other.path


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


def test_what_a_redacted_row_said_goes_from_where_it_was_copied(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    ports = desk.ports
    comment_on_action(action.id, words="Somebody's name.", by=LEAD, ports=ports)
    comment_on_action(action.id, words="Kept.", by=LEAD, ports=ports)
    add_request(
        case.id,
        words="Somebody's name.",
        received_on=desk.clock.now.date(),
        due_on=None,
        by=LEAD,
        ports=ports,
    )
    said, kept, asked = (row.seq for row in desk.record(case)[-3:])

    gone = redact_row(case.id, said, reason="A name.", by=ADMIN, ports=ports)

    with ports.read_uow() as uow:
        comments = [each.text for each in uow.actions.comments_of(action.id)]
        [request] = uow.requests.of_case(case.id)
    assert comments == [TAKEN_BACK, "Kept."]
    assert request.words == TAKEN_BACK
    assert (gone.words, gone.rows, gone.facts) == (("Somebody's name.",), (asked,), ())
    assert gone.copies >= 2
    assert "Somebody" not in str(desk.news(case))
    assert kept


def test_the_facts_that_stay_are_told(desk: Desk) -> None:
    case = desk.open()

    gone = redact_row(case.id, 1, reason="A name.", by=ADMIN, ports=desk.ports)

    assert gone.facts == ("country", "project", "reference")


def test_a_redaction_needs_a_row_and_a_reason(desk: Desk) -> None:
    case = desk.open()
    before = desk.record(case)

    with pytest.raises(Refusal, match="reason-missing"):
        redact_row(case.id, 1, reason=" ", by=ADMIN, ports=desk.ports)
    with pytest.raises(Refusal, match="record-row-not-found"):
        redact_row(case.id, 9999, reason="So.", by=ADMIN, ports=desk.ports)
    assert desk.record(case) == before
