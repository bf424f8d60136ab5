"""
What Slack shows of the desk, drawn in Chromium: looked at, and measured.

`PICTURES=folder pytest -m browser tests/cards/test_drawn_slack.py` keeps the pictures.
"""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from cards.blockkit import (
    as_blocks,
    as_home,
    as_loading_modal,
    as_modal,
    as_modal_of_card,
    field_errors,
)
from cards.elements import Card
from cards.views import forms
from cards.views.case import card_of_case
from cards.views.lists import card_of_case_actions
from domain.events import EventKind
from tests.cards.drawing import keep
from tests.cards.makers import TODAY, make_case_sheet, make_sheet
from tests.cards.samples import REFUSAL
from tests.cards.slack_drawing import draw_home, draw_message, draw_modal
from tests.cards.test_drawn_views import CARDS
from tests.cards.test_views_forms import OFFICES
from tests.cards.test_views_home import HOMES

pytestmark = pytest.mark.browser

K = EventKind
Draw = Callable[..., None]


def message(card: Card) -> Draw:
    return partial(_said, card)


def _said(card: Card, page: Page, *, theme: str) -> None:
    draw_message(page, as_blocks(card), theme=theme)


def _ephemeral(page: Page, *, theme: str) -> None:
    draw_message(page, as_blocks(CARDS["refusal"]()), theme=theme, ephemeral=True)


def _opening() -> Card:
    return forms.card_of_case_form(OFFICES, today=TODAY)


def _wrong() -> Card:
    return forms.card_of_case_form(
        OFFICES,
        today=TODAY,
        values={"reference": "secu 10"},
        problems={"reference": "Use capital letters.", "project": "Name the project."},
    )


def _asked(card: Card, page: Page, *, theme: str) -> None:
    draw_modal(page, as_modal(card), theme=theme)


def _refilled(page: Page, *, theme: str) -> None:
    """As Slack shows what `response_action: errors` names: under the blocks."""
    draw_modal(page, as_modal(_opening()), theme=theme, errors=field_errors(_wrong()))


def _pushed(page: Page, *, theme: str) -> None:
    draw_modal(page, as_modal_of_card(REFUSAL, pushed=True), theme=theme)


def _loading(page: Page, *, theme: str) -> None:
    draw_modal(page, as_loading_modal("Open a case"), theme=theme)


def _home(name: str, page: Page, *, theme: str) -> None:
    draw_home(page, as_home(HOMES[name]()), theme=theme)


DRAWN: dict[str, Callable[[], Draw]] = {
    "case": lambda: message(
        card_of_case(make_case_sheet(K.ELIGIBLE, K.TOR_POSTED, K.MISSION_STARTED))
    ),
    "two-keys": lambda: message(CARDS["plan-to-sign"]()),
    "notice": lambda: message(CARDS["notice"]()),
    "refusal": lambda: message(CARDS["refusal"]()),
    "ephemeral": lambda: _ephemeral,
    "list": lambda: message(card_of_case_actions(make_case_sheet(K.ELIGIBLE))),
    "nudge": lambda: message(CARDS["nudge"]()),
    "why": lambda: message(CARDS["why"]()),
    "team": lambda: message(CARDS["team"]()),
    "modal-open": lambda: partial(_asked, _opening()),
    "modal-redrawn": lambda: partial(_asked, _wrong()),
    "modal-errors": lambda: _refilled,
    "modal-done": lambda: partial(_asked, forms.card_of_done_form(make_sheet(8))),
    "modal-plan": lambda: partial(_asked, forms.card_of_draft_form(make_sheet(10))),
    "modal-pushed": lambda: _pushed,
    "modal-loading": lambda: _loading,
    "home-full": lambda: partial(_home, "full"),
    "home-empty": lambda: partial(_home, "empty"),
    "home-idle": lambda: partial(_home, "idle"),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", DRAWN)
def test_it_stays_inside_its_frame(page: Page, name: str, theme: str) -> None:
    DRAWN[name]()(page, theme=theme)

    for width in (1200, 390):
        page.set_viewport_size({"width": width, "height": 400})
        keep(page, f"slack-{name}-{theme}-{width}")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
