"""
What the cards say, drawn in Chromium as the desk shows it: looked at, and measured.

`PICTURES=folder pytest -m browser tests/cards/test_drawn_views.py` keeps the pictures.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from cards.elements import Card
from cards.html import as_html
from cards.views import forms
from cards.views.action import card_of_action
from cards.views.case import card_of_case
from cards.views.lists import card_of_case_actions
from cards.views.notices import card_of_error, card_of_refusal
from cards.views.nudges import card_of_nudge
from cards.views.team import card_of_team
from cards.views.why import card_of_why
from domain.actions import ActionState
from domain.documents import Key
from domain.events import EventKind
from domain.nudging.ladders import Step
from domain.refusals import Refusal
from domain.roles import Role
from tests.cards.drawing import barriers, draw_html, keep
from tests.cards.makers import (
    TODAY,
    make_acting,
    make_case,
    make_case_sheet,
    make_comments,
    make_nudge,
    make_sheet,
    make_signature,
    make_team,
)
from tests.cards.test_views_home import HOMES
from tests.cards.test_views_leadership import CARDS as CARDS_OF_LEADERSHIP
from tests.cards.test_views_resources import CARDS as CARDS_OF_RESOURCES

pytestmark = pytest.mark.browser

A, K, R = ActionState, EventKind, Role
LOOKS = [("light", 720), ("dark", 320)]
CARDS: dict[str, Callable[[], Card]] = {
    "plan-to-sign": lambda: card_of_action(
        make_sheet(
            10,
            A.IN_APPROVAL,
            versions=2,
            reader=R.EXECUTIVE_COORDINATOR,
            case=make_case(environmental=True),
            signatures=[make_signature(Key.RISK_OWNER, version="v2")],
            comments=make_comments(4),
        )
    ),
    "notice": lambda: card_of_action(make_sheet(27, stakeholders=4)),
    "case": lambda: card_of_case(
        make_case_sheet(K.ELIGIBLE, K.TOR_POSTED, K.MISSION_STARTED, failed="templates")
    ),
    "team": lambda: card_of_team(
        make_case_sheet(
            team=make_team(provisional=True, acting=(make_acting(R.RISK_OWNER),))
        )
    ),
    "actions": lambda: card_of_case_actions(make_case_sheet(K.ELIGIBLE)),
    "why": lambda: card_of_why(make_sheet(12)),
    "nudge": lambda: card_of_nudge(
        make_nudge(
            (5, Step.OVERDUE), (12, Step.DUE), (13, Step.REMINDER), (6, Step.LEAD)
        )
    ),
    "refusal": lambda: card_of_refusal(
        Refusal("event-too-early", event="eligible", needs="registered")
    ),
    "error": lambda: card_of_error("E-7K2M"),
    "case-form": lambda: forms.card_of_case_form([], today=TODAY),
    "plan-form": lambda: forms.card_of_draft_form(make_sheet(10)),
    "home": HOMES["full"],
    "home-empty": HOMES["empty"],
    "exceptions": CARDS_OF_LEADERSHIP["exceptions"],
    "related": CARDS_OF_LEADERSHIP["related"],
    "feed": CARDS_OF_LEADERSHIP["feed"],
    "resource": CARDS_OF_RESOURCES["facilitates"],
    "resources": CARDS_OF_RESOURCES["list"],
    "resource-form": CARDS_OF_RESOURCES["edit"],
}


@pytest.mark.parametrize("theme, width", LOOKS)
@pytest.mark.parametrize("name", CARDS)
def test_a_card_stays_inside_its_page_and_in_reach_of_everybody(
    page: Page, name: str, theme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 400})

    draw_html(page, as_html(CARDS[name](), anchor="card-1"), theme=theme)

    keep(page, f"view-{name}-{theme}-{width}")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert barriers(page) == []


def test_why_this_date_opens_when_it_is_asked(page: Page) -> None:
    draw_html(page, as_html(CARDS["plan-to-sign"](), anchor="card-1"))
    reason = page.get_by_text("10 working days on is Tue 28 May 2024.")

    assert not reason.is_visible()

    page.get_by_text("Why this date?").click()
    assert reason.is_visible()
