"""Another round of what comes again (13, 28): as needed, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.refusals import Refusal
from services.actions.next_round import repeat_action
from tests.services.cast import (
    FOCAL,
    RR,
    Desk,
    K,
)


def test_a_plan_is_revisited_as_often_as_needed(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    first = desk.action(case, "13")
    same = repeat_action(first.id, by=FOCAL, ports=desk.ports)
    assert same.id == first.id
    desk.signed(case, "13", by=[RR])

    second = repeat_action(first.id, by=FOCAL, ports=desk.ports)

    assert (second.label, second.opened_on) == ("13.2", date(2024, 9, 2))
    assert second.due.day == date(2025, 2, 28)  # Six months on; 2 March is a Sunday.
    assert desk.verbs(case)[-1] == "action.repeat"


def test_eight_who_revisit_at_once_open_one_round(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "13", by=[RR])
    first = desk.action(case, "13.1")

    with ThreadPoolExecutor(8) as presses:
        answers = list(
            presses.map(
                lambda _: repeat_action(first.id, by=FOCAL, ports=desk.ports), range(8)
            )
        )

    assert {answer.label for answer in answers} == {"13.2"}
    assert desk.verbs(case).count("action.repeat") == 1


@pytest.mark.parametrize(
    "code, label",
    [
        ("does-not-repeat", "5"),
        ("opens-with-event", "17"),
        ("action-not-begun", "13"),
        ("action-not-begun", "28"),
    ],
)
def test_other_rounds_come_with_their_events(desk: Desk, code: str, label: str) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match=code):
        repeat_action(desk.action(case, label).id, by=FOCAL, ports=desk.ports)


def test_a_closed_case_has_no_more_rounds(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "13", by=[RR])
    desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 2), note="Notice.")

    with pytest.raises(Refusal, match="case-ended"):
        repeat_action(desk.action(case, "13").id, by=FOCAL, ports=desk.ports)
