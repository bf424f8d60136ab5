"""Links to resources say what a reader should know before opening one."""

from dataclasses import replace

import pytest

from cards.plain import as_plain
from cards.views.action import card_of_action
from cards.views.resource_links import links_to_read
from cards.wording import speaking
from domain.learning.resources import ResourceStatus
from domain.procedure.secu import ROWS
from tests.cards.makers import RESOURCES, make_sheet

CURRENT = RESOURCES["pub-ses"]


def labelled(**changes: object) -> str:
    resource = replace(CURRENT, title="Page", **changes)  # type: ignore[arg-type]
    return links_to_read([resource])[0].label


def test_a_current_official_page_in_ones_own_language_is_its_title_alone() -> None:
    assert labelled() == "Page"


def test_copies_old_editions_and_other_languages_are_labelled() -> None:
    copy, french = "A copy, or not UNDP's own", "Only in French"
    assert labelled(official=False) == f"Page ({copy})"
    assert labelled(status=ResourceStatus.SUPERSEDED) == "Page (Superseded)"
    assert labelled(language="fr", official=False) == f"Page ({copy} · {french})"


def test_who_reads_another_language_is_told_that_a_page_is_in_english() -> None:
    with speaking("fr"):
        assert "anglais" in labelled()


@pytest.mark.parametrize("number", [row.number for row in ROWS])
def test_every_actions_card_ends_with_its_pages(number: int) -> None:
    sheet = make_sheet(number)

    card = card_of_action(sheet)

    addresses = [link.address for link in card.links]
    assert addresses[-len(sheet.resources) :] == [r.url for r in sheet.resources]
    assert all(r.title in as_plain(card) for r in sheet.resources)
