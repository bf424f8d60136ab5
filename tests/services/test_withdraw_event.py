"""Withdrawing an event: what nobody touched waits again, what it ended comes back."""

from datetime import date

from domain.actions import ActionState
from domain.cases import CaseState
from domain.events import EventKind
from domain.news import direct_with
from services.actions.finish_part import finish_part
from services.actions.move_action import start_action
from services.actions.next_round import repeat_action
from services.actions.set_secu_date import set_secu_date
from tests.services.cast import (
    BUREAU,
    COORDINATOR,
    ELIGIBLE,
    FOCAL,
    LEAD,
    NOTED,
    POLICY,
    RR,
    Desk,
)
from tests.services.presses import correct

K = EventKind
LATER = date(2024, 3, 28)  # Three days after `ELIGIBLE`; Good Friday follows it.


def test_a_withdrawn_event_lets_what_nobody_touched_wait_again(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    done = correct(desk, case, K.ELIGIBLE, None)

    assert [action.label for action in done.closes] == ["8", "9", "10"]
    waiting = [desk.action(case, label) for label in ("8", "9", "10")]
    assert {action.state for action in waiting} == {ActionState.WAITING}
    assert {action.due.day for action in waiting} == {None}
    assert {action.opened_on for action in waiting} == {None}
    assert desk.codes(case)[-1] == "event-withdrawn"


def test_what_waits_again_opens_again_with_its_event(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    correct(desk, case, K.ELIGIBLE, None)

    again = desk.happen(case, K.ELIGIBLE, LATER)

    assert [action.label for action in again.opened] == ["8", "9", "10"]
    with desk.ports.read_uow() as uow:
        parts = uow.actions.parts_of(desk.action(case, "9").id)
    assert [part.key for part in parts] == ["country-office", "vertical-funds"]


def test_a_withdrawal_keeps_what_somebody_works_on(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    start_action(desk.action(case, "8").id, by=FOCAL, ports=desk.ports)
    desk.draft(case, "10")

    done = correct(desk, case, K.ELIGIBLE, None)

    assert [action.label for action in done.keeps] == ["8", "10"]
    assert [action.label for action in done.closes] == ["9"]
    assert desk.action(case, "8").state is ActionState.STARTED


def test_a_notice_of_which_one_part_is_done_is_kept(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    action = desk.action(case, "9")
    finish_part(action.id, part="country-office", shown=NOTED, by=RR, ports=desk.ports)

    done = correct(desk, case, K.ELIGIBLE, None)

    assert [kept.label for kept in done.keeps] == ["9"]


def test_a_withdrawal_preview_names_all_it_would_do(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    start_action(desk.action(case, "8").id, by=FOCAL, ports=desk.ports)
    before = desk.state(case)

    preview = correct(desk, case, K.ELIGIBLE, None, confirmed=False)

    assert desk.state(case) == before
    done = correct(desk, case, K.ELIGIBLE, None)
    assert (done.moves, done.closes, done.keeps) == (
        preview.moves,
        preview.closes,
        preview.keeps,
    )


def test_who_has_to_wait_again_is_told_as_the_preview_said(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    preview = correct(desk, case, K.ELIGIBLE, None, confirmed=False)

    correct(desk, case, K.ELIGIBLE, None, seen=preview.moving.seen)

    told = {
        n.conversation: n.words["moved"]
        for n in desk.news(case)
        if n.subject == "event-withdrawn-told"
    }
    assert set(told) == {direct_with(each) for each, _theirs in preview.moving.told}
    assert told[direct_with(RR.person_id)] == "9 2024-03-27 "


def test_withdrawing_not_eligible_brings_back_what_lapsed(desk: Desk) -> None:
    case = desk.open()
    desk.finish(case, "2", by=FOCAL)
    desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE)

    done = correct(desk, case, K.NOT_ELIGIBLE, None)

    assert [action.label for action in done.resumes] == ["1", "3", "4", "5", "6"]
    assert desk.open_labels(case) == ["1", "3", "4", "5", "6"]
    assert desk.action(case, "7").state is ActionState.WAITING
    assert desk.happen(case, K.ELIGIBLE, ELIGIBLE).opened
    assert desk.verbs(case).count("action.resume") == 5


def test_withdrawing_a_closure_reopens_the_case_as_it_was(desk: Desk) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)
    was = desk.open_labels(case)
    desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 1), note="Wrong case.")

    correct(desk, case, K.CLOSED_BY_SECU, None)

    with desk.ports.read_uow() as uow:
        assert uow.cases.get(case.id).state is CaseState.OPEN
    assert desk.open_labels(case) == was
    assert desk.action(case, "30").waits_on == ()


def test_an_approval_that_lapsed_goes_on_where_it_stood(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)
    plan = desk.signed(case, "10", by=[RR])
    desk.signed(case, "12", by=[BUREAU, POLICY, COORDINATOR])
    desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 1), note="Wrong case.")

    correct(desk, case, K.CLOSED_BY_SECU, None)

    assert desk.action(case, "12").state is ActionState.CLEARED
    assert desk.submit(case, "12", by=RR).state is ActionState.DONE
    assert desk.sign(case, "10", plan, by=COORDINATOR).progress.is_complete


def test_a_withdrawn_decision_waits_again_for_the_administrator(desk: Desk) -> None:
    case = desk.opened_until(K.DECIDED)

    done = correct(desk, case, K.DECIDED, None)

    assert [action.label for action in done.resumes] == ["25"]
    decision = desk.action(case, "25")
    assert decision.state is ActionState.PENDING
    assert decision.waits_on == ()
    assert desk.action(case, "26").state is ActionState.WAITING


def test_a_decision_before_its_report_waits_again_when_withdrawn(desk: Desk) -> None:
    case = desk.opened_until(K.DRAFT_POSTED)
    desk.happen(case, K.REPORT_PUBLISHED, date(2024, 7, 8))
    desk.happen(case, K.DECIDED, date(2024, 7, 15))

    correct(desk, case, K.DECIDED, None)

    assert desk.action(case, "25").state is ActionState.WAITING


def test_a_withdrawn_press_report_takes_back_the_revisit_it_opened(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "13", by=[RR])
    desk.happen(case, K.PRESS_COVERAGE, date(2024, 6, 20))

    correct(desk, case, K.PRESS_COVERAGE, None)

    assert desk.action(case, "13.2").state is ActionState.WAITING
    first = desk.action(case, "13.1")
    again = repeat_action(first.id, by=FOCAL, ports=desk.ports)
    assert (again.label, again.state) == ("13.2", ActionState.PENDING)


def test_a_date_of_secus_goes_with_the_event_it_hung_on(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)
    action = desk.action(case, "18")
    day = date(2024, 6, 4)
    set_secu_date(action.id, day=day, words="", by=LEAD, ports=desk.ports)

    correct(desk, case, K.FACT_CHECK_RECEIVED, None)
    desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 5, 21))

    assert desk.action(case, "18").secu_day is None
    assert desk.action(case, "18").due.day is None
