"""Recording what SECU or UNDP did: what it opens, dates, ends, and what cannot be."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.actions import ActionState
from domain.cases import CaseState
from domain.due import DueKind
from domain.events import EventKind
from domain.refusals import Refusal
from domain.roles import Role
from tests.services.cast import (
    ELIGIBLE,
    FOCAL,
    LEAD,
    RR,
    WAY,
    Desk,
)

K = EventKind
# What each event of the usual way opens, by the SOP's phases.
OPENS = {
    K.ELIGIBLE: ["8", "9", "10"],
    K.TOR_POSTED: ["11", "12"],
    K.TOR_FINAL: ["13"],
    K.MISSION_STARTED: ["14"],
    K.MISSION_ENDED: ["15", "16"],
    K.FACT_CHECK_RECEIVED: ["17", "18"],
    K.DRAFT_POSTED: ["19", "20", "21", "22"],
    K.REPORT_SUBMITTED: ["25"],
    K.REPORT_PUBLISHED: ["23"],
    K.DECIDED: ["26", "27"],
    K.PLAN_ISSUED: ["28", "30"],
}


def test_each_event_of_the_usual_way_opens_its_actions(desk: Desk) -> None:
    case = desk.open()

    opened = {
        kind: [action.label for action in desk.happen(case, kind, day).opened]
        for kind, day in WAY
    }

    assert opened == OPENS


def test_events_beside_the_way_open_theirs(desk: Desk) -> None:
    case = desk.opened_until(K.DECIDED)

    asked = desk.happen(case, K.ADMINISTRATOR_ASKED, date(2024, 7, 9))
    mission = desk.happen(case, K.MONITORING_MISSION, date(2024, 8, 20))
    expected = desk.happen(case, K.REPORT_EXPECTED, date(2024, 6, 28))

    assert [action.label for action in asked.opened] == ["24"]
    assert [action.label for action in mission.opened] == ["29"]
    assert expected.opened == ()


def test_an_opened_action_waits_on_its_doers_from_the_day_of_the_event(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    notice, plan = desk.action(case, "9"), desk.action(case, "10")
    assert notice.state is ActionState.PENDING
    assert notice.opened_on == ELIGIBLE
    assert notice.waits_on == (Role.RESIDENT_REPRESENTATIVE,)
    assert plan.waits_on == (Role.CORPORATE_SES_TEAM,)


def test_the_room_is_told_who_recorded_what_and_what_it_opens(desk: Desk) -> None:
    case = desk.open()

    desk.happen(case, K.ELIGIBLE, ELIGIBLE)

    note = next(news for news in desk.news(case) if news.subject == "event-recorded")
    assert note.words == {
        "event": "eligible",
        "day": "2024-03-25",
        "person": LEAD.person_id,
        "opens": "8, 9, 10",
    }
    assert desk.record(case)[-1].verb == "event.record"


def test_the_same_event_twice_changes_nothing(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)
    before = desk.state(case)

    again = desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 5, 20), by=FOCAL)

    assert again.again
    assert again.event.recorded_by == LEAD.person_id
    assert desk.state(case) == before


def test_eight_who_record_one_event_at_once_record_it_once(desk: Desk) -> None:
    case = desk.open()

    with ThreadPoolExecutor(8) as presses:
        answers = list(
            presses.map(lambda _: desk.happen(case, K.ELIGIBLE, ELIGIBLE), range(8))
        )

    assert sum(not answer.again for answer in answers) == 1
    assert len({answer.event.id for answer in answers}) == 1
    assert desk.verbs(case).count("event.record") == 2
    assert desk.codes(case).count("event-recorded") == 1


def test_two_rounds_of_fact_checking_are_two_actions_each(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)

    again = desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 6, 10))

    assert [action.label for action in again.opened] == ["17.2", "18.2"]
    assert again.event.round == 2
    assert desk.action(case, "17.2").opened_on == date(2024, 6, 10)
    assert desk.action(case, "17.1").opened_on == date(2024, 5, 20)


def test_a_round_is_asked_for_by_its_number_or_by_what_is_open(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)
    desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 6, 10))

    assert desk.action(case, "17").round == 1
    desk.finish(case, "17", by=LEAD)
    assert desk.action(case, "17").round == 2
    assert desk.action(case, "17.1").state is ActionState.DONE


def test_a_mission_asked_for_and_begun_is_one_mission(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)

    asked = desk.happen(case, K.MISSION_REQUESTED, date(2024, 4, 25))
    begun = desk.happen(case, K.MISSION_STARTED, date(2024, 5, 6))

    assert [action.label for action in asked.opened] == ["14"]
    assert begun.opened == ()


def test_a_second_mission_has_rounds_of_its_own(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)

    second = desk.happen(case, K.MISSION_REQUESTED, date(2024, 6, 3))
    ended = desk.happen(case, K.MISSION_ENDED, date(2024, 6, 14))

    assert [action.label for action in second.opened] == ["14.2"]
    assert [action.label for action in ended.opened] == ["15.2", "16.2"]
    assert desk.action(case, "15.2").due.day == date(2024, 6, 25)
    assert desk.action(case, "15.1").due.day == date(2024, 5, 21)


def test_a_mission_that_did_not_begin_has_no_second_end(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)

    with pytest.raises(Refusal, match="event-too-early"):
        desk.happen(case, K.MISSION_ENDED, date(2024, 5, 14))


def test_a_second_mission_cannot_end_before_it_began(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    desk.happen(case, K.MISSION_STARTED, date(2024, 6, 3))

    with pytest.raises(Refusal, match="event-before-its-cause"):
        desk.happen(case, K.MISSION_ENDED, date(2024, 5, 31))


@pytest.mark.parametrize("kind", [K.PRESS_COVERAGE, K.NEW_INFORMATION])
def test_press_or_news_after_a_finished_plan_opens_a_revisit(
    desk: Desk, kind: EventKind
) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "13", by=[RR])

    revisit = desk.happen(case, kind, date(2024, 6, 20))

    assert [action.label for action in revisit.opened] == ["13.2"]


def test_press_while_the_revisit_is_open_opens_no_other(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)

    assert desk.happen(case, K.PRESS_COVERAGE, date(2024, 6, 20)).opened == ()
    assert desk.happen(case, K.PRESS_COVERAGE, date(2024, 6, 21)).opened == ()


def test_press_before_the_launch_is_kept_and_opens_nothing(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    recorded = desk.happen(case, K.PRESS_COVERAGE, date(2024, 4, 2))

    assert recorded.opened == ()
    assert desk.action(case, "13").state is ActionState.WAITING


def test_a_plan_update_moves_the_suggested_revisit_by_six_months(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)

    desk.happen(case, K.PLAN_UPDATED, date(2024, 8, 29), by=FOCAL)

    revisit = desk.action(case, "13")
    assert revisit.due.kind is DueKind.OPEN
    assert revisit.due.day == date(2025, 2, 28)
    assert revisit.due_on is None


def test_the_decision_itself_fulfils_action_25(desk: Desk) -> None:
    case = desk.opened_until(K.REPORT_PUBLISHED)

    desk.happen(case, K.DECIDED, date(2024, 7, 15), by=FOCAL)

    decision = desk.action(case, "25")
    assert decision.state is ActionState.DONE
    assert decision.done_by == FOCAL.person_id
    finished = [row for row in desk.record(case) if row.verb == "action.finish"]
    assert [row.content for row in finished] == [{"action": "25", "event": "decided"}]


def test_a_case_found_not_eligible_ends_in_a_hand_over(desk: Desk) -> None:
    case = desk.open()
    desk.finish(case, "2", by=FOCAL)

    recorded = desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE)

    states = {action.label: action.state for action in desk.actions(case)[:8]}
    assert [action.label for action in recorded.opened] == ["7"]
    assert states["2"] is ActionState.DONE
    assert states["7"] is ActionState.PENDING
    assert {states[label] for label in "13456"} == {ActionState.LAPSED}
    assert states["8"] is ActionState.WAITING


def test_the_hand_over_goes_on_when_the_secu_track_has_ended(desk: Desk) -> None:
    case = desk.open()
    desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE)
    assert desk.action(case, "7").waits_on == (
        Role.COUNTRY_LEAD,
        Role.CORPORATE_SES_TEAM,
    )

    assert desk.finish(case, "7", by=LEAD).state is ActionState.DONE


def test_after_the_end_of_the_track_nothing_more_is_recorded(desk: Desk) -> None:
    case = desk.open()
    desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE)

    with pytest.raises(Refusal, match="case-ended"):
        desk.happen(case, K.PRESS_COVERAGE, date(2024, 4, 2))


def test_only_secus_notice_closes_a_case(desk: Desk) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)

    with pytest.raises(Refusal, match="closure-without-notice"):
        desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 1), note="  ")

    desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 1), note="Registry, 1 Sept.")
    with desk.ports.read_uow() as uow:
        assert uow.cases.get(case.id).state is CaseState.CLOSED
    assert desk.action(case, "30").state is ActionState.DONE
    assert desk.open_labels(case) == []


def test_a_closed_case_says_so_to_who_closes_it_again(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    day = date(2024, 9, 1)
    desk.happen(case, K.CLOSED_BY_SECU, day, note="Notice.")

    again = desk.happen(case, K.CLOSED_BY_SECU, day, note="Notice.", by=RR)

    assert again.again
    with pytest.raises(Refusal, match="case-ended"):
        desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 2), note="Notice.")


UNLIKELY = (
    ("event-too-early", K.TOR_POSTED, date(2024, 3, 20)),
    ("event-too-early", K.MISSION_ENDED, date(2024, 3, 20)),
    ("event-too-early", K.DECIDED, date(2024, 3, 20)),
    ("event-too-early", K.CLOSED_BY_SECU, date(2024, 3, 20)),
    ("event-before-its-cause", K.ELIGIBLE, date(2024, 3, 3)),
    ("event-before-its-cause", K.PRESS_COVERAGE, date(2024, 3, 3)),
    ("event-in-future", K.ELIGIBLE, date(2024, 9, 3)),
    ("day-far-away", K.NEW_INFORMATION, date(1, 1, 1)),
    ("day-far-away", K.REPORT_EXPECTED, date(9999, 12, 31)),
    ("event-in-future", K.PRESS_COVERAGE, date(2024, 9, 3)),
    ("event-recorded", K.REGISTERED, date(2024, 3, 5)),
)


@pytest.mark.parametrize("code, kind, day", UNLIKELY)
def test_events_out_of_order_are_refused_and_change_nothing(
    desk: Desk, code: str, kind: EventKind, day: date
) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match=code):
        desk.happen(case, kind, day, note="Notice.")

    assert desk.state(case) == before


def test_a_case_is_not_both_eligible_and_not(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="event-barred"):
        desk.happen(case, K.NOT_ELIGIBLE, date(2024, 3, 26))


def test_what_happens_once_is_corrected_and_not_recorded_again(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="event-recorded"):
        desk.happen(case, K.ELIGIBLE, date(2024, 3, 26))


def test_a_closure_before_the_plan_is_refused(desk: Desk) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)

    with pytest.raises(Refusal, match="event-before-its-cause"):
        desk.happen(case, K.CLOSED_BY_SECU, date(2024, 8, 11), note="Notice.")


def test_what_is_only_planned_may_lie_ahead(desk: Desk) -> None:
    case = desk.opened_until(K.DECIDED)

    expected = desk.happen(case, K.REPORT_EXPECTED, date(2024, 10, 15))
    mission = desk.happen(case, K.MONITORING_MISSION, date(2024, 11, 4))

    assert expected.event.day == date(2024, 10, 15)
    assert mission.opened[0].opened_on == date(2024, 11, 4)


def test_today_is_the_recorders_own(desk: Desk) -> None:
    case = desk.open()
    desk.clock.now = desk.clock.now.replace(hour=2)  # Still 1 September in New York.

    with pytest.raises(Refusal, match="event-in-future"):
        desk.happen(case, K.ELIGIBLE, date(2024, 9, 2), by=FOCAL)

    assert desk.happen(case, K.ELIGIBLE, date(2024, 9, 2), by=LEAD).opened


def test_a_note_of_a_hundred_kilobytes_is_refused(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="text-too-long"):
        desk.happen(case, K.ELIGIBLE, ELIGIBLE, note="x" * 100_000)
