"""What a check of the links newly finds dead is told to facilitators, once a check."""

import pytest

from bot.demo_office import FACILITATOR
from domain.learning.links import LinkFound, LinkOutcome, LinkReason
from domain.learning.resources import KeptResource
from domain.learning.roster import RosterPart, RosterWords
from domain.people import Actor
from services.learning.resources.check_links import keep_links
from services.learning.resources.mark_resource import mark_alive, mark_dead
from services.learning.resources.withdraw_resource import withdraw_resource
from services.learning.roster.name_part import end_part, name_part
from tests.cards.items import items_in
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.services.learning.test_ship_catalogue import make_resource
from tests.talking import Talk

FACILITATING = Actor(person_id=FACILITATOR, via="test")
ALIVE = LinkFound(outcome=LinkOutcome.ALIVE)
GONE = LinkFound(outcome=LinkOutcome.DEAD, reason=LinkReason.GONE)
TOPICS = {"consent": "FPIC", "waste": "pollution", "odd": "zigzag"}


@pytest.fixture(autouse=True)
def _with_a_catalogue(talk: Talk) -> None:
    with talk.ports.open_uow() as uow:
        for resource_id, topic in TOPICS.items():
            resource = make_resource(resource_id, topics=(topic,))
            uow.resources.put(KeptResource(resource=resource))
        uow.commit()


def find_dead(talk: Talk, *resource_ids: str, deliver: bool = True) -> None:
    """Check all links; some of them are dead."""
    found = {each: GONE if each in resource_ids else ALIVE for each in TOPICS}
    keep_links(found, ports=talk.ports)
    if deliver:
        talk.deliver()


def told(talk: Talk) -> dict[str, list[list[str]]]:
    """Return who was sent which links, message by message."""
    by_chat: dict[str, list[list[str]]] = {}
    for chat, card in talk.channel.standing.values():
        ids = [item.lead for item in items_in(card)]
        by_chat.setdefault(chat.removeprefix("direct:"), []).append(ids)
    return by_chat


def facilitate(talk: Talk, person_id: str, *topics: str) -> None:
    part, words = RosterPart.FACILITATOR, RosterWords(topics=topics)
    name_part(person_id, part, words=words, by=FACILITATING, ports=talk.ports)


def test_a_check_tells_once_of_all_that_is_newly_dead(talk: Talk) -> None:
    find_dead(talk, "consent", "waste")
    find_dead(talk, "consent", "waste")
    find_dead(talk, "consent", "waste", "odd")

    assert told(talk) == {FACILITATOR: [["consent", "waste"], ["odd"]]}


def test_nothing_is_said_where_nothing_is_new(talk: Talk) -> None:
    mark_dead("consent", by=FACILITATING, ports=talk.ports)
    mark_dead("waste", by=FACILITATING, ports=talk.ports)
    mark_alive("waste", by=FACILITATING, ports=talk.ports)

    find_dead(talk, "consent", "waste")
    find_dead(talk)

    assert told(talk) == {}


def test_each_is_told_of_their_topics_and_all_of_what_is_nobodys(talk: Talk) -> None:
    facilitate(talk, LEAD, "indigenous peoples")
    facilitate(talk, OUTSIDER, "pollution")
    end_part(FACILITATOR, RosterPart.FACILITATOR, by=FACILITATING, ports=talk.ports)

    find_dead(talk, *TOPICS)

    assert told(talk) == {LEAD: [["consent", "odd"]], OUTSIDER: [["odd", "waste"]]}


def test_what_was_mended_before_it_was_sent_is_not_told(talk: Talk) -> None:
    find_dead(talk, *TOPICS, deliver=False)
    mark_alive("consent", by=FACILITATING, ports=talk.ports)
    withdraw_resource("waste", reason="Old", by=FACILITATING, ports=talk.ports)

    talk.deliver()

    assert told(talk) == {FACILITATOR: [["odd"]]}


def test_who_facilitates_no_more_is_told_nothing(talk: Talk) -> None:
    find_dead(talk, "consent", deliver=False)
    end_part(FACILITATOR, RosterPart.FACILITATOR, by=FACILITATING, ports=talk.ports)

    talk.deliver()

    assert told(talk) == {}
