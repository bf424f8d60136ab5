"""What a room has for one role, in Teams: with those who play it now, and no longer."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.teams.channel import TeamsChannel
from domain.actions import Action
from domain.cases import Case
from domain.news import direct_with, room_of
from domain.people import Actor
from domain.roles import Role
from domain.seats import Vendor
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.actions.move_action import comment_on_action
from services.ports import Ports
from services.reading.read_case import read_case
from services.team.act_for import Deputising, act_for, recuse
from services.team.change_team import give_role, take_role
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on, queue_notes
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.placing import FOCAL, held_at, seated
from tests.teams.standin_connector import Call, Fault

OTHER = "demo-colleague-elsewhere"
SES_TEAM = Role.CORPORATE_SES_TEAM
KEEPER = Actor(person_id=FOCAL, via="test")
GONE = "This is no longer yours."
SECRET = "The budget is a secret"


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


class Desk:
    """A case of which rows 1 to 4 are for the Corporate SES Team alone."""

    def __init__(self, line: Line, ports: Ports, clock: FakeClock, case: Case) -> None:
        """Let both sit in Teams, and one of them be in that team."""
        self.line, self.ports, self.clock, self.case = line, ports, clock, case
        self.chats = {
            each: f"a:1-{seated(ports, line.vendor, each)}" for each in (FOCAL, OTHER)
        }
        held_at(ports, room_of(case.id), CHANNEL)
        channel = TeamsChannel(line.connector, ports)
        self.delivery: Delivery = replace(
            delivery_on(clock, ports, channel),
            draw=partial(draw, ports=ports),
            roles_apart=False,
        )

    async def deliver(self) -> None:
        """Say all that is queued by now."""
        self.clock.advance(seconds=2)
        await deliver(self.delivery)

    def give(self) -> None:
        """Let the other one play it too."""
        case_id = self.case.id
        give_role(case_id, person_id=OTHER, role=SES_TEAM, by=KEEPER, ports=self.ports)

    def take(self) -> None:
        """End the other one's part."""
        take_role(
            self.case.id,
            person_id=OTHER,
            role=SES_TEAM,
            note="",
            by=KEEPER,
            ports=self.ports,
        )

    def early(self) -> Action:
        """Return an action of the role's."""
        with self.ports.read_uow() as uow:
            return uow.actions.of_case(self.case.id)[0]

    def comment(self, words: str = SECRET) -> None:
        """Let its card change."""
        comment_on_action(self.early().id, words=words, by=KEEPER, ports=self.ports)

    def read(self, person_id: str) -> list[str]:
        """Return what the cards in somebody's chat say now, all of each."""
        standing = self.line.vendor.standing.get(self.chats[person_id], {})
        return [str(each) for each in standing.values()]

    def troubles(self) -> list[tuple[str, str, str]]:
        """Return what the case card says was not reached, and why."""
        sheet = read_case(self.case.id, reader="", ports=self.ports)
        return [
            (each.news.conversation, each.news.subject, each.problem)
            for each in sheet.troubles
        ]


@pytest.fixture(name="desk")
def _desk(line: Line, ports: Ports, clock: FakeClock, case: Case) -> Desk:
    return Desk(line, ports, clock, case)


class TestWhoLeavesTheRole:
    async def test_they_read_nothing_new_and_that_it_is_no_longer_theirs(
        self, desk: Desk
    ) -> None:
        desk.give()
        await desk.deliver()
        desk.take()
        await desk.deliver()

        desk.comment()
        await desk.deliver()

        assert any(GONE in each for each in desk.read(OTHER))
        assert SECRET not in "".join(desk.read(OTHER))
        assert SECRET in "".join(desk.read(FOCAL))

    async def test_their_cards_are_taken_at_once(self, desk: Desk) -> None:
        desk.give()
        await desk.deliver()
        shown = "works on all relevant documents there"  # Of action 4 alone.
        assert shown in "".join(desk.read(OTHER))

        desk.take()
        await desk.deliver()

        assert shown not in "".join(desk.read(OTHER))

    async def test_a_deputy_whose_days_are_over_reads_nothing_new(
        self, desk: Desk
    ) -> None:
        first = desk.clock.now.date()
        deputising = Deputising(
            principal_id=FOCAL,
            deputy_id=OTHER,
            role=SES_TEAM,
            first_day=first,
            last_day=first,
            reason="On leave",
        )
        act_for(desk.case.id, deputising, by=KEEPER, ports=desk.ports)
        await desk.deliver()
        assert desk.read(OTHER)

        desk.clock.advance(days=3)
        desk.comment()
        await desk.deliver()

        assert SECRET not in "".join(desk.read(OTHER))
        assert GONE in "".join(desk.read(OTHER))

    async def test_who_steps_back_reads_nothing_new(self, desk: Desk) -> None:
        desk.give()
        await desk.deliver()
        other = Actor(person_id=OTHER, via="test")
        recuse(desk.case.id, reason="My sister's firm", by=other, ports=desk.ports)

        desk.comment()
        await desk.deliver()

        assert SECRET not in "".join(desk.read(OTHER))
        assert GONE in "".join(desk.read(OTHER))

    async def test_who_keeps_another_part_loses_these_cards_too(
        self, desk: Desk
    ) -> None:
        desk.give()
        give_role(
            desk.case.id,
            person_id=OTHER,
            role=Role.PROJECT_MANAGER,
            by=KEEPER,
            ports=desk.ports,
        )
        await desk.deliver()
        desk.take()

        desk.comment()
        await desk.deliver()

        assert SECRET not in "".join(desk.read(OTHER))

    async def test_who_comes_back_gets_the_cards_anew(self, desk: Desk) -> None:
        desk.give()
        await desk.deliver()
        desk.take()
        await desk.deliver()

        desk.give()
        desk.comment()
        await desk.deliver()

        assert SECRET in "".join(desk.read(OTHER))


async def test_they_have_their_cards_while_the_room_is_not_ready(
    desk: Desk, ports: Ports
) -> None:
    with ports.open_uow() as uow:
        uow.places.lose(room_of(desk.case.id), vendor=Vendor.TEAMS)
        uow.commit()

    await desk.deliver()
    desk.comment()
    await desk.deliver()

    assert SECRET in "".join(desk.read(FOCAL))


async def test_who_joins_the_role_gets_the_cards_that_stand(desk: Desk) -> None:
    await desk.deliver()
    had = len(desk.read(FOCAL))

    desk.give()
    await desk.deliver()

    assert "Make the internal room" in "".join(desk.read(OTHER))
    assert len(desk.read(FOCAL)) == had


class TestWhoIsNotReached:
    async def test_they_stand_on_the_case_while_the_others_have_it(
        self, desk: Desk
    ) -> None:
        desk.give()
        desk.line.vendor.script = lambda call: refusing(desk.chats[OTHER], call)
        await desk.deliver()

        assert len(desk.read(FOCAL)) > 0
        missed = {(where, problem) for where, _, problem in desk.troubles()}
        assert missed == {(direct_with(OTHER), "teams-bot-blocked")}

    async def test_nobody_is_sent_it_twice_for_that(self, desk: Desk) -> None:
        desk.give()
        desk.line.vendor.script = lambda call: refusing(desk.chats[OTHER], call)
        await desk.deliver()
        had = len(desk.read(FOCAL))

        desk.comment()
        await desk.deliver()

        assert len(desk.read(FOCAL)) == had

    async def test_a_role_that_nobody_plays_stands_on_the_case(
        self, desk: Desk
    ) -> None:
        recuse(desk.case.id, reason="A conflict", by=KEEPER, ports=desk.ports)
        await desk.deliver()

        assert "nobody-in-role" in {problem for _, _, problem in desk.troubles()}


def refusing(chat: str, call: Call) -> Fault | None:
    """Let one chat be blocked."""
    if call.conversation != chat:
        return None
    said = {"error": {"code": "ConversationBlockedByUser"}}
    return Fault(status=403, said=said)


async def test_what_was_for_one_person_is_not_said_once_they_left_the_case(
    desk: Desk,
) -> None:
    desk.give()
    await desk.deliver()
    chat, case_id = direct_with(OTHER), desk.case.id
    had = len(desk.read(OTHER))
    queue_notes(desk.ports, "team-agreed", conversation=chat, case_id=case_id)

    desk.take()
    await desk.deliver()

    assert len(desk.read(OTHER)) == had
    with desk.ports.read_uow() as uow:
        assert not uow.outbox.due(desk.clock.now, limit=9)
