"""Notices with several notifiers (9, 19, 22, 23, 27): each finishes a part apart."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.actions import Action, ActionState, PartState
from domain.cases import Case
from domain.events import EventKind
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.finish_action import Shown
from services.actions.finish_part import drop_part, finish_part, restore_part
from services.actions.waive_action import reopen_action
from tests.services.cast import (
    ADVISER,
    BERA,
    FINANCE,
    FOCAL,
    HELP_DESK,
    LEAD,
    NOTED,
    RR,
    Desk,
    K,
)


def finish(
    desk: Desk,
    case: Case,
    label: str,
    part: str,
    *,
    by: Actor,
    shown: Shown = NOTED,
) -> Action:
    action = desk.action(case, label)
    return finish_part(action.id, part=part, shown=shown, by=by, ports=desk.ports)


def drop(
    desk: Desk, case: Case, label: str, part: str, *, by: Actor, reason: str = "None."
) -> Action:
    action = desk.action(case, label)
    return drop_part(action.id, part=part, reason=reason, by=by, ports=desk.ports)


def parts(desk: Desk, case: Case, label: str) -> dict[str, PartState]:
    with desk.ports.read_uow() as uow:
        found = uow.actions.parts_of(desk.action(case, label).id)
    return {part.key: part for part in found}


NOTICES = (
    (K.ELIGIBLE, "9", {"country-office": RR, "vertical-funds": FINANCE}),
    (K.DRAFT_POSTED, "19", {"country-office": RR, "vertical-funds": FINANCE}),
    (K.REPORT_PUBLISHED, "23", {"country-office": RR, "vertical-funds": FINANCE}),
    (
        K.DECIDED,
        "27",
        {"country-office": RR, "donor-headquarters": BERA, "vertical-funds": FINANCE},
    ),
)


@pytest.mark.parametrize("event, label, doers", NOTICES)
def test_the_last_part_of_a_notice_finishes_it(
    desk: Desk, event: EventKind, label: str, doers: dict[str, Actor]
) -> None:
    case = desk.opened_until(event, vertical_fund=True)

    for part, doer in doers.items():
        assert desk.action(case, label).is_open
        finish(desk, case, label, part, by=doer)

    assert desk.action(case, label).state is ActionState.DONE
    done_by = {part: state.done_by for part, state in parts(desk, case, label).items()}
    assert done_by == {part: doer.person_id for part, doer in doers.items()}


def test_a_part_is_recorded_and_the_notice_under_way(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)

    finish(desk, case, "9", "vertical-funds", by=FINANCE)

    assert desk.action(case, "9").state is ActionState.STARTED
    assert desk.verbs(case)[-2:] == ["evidence.add", "part.finish"]
    assert desk.record(case)[-1].content == {"action": "9", "part": "vertical-funds"}


def test_without_a_vertical_fund_the_funds_are_not_asked(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    assert not parts(desk, case, "9")["vertical-funds"].needed
    done = finish(desk, case, "9", "country-office", by=RR)
    assert done.state is ActionState.DONE


def test_a_part_that_is_not_needed_is_not_done(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    before = desk.state(case)

    with pytest.raises(Refusal, match="part-not-needed"):
        finish(desk, case, "9", "vertical-funds", by=FOCAL)

    assert desk.state(case) == before


def test_the_whole_is_not_finished_before_its_parts(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    finish(desk, case, "9", "country-office", by=RR)

    with pytest.raises(Refusal, match="needs-parts") as refused:
        desk.finish(case, "9", by=RR)

    assert refused.value.details["parts"] == "vertical-funds"


def test_a_part_done_twice_stands_as_it_was(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    finish(desk, case, "9", "country-office", by=RR)
    before = desk.state(case)

    finish(desk, case, "9", "country-office", by=HELP_DESK)

    assert parts(desk, case, "9")["country-office"].done_by == RR.person_id
    assert desk.state(case) == before


def test_a_storm_of_presses_does_a_part_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)

    with ThreadPoolExecutor(8) as presses:
        list(
            presses.map(
                lambda who: finish(desk, case, "9", "country-office", by=who),
                [RR, FOCAL, HELP_DESK, BERA] * 2,
            )
        )

    assert desk.verbs(case).count("part.finish") == 1
    assert desk.verbs(case).count("evidence.add") == 1


def test_two_parts_at_once_finish_the_notice_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    presses = [("country-office", RR), ("vertical-funds", FINANCE)] * 4

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda p: finish(desk, case, "9", p[0], by=p[1]), presses))

    assert desk.action(case, "9").state is ActionState.DONE
    assert desk.verbs(case).count("part.finish") == 2
    assert desk.verbs(case).count("action.finish") == 1


def test_secus_own_part_of_22_is_not_waited_for(desk: Desk) -> None:
    case = desk.opened_until(K.DRAFT_POSTED)

    done = finish(desk, case, "22", "response-team", by=ADVISER)

    assert done.state is ActionState.DONE
    assert parts(desk, case, "22")["secu"].done_at is None


def test_secus_own_part_of_22_can_be_noted(desk: Desk) -> None:
    case = desk.opened_until(K.DRAFT_POSTED)

    action = finish(desk, case, "22", "secu", by=LEAD)

    assert action.state is ActionState.STARTED
    assert parts(desk, case, "22")["secu"].done_by == LEAD.person_id


def test_parts_need_something_to_show(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="evidence-missing"):
        finish(desk, case, "9", "country-office", by=RR, shown=Shown())


def test_a_part_that_there_is_not_is_refused_with_those_there_are(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="part-not-found") as refused:
        finish(desk, case, "9", "x" * 1000, by=RR)

    assert refused.value.details["parts"] == "country-office, vertical-funds"
    assert len(refused.value.details["part"]) == 60


def test_parts_of_what_waits_are_refused(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match=r"part-not-found|action-not-pending"):
        finish(desk, case, "9", "country-office", by=RR)


def test_what_the_sop_leaves_open_may_be_found_irrelevant(desk: Desk) -> None:
    case = desk.opened_until(K.DECIDED)
    finish(desk, case, "27", "country-office", by=RR)

    done = drop(desk, case, "27", "donor-headquarters", by=BERA, reason=" No donor. ")

    state = parts(desk, case, "27")["donor-headquarters"]
    assert (state.needed, state.reason, state.done_at) == (False, "No donor.", None)
    assert done.state is ActionState.DONE
    dropped = next(row for row in desk.record(case) if row.verb == "part.drop")
    assert (dropped.content or {})["reason"] == "No donor."


def test_what_is_a_rule_is_not_dropped(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="part-is-a-rule"):
        drop(desk, case, "9", "country-office", by=RR)


def test_dropping_needs_a_reason_and_comes_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    with pytest.raises(Refusal, match="reason-missing"):
        drop(desk, case, "9", "vertical-funds", by=FINANCE, reason=" ")
    drop(desk, case, "9", "vertical-funds", by=FINANCE, reason="First.")

    drop(desk, case, "9", "vertical-funds", by=FOCAL, reason="Second.")

    assert parts(desk, case, "9")["vertical-funds"].reason == "First."
    assert desk.verbs(case).count("part.drop") == 1


def test_a_reopened_notice_asks_for_its_parts_again(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    done = finish(desk, case, "9", "country-office", by=RR)

    reopen_action(done.id, reason="One donor missed.", by=RR, ports=desk.ports)

    assert parts(desk, case, "9")["country-office"].done_at is None
    assert finish(desk, case, "9", "country-office", by=RR).done_at


# --- Needed after all -----------------------------------------------------------------


def restore(
    desk: Desk, case: Case, part: str, *, by: Actor, reason: str = "They paid."
) -> Action:
    action = desk.action(case, "9")
    return restore_part(action.id, part=part, reason=reason, by=by, ports=desk.ports)


def test_a_dropped_part_is_needed_again_with_a_reason_on_record(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    drop(desk, case, "9", "vertical-funds", by=FINANCE)

    restore(desk, case, "vertical-funds", by=FINANCE, reason=" They paid. ")

    state = parts(desk, case, "9")["vertical-funds"]
    assert (state.needed, state.reason) == (True, "They paid.")
    assert desk.record(case)[-1].verb == "part.restore"
    content = {"action": "9", "part": "vertical-funds", "reason": "They paid."}
    assert desk.record(case)[-1].content == content
    finish(desk, case, "9", "country-office", by=RR)
    assert desk.action(case, "9").is_open
    assert finish(desk, case, "9", "vertical-funds", by=FINANCE).done_at


def test_a_part_that_was_dropped_last_comes_back_once_the_notice_is_reopened(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    finish(desk, case, "9", "country-office", by=RR)
    done = drop(desk, case, "9", "vertical-funds", by=FINANCE)
    with pytest.raises(Refusal, match="action-not-pending"):
        restore(desk, case, "vertical-funds", by=FINANCE)

    reopen_action(done.id, reason="There is a fund.", by=RR, ports=desk.ports)
    restore(desk, case, "vertical-funds", by=FINANCE)

    assert parts(desk, case, "9")["vertical-funds"].needed


def test_a_part_is_taken_up_again_by_who_may_drop_it_and_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    drop(desk, case, "9", "vertical-funds", by=FINANCE)
    with pytest.raises(Refusal, match="not-your-part"):
        restore(desk, case, "vertical-funds", by=BERA)
    with pytest.raises(Refusal, match="reason-missing"):
        restore(desk, case, "vertical-funds", by=FINANCE, reason=" ")

    restore(desk, case, "vertical-funds", by=FINANCE, reason="First.")
    restore(desk, case, "vertical-funds", by=FOCAL, reason="Second.")

    assert parts(desk, case, "9")["vertical-funds"].reason == "First."
    assert desk.verbs(case).count("part.restore") == 1
