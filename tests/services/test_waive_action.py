"""Waiving with a reason, and taking an action up again."""

from datetime import date

import pytest

from domain.actions import ActionState
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.move_action import assign_action
from services.actions.waive_action import reopen_action, waive_action
from tests.services.cast import BERA, FOCAL, LEAD, MANAGER, RR, Desk, K


def test_waiving_needs_a_reason_that_stays(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "4")
    with pytest.raises(Refusal, match="reason-missing"):
        waive_action(action.id, reason=" ", by=FOCAL, ports=desk.ports)

    waived = waive_action(
        action.id, reason="There is a room.", by=FOCAL, ports=desk.ports
    )

    assert (waived.state, waived.reason) == (ActionState.WAIVED, "There is a room.")
    assert waived.waits_on == ()
    content = {"action": "4", "reason": "There is a room."}
    assert desk.record(case)[-1].content == content


def test_waiving_twice_keeps_the_first_reason(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    waive_action(action.id, reason="First.", by=LEAD, ports=desk.ports)

    again = waive_action(action.id, reason="Second.", by=RR, ports=desk.ports)

    assert again.reason == "First."
    assert desk.verbs(case).count("action.waive") == 1


NEVER_WAIVED = {7, 10, 12, 13, 16, 18, 20, 21, 25, 26, 28, 30}


def test_signatures_clearances_and_secus_rows_are_never_waived(desk: Desk) -> None:
    case = desk.open()
    refused = set()

    for action in desk.actions(case):
        try:
            waive_action(action.id, reason="So.", by=FOCAL, ports=desk.ports)
        except Refusal as refusal:
            if refusal.code == "not-waivable":
                refused.add(action.number)

    assert refused == NEVER_WAIVED
    assert desk.open_labels(case) == []


@pytest.mark.parametrize(
    "event, label", [(K.ELIGIBLE, "9"), (K.DRAFT_POSTED, "19"), (K.DECIDED, "27")]
)
def test_with_a_part_that_is_a_rule_the_whole_is_one(
    desk: Desk, event: K, label: str
) -> None:
    case = desk.opened_until(event, vertical_fund=True)
    action = desk.action(case, label)
    before = desk.state(case)

    with pytest.raises(Refusal, match="part-is-a-rule") as refused:
        waive_action(action.id, reason="So.", by=FOCAL, ports=desk.ports)

    assert refused.value.details["part"] == "country-office"
    assert desk.state(case) == before


def test_who_supports_an_action_or_has_it_assigned_does_not_waive_it(
    desk: Desk,
) -> None:
    case = desk.open()
    sheet = desk.action(case, "5")
    assign_action(sheet.id, to=MANAGER.person_id, by=LEAD, ports=desk.ports)
    before = desk.state(case)

    for person in (BERA, RR, MANAGER):
        with pytest.raises(Refusal, match="not-your-action"):
            waive_action(sheet.id, reason="So.", by=person, ports=desk.ports)

    assert desk.state(case) == before


@pytest.mark.parametrize("end", ["finish", "waive"])
def test_what_was_done_or_waived_is_taken_up_again_with_a_reason(
    desk: Desk, end: str
) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    if end == "finish":
        desk.finish(case, "5", by=LEAD)
    else:
        waive_action(action.id, reason="So.", by=LEAD, ports=desk.ports)

    opened = reopen_action(action.id, reason="One more.", by=RR, ports=desk.ports)

    assert (opened.state, opened.reason) == (ActionState.PENDING, "One more.")
    assert opened.waits_on == (Role.COUNTRY_LEAD,)
    assert (opened.done_at, opened.done_by) == (None, "")
    assert desk.verbs(case)[-1] == "action.reopen"


def test_what_is_open_stays_as_it_is_when_reopened(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    reopen_action(desk.action(case, "5").id, reason="So.", by=LEAD, ports=desk.ports)

    assert desk.state(case) == before


def test_what_was_signed_stays_signed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.signed(case, "10", by=[RR])

    with pytest.raises(Refusal, match="stays-signed"):
        reopen_action(
            desk.action(case, "10").id, reason="So.", by=FOCAL, ports=desk.ports
        )


def test_reopening_is_refused_where_there_is_nothing_to_reopen(desk: Desk) -> None:
    case = desk.opened_until(K.DECIDED)
    ports = desk.ports

    with pytest.raises(Refusal, match="stays-with-secu"):
        reopen_action(desk.action(case, "25").id, reason="So.", by=FOCAL, ports=ports)
    with pytest.raises(Refusal, match="action-not-ended"):
        reopen_action(desk.action(case, "24").id, reason="So.", by=FOCAL, ports=ports)


def test_what_lapsed_with_a_case_stays_lapsed(desk: Desk) -> None:
    case = desk.open()
    desk.happen(case, K.NOT_ELIGIBLE, date(2024, 3, 25))

    with pytest.raises(Refusal, match="case-ended"):
        reopen_action(
            desk.action(case, "5").id, reason="So.", by=LEAD, ports=desk.ports
        )
