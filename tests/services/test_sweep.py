"""The sweep: who is nudged of what and when, once a day, until the thing is done."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest

from bot.email.message import message_of
from domain.actions import Action
from domain.cases import Case
from domain.news import NewsKind, direct_with
from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from domain.people import Actor, Membership
from domain.roles import Role
from scheduler.draw import draw
from services.actions.finish_action import finish_action
from services.actions.move_action import assign_action
from services.case_change import changing_action, today_of
from services.nudging.next_look import next_look
from services.nudging.read_nudge import read_nudge
from services.nudging.sweep_actions import sweep_actions
from services.ports import UnitOfWork
from services.team.act_for import Deputising, act_for, recuse
from tests.services.cast import (
    BUREAU,
    EXO,
    FOCAL,
    LEAD,
    MANAGER,
    NOTED,
    OUTSIDER,
    RR,
    Desk,
    K,
)
from tests.services.nudging import Nudges, nudging

pytestmark = pytest.mark.usefixtures("alone")

MORNING = datetime(2024, 3, 4, 9, tzinfo=UTC)


@pytest.fixture(name="nudges")
def _nudges(desk: Desk) -> Nudges:
    desk.clock.now = MORNING
    return nudging(desk)


def deputising(first: date, *, days: int = 40) -> Deputising:
    """Let the project manager act for the CO lead from that day on."""
    return Deputising(
        principal_id=LEAD.person_id,
        deputy_id=MANAGER.person_id,
        role=Role.COUNTRY_LEAD,
        first_day=first,
        last_day=first + timedelta(days=days),
        reason="Leave.",
    )


def member_of(uow: UnitOfWork, case: Case, actor: Actor) -> Membership:
    members = uow.people.team(case.id).members
    return next(m for m in members if m.person_id == actor.person_id)


def five(desk: Desk, case: Case) -> Action:
    """Action 5, the fact sheet: the CO lead's, due ten working days on."""
    return desk.action(case, "5")


def test_the_owner_hears_the_day_before_on_the_day_and_after(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    assert action.due.day is not None

    heard = nudges.run(days=20)

    steps = [(each.day, each.step) for each in heard.of(action, LEAD)]
    day = action.due.day
    assert steps[:3] == [
        (nudges.working(day, -1), Step.EARLY),
        (day, Step.DUE),
        (nudges.working(day, 1), Step.OVERDUE),
    ]


def test_then_it_goes_up_the_owners_own_line(desk: Desk, nudges: Nudges) -> None:
    case = desk.open()
    action = five(desk, case)

    heard = nudges.run(days=30)

    [first, *_] = heard.of(action, RR)
    assert first.step is Step.LEAD
    assert {each.step for each in heard.all(action)} >= {Step.LEAD, Step.TOP}
    assert not heard.of(action, EXO)


def test_nobody_hears_at_night_on_weekends_or_on_holidays(
    desk: Desk, nudges: Nudges
) -> None:
    desk.open()

    heard = nudges.run(days=40, hours=3)

    for each in heard.messages:
        assert nudges.hears(each.person_id, each.at), each


def test_nobody_hears_twice_a_day_but_of_what_goes_out_by_itself(
    desk: Desk, nudges: Nudges
) -> None:
    desk.open()
    desk.open()

    heard = nudges.run(days=40, hours=3)

    gathered = [(e.person_id, e.day) for e in heard.messages if not e.subject]
    assert len(gathered) == len(set(gathered)) > 0


def test_one_message_gathers_all_cases_most_urgent_first(
    desk: Desk, nudges: Nudges
) -> None:
    cases = [desk.open(), desk.open()]

    nudges.run(days=16, deliver=False)

    [outgoing] = nudges.waiting(LEAD)[:1]
    sheet = read_nudge(outgoing.id, person_id=LEAD.person_id, ports=desk.ports)
    references = {line.line.reference for line in sheet.lines}
    days = [line.line.action.due.day or date.max for line in sheet.lines]
    assert references == {case.facts.reference for case in cases}
    assert days == sorted(days)


def test_a_done_action_falls_silent_though_its_nudge_was_queued(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    queued = nudges.until_queued(action, LEAD)

    finish_action(action.id, shown=NOTED, by=LEAD, ports=desk.ports)

    sheet = read_nudge(queued.id, person_id=LEAD.person_id, ports=desk.ports)
    assert action.id not in {line.line.action.id for line in sheet.lines}
    nudges.deliver()
    assert not nudges.run(days=16).of(action, LEAD)


def test_a_step_is_spent_only_when_it_was_delivered(desk: Desk, nudges: Nudges) -> None:
    case = desk.open()
    action = five(desk, case)
    nudges.until_queued(action, LEAD)
    nudges.deliver(as_=NudgeOutcome.UNCERTAIN)

    nudges.tick(minutes=5)
    assert nudges.waiting(LEAD) == []  # It has used that day's message,
    heard = nudges.run(days=5)

    told = heard.of(action, LEAD)
    assert told  # and no step of the ladder.
    assert told[0].outcome is NudgeOutcome.UNCERTAIN
    assert told[1].outcome is NudgeOutcome.DELIVERED
    assert told[1].day == nudges.working(told[0].day, 1)


def test_what_was_given_to_somebody_nudges_them_alone(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    assign_action(action.id, to=MANAGER.person_id, by=LEAD, ports=desk.ports)

    heard = nudges.run(days=15)

    assert heard.of(action, MANAGER)
    assert not [each for each in heard.of(action, LEAD) if each.step is Step.DUE]


def test_who_cannot_be_reached_is_stood_in_for_by_their_lead(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    nudges.until_queued(action, LEAD)
    nudges.deliver(as_=NudgeOutcome.NOT_REACHED)

    nudges.tick(minutes=1)

    [queued] = nudges.waiting(RR)
    sheet = read_nudge(queued.id, person_id=RR.person_id, ports=desk.ports)
    assert action.id in {line.line.action.id for line in sheet.lines}


def test_a_deputy_hears_instead_from_their_first_day_on(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    assert action.due.day is not None
    act_for(case.id, deputising(action.due.day), by=LEAD, ports=desk.ports)

    heard = nudges.run(days=20)

    before = [each.day for each in heard.of(action, LEAD)]
    assert before
    assert max(before) < action.due.day
    assert heard.of(action, MANAGER)[0].day == action.due.day


def test_who_sits_in_no_known_office_is_told_and_holds_up_nobody(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    odd = f"odd-{uuid4().hex}"
    with desk.ports.open_uow() as uow:
        person = uow.people.get(LEAD.person_id)
        uow.people.add(replace(person, id=odd, office_id="nowhere", duties=()))
        member = member_of(uow, case, LEAD)
        uow.people.join([replace(member, id=odd, person_id=odd)])
        uow.commit()
    desk.clock.advance(days=15)

    nudges.tick()

    told = {each.news.conversation for each in nudges.all_waiting()}
    assert {direct_with(odd), direct_with(LEAD.person_id)} <= told


def test_whose_deputy_acts_is_not_told_of_what_was_given_to_them(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    assign_action(action.id, to=LEAD.person_id, by=LEAD, ports=desk.ports)
    act_for(case.id, deputising(MORNING.date()), by=LEAD, ports=desk.ports)

    heard = nudges.run(days=16)

    assert heard.of(action, MANAGER)
    assert not heard.of(action, LEAD)


def test_a_message_that_told_nothing_has_not_used_its_day(
    desk: Desk, nudges: Nudges
) -> None:
    first, second = desk.open(), desk.open()
    nudges.until_queued(five(desk, first), LEAD)
    for case in (first, second):
        finish_action(five(desk, case).id, shown=NOTED, by=LEAD, ports=desk.ports)
    nudges.deliver()

    third = desk.open()
    action = five(desk, third)
    nudges.tick(minutes=5)

    [queued] = nudges.waiting(LEAD)
    sheet = read_nudge(queued.id, person_id=LEAD.person_id, ports=desk.ports)
    assert action.id in {line.line.action.id for line in sheet.lines}


def test_who_is_stood_in_for_later_is_not_forgotten(desk: Desk, nudges: Nudges) -> None:
    case = desk.open()
    action = five(desk, case)
    assert action.due.day is not None
    recuse(case.id, reason="Own project.", by=LEAD, ports=desk.ports)
    away = deputising(action.due.day, days=10)
    act_for(case.id, away, by=FOCAL, ports=desk.ports)

    heard = nudges.run(days=16)

    assert heard.of(action, MANAGER)[0].day == action.due.day
    assert not heard.of(action, LEAD)


def test_missed_time_is_caught_up_once_and_not_replayed(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    nudges.tick()

    desk.clock.advance(days=14)  # The machine was off for two weeks.
    nudges.tick()
    nudges.deliver()
    nudges.tick()

    told = nudges.told(action, LEAD)
    assert [each.step for each in told] == [Step.OVERDUE]


def test_a_clock_set_back_says_nothing_again(desk: Desk, nudges: Nudges) -> None:
    case = desk.open()
    action = five(desk, case)
    nudges.until_queued(action, LEAD)
    nudges.deliver()
    before = len(nudges.told(action, LEAD))

    desk.clock.advance(days=-1)
    nudges.tick()
    desk.clock.advance(hours=25)
    nudges.tick()
    nudges.deliver()

    days = [each.day for each in nudges.told(action, LEAD)]
    assert len(days) == len(set(days))
    assert len(days) <= before + 1


def test_nothing_is_looked_at_before_its_time(desk: Desk, nudges: Nudges) -> None:
    desk.open()
    nudges.tick()
    nudges.deliver()
    nudges.tick()

    again = next_look(ports=desk.ports)

    assert again is not None
    assert again > desk.clock.now
    assert sweep_actions(ports=desk.ports) == 0


def move_to(desk: Desk, person: Actor, zone: str) -> None:
    with desk.ports.open_uow() as uow:
        uow.people.add(replace(uow.people.get(person.person_id), time_zone=zone))
        uow.commit()


@pytest.mark.parametrize("person", [LEAD, BUREAU, OUTSIDER])
def test_a_clock_that_changes_is_looked_at_wherever_somebody_may_hear(
    desk: Desk, nudges: Nudges, person: Actor
) -> None:
    case = desk.open()
    later = replace(deputising(date(2024, 3, 20)), deputy_id=OUTSIDER.person_id)
    act_for(case.id, later, by=LEAD, ports=desk.ports)
    nudges.tick()
    nudges.deliver()
    nudges.tick()
    before = next_look(ports=desk.ports)

    move_to(desk, person, "Pacific/Auckland")

    again = next_look(ports=desk.ports)
    assert before is not None
    assert again is not None
    assert before > desk.clock.now >= again
    move_to(desk, person, "UTC")


def test_a_deputy_in_another_zone_hears_when_they_may_read_and_not_before(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    move_to(desk, OUTSIDER, "Pacific/Auckland")
    away = replace(deputising(date(2024, 3, 11)), deputy_id=OUTSIDER.person_id)
    act_for(case.id, away, by=LEAD, ports=desk.ports)

    for hour in range(6, 18):  # Midnight in Auckland is 11 o'clock in UTC.
        desk.clock.now = datetime(2024, 3, 10, hour, tzinfo=UTC)
        with desk.ports.read_uow() as uow:
            [cast] = uow.sweep.casts([case.id], now=desk.clock.now).values()
            plays = OUTSIDER.person_id in cast.holders[Role.COUNTRY_LEAD]
            today = today_of(OUTSIDER.person_id, uow=uow, at=desk.clock.now)
            sees = uow.cases.seen_by(OUTSIDER.person_id, today, case_id=case.id)
        with changing_action(action.id, by=FOCAL, ports=desk.ports) as (change, _):
            told = OUTSIDER.person_id in change.players(Role.COUNTRY_LEAD)
        assert plays == told == (sees is not None) == (hour >= 11)
    move_to(desk, OUTSIDER, "UTC")


def test_of_a_case_that_somebody_left_meanwhile_their_message_tells_nothing(
    desk: Desk, nudges: Nudges
) -> None:
    stays, left = desk.open(), desk.open()
    away = replace(deputising(MORNING.date(), days=40), deputy_id=OUTSIDER.person_id)
    ends = replace(away, last_day=date(2024, 3, 12))
    for case, acting in ((stays, away), (left, ends)):
        act_for(case.id, acting, by=LEAD, ports=desk.ports)
    move_to(desk, OUTSIDER, "Pacific/Auckland")
    desk.clock.now = datetime(2024, 3, 12, 2, tzinfo=UTC)  # Three in the afternoon.
    queued = nudges.until_queued(five(desk, stays), OUTSIDER)

    read = partial(read_nudge, queued.id, person_id=OUTSIDER.person_id)
    both = {line.line.reference for line in read(ports=desk.ports).lines}
    desk.clock.now = datetime(2024, 3, 12, 22, tzinfo=UTC)  # The 13th in Auckland.
    only = {line.line.reference for line in read(ports=desk.ports).lines}

    assert both == {stays.facts.reference, left.facts.reference}
    assert only == {stays.facts.reference}
    move_to(desk, OUTSIDER, "UTC")


def test_the_room_shows_who_is_told_next_after_somebody_was(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    action = five(desk, case)
    nudges.until_queued(action, LEAD)
    nudges.deliver()
    nudges.forget_cards()

    nudges.tick(minutes=1)

    cards = nudges.cards(NewsKind.ACTION_CARD)
    assert action.id in {each.news.subject for each in cards}


def test_what_the_sop_calls_immediate_goes_out_by_itself(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open()
    desk.clock.now = datetime(2024, 3, 25, 15, tzinfo=UTC)
    desk.happen(case, K.ELIGIBLE, date(2024, 3, 25))
    eight = desk.action(case, "8")

    nudges.tick()

    alone = [each for each in nudges.all_waiting() if each.news.subject == eight.id]
    assert alone
    assert all(each.news.case_id == case.id for each in alone)


def test_by_e_mail_what_goes_out_by_itself_tells_no_more_than_a_calendar(
    desk: Desk, nudges: Nudges
) -> None:
    case = desk.open(confidential=True)
    desk.clock.now = datetime(2024, 3, 25, 15, tzinfo=UTC)
    desk.happen(case, K.ELIGIBLE, date(2024, 3, 25))
    eight = desk.action(case, "8")
    nudges.tick()
    alone = [each for each in nudges.all_waiting() if each.news.subject == eight.id]

    mails = [draw(each, ports=desk.ports).for_mail for each in alone]

    assert mails
    for card in mails:
        assert card is not None
        mail = message_of(
            card,
            sender="desk@example.org",
            address="lead@example.org",
            key="k1",
            at=desk.clock.now,
        )
        said = f"{mail['Subject']}\n{mail.get_content()}"
        assert "Action 8 of a confidential case" in said
        for told in (case.facts.reference, "Demo", "Confidential", case.facts.project):
            assert told not in said


def test_many_sweeps_at_once_queue_each_message_once(
    desk: Desk, nudges: Nudges
) -> None:
    for _ in range(3):
        desk.open()
    desk.clock.now = MORNING + timedelta(days=2, hours=6)

    nudges.sweep_at_once(processes=4)

    keys = [(e.news.conversation, e.news.subject) for e in nudges.all_waiting()]
    assert len(keys) == len(set(keys)) > 0


def test_the_focal_point_is_told_on_new_yorks_clock(desk: Desk, nudges: Nudges) -> None:
    desk.open()

    heard = nudges.run(days=6, hours=1)

    mine = [each for each in heard.messages if each.person_id == FOCAL.person_id]
    assert mine
    assert {each.at.hour for each in mine} <= {13, 14, 15, 16, 17, 18, 19, 20, 21}


def test_nobody_outside_hears(desk: Desk, nudges: Nudges) -> None:
    desk.open()
    outsider = Actor(person_id="demo-colleague-elsewhere", via="desk")

    heard = nudges.run(days=20)

    people = {each.person_id for each in heard.messages}
    assert people.isdisjoint({outsider.person_id, EXO.person_id})
