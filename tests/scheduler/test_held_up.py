"""A chat that takes nothing for a while: shown on the case, and never for ever."""

import asyncio
from datetime import date, timedelta
from functools import partial

import pytest

from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.cases import Case
from domain.news import News, NewsKind, NewsState, Outgoing, direct_with
from scheduler.deliver import Delivery, deliver
from scheduler.delivery.settling import LONGEST_PAUSE, MOST_ATTEMPTS
from scheduler.draw import draw
from scheduler.sweep import sweep
from services.ports import Ports
from services.reading.read_action import find_action, read_action
from services.reading.read_case import read_case
from tests.clock import FakeClock
from tests.opened_case import FOCAL
from tests.recording_channel import RecordingChannel

LEAD = "demo-co-lead"
RR = "demo-resident-representative"


class Deaf(RecordingChannel):
    """Takes nothing for one person while it is deaf to them."""

    deaf: Undelivered | None = Undelivered("http-401", fate=Fate.NOT_SENT)

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Refuse what is for the lead."""
        if self.deaf is not None and conversation == direct_with(LEAD):
            raise self.deaf
        return await super().send(
            conversation, card, case_id=case_id, only_role=only_role, key=key
        )


@pytest.fixture(name="channel")
def _channel() -> Deaf:
    return Deaf()


def tell_lead(case: Case, ports: Ports) -> None:
    note = News(
        case_id=case.id,
        conversation=direct_with(LEAD),
        kind=NewsKind.NOTE,
        subject="team-agreed",
        words={"person": FOCAL.person_id},
    )
    with ports.open_uow() as uow:
        uow.record.queue([note], at=ports.clock())
        uow.commit()


def delivered(ports: Ports, channel: Deaf) -> None:
    delivery = Delivery(
        ports=ports,
        channel=channel,
        draw=partial(draw, ports=ports),
        now=lambda _uow: ports.clock(),
    )
    asyncio.run(deliver(delivery))


def tried(times: int, ports: Ports, channel: Deaf, clock: FakeClock) -> None:
    for _ in range(times):
        delivered(ports, channel)
        clock.advance(minutes=11)


def troubles(case: Case, ports: Ports) -> list[Outgoing]:
    return list(read_case(case.id, reader=FOCAL.person_id, ports=ports).troubles)


def test_what_is_still_being_tried_stands_on_the_case_and_goes_when_it_arrives(
    case: Case, ports: Ports, channel: Deaf, clock: FakeClock
) -> None:
    tell_lead(case, ports)
    tried(7, ports, channel, clock)
    assert troubles(case, ports) == []

    tried(2, ports, channel, clock)
    [trouble] = troubles(case, ports)
    assert (trouble.state, trouble.problem) == (NewsState.PENDING, "http-401")
    assert "Still being tried" in str(_case_card(channel))

    channel.deaf = None
    tried(2, ports, channel, clock)
    assert troubles(case, ports) == []
    assert "Still being tried" not in str(_case_card(channel))


def _case_card(channel: Deaf) -> object:
    cards = [card for _, card in channel.standing.values()]
    return next(card for card in cards if "Demo Wetlands" in card.title)


def test_after_about_a_day_it_has_not_reached_them(
    case: Case, ports: Ports, channel: Deaf, clock: FakeClock
) -> None:
    tell_lead(case, ports)

    tried(MOST_ATTEMPTS, ports, channel, clock)

    [trouble] = troubles(case, ports)
    assert trouble.state is NewsState.NOT_REACHED


def test_a_reminder_that_fails_all_day_has_not_reached_its_reader(
    case: Case, ports: Ports, channel: Deaf, clock: FakeClock
) -> None:
    five = find_action(case.id, "5", ports=ports)
    assert five.due.day == date(2024, 6, 13)
    clock.now = clock.now.replace(day=13)
    for _ in range(20):
        sweep(ports)
        delivered(ports, channel)
        clock.advance(hours=1)

    sheet = read_action(five.id, reader=FOCAL.person_id, ports=ports)
    [missed] = [each for each in sheet.nudges.told if each.person_id == LEAD]
    assert missed.outcome == "not-reached"
    assert troubles(case, ports)
    clock.advance(hours=6)  # The next morning.
    sweep(ports)
    delivered(ports, channel)
    assert any(where == direct_with(RR) for where, _ in channel.standing.values())


def test_nobody_waits_for_years_because_a_vendor_says_so(
    case: Case, ports: Ports, channel: Deaf, clock: FakeClock
) -> None:
    tell_lead(case, ports)
    channel.deaf = Undelivered("http-429", fate=Fate.RATE_LIMITED, retry_after=1e15)
    delivered(ports, channel)
    channel.deaf = None

    clock.advance(seconds=LONGEST_PAUSE.total_seconds() + 1)
    delivered(ports, channel)

    there = [where for where, _ in channel.standing.values()]
    assert direct_with(LEAD) in there
    assert timedelta(hours=1) >= LONGEST_PAUSE
