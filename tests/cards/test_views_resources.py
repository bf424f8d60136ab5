"""Cards of the catalogue: everything known of a resource, in every channel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card
from cards.html import as_html
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.forms.resource_forms import (
    card_of_add_form,
    card_of_edit_form,
    card_of_withdraw_form,
)
from cards.views.resources import (
    ResourceListView,
    card_of_changed_resource,
    card_of_resource,
    card_of_resources,
)
from domain.learning.known_gaps import KNOWN_GAPS
from domain.learning.links import LinkFound, LinkOutcome, LinkReason, looked
from domain.learning.resource_rules import MOST_ENTRIES
from domain.learning.resources import (
    KeptResource,
    Resource,
    ResourceChange,
    ResourceKind,
    ResourceNews,
    ResourceSheet,
    ResourceStatus,
)
from domain.people import LINK_CHECK
from tests.cards.wire import broken_message_limits, complaints

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
RESOURCE = Resource(
    id="old-s7",
    title="Standard 7: Pollution Prevention (2015 numbering)",
    url="https://example.org/standard-7",
    language="en",
    kind=ResourceKind.WEB_PAGE,
    summary="In the 2015 edition number 7 was the pollution standard.",
    attested="page seen",
    topics=("pollution", "numbering"),
    standards=("S8",),
    audience=("programme staff",),
    edition="2015",
    status=ResourceStatus.SUPERSEDED,
    superseded_by="tk-s8",
    aliases=("https://example.org/s7",),
    dead_since=date(2024, 6, 1),
)
CURRENT = replace(
    RESOURCE, id="tk-s8", title="Standard 8", status=ResourceStatus.CURRENT
)
MOVED = LinkFound(outcome=LinkOutcome.MOVED, moved_to="https://example.org/new")
TIMEOUT = LinkFound(outcome=LinkOutcome.UNSURE, reason=LinkReason.TIMEOUT)
LINK = looked("old-s7", TIMEOUT, at=NOW, was=None)
SHEET = ResourceSheet(
    kept=KeptResource(resource=RESOURCE, revision=2),
    facilitates=True,
    today=NOW.date(),
    instead=CURRENT,
    replaces=(CURRENT,),
    link=LINK,
    last=ResourceChange(
        resource_id="old-s7",
        what=ResourceNews.EDITED,
        by="facilitator",
        at=NOW,
        note="A reason",
    ),
    last_by="Demo Facilitator",
)
WITHDRAWN = replace(
    SHEET,
    kept=KeptResource(resource=replace(RESOURCE, status=ResourceStatus.WITHDRAWN)),
)
LIST = ResourceListView(
    words="dead: 100%",
    page=1,
    pages=3,
    count=21,
    found=tuple(
        (replace(RESOURCE, id=f"r-{number}"), looked("r", MOVED, at=NOW, was=None))
        for number in range(10)
    ),
    gaps=KNOWN_GAPS,
    facilitates=True,
    today=NOW.date(),
)
LONG = replace(
    RESOURCE,
    title="T" * 200,
    summary="s" * 600,
    topics=tuple(f"{number:060}" for number in range(MOST_ENTRIES)),
    url="https://example.org/" + "u" * 1900,
    aliases=tuple(f"https://example.org/{number}" for number in range(MOST_ENTRIES)),
)
CARDS: dict[str, Callable[[], Card]] = {
    "facilitates": lambda: card_of_resource(SHEET),
    "reads": lambda: card_of_resource(replace(SHEET, facilitates=False)),
    "withdrawn": lambda: card_of_resource(WITHDRAWN),
    "long": lambda: card_of_resource(replace(SHEET, kept=KeptResource(resource=LONG))),
    "edited": lambda: card_of_changed_resource(SHEET, ResourceNews.EDITED),
    "taken-out": lambda: card_of_changed_resource(WITHDRAWN, ResourceNews.WITHDRAWN),
    "list": lambda: card_of_resources(LIST),
    "empty-list": lambda: card_of_resources(
        replace(LIST, found=(), gaps=(), page=1, pages=1, count=0)
    ),
    "add": lambda: card_of_add_form(problems={"id": "it is missing"}),
    "edit": lambda: card_of_edit_form(SHEET.kept),
    "edit-withdrawn": lambda: card_of_edit_form(WITHDRAWN.kept),
    "withdraw": lambda: card_of_withdraw_form(RESOURCE),
}


@pytest.mark.parametrize("name", CARDS)
def test_every_channel_draws_the_catalogue(name: str) -> None:
    card: Card = CARDS[name]()

    assert complaints(as_adaptive_card(card)) == []
    assert broken_message_limits(as_blocks(card)) == []
    assert card.title in as_plain(card)
    assert card.title in as_html(card)


def test_who_only_reads_finds_nothing_to_press_but_the_way_on() -> None:
    card = CARDS["reads"]()

    assert [button.target for button in card.buttons] == ["tk-s8"]
    assert "Last change" not in as_plain(card)


def test_what_a_check_found_is_by_no_person() -> None:
    assert SHEET.last is not None
    found = replace(SHEET, last=replace(SHEET.last, by=LINK_CHECK), last_by=LINK_CHECK)

    said = as_plain(card_of_resource(found))

    assert "by the check of links" in said
    assert LINK_CHECK not in said


def test_what_is_said_of_a_link_can_be_undone_at_once() -> None:
    done = card_of_changed_resource(SHEET, ResourceNews.DEAD)

    assert (Verb.RESOURCE_ALIVE, "Undo") in {(b.verb, b.label) for b in done.buttons}


def test_a_list_says_what_it_is_of_and_leads_back() -> None:
    listed = card_of_resources(replace(LIST, page=2))

    labels = {button.label for button in listed.buttons}
    assert listed.eyebrow == "“dead: 100%”"
    assert {"Previous page", "Next page", "All resources"} <= labels


def test_a_withdrawn_resource_has_no_link_for_readers() -> None:
    reads = card_of_resource(replace(WITHDRAWN, facilitates=False))

    assert reads.links == ()
    assert RESOURCE.url not in as_plain(reads)
