"""Who is told of one action next: for its card as the sweep finds it for all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from domain.cases import Case
from domain.nudging.history import NudgeOutcome, Snooze, silent_until
from domain.nudging.word import NextWord
from domain.roles import Role
from services.actions.finish_action import finish_action
from services.actions.move_action import assign_action
from services.nudging.hearings import hearings
from services.nudging.next_word import nudge_history
from services.nudging.snooze_action import snooze_action, wake_action
from services.team.act_for import Deputising, act_for, end_acting, recuse
from services.team.change_team import take_role
from tests.services.cast import (
    ADVISER,
    BUREAU,
    FOCAL,
    LEAD,
    MANAGER,
    NOTED,
    OUTSIDER,
    RR,
    Desk,
)
from tests.services.nudging import nudging

DELIVERED, LOST = NudgeOutcome.DELIVERED, NudgeOutcome.NOT_REACHED


def on_cards(desk: Desk, case: Case) -> dict[str, set[NextWord]]:
    """Return who is told next of each action, as its card says."""
    now = desk.clock.now
    with desk.ports.read_uow() as uow:
        team, case = uow.people.team(case.id), uow.cases.get(case.id)
        return {
            each.label: set(
                nudge_history(each, case=case, team=team, uow=uow, now=now).coming
            )
            for each in uow.actions.of_case(case.id)
        }


def in_the_sweep(desk: Desk, case: Case) -> dict[str, set[NextWord]]:
    """Return who is told next of each action, as the sweep finds it."""
    with desk.ports.read_uow() as uow:
        actions = uow.actions.of_case(case.id)
        looked = uow.sweep.some([each.id for each in actions])
        heard = hearings(looked, uow=uow, now=desk.clock.now)
    found: dict[str, set[NextWord]] = {each.label: set() for each in actions}
    labels = {each.id: each.label for each in actions}
    for each in heard:
        word = NextWord(
            person_id=each.person_id, step=each.nudge.step, at=each.nudge.at
        )
        found[labels[each.action.id]].add(word)
    return found


class Goings:
    """What people do on a case while days pass."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.case = desk.open()
        self.five = desk.action(self.case, "5")

    def deputise(self) -> None:
        """Let two act for others, one of them where the day begins long before."""
        with self.desk.ports.open_uow() as uow:
            far = replace(uow.people.get(OUTSIDER.person_id), time_zone="Pacific/Apia")
            uow.people.add(far)
            uow.commit()
        self.acting = self._depute(
            LEAD.person_id, OUTSIDER.person_id, Role.COUNTRY_LEAD
        )
        self._depute(RR.person_id, MANAGER.person_id, Role.RISK_OWNER)

    def _depute(self, principal: str, deputy: str, role: Role) -> str:
        today = self.desk.clock.now.date()
        wanted = Deputising(
            principal_id=principal,
            deputy_id=deputy,
            role=role,
            first_day=today + timedelta(days=1),
            last_day=today + timedelta(days=6),
            reason="Leave.",
        )
        return act_for(self.case.id, wanted, by=FOCAL, ports=self.desk.ports).id

    def come_back(self) -> None:
        end_acting(self.case.id, self.acting, by=FOCAL, ports=self.desk.ports)

    def step_back(self) -> None:
        for who in (BUREAU, ADVISER):
            recuse(self.case.id, reason="My own.", by=who, ports=self.desk.ports)

    def rest(self) -> None:
        until = self.desk.clock.now.date() + timedelta(days=9)
        ports = self.desk.ports
        snooze_action(self.five.id, until=until, reason="Rest.", by=LEAD, ports=ports)

    def wake(self) -> None:
        wake_action(self.five.id, by=LEAD, ports=self.desk.ports)

    def assign(self) -> None:
        to = MANAGER.person_id
        assign_action(self.five.id, to=to, by=LEAD, ports=self.desk.ports)

    def leave(self) -> None:
        take_role(
            self.case.id,
            person_id=LEAD.person_id,
            role=Role.COUNTRY_LEAD,
            note="On rotation.",
            by=LEAD,
            ports=self.desk.ports,
        )

    def finish(self) -> None:
        finish_action(self.five.id, shown=NOTED, by=FOCAL, ports=self.desk.ports)


def test_a_card_says_what_the_sweep_will_do(desk: Desk) -> None:
    goings, nudges = Goings(desk), nudging(desk)
    done: dict[int, Callable[[], None]] = {
        2: goings.rest,
        5: goings.wake,
        7: goings.deputise,
        10: goings.come_back,
        12: goings.step_back,
        18: goings.assign,
        21: goings.leave,
        25: goings.finish,
    }
    told = 0
    for day in range(30):
        done.get(day, lambda: None)()
        for _ in range(3):
            nudges.tick()
            on_the_cards = on_cards(desk, goings.case)
            assert on_the_cards == in_the_sweep(desk, goings.case), day
            told += sum(map(len, on_the_cards.values()))
            nudges.deliver(as_=LOST if day in {1, 2, 13, 14, 15} else DELIVERED)
            desk.clock.advance(hours=8)
    assert told > 500


@pytest.mark.parametrize("lost", [LOST, NudgeOutcome.UNCERTAIN])
def test_whom_no_message_reaches_is_told_for_on_the_card_as_in_the_sweep(
    desk: Desk, lost: NudgeOutcome
) -> None:
    case, nudges = desk.open(), nudging(desk)
    for day in range(15):
        nudges.tick()
        nudges.deliver(as_=lost if day else DELIVERED)
        desk.clock.advance(hours=24)

        assert on_cards(desk, case) == in_the_sweep(desk, case)


def test_what_was_opened_on_no_day_counts_from_its_date(
    desk: Desk, engine: Engine
) -> None:
    case = desk.open()
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE actions SET opened_on = NULL WHERE due_on IS NOT NULL")
        )

    for _ in range(12):
        on_the_cards = on_cards(desk, case)
        assert on_the_cards == in_the_sweep(desk, case)
        assert any(on_the_cards.values())
        desk.clock.advance(hours=24)


def test_of_a_case_that_is_real_nobody_of_a_demo_is_told(
    desk: Desk, engine: Engine
) -> None:
    case = desk.open()
    assert any(on_cards(desk, case).values())
    with engine.begin() as connection:
        connection.execute(text("UPDATE cases SET demo = NOT demo"))

    assert not any(on_cards(desk, case).values())
    assert on_cards(desk, case) == in_the_sweep(desk, case)


def test_of_two_rests_the_longer_one_is_heeded() -> None:
    rests = [
        Snooze(
            id=str(day),
            action_id="a",
            person_id="lead",
            until=date(2024, 6, day),
            reason="Rest.",
            at=datetime(2024, 6, 1, tzinfo=UTC),
            ended_at=datetime(2024, 6, 2, tzinfo=UTC) if day > 20 else None,
        )
        for day in (7, 14, 9, 21)
    ]

    assert silent_until(rests) == {"lead": date(2024, 6, 14)}
