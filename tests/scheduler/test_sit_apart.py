"""A case has one home; who sits with another vendor has its card in their own chat."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from bot.demo_office import move_in
from cards.elements import Card
from domain.cases import Case, CaseFacts
from domain.news import direct_with, person_in
from domain.people import Actor
from domain.roles import Role
from domain.rooms import Home, home_of
from domain.seats import Seat, Vendor
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.actions.move_action import start_action
from services.cases.open_case import NewCase, open_case
from services.ports import Ports
from services.reading.read_action import find_action
from services.team.change_team import take_role
from tests.clock import FakeClock
from tests.opened_case import FOCAL
from tests.recording_channel import RecordingChannel

LEAD = Actor(person_id="demo-co-lead", via="teams")
OWN = direct_with(LEAD.person_id)
HOMES = {"teams": Home.TEAMS, "slack": Home.SLACK}


@pytest.fixture(name="both")
def _both(ports: Ports) -> Ports:
    """A desk in Teams and in Slack: the focal point sits in both, the lead in Teams."""
    move_in(ports.open_uow, ports.read_uow)
    with ports.open_uow() as uow:
        for person, vendor in (
            (FOCAL, Vendor.TEAMS),
            (FOCAL, Vendor.SLACK),
            (LEAD, Vendor.TEAMS),
        ):
            seat = Seat(
                vendor=vendor,
                tenant="1",
                account=person.person_id,
                person_id=person.person_id,
                since=ports.clock(),
            )
            uow.seats.take(seat)
        uow.commit()
    return replace(ports, home=Home.TEAMS, homes=HOMES)


def opened(ports: Ports, clock: FakeClock, *, via: str) -> Case:
    facts = CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Wetlands Restoration",
        office_id="demo-country-office",
    )
    new = NewCase(facts=facts, registered_on=clock.now.date())
    return open_case(new, by=replace(FOCAL, via=via), ports=ports)


def deliver_all(
    ports: Ports, channel: RecordingChannel, *, sit_apart: bool = True
) -> None:
    delivery = Delivery(
        ports=ports,
        channel=channel,
        draw=partial(draw, ports=ports),
        now=lambda _uow: ports.clock(),
        sit_apart=sit_apart,
    )
    asyncio.run(deliver(delivery))


def case_cards(channel: RecordingChannel, case: Case) -> dict[str, str]:
    """Return the titles of a case's own cards, by whose own chat they stand in."""
    return {
        person_in(conversation): card.title
        for conversation, card in channel.standing.values()
        if person_in(conversation) and card.card_of == case.id
    }


@pytest.mark.parametrize(
    "via, home",
    [("slack", Home.SLACK), ("teams", Home.TEAMS), ("command-line", Home.TEAMS)],
)
def test_a_case_has_its_room_where_it_was_opened(
    both: Ports, clock: FakeClock, via: str, home: Home
) -> None:
    case = opened(both, clock, via=via)

    with both.read_uow() as uow:
        assert home_of(uow.rooms.steps(case.id)) is home


def test_who_cannot_be_in_the_room_has_the_case_card_in_their_own_chat(
    both: Ports, clock: FakeClock
) -> None:
    case, channel = opened(both, clock, via="slack"), RecordingChannel()

    deliver_all(both, channel)

    assert set(case_cards(channel, case)) == {LEAD.person_id}


def test_nobody_has_it_twice_who_can_be_in_the_room(
    both: Ports, clock: FakeClock
) -> None:
    case, channel = opened(both, clock, via="teams"), RecordingChannel()

    deliver_all(both, channel)

    assert case_cards(channel, case) == {}


def test_it_is_kept_current_in_its_place(both: Ports, clock: FakeClock) -> None:
    case, channel = opened(both, clock, via="slack"), RecordingChannel()
    deliver_all(both, channel)
    [before] = own_case_cards(channel, case)

    five = find_action(case.id, "5", ports=both)
    start_action(five.id, by=LEAD, ports=both)
    deliver_all(both, channel)

    [after] = own_case_cards(channel, case)
    assert after is not before


def own_case_cards(channel: RecordingChannel, case: Case) -> list[Card]:
    return [
        card
        for conversation, card in channel.standing.values()
        if conversation == OWN and card.card_of == case.id
    ]


def test_who_leaves_the_case_reads_that_it_is_no_longer_theirs(
    both: Ports, clock: FakeClock
) -> None:
    case, channel = opened(both, clock, via="slack"), RecordingChannel()
    deliver_all(both, channel)

    with both.read_uow() as uow:
        team = uow.people.team(case.id)
    for member in team.members:
        if member.person_id == LEAD.person_id:
            take_role(
                case.id,
                person_id=LEAD.person_id,
                role=Role(member.role),
                note="",
                by=FOCAL,
                ports=both,
                confirmed=True,
            )
    deliver_all(both, channel)

    assert case_cards(channel, case) == {}
    titles = [card.title for each, card in channel.standing.values() if each == OWN]
    assert "This is no longer yours." in titles


def test_a_desk_with_one_vendor_asks_nobody_where_they_sit(
    both: Ports, clock: FakeClock
) -> None:
    case, channel = opened(both, clock, via="slack"), RecordingChannel()

    deliver_all(both, channel, sit_apart=False)

    assert case_cards(channel, case) == {}
