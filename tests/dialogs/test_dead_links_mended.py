"""A facilitator marks a link dead where a question names it, and takes it back."""

import pytest

from bot.demo_office import FACILITATOR
from cards.elements import Button
from cards.verbs import Verb
from dialogs.conversation import Reply
from domain.learning.feedback import mark_of
from domain.learning.resources import ResourceNews, ResourceStatus
from domain.learning.roster import RosterPart, RosterWords
from domain.people import Actor
from services.learning.resources.mark_resource import mark_alive, mark_dead
from services.learning.resources.withdraw_resource import withdraw_resource
from services.learning.roster.name_part import name_part
from tests.cards.items import items_in, lines_of
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.dialogs.test_learning_tasks import UNHEARD, before_and_now
from tests.talking import Talk, words_in

ASKED = "guidance on indigenous peoples"
MARK = mark_of(ASKED, "en")
SOMEBODY = Actor(person_id=LEAD, via="test")


@pytest.fixture(autouse=True)
def _somebody_else_facilitates(talk: Talk) -> None:
    part, nobody = RosterPart.FACILITATOR, RosterWords()
    name_part(LEAD, part, words=nobody, by=SOMEBODY, ports=talk.ports)


@pytest.fixture(name="link", autouse=True)
def _link(talk: Talk, catalogue: None) -> str:
    """Return the id of the link that comes first, of a question that did not help."""
    [card] = talk.say(OUTSIDER, ASKED).cards
    [target] = [b.target for b in card.buttons if b.verb == Verb.QUESTION_NEXT]
    talk.say(OUTSIDER, verb=Verb.QUESTION_NEXT, target=target)
    return presses_in_form(talk)[0].target.partition(":")[2]


def presses_in_form(talk: Talk) -> list[Button]:
    form = talk.say(FACILITATOR, verb=Verb.TASK_DEAD_FORM, target=MARK).form
    items = items_in(form) if form else []
    return [item.button for item in items if item.button]


def press(talk: Talk, link: str, by: str = FACILITATOR) -> Reply:
    inputs = {"resource": link}
    return talk.say(by, verb=Verb.TASK_DEAD, target=MARK, inputs=inputs)


def is_dead(talk: Talk, link: str) -> bool:
    with talk.ports.read_uow() as uow:
        return uow.resources.get(link).resource.dead_since is not None


def said_of(talk: Talk, link: str) -> list[ResourceNews]:
    with talk.ports.read_uow() as uow:
        return [each.what for each in uow.resources.history(link)]


def verbs_of_task(talk: Talk, mark: str) -> set[str]:
    [card] = talk.say(FACILITATOR, verb=Verb.TASK_SHOW, target=mark).cards
    return {button.verb for button in card.buttons}


def test_several_links_are_offered_to_choose_from(talk: Talk) -> None:
    assert Verb.TASK_DEAD_FORM in verbs_of_task(talk, MARK)
    assert len(presses_in_form(talk)) == 3


def test_a_task_that_names_no_link_has_none_to_mark(talk: Talk) -> None:
    talk.say(OUTSIDER, UNHEARD)

    verbs = verbs_of_task(talk, mark_of(UNHEARD, "en"))

    assert not verbs & {Verb.TASK_DEAD, Verb.TASK_DEAD_FORM}


def test_a_dead_link_shows_what_it_changes_and_leaves_the_list(
    talk: Talk, link: str
) -> None:
    before, now = before_and_now(press(talk, link))

    assert is_dead(talk, link)
    assert before.split("\n")[0] != now.split("\n")[0]
    assert lines_of(talk.say(FACILITATOR, "learning tasks").cards[0]) == []


def test_pressed_twice_it_is_said_once(talk: Talk, link: str) -> None:
    first = press(talk, link)
    second = press(talk, link)

    assert words_in(first) == words_in(second)
    assert said_of(talk, link) == [ResourceNews.DEAD]


def test_a_dead_link_can_be_taken_back(talk: Talk, link: str) -> None:
    press(talk, link)
    for _ in range(2):
        talk.say(FACILITATOR, verb=Verb.TASK_UNDO, target=MARK)

    assert said_of(talk, link) == [ResourceNews.DEAD, ResourceNews.ALIVE]
    assert lines_of(talk.say(FACILITATOR, "learning tasks").cards[0]) == [ASKED]


def test_what_somebody_else_marked_dead_meanwhile_stays_so(
    talk: Talk, link: str
) -> None:
    mark_dead(link, by=SOMEBODY, ports=talk.ports)
    talk.ports.clock.advance(minutes=1)  # type: ignore[attr-defined]

    pressed = press(talk, link)
    talk.say(FACILITATOR, verb=Verb.TASK_UNDO, target=MARK)

    assert "marked dead" in words_in(pressed)
    assert said_of(talk, link) == [ResourceNews.DEAD]


def test_what_somebody_else_said_since_is_not_taken_back(talk: Talk, link: str) -> None:
    press(talk, link)
    mark_alive(link, by=SOMEBODY, ports=talk.ports)
    mark_dead(link, by=SOMEBODY, ports=talk.ports)

    talk.say(FACILITATOR, verb=Verb.TASK_UNDO, target=MARK)

    assert is_dead(talk, link)


def test_a_link_that_was_withdrawn_meanwhile_is_refused(talk: Talk, link: str) -> None:
    withdraw_resource(link, reason="Old", by=SOMEBODY, ports=talk.ports)

    reply = press(talk, link)

    assert reply.refusal == "resource-withdrawn"
    assert said_of(talk, link) == [ResourceNews.WITHDRAWN]
    with talk.ports.read_uow() as uow:
        assert uow.resources.get(link).resource.status is ResourceStatus.WITHDRAWN


@pytest.mark.parametrize("named", ["", "indigenous peoples"])
def test_a_link_is_named_by_its_id_alone(talk: Talk, named: str) -> None:
    assert press(talk, named).refusal == "resource-not-found"


def test_nobody_but_a_facilitator_marks_a_link(talk: Talk, link: str) -> None:
    assert press(talk, link, by=OUTSIDER).refusal == "not-a-facilitator"
    assert not is_dead(talk, link)
