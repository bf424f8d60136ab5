"""A request for more time ends with what it was asked for, and who asked hears it."""

from datetime import date

import pytest

from domain.cases import Case
from domain.extensions import Extension, ExtensionState
from domain.news import News, direct_with
from services.actions.waive_action import reopen_action, waive_action
from services.dates.ask_extension import Asked
from services.reading.list_actions import my_actions
from tests.services.cast import FOCAL, LEAD, Desk, K
from tests.services.extending import ask, grant, withdraw


@pytest.fixture(name="case")
def _case(desk: Desk) -> Case:
    return desk.opened_until(K.ELIGIBLE)


def stands(desk: Desk, asked: Asked) -> Extension:
    with desk.ports.read_uow() as uow:
        return uow.extensions.get(asked.extension.id)


def heard(desk: Desk, case: Case) -> list[News]:
    return [n for n in desk.news(case) if n.subject == "extension-ended-told"]


def test_a_request_ends_when_its_action_is_done(desk: Desk, case: Case) -> None:
    asked = ask(desk, case, "5")
    before = len(desk.news(case))

    desk.finish(case, "5", by=LEAD)

    ended = stands(desk, asked)
    assert (ended.state, ended.decided_by) == (
        ExtensionState.ACTION_DONE,
        LEAD.person_id,
    )
    [told] = heard(desk, case)
    assert told.conversation == direct_with(LEAD.person_id)
    assert told.words["because"] == "action-done"
    shown = {(n.conversation, n.subject) for n in desk.news(case)[before:]}
    five = desk.action(case, "5").id
    assert (direct_with(FOCAL.person_id), five) in shown
    assert desk.record(case)[-1].verb == "extension.end"
    assert desk.record(case)[-1].content == {
        "action": "5",
        "days": "5",
        "because": "action-done",
    }


def test_a_request_ends_when_its_action_is_waived(desk: Desk, case: Case) -> None:
    asked = ask(desk, case, "5")

    waive_action(
        desk.action(case, "5").id, reason="No need.", by=LEAD, ports=desk.ports
    )

    assert stands(desk, asked).state is ExtensionState.ACTION_WAIVED
    assert len(heard(desk, case)) == 1


def test_every_request_ends_when_the_case_does(desk: Desk) -> None:
    case = desk.open()
    asked = ask(desk, case, "2", by=FOCAL)

    desk.happen(case, K.NOT_ELIGIBLE, date(2024, 3, 11))

    assert stands(desk, asked).state is ExtensionState.CASE_ENDED
    assert [n.words["because"] for n in heard(desk, case)] == ["case-ended"]


def test_what_was_decided_or_taken_back_before_stays_so(desk: Desk, case: Case) -> None:
    mine = ask(desk, case, "5")
    withdraw(desk, mine)

    desk.finish(case, "5", by=LEAD)

    assert stands(desk, mine).state is ExtensionState.WITHDRAWN
    assert heard(desk, case) == []
    assert "extension.end" not in desk.verbs(case)


def test_a_request_that_ended_is_not_decided_on_afterwards(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case, "5")
    desk.finish(case, "5", by=LEAD)
    before = desk.state(case)

    assert grant(desk, asked).again
    assert withdraw(desk, asked).state is ExtensionState.ACTION_DONE
    assert my_actions(FOCAL.person_id, page=1, ports=desk.ports).asked == ()
    assert desk.state(case) == before


def test_a_reopened_action_waits_for_no_request_and_takes_the_same_again(
    desk: Desk, case: Case
) -> None:
    first = ask(desk, case, "5")
    waive_action(
        desk.action(case, "5").id, reason="No need.", by=LEAD, ports=desk.ports
    )
    reopen_action(
        desk.action(case, "5").id, reason="A slip.", by=LEAD, ports=desk.ports
    )

    again = ask(desk, case, "5")

    assert not again.again
    assert again.extension.id != first.extension.id
    assert not grant(desk, again).again
