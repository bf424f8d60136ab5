"""More time: asked for by who works on it, decided by who keeps the case."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.cases import Case
from domain.due import DueKind
from domain.extensions import MOST_DAYS, ExtensionState
from domain.moving import NOT_SEEN
from domain.news import direct_with
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.set_secu_date import set_secu_date
from services.team.act_for import Deputising, act_for, recuse
from services.team.change_team import give_role
from tests.services.cast import (
    ADVISER,
    BUREAU,
    EXO,
    FOCAL,
    LEAD,
    MANAGER,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
)
from tests.services.extending import ask, deny, grant, granted, withdraw
from tests.services.presses import correct

POSTED = date(2024, 4, 1)
DUE = date(2024, 4, 16)  # Ten working days after, but for Eid al-Fitr in New York.


@pytest.fixture(name="case")
def _case(desk: Desk) -> Case:
    return desk.opened_until(K.TOR_POSTED)


def test_who_works_on_it_asks_and_the_date_stays_until_it_is_decided(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case)

    assert (asked.extension.asked_days, asked.again) == (5, False)
    assert asked.deciders == (FOCAL.person_id,)
    assert desk.action(case, "12").due.day == DUE
    assert desk.verbs(case)[-1] == "extension.ask"
    assert "extension-asked" in desk.codes(case)


def test_who_decides_gets_the_card_and_a_line_in_their_own_chat(
    desk: Desk, case: Case
) -> None:
    before = len(desk.news(case))

    ask(desk, case)

    mine = direct_with(FOCAL.person_id)
    told = [n for n in desk.news(case)[before:] if n.conversation == mine]
    twelve = desk.action(case, "12").id
    assert [n.subject for n in told] == ["yours-to-extend", twelve]


def test_granting_shows_before_and_after_and_changes_nothing_yet(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case)
    before = desk.state(case)

    preview = grant(desk, asked, 3, confirmed=False)

    [move] = preview.moving.shown
    assert (move.before.day, move.after.day) == (DUE, date(2024, 4, 19))
    assert LEAD.person_id in dict(preview.moving.told)
    assert desk.state(case) == before


def test_another_number_is_granted_and_the_original_day_stays_visible(
    desk: Desk, case: Case
) -> None:
    done = grant(desk, ask(desk, case), 3, answer=" Three must do. ")

    due = desk.action(case, "12").due
    assert (due.day, due.original_day) == (date(2024, 4, 19), DUE)
    assert due.extra_days == done.extension.granted_days == 3
    assert done.extension.state is ExtensionState.GRANTED
    assert done.extension.answer == "Three must do."
    assert desk.record(case)[-1].content == {
        "action": "12",
        "days": "3",
        "was": "2024-04-16",
        "becomes": "2024-04-19",
        "answer": "Three must do.",
    }


def test_whose_date_moved_and_who_asked_are_told_as_it_was_shown(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case, by=RR)
    preview = grant(desk, asked, confirmed=False)

    grant(desk, asked, seen=preview.moving.seen)

    told = [n for n in desk.news(case) if n.subject == "extension-granted-told"]
    shown = {direct_with(person_id) for person_id, _theirs in preview.moving.told}
    assert {n.conversation for n in told} == shown
    assert direct_with(RR.person_id) in shown
    assert {n.words["moved"] for n in told} == {"12 2024-04-16 2024-04-23"}


def test_what_is_granted_adds_up_from_the_original_day(desk: Desk, case: Case) -> None:
    granted(desk, case, days=3)

    granted(desk, case, days=2)

    due = desk.action(case, "12").due
    assert (due.extra_days, due.original_day) == (5, DUE)
    assert due.day == date(2024, 4, 23)


def test_a_second_request_is_answered_with_the_one_that_waits(
    desk: Desk, case: Case
) -> None:
    first = ask(desk, case)
    before = desk.state(case)

    again = ask(desk, case, days=9, by=RR)

    assert again.again
    assert again.extension == first.extension
    assert desk.state(case) == before


def test_the_same_once_more_is_answered_with_what_was_decided(
    desk: Desk, case: Case
) -> None:
    first = grant(desk, ask(desk, case))
    before = desk.state(case)

    again = ask(desk, case)

    assert (again.again, again.extension) == (True, first.extension)
    assert desk.state(case) == before
    assert not ask(desk, case, reason="Another reason.").again


def test_the_same_words_are_another_request_once_half_an_hour_has_passed(
    desk: Desk, case: Case
) -> None:
    first = ask(desk, case)
    deny(desk, first)

    desk.clock.advance(minutes=29)
    again = ask(desk, case)
    desk.clock.advance(minutes=1)
    anew = ask(desk, case)

    assert (again.again, again.extension.id) == (True, first.extension.id)
    assert (anew.again, anew.extension.state) == (False, ExtensionState.ASKED)
    assert FOCAL.person_id in anew.deciders


def test_two_who_grant_at_once_grant_once(desk: Desk, case: Case) -> None:
    asked = ask(desk, case)

    with ThreadPoolExecutor(8) as presses:
        answers = list(presses.map(lambda days: grant(desk, asked, days), range(1, 9)))

    won = [answer for answer in answers if not answer.again]
    assert len(won) == 1
    assert {a.extension.granted_days for a in answers} == {won[0].days}
    assert desk.action(case, "12").extra_days == won[0].days
    assert desk.verbs(case).count("extension.grant") == 1


def test_a_grant_and_a_denial_at_once_leave_one_answer(desk: Desk, case: Case) -> None:
    asked = ask(desk, case)

    with ThreadPoolExecutor(2) as presses:
        one = presses.submit(grant, desk, asked)
        other = presses.submit(deny, desk, asked)
        states = {one.result().extension.state, other.result().state}

    decided = {"extension.grant", "extension.deny"} & set(desk.verbs(case))
    assert (len(states), len(decided)) == (1, 1)


def test_who_asks_in_a_storm_asks_once(desk: Desk, case: Case) -> None:
    with ThreadPoolExecutor(8) as presses:
        asked = list(presses.map(lambda _: ask(desk, case), range(8)))

    assert len({each.extension.id for each in asked}) == 1
    assert desk.verbs(case).count("extension.ask") == 1


def test_denied_it_keeps_its_date_and_who_asked_reads_why(
    desk: Desk, case: Case
) -> None:
    denied = deny(desk, ask(desk, case), reason=" SECU waits. ")

    told = [n for n in desk.news(case) if n.subject == "extension-denied-told"]
    assert (denied.state, denied.answer) == (ExtensionState.DENIED, "SECU waits.")
    assert desk.action(case, "12").due.day == DUE
    assert [n.conversation for n in told] == [direct_with(LEAD.person_id)]


def test_a_decision_stands_whatever_is_pressed_afterwards(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case)
    deny(desk, asked)
    before = desk.state(case)

    assert grant(desk, asked).again
    assert withdraw(desk, asked).decided_by == FOCAL.person_id
    assert deny(desk, asked, reason="Twice.").answer == "No."
    assert desk.state(case) == before


def test_who_asked_takes_it_back_and_may_ask_again(desk: Desk, case: Case) -> None:
    first = ask(desk, case)

    with pytest.raises(Refusal, match="not-your-request"):
        withdraw(desk, first, by=RR)
    gone = withdraw(desk, first)

    assert gone.state is ExtensionState.WITHDRAWN
    assert withdraw(desk, first) == gone
    assert not ask(desk, case, days=2).again


def test_a_late_action_may_still_get_more_time(desk: Desk, case: Case) -> None:
    assert desk.action(case, "12").is_late(date(2024, 9, 2))

    granted(desk, case, days=60)

    assert desk.action(case, "12").due.original_day == DUE


@pytest.mark.parametrize("days", [-5, 0, 61, 10**6])
def test_a_number_of_days_that_is_none_or_too_many_is_refused(
    desk: Desk, case: Case, days: int
) -> None:
    asked = ask(desk, case, "11", by=FOCAL)
    before = desk.state(case)

    with pytest.raises(Refusal, match="extension-days"):
        ask(desk, case, days=days)
    with pytest.raises(Refusal, match="extension-days"):
        grant(desk, asked, days, by=POLICY)

    assert desk.state(case) == before


def test_nobody_decides_on_their_own_request_nor_for_whom_they_act(
    desk: Desk, case: Case
) -> None:
    mine = ask(desk, case, "11", by=FOCAL)
    deputy = Deputising(
        principal_id=FOCAL.person_id,
        deputy_id=ADVISER.person_id,
        role=Role.CORPORATE_SES_TEAM,
        first_day=date(2024, 9, 2),
        last_day=date(2024, 9, 3),
        reason="Leave.",
    )
    act_for(case.id, deputy, by=FOCAL, ports=desk.ports)

    for decider in (FOCAL, ADVISER):
        with pytest.raises(Refusal, match="decider-is-asker"):
            grant(desk, mine, by=decider)
    # Alone on the team, the first of the keepers' own line decides.
    assert mine.deciders == (POLICY.person_id,)
    assert not grant(desk, mine, by=POLICY).again
    assert not grant(desk, ask(desk, case), by=ADVISER).again


def test_a_deputy_asks_and_whom_they_act_for_does_not_decide(
    desk: Desk, case: Case
) -> None:
    deputy = Deputising(
        principal_id=FOCAL.person_id,
        deputy_id=ADVISER.person_id,
        role=Role.CORPORATE_SES_TEAM,
        first_day=date(2024, 9, 2),
        last_day=date(2024, 9, 3),
        reason="Leave.",
    )
    act_for(case.id, deputy, by=FOCAL, ports=desk.ports)

    theirs = ask(desk, case, "11", by=ADVISER)

    assert theirs.deciders == (POLICY.person_id,)
    before = desk.state(case)
    for decider in (FOCAL, ADVISER):
        with pytest.raises(Refusal, match=r"not-an-extender|decider-is-asker"):
            grant(desk, theirs, by=decider)
        with pytest.raises(Refusal, match=r"not-an-extender|decider-is-asker"):
            deny(desk, theirs, by=decider)
    assert desk.state(case) == before


def test_another_keeper_goes_before_the_line_above(desk: Desk, case: Case) -> None:
    give_role(
        case.id,
        person_id=OUTSIDER.person_id,
        role=Role.CORPORATE_SES_TEAM,
        by=FOCAL,
        ports=desk.ports,
    )

    mine = ask(desk, case, "11", by=FOCAL)

    assert mine.deciders == (OUTSIDER.person_id,)
    with pytest.raises(Refusal, match="not-an-extender"):
        grant(desk, mine, by=POLICY)


def test_who_stepped_back_decides_on_no_time_either(desk: Desk, case: Case) -> None:
    asked = ask(desk, case)
    recuse(case.id, reason="A conflict.", by=FOCAL, ports=desk.ports)

    with pytest.raises(Refusal, match="recused"):
        grant(desk, asked)

    assert not grant(desk, asked, by=POLICY).again


def test_where_nobody_is_left_to_decide_nothing_is_asked(
    desk: Desk, case: Case
) -> None:
    for person in (FOCAL, POLICY):
        recuse(case.id, reason="A conflict.", by=person, ports=desk.ports)
    before = desk.state(case)

    with pytest.raises(Refusal, match="nobody-decides-extension"):
        ask(desk, case)

    assert desk.state(case) == before


@pytest.mark.parametrize("person", [EXO, LEAD, BUREAU, MANAGER])
def test_others_on_the_case_do_not_decide(
    desk: Desk, case: Case, person: Actor
) -> None:
    asked = ask(desk, case, by=RR)

    with pytest.raises(Refusal, match="not-an-extender"):
        grant(desk, asked, by=person)
    with pytest.raises(Refusal, match="not-an-extender"):
        deny(desk, asked, by=person)


@pytest.mark.parametrize(
    "by, code", [(EXO, "not-your-action"), (OUTSIDER, "not-on-case")]
)
def test_who_does_not_work_on_it_does_not_ask(
    desk: Desk, case: Case, by: Actor, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        ask(desk, case, by=by)


@pytest.mark.parametrize("label", ["1", "13", "14", "18", "19", "20", "22", "24"])
def test_what_has_no_date_to_be_late_after_is_not_extended(
    desk: Desk, label: str
) -> None:
    case = desk.opened_until(K.REPORT_PUBLISHED)
    if label == "24":
        desk.happen(case, K.ADMINISTRATOR_ASKED, date(2024, 7, 10))
    before = desk.state(case)

    with pytest.raises(Refusal, match="no-date-to-extend"):
        ask(desk, case, label, by=FOCAL)

    assert desk.state(case) == before


def test_only_secu_moves_a_date_that_secu_set(desk: Desk, case: Case) -> None:
    asked = ask(desk, case, "6")
    set_secu_date(
        desk.action(case, "6").id,
        day=date(2024, 4, 2),
        words="",
        by=LEAD,
        ports=desk.ports,
    )

    with pytest.raises(Refusal, match="only-secu-moves-date"):
        grant(desk, asked)
    deny(desk, asked)
    with pytest.raises(Refusal, match="only-secu-moves-date"):
        ask(desk, case, "6", reason="Another one.")


def test_a_date_of_secus_takes_the_place_of_what_was_granted(
    desk: Desk, case: Case
) -> None:
    granted(desk, case, "6", days=5)
    assert desk.action(case, "6").due.original_day == date(2024, 3, 22)

    set_secu_date(
        desk.action(case, "6").id,
        day=date(2024, 4, 2),
        words="",
        by=LEAD,
        ports=desk.ports,
    )

    due = desk.action(case, "6").due
    assert (due.kind, due.day) == (DueKind.EXTERNAL, date(2024, 4, 2))
    assert (due.extra_days, due.original_day) == (0, None)
    assert due.sop_day == date(2024, 3, 22)


def test_what_is_done_or_for_information_gets_no_more_time(desk: Desk) -> None:
    case = desk.opened_until(K.REPORT_SUBMITTED)
    asked = ask(desk, case, "5")
    desk.finish(case, "5", by=LEAD)

    assert grant(desk, asked).again
    with pytest.raises(Refusal, match="action-not-pending"):
        ask(desk, case, "5")
    with pytest.raises(Refusal, match="for-information"):
        ask(desk, case, "25", by=FOCAL)


def test_more_time_moves_along_when_its_event_is_corrected(
    desk: Desk, case: Case
) -> None:
    granted(desk, case, days=3)

    correct(desk, case, K.TOR_POSTED, date(2024, 4, 2))

    due = desk.action(case, "12").due
    assert (due.original_day, due.day) == (date(2024, 4, 17), date(2024, 4, 22))


def test_more_time_outlives_the_withdrawal_of_its_event(desk: Desk, case: Case) -> None:
    asked = ask(desk, case, "11", by=FOCAL)
    grant(desk, asked, 3, by=POLICY)
    correct(desk, case, K.TOR_POSTED, None)
    assert desk.action(case, "11").due.day is None

    desk.happen(case, K.TOR_POSTED, POSTED)

    due = desk.action(case, "11").due
    assert (due.original_day, due.day) == (date(2024, 4, 2), date(2024, 4, 5))


@pytest.mark.parametrize(
    "reason, code", [(" ", "reason-missing"), ("x" * 9999, "text-too-long")]
)
def test_more_time_is_asked_for_and_denied_with_a_reason(
    desk: Desk, case: Case, reason: str, code: str
) -> None:
    asked = ask(desk, case, "5")

    with pytest.raises(Refusal, match=code):
        ask(desk, case, reason=reason)
    with pytest.raises(Refusal, match=code):
        deny(desk, asked, reason=reason)


def test_a_grant_that_would_move_something_else_by_now_is_not_confirmed(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case)
    preview = grant(desk, asked, confirmed=False)
    correct(desk, case, K.TOR_POSTED, date(2024, 4, 2))
    before = desk.state(case)

    with pytest.raises(Refusal, match="preview-outdated"):
        grant(desk, asked, seen=preview.moving.seen)

    assert desk.state(case) == before


def test_a_grant_that_nobody_saw_before_is_not_confirmed(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case)
    before = desk.state(case)

    for seen in ("", NOT_SEEN):
        with pytest.raises(Refusal, match="preview-outdated"):
            grant(desk, asked, seen=seen)

    assert desk.state(case) == before


def test_all_that_one_action_is_granted_has_a_bound(desk: Desk, case: Case) -> None:
    granted(desk, case, days=MOST_DAYS - 5)
    last = ask(desk, case, days=5)
    before = desk.state(case)

    with pytest.raises(Refusal, match="extension-total") as refused:
        grant(desk, last, 6)

    assert desk.state(case) == before
    grant(desk, last)
    with pytest.raises(Refusal, match="extension-total") as asked:
        ask(desk, case, days=1)
    assert desk.action(case, "12").extra_days == MOST_DAYS
    assert (refused.value.details["left"], asked.value.details["left"]) == ("5", "0")


def test_what_was_asked_and_decided_can_be_taken_out_of_the_desk(
    desk: Desk, case: Case
) -> None:
    asked = ask(desk, case, reason="A name.")

    with desk.ports.open_uow() as uow:
        uow.record.forget_copies(case.id, "A name.", instead="[gone]")
        uow.commit()

    with desk.ports.read_uow() as uow:
        assert uow.extensions.get(asked.extension.id).reason == "[gone]"
