"""
Questions, answers and the catalogue as the desk, Teams and Slack draw them.

English is drawn wide and light, the languages whose words are longer on a phone in the
dark. `PICTURES=folder pytest -m browser tests/cards/test_drawn_learning.py` draws each
both ways, and keeps the pictures.
"""

import os
from collections.abc import Iterator, Mapping
from functools import partial

import pytest
from playwright.sync_api import Page

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card
from cards.html import as_html
from cards.wording import speaking
from tests.cards.drawing import (
    barriers,
    draw_adaptive,
    draw_html,
    keep,
)
from tests.cards.languages import LANGUAGES
from tests.cards.learning_cards import CARDS
from tests.cards.slack_drawing import Drawn, draw_message, drawn_together

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
SPOKEN = ("en", *LANGUAGES)
DESK = {"light": 760, "dark": 320}
TEAMS = {"light": 560, "dark": 320}
SLACK = {"light": 760, "dark": 390}
# What is squeezed into a column of a few letters.
NARROW = """
[...document.querySelectorAll(".item-lead, .item-text, .item-note, .fact-value")]
  .filter((each) => each.textContent.length > 24
    && each.getBoundingClientRect().width < 96)
  .map((each) => each.textContent)
"""
CUT = """
[...document.querySelectorAll("button")]
  .filter((each) => [each, ...each.querySelectorAll("*")]
    .some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth))
  .map((each) => each.textContent)
"""
SIDE_BY_SIDE = """
main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; }
main > .card { align-self: start; }
"""
WIDER = "document.documentElement.scrollWidth > innerWidth"

# Of the many that say no and hand over, which differ in words only, one each.
SAID_NO = {"out-press", "over-nothing-fits"}
NAMES = [
    each for each in CARDS if each in SAID_NO or not each.startswith(("out-", "over-"))
]

LONGEST = "resource-long"  # Slack breaks an address of two thousand letters itself.

every_card = pytest.mark.parametrize("name", NAMES)
every_language = pytest.mark.parametrize("spoken", SPOKEN)


def drawn_so(spoken: str, widths: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the themes, with their widths, in which a language is drawn."""
    usual = "light" if spoken == "en" else "dark"
    for theme, width in widths.items():
        if theme == usual or os.environ.get("PICTURES"):
            yield theme, width


def card_in(spoken: str, name: str) -> Card:
    with speaking(spoken):
        return CARDS[name]()


@pytest.fixture(name="in_slack", scope="module")
def _in_slack() -> Drawn:
    blocks = {
        (spoken, name): as_blocks(card_in(spoken, name))
        for spoken in SPOKEN
        for name in CARDS
    }
    return drawn_together(blocks, themes=THEMES)


@every_language
@every_card
def test_the_desk_leaves_room_for_what_is_said(
    page: Page, name: str, spoken: str
) -> None:
    html = as_html(card_in(spoken, name), anchor="card-1")

    for theme, width in drawn_so(spoken, DESK):
        page.set_viewport_size({"width": width, "height": 200})
        draw_html(page, html, theme=theme)

        keep(page, f"desk-{name}-{spoken}-{theme}-{width}")
        assert not page.evaluate(WIDER)
        assert page.evaluate(NARROW) == []


def test_an_answer_in_three_languages_is_worth_a_picture(page: Page) -> None:
    page.set_viewport_size({"width": 1520, "height": 200})
    cards = [
        as_html(card_in(spoken, "answer-shipped"), anchor=f"card-{spoken}")
        for spoken in SPOKEN
    ]

    draw_html(page, *cards, theme="light")
    page.add_style_tag(content=SIDE_BY_SIDE)

    keep(page, "asking")
    assert not page.evaluate(WIDER)


@every_card
def test_the_desk_keeps_nobody_out(page: Page, name: str) -> None:
    for theme in THEMES:
        draw_html(page, as_html(card_in("en", name), anchor="card-1"), theme=theme)

        assert barriers(page) == []


@every_language
@every_card
def test_teams_draws_it_whole(page: Page, name: str, spoken: str) -> None:
    payload = as_adaptive_card(card_in(spoken, name))

    for theme, width in drawn_so(spoken, TEAMS):
        page.set_viewport_size({"width": width + 24, "height": 200})
        complaints = draw_adaptive(page, payload, theme=theme, width=f"{width}px")

        keep(page, f"teams-{name}-{spoken}-{theme}-{width}")
        assert complaints == []
        assert not page.evaluate(WIDER)
        assert page.evaluate(CUT) == []


@every_language
@pytest.mark.parametrize("name", [each for each in NAMES if each != LONGEST])
def test_slack_draws_it_whole(
    page: Page, in_slack: Drawn, name: str, spoken: str
) -> None:
    said = partial(draw_message, page, as_blocks(card_in(spoken, name)))

    for theme, width in drawn_so(spoken, SLACK):
        page.set_viewport_size({"width": width, "height": 200})
        said(theme=theme, drawn=in_slack[theme][spoken, name])

        keep(page, f"slack-{name}-{spoken}-{theme}-{width}")
        assert not page.evaluate(WIDER)
        assert page.evaluate(CUT) == []
