"""The catalogue in chat: everybody reads, facilitators look after it."""

import pytest

from bot.demo_office import FACILITATOR
from cards.elements import Button, Card, Form
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply
from services.learning.resources.check_links import begin_check
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import Ports
from storage.catalogue.shipped import shipped_resources
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.talking import Talk, words_in

CHANGES = (
    Verb.RESOURCE_EDIT_FORM,
    Verb.RESOURCE_EDIT,
    Verb.RESOURCE_WITHDRAW_FORM,
    Verb.RESOURCE_WITHDRAW,
    Verb.RESOURCE_BRING_BACK,
    Verb.RESOURCE_REVIEWED,
    Verb.RESOURCE_DEAD,
    Verb.RESOURCE_ALIVE,
)
NEW = {
    "id": "new-page",
    "title": "Invented page",
    "url": "https://example.org/new",
    "language": "en",
    "kind": "web page",
    "status": "current",
    "summary": "Invented for a test.",
    "topics": "consent; land",
    "official": "no",
    "public": "yes",
}


@pytest.fixture(autouse=True)
def _with_a_catalogue(ports: Ports) -> None:
    shipment = Shipment(digest="shipped", read=shipped_resources)
    ship_catalogue(shipment, ports=ports)


def shown(talk: Talk, who: str, text: str) -> Card:
    [card] = talk.say(who, text).cards
    return card


def buttons(card: Card) -> dict[str, Button]:
    return {button.verb: button for button in card.buttons}


def press(talk: Talk, verb: Verb, target: str = "tk-s6", **inputs: str) -> Reply:
    return talk.say(FACILITATOR, verb=verb, target=target, inputs=inputs)


def form_of(talk: Talk, resource_id: str) -> tuple[str, dict[str, str]]:
    """Return what an edit form comes back to, and what it is filled with."""
    form = press(talk, Verb.RESOURCE_EDIT_FORM, resource_id).form
    assert form
    [asked] = [each for each in form.elements if isinstance(each, Form)]
    return asked.target, {field.name: field.value for field in asked.fields}


def test_anybody_reads_a_resource_and_nobody_else_changes_it(talk: Talk) -> None:
    card = shown(talk, OUTSIDER, "resource tk-s6")

    assert card.title == "Standard 6: Indigenous Peoples"
    assert "tk-s6" in card.eyebrow
    assert [link.address for link in card.links] == [
        "https://ses-toolkit.info.undp.org/standard-6"
    ]
    assert card.buttons == ()


@pytest.mark.parametrize("verb", CHANGES)
def test_only_facilitators_change_the_catalogue(talk: Talk, verb: Verb) -> None:
    inputs = NEW | {"reason": "Why not", "revision": "1"}

    reply = talk.say(LEAD, verb=verb, target="tk-s6", inputs=inputs)

    assert reply.refusal == "not-a-facilitator"
    assert talk.say(LEAD, verb=Verb.RESOURCE_ADD, inputs=NEW).refusal


def test_an_old_resource_says_what_to_use_instead(talk: Talk) -> None:
    card = shown(talk, LEAD, "resource old-s7")

    said = as_plain(card)
    assert "Superseded" in said
    assert "Use instead: Standard 8" in said
    assert buttons(card)[Verb.RESOURCE_SHOW].target == "tk-s8"


def test_what_is_no_resource_is_said_to_be_none(talk: Talk) -> None:
    assert talk.say(LEAD, "resource tk-s99").refusal == "resource-not-found"


def test_the_catalogue_is_listed_a_page_at_a_time_with_its_gaps_at_the_end(
    talk: Talk,
) -> None:
    first, last = shown(talk, LEAD, "resources"), shown(talk, LEAD, "resources 17")

    assert "165 resources" in first.title
    assert "Looked for and not found" not in as_plain(first)
    assert "Looked for and not found" in as_plain(last)
    assert "time frames of the SRM" in as_plain(last)
    following = buttons(first)[Verb.RESOURCES]
    again = talk.say(LEAD, verb=Verb.RESOURCES, target=following.target)
    assert "Page 2 of 17" in as_plain(again.cards[0])


@pytest.mark.parametrize(
    "words, found",
    [
        ("resources french", "6 resources"),
        ("resources spanish", "8 resources"),
        ("resources S6 registry", "1 resource"),
        ("resources resettlement template", "1 resource"),
        ("resources to review", "165 resources"),
        ("resources dead", "0 resources"),
        ("resources withdrawn", "0 resources"),
        ("resources gaps", "0 resources"),
    ],
)
def test_words_narrow_the_list(talk: Talk, words: str, found: str) -> None:
    assert shown(talk, LEAD, words).title.endswith(f": {found}")


def test_a_facilitator_edits_and_who_did_it_is_kept(talk: Talk) -> None:
    target, values = form_of(talk, "tk-s6")

    said = press(talk, Verb.RESOURCE_EDIT, target, **values | {"title": "Standard VI"})

    card = shown(talk, FACILITATOR, "resource tk-s6")
    assert "Edited: Standard VI" in words_in(said)
    assert card.title == "Standard VI"
    assert "Edited, by Demo Community Facilitator" in as_plain(card)
    assert form_of(talk, "tk-s6")[1] == values | {"title": "Standard VI"}


def test_an_edit_of_what_was_changed_meanwhile_is_refused(talk: Talk) -> None:
    target, values = form_of(talk, "tk-s6")
    press(talk, Verb.RESOURCE_EDIT, target, **values | {"title": "First"})

    late = press(talk, Verb.RESOURCE_EDIT, target, **values | {"title": "Second"})

    assert late.refusal == "resource-changed"
    assert shown(talk, LEAD, "resource tk-s6").title == "First"


def test_what_cannot_be_taken_is_said_beside_its_field(talk: Talk) -> None:
    target, values = form_of(talk, "tk-s6")
    odd = {"url": "ftp://example.org", "superseded_by": "tk-s6", "language": "xyzw"}

    form = press(talk, Verb.RESOURCE_EDIT, target, **values | odd).form

    assert form
    [asked] = [each for each in form.elements if isinstance(each, Form)]
    problems = {field.name: field.problem for field in asked.fields if field.problem}
    assert problems.keys() == {"url", "superseded_by", "language"}
    assert "itself" in problems["superseded_by"]


def test_a_facilitator_adds_a_resource_once(talk: Talk) -> None:
    assert press(talk, Verb.RESOURCE_ADD_FORM, "").form

    added = press(talk, Verb.RESOURCE_ADD, "", **NEW)
    again = press(talk, Verb.RESOURCE_ADD, "", **NEW)

    assert "Added: Invented page" in words_in(added)
    assert again.refusal == "resource-there"
    assert "not reviewed" not in as_plain(shown(talk, LEAD, "resource new-page"))


def test_a_new_resource_with_faults_is_asked_again(talk: Talk) -> None:
    odd = press(talk, Verb.RESOURCE_ADD, "", **NEW | {"kind": "poem", "id": "No Id"})

    assert odd.form
    assert "a kind is" in as_plain(odd.form)


def test_a_withdrawn_resource_is_linked_nowhere_until_it_is_brought_back(
    talk: Talk,
) -> None:
    assert press(talk, Verb.RESOURCE_WITHDRAW_FORM).form
    assert press(talk, Verb.RESOURCE_WITHDRAW).refusal == "reason-missing"
    [gone] = press(talk, Verb.RESOURCE_WITHDRAW, reason="Wrong page").cards
    read = shown(talk, LEAD, "resource tk-s6")

    press(
        talk, Verb.RESOURCE_BRING_BACK, buttons(gone)[Verb.RESOURCE_BRING_BACK].target
    )

    assert (read.links, "Withdrawn" in as_plain(read)) == ((), True)
    assert shown(talk, LEAD, "resource tk-s6").links


def test_a_review_and_a_dead_link_are_marked(talk: Talk) -> None:
    press(talk, Verb.RESOURCE_REVIEWED)
    dead = press(talk, Verb.RESOURCE_DEAD)

    assert "164 resources" in shown(talk, LEAD, "resources to review").title
    assert "said to be dead" in words_in(dead)
    assert "1 resource" in shown(talk, LEAD, "resources dead").title
    press(talk, Verb.RESOURCE_ALIVE)
    assert "0 resources" in shown(talk, LEAD, "resources dead").title


def test_a_facilitator_has_the_links_checked_soon(talk: Talk, ports: Ports) -> None:
    asked = press(talk, Verb.RESOURCES_CHECK, "")
    others = talk.say(LEAD, verb=Verb.RESOURCES_CHECK)

    assert "checked within some minutes" in words_in(asked)
    assert others.refusal == "not-a-facilitator"
    assert begin_check(weekly=False, ports=ports)
