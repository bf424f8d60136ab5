"""
Cards as people see them, drawn in Chromium.

`PICTURES=folder pytest -m browser tests/cards` keeps the pictures to look at.
"""

from dataclasses import replace
from typing import Literal

import pytest
from playwright.sync_api import Page

from cards.adaptive import as_adaptive_card
from cards.elements import Card, Element, Facts, Fold, Item, Items, Text
from cards.escape import WORD_JOINER, clean
from cards.html import as_html
from tests.cards.drawing import (
    barriers,
    draw_adaptive,
    draw_html,
    keep,
)
from tests.cards.nasty import NASTY
from tests.cards.samples import ACTION, FORM, LIST, SAMPLES

pytestmark = pytest.mark.browser

TEAMS = [("light", 480), ("light", 320), ("dark", 480), ("dark", 320)]
DESK = [("light", 1024), ("light", 320), ("dark", 1024), ("dark", 320)]


@pytest.mark.parametrize("theme, width", TEAMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_official_renderer_draws_every_sample(
    page: Page, name: str, theme: str, width: int
) -> None:
    payload = as_adaptive_card(SAMPLES[name])
    page.set_viewport_size({"width": width + 24, "height": 200})

    complaints = draw_adaptive(page, payload, theme=theme, width=f"{width}px")

    keep(page, f"teams-{name}-{theme}-{width}")
    assert complaints == []
    assert page.locator("#card").bounding_box() is not None
    assert not page.evaluate("document.body.scrollWidth > innerWidth")


@pytest.mark.parametrize("start", range(0, len(NASTY), 6))
def test_the_official_renderer_shows_nasty_texts_as_they_were_typed(
    page: Page, start: int
) -> None:
    texts = NASTY[start : start + 6]
    listed = Items(tuple(Item("1", text, note=text) for text in texts))
    facts = Facts(tuple((text, text) for text in texts))
    said: list[Element] = [*map(Text, texts), facts, Fold("Why", texts), listed]

    payload = as_adaptive_card(Card(title=texts[0], plain="P", elements=(*said,)))
    draw_adaptive(page, payload, theme="light", width="480px")

    drawn = page.locator("#card")
    shown = evened(drawn.text_content() or "")
    assert drawn.locator("a, img, em, strong, s, code, pre, ul, ol, h6").count() == 0
    for line in (line for text in texts for line in clean(text).split("\n")):
        assert shown.count(evened(line)) >= 5


def test_a_press_in_teams_carries_verb_and_target(page: Page) -> None:
    draw_adaptive(page, as_adaptive_card(ACTION), theme="light", width="480px")

    page.get_by_role("button", name="I have notified them").click()

    (press,) = page.evaluate("pressed")
    assert (press["verb"], press["data"]) == ("action.finish", {"target": "a-9"})


def test_a_line_of_a_list_opens_what_it_names(page: Page) -> None:
    draw_adaptive(page, as_adaptive_card(LIST), theme="light", width="480px")

    page.get_by_role("button", name="Open: 2").click()

    (press,) = page.evaluate("pressed")
    assert (press["verb"], press["data"]) == ("action.open", {"target": "a-1"})


def test_a_filled_form_comes_back_under_the_names_of_its_fields(page: Page) -> None:
    draw_adaptive(page, as_adaptive_card(FORM), theme="light", width="480px")

    page.get_by_role("combobox", name="Country Office").select_option("demo")
    page.get_by_label("What the complaint is about").fill("Water")
    page.get_by_role("button", name="Open the case").click()

    answers = page.evaluate(
        "Object.fromEntries(drawn.getAllInputs().map((each) => [each.id, each.value]))"
    )
    assert len(page.evaluate("pressed")) == 1
    assert answers == {
        "registered": "2024-04-15",
        "country": "demo",
        "lead": None,
        "fund": "yes",
        "summary": "Water",
    }


def test_a_missing_answer_is_asked_for_in_place(page: Page) -> None:
    draw_adaptive(page, as_adaptive_card(FORM), theme="light", width="480px")

    page.get_by_role("button", name="Open the case").click()

    assert page.evaluate("pressed") == []
    assert page.get_by_text("Please answer “Country Office”.").is_visible()


def test_a_fold_opens_and_closes_in_teams(page: Page) -> None:
    draw_adaptive(page, as_adaptive_card(ACTION), theme="light", width="480px")
    reason = page.get_by_text("Wed 1 May did not count")

    assert reason.is_hidden()
    page.get_by_role("button", name="Why this date?").click()
    assert reason.is_visible()
    page.get_by_role("button", name="Why this date?").click()
    assert reason.is_hidden()


@pytest.mark.parametrize("theme, width", DESK)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_desk_draws_every_sample_without_barriers(
    page: Page, name: str, theme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 200})

    draw_html(page, as_html(SAMPLES[name]), theme=theme)

    keep(page, f"desk-{name}-{theme}-{width}")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_system_decides_unless_a_theme_is_named(
    page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    colour = "getComputedStyle(document.querySelector('.card')).backgroundColor"

    draw_html(page, as_html(ACTION))
    by_system = page.evaluate(colour)
    draw_html(page, as_html(ACTION), theme=scheme)

    assert page.evaluate(colour) == by_system
    assert (
        by_system == {"light": "rgb(255, 255, 255)", "dark": "rgb(29, 32, 39)"}[scheme]
    )


def test_long_words_break_inside_the_card(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 200})
    word = "x" * 400
    badges = tuple(replace(each, text=word) for each in ACTION.badges)
    buttons = tuple(replace(each, label=word) for each in ACTION.buttons)
    said = (Text(word), Facts(((word, word),)), Items((Item(word, word, word),)))
    card = replace(ACTION, title=word, badges=badges, elements=said, buttons=buttons)

    draw_html(page, as_html(card))

    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_keyboard_reaches_every_press_and_shows_where_it_is(page: Page) -> None:
    draw_html(page, as_html(ACTION))
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    reached = []

    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName"))
        assert page.evaluate(outline) == "solid"

    assert reached == ["SUMMARY", "A", "BUTTON", "BUTTON", "SUMMARY", "A"]


def evened(text: str) -> str:
    return " ".join(text.replace(WORD_JOINER, "").split())
