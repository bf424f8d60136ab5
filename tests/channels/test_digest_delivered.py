"""The digest at the desk, in Teams and in Slack: from the draft to a member's chat."""

from dataclasses import replace
from functools import partial

import pytest

from bot.demo_office import FACILITATOR, move_in
from domain.learning.digest import UNDO_WITHIN
from domain.news import direct_with
from domain.people import Actor
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from scheduler.sweep_digest import sweep_digest
from services.learning.digest.decide_digest import approve_digest
from services.learning.digest.edit_digest import introduce_digest
from services.learning.digest.membership import join_digest, leave_digest
from services.learning.resources.edit_resource import add_resource
from services.ports import Ports
from tests.channels.sides import Side, VendorSide
from tests.clock import FakeClock
from tests.domain.test_digest_choice import make_resource
from tests.scheduler.notes import delivery_on

LEAD, RR = "demo-co-lead", "demo-resident-representative"
FACILITATING = Actor(person_id=FACILITATOR, via="test")


@pytest.fixture(name="cards")
def _cards(side: Side, ports: Ports, clock: FakeClock) -> Delivery:
    """Deliver what the desk says; a resource is new, and two get the digest."""
    move_in(ports.open_uow, ports.read_uow)
    for person_id in (LEAD, RR, FACILITATOR):
        if isinstance(side, VendorSide):
            side.seat(person_id)
    for person_id in (LEAD, RR):
        join_digest(by=Actor(person_id=person_id, via="test"), ports=ports)
    add_resource(make_resource("new-one"), by=FACILITATING, ports=ports)
    clock.advance(hours=6)
    drawn = partial(draw, ports=ports)
    delivery = delivery_on(clock, ports, side.channel)
    return replace(delivery, draw=drawn, roles_apart=False)


async def swept(cards: Delivery, clock: FakeClock, **later: float) -> None:
    clock.advance(**later)
    sweep_digest(cards.ports)
    await deliver(cards)


def of_digest(side: Side, who: str) -> list[str]:
    """Return the lines of the digests in somebody's own chat."""
    lines = (side.line(each) for each in side.shown(direct_with(who)))
    return [line for line in lines if line.startswith("The digest of")]


async def test_a_draft_stands_in_one_place_and_members_get_it_where_they_are(
    side: Side, cards: Delivery, clock: FakeClock
) -> None:
    ports, minutes = cards.ports, UNDO_WITHIN.total_seconds() / 60
    await swept(cards, clock)
    drafted = of_digest(side, FACILITATOR)
    with ports.read_uow() as uow:
        digest = uow.digests.newest()
    assert digest is not None
    introduce_digest(digest.id, seen=1, words="Hello.", by=FACILITATING, ports=ports)
    approve_digest(digest.id, seen=2, by=FACILITATING, ports=ports)
    leave_digest(by=Actor(person_id=RR, via="test"), ports=ports)
    for _ in range(3):
        await swept(cards, clock, minutes=minutes)

    assert len(drafted) == 1
    assert "Waits for a yes" in drafted[0]
    [stands] = of_digest(side, FACILITATOR)
    [got] = of_digest(side, LEAD)
    assert "Sent to 1 of 1." in stands
    assert "Title new-one" in got
    assert of_digest(side, RR) == []
