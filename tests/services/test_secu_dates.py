"""SECU's dates (6, 14, 18, 20, 29): only SECU moves them, the SOP's stays beside."""

from datetime import UTC, date, datetime

import pytest

from domain.due import DueKind
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.move_action import (
    comment_on_action,
)
from services.actions.set_secu_date import set_secu_date
from tests.services.cast import (
    HELP_DESK,
    LEAD,
    Desk,
    K,
)


def test_secus_date_is_shown_beside_the_sops_own(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "6")
    day = date(2024, 4, 2)

    dated = set_secu_date(
        action.id, day=day, words=" E-mail of 5 March. ", by=LEAD, ports=desk.ports
    )

    assert (dated.due.kind, dated.due.day) == (DueKind.EXTERNAL, day)
    assert dated.due.sop_day == date(2024, 3, 22)
    assert desk.record(case)[-1].content == {
        "action": "6",
        "was": "2024-03-22",
        "becomes": "2024-04-02",
        "words": "E-mail of 5 March.",
    }
    assert desk.codes(case)[-1] == "secu-date-set"


def test_secu_moves_its_date_and_the_record_knows_the_one_before(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "6")
    for day in (date(2024, 4, 2), date(2024, 4, 9), date(2024, 4, 9)):
        set_secu_date(action.id, day=day, words="", by=LEAD, ports=desk.ports)

    moved = [row.content for row in desk.record(case) if row.verb == "secu.date"]
    assert [(row or {})["was"] for row in moved] == ["2024-03-22", "2024-04-02"]
    assert desk.action(case, "6").due.sop_day == date(2024, 3, 22)


@pytest.mark.parametrize("label", ["14", "18", "20", "29"])
def test_rows_without_a_date_take_secus(desk: Desk, label: str) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)
    if label == "29":
        desk.happen(case, K.MONITORING_MISSION, date(2024, 8, 20))
    assert desk.action(case, label).due.day is None
    day = date(2024, 9, 20)

    dated = set_secu_date(
        desk.action(case, label).id, day=day, words="", by=LEAD, ports=desk.ports
    )

    assert (dated.due.day, dated.due_on) == (day, day)


@pytest.mark.parametrize("label", ["1", "5", "9", "10", "15"])
def test_other_rows_take_no_date_of_secus(desk: Desk, label: str) -> None:
    case = desk.opened_until(K.MISSION_ENDED)

    with pytest.raises(Refusal, match="secu-sets-no-date"):
        set_secu_date(
            desk.action(case, label).id,
            day=date(2024, 9, 20),
            words="",
            by=LEAD,
            ports=desk.ports,
        )


def test_secus_date_is_not_before_the_action_nor_after_its_end(desk: Desk) -> None:
    case = desk.open()
    action, ports = desk.action(case, "6"), desk.ports
    early, fine = date(2024, 3, 3), date(2024, 3, 20)

    with pytest.raises(Refusal, match="secu-date-too-early"):
        set_secu_date(action.id, day=early, words="", by=LEAD, ports=ports)
    with pytest.raises(Refusal, match="text-too-long"):
        set_secu_date(action.id, day=fine, words="x" * 9999, by=LEAD, ports=ports)
    desk.finish(case, "6", by=LEAD)
    with pytest.raises(Refusal, match="action-not-pending"):
        set_secu_date(action.id, day=fine, words="", by=LEAD, ports=ports)


def test_who_and_when_stand_on_each_move_as_it_was_made(desk: Desk) -> None:
    case = desk.open()
    desk.clock.now = datetime(2024, 9, 3, 8, tzinfo=UTC)
    teams = Actor(person_id=HELP_DESK.person_id, via="teams")

    comment_on_action(
        desk.action(case, "5").id, words="Hm.", by=teams, ports=desk.ports
    )

    row = desk.record(case)[-1]
    assert (row.who, row.via, row.at) == (HELP_DESK.person_id, "teams", desk.clock.now)


def test_a_year_that_is_a_slip_is_refused(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match="day-far-away"):
        set_secu_date(
            desk.action(case, "6").id,
            day=date(9999, 12, 31),
            words="",
            by=LEAD,
            ports=desk.ports,
        )

    assert desk.state(case) == before
