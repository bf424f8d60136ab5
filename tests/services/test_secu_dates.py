"""SECU's dates (6, 14, 18, 20, 29): only SECU moves them, the SOP's stays beside."""

from datetime import UTC, date, datetime

import pytest

from domain.cases import Case
from domain.due import DueKind
from domain.moving import NOT_SEEN
from domain.news import direct_with
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.move_action import (
    comment_on_action,
)
from services.actions.set_secu_date import SecuDating, set_secu_date
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
    ).action

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
    ).action

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


def date_six(
    desk: Desk,
    case: Case,
    day: date,
    *,
    confirmed: bool = True,
    seen: str = "",
    by: Actor = HELP_DESK,
) -> SecuDating:
    return set_secu_date(
        desk.action(case, "6").id,
        day=day,
        words="",
        confirmed=confirmed,
        seen=seen,
        by=by,
        ports=desk.ports,
    )


def test_a_date_that_another_one_gives_way_to_is_shown_first(desk: Desk) -> None:
    case, day = desk.open(), date(2024, 4, 2)
    before = desk.state(case)

    asked = date_six(desk, case, day, confirmed=False)

    [move] = asked.moving.shown
    assert (asked.asks, desk.state(case)) == (True, before)
    assert (move.before.day, move.after.day) == (date(2024, 3, 22), day)
    assert move.after.sop_day == date(2024, 3, 22)
    assert [person_id for person_id, _theirs in asked.moving.told] == [LEAD.person_id]


def test_a_press_that_saw_no_preview_moves_nothing(desk: Desk) -> None:
    case, day = desk.open(), date(2024, 4, 2)
    before = desk.state(case)

    with pytest.raises(Refusal, match="preview-outdated"):
        date_six(desk, case, day, seen=NOT_SEEN)

    assert desk.state(case) == before


def test_who_was_shown_to_be_told_is_told(desk: Desk) -> None:
    case, day = desk.open(), date(2024, 4, 2)
    asked = date_six(desk, case, day, confirmed=False)

    date_six(desk, case, day, seen=asked.moving.seen)

    told = [n for n in desk.news(case) if n.subject == "secu-date-told"]
    assert [n.conversation for n in told] == [direct_with(LEAD.person_id)]
    assert told[0].words["moved"] == "6 2024-03-22 2024-04-02"


def test_the_first_date_of_an_action_without_one_is_stored_at_once(desk: Desk) -> None:
    case, day = desk.opened_until(K.DRAFT_POSTED), date(2024, 9, 20)
    action_id = desk.action(case, "20").id

    dated = set_secu_date(
        action_id, day=day, words="", confirmed=False, by=LEAD, ports=desk.ports
    )

    assert (dated.asks, desk.action(case, "20").due.day) == (False, day)


def test_a_preview_of_secus_date_that_somebody_overtook_is_not_confirmed(
    desk: Desk,
) -> None:
    case = desk.open()
    asked = date_six(desk, case, date(2024, 4, 2), confirmed=False)
    date_six(desk, case, date(2024, 4, 9), by=LEAD)

    with pytest.raises(Refusal, match="preview-outdated"):
        date_six(desk, case, date(2024, 4, 2), seen=asked.moving.seen)

    assert desk.action(case, "6").due.day == date(2024, 4, 9)
