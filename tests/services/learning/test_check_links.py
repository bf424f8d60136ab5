"""When links are checked, and what is made of the finds."""

import pytest

from bot.demo_office import FACILITATOR
from domain.learning.links import LinkFound, LinkOutcome, LinkReason
from domain.learning.resource_filter import read_filter
from domain.learning.resources import KeptResource, Resource, ResourceNews
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.resources.check_links import (
    ask_for_check,
    begin_check,
    keep_links,
    links_to_check,
)
from services.learning.resources.mark_resource import mark_alive, mark_dead
from services.learning.resources.read_resources import list_resources
from services.learning.resources.withdraw_resource import withdraw_resource
from tests.services.cast import OUTSIDER, Desk
from tests.services.learning.test_ship_catalogue import make_resource

FACILITATING = Actor(person_id=FACILITATOR, via="desk")
ALIVE = LinkFound(outcome=LinkOutcome.ALIVE)
GONE = LinkFound(outcome=LinkOutcome.DEAD, reason=LinkReason.GONE)
TIMEOUT = LinkFound(outcome=LinkOutcome.UNSURE, reason=LinkReason.TIMEOUT)


@pytest.fixture(name="kept", autouse=True)
def _kept(desk: Desk, no_catalogue: None) -> None:
    with desk.ports.open_uow() as uow:
        for resource_id in ("a", "b"):
            uow.resources.put(KeptResource(resource=make_resource(resource_id)))
        uow.commit()


def read(desk: Desk, resource_id: str = "a") -> Resource:
    with desk.ports.read_uow() as uow:
        return uow.resources.get(resource_id).resource


def find(desk: Desk, found: LinkFound) -> None:
    keep_links({"a": found, "b": ALIVE}, ports=desk.ports)


def test_nothing_is_checked_unless_somebody_asks_or_it_is_set(desk: Desk) -> None:
    unasked = begin_check(weekly=False, ports=desk.ports)
    ask_for_check(by=FACILITATING, ports=desk.ports)

    asked = [begin_check(weekly=False, ports=desk.ports) for _ in range(2)]

    assert (unasked, asked) == (False, [True, False])


def test_a_week_later_it_is_checked_again_once(desk: Desk) -> None:
    first = [begin_check(weekly=True, ports=desk.ports) for _ in range(2)]
    desk.clock.advance(days=8)

    later = [begin_check(weekly=True, ports=desk.ports) for _ in range(2)]

    assert (first, later) == ([True, False], [True, False])


def test_only_facilitators_ask_for_a_check(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not-a-facilitator"):
        ask_for_check(by=OUTSIDER, ports=desk.ports)


def test_what_is_withdrawn_is_not_looked_at(desk: Desk) -> None:
    withdraw_resource("a", reason="Wrong", by=FACILITATING, ports=desk.ports)

    assert links_to_check(ports=desk.ports).keys() == {"b"}


def test_a_page_that_is_gone_is_dead_until_it_answers(desk: Desk) -> None:
    find(desk, GONE)
    dead = read(desk).dead_since
    desk.clock.advance(days=1)
    find(desk, GONE)
    still = read(desk).dead_since
    find(desk, ALIVE)

    assert dead == still is not None
    assert read(desk).dead_since is None
    with desk.ports.read_uow() as uow:
        history = [each.what for each in uow.resources.history("a")]
    assert history == [ResourceNews.DEAD, ResourceNews.ALIVE]


def test_a_page_that_is_silent_is_dead_only_on_the_third_day(desk: Desk) -> None:
    dead = []
    for _day in range(3):
        find(desk, TIMEOUT)
        find(desk, TIMEOUT)
        dead.append(read(desk).dead_since is not None)
        desk.clock.advance(days=1)

    assert dead == [False, False, True]


def test_dead_links_are_listed_before_those_that_are_not_sure(desk: Desk) -> None:
    keep_links({"a": TIMEOUT, "b": GONE}, ports=desk.ports)

    dead = list_resources(read_filter("dead"), reader=FACILITATOR, ports=desk.ports)

    assert [each.id for each in dead.resources] == ["b", "a"]


def test_what_a_facilitator_said_of_a_link_stands(desk: Desk) -> None:
    mark_dead("a", by=FACILITATING, ports=desk.ports)
    find(desk, ALIVE)
    dead = read(desk).dead_since
    mark_alive("a", by=FACILITATING, ports=desk.ports)
    find(desk, GONE)

    assert dead is not None
    assert read(desk).dead_since is None
    with desk.ports.read_uow() as uow:
        assert uow.resources.links()["a"].is_dead
