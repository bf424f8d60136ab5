"""What Teams is sent: valid, faithful, and never more than it takes."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from cards.adaptive import as_adaptive_card
from cards.elements import (
    Button,
    Card,
    Facts,
    Field,
    FieldKind,
    Fold,
    Form,
    Item,
    Items,
    Link,
    Text,
)
from cards.limits import PAGE, utf16_size
from tests.cards.nasty import NASTY
from tests.cards.samples import ACTION, FORM, LIST, SAMPLES, TOOLKIT, make_list
from tests.cards.strategies import cards, cards_that_ask
from tests.cards.wire import complaints, parts

TEAMS_AIM = 40 * 1024
TEAMS_MOST = 80 * 1024


def of_type(payload: Any, kind: str) -> list[dict[str, Any]]:  # noqa: ANN401
    return [part for part in parts(payload) if part.get("type") == kind]


def test_a_question_that_nobody_answered_is_drawn_without_an_answer() -> None:
    asked = Field(name="fund", label="Does it?", kind=FieldKind.YES_NO)
    form = Form(verb="v.v", target="t", title="T", submit="S", fields=(asked,))

    payload = as_adaptive_card(Card(title="T", plain="T", elements=(form,)))

    (drawn,) = of_type(payload, "Input.ChoiceSet")
    assert drawn["isRequired"] is True
    assert "value" not in drawn
    assert complaints(payload) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_valid_and_small(name: str) -> None:
    payload = as_adaptive_card(SAMPLES[name])

    assert complaints(payload) == []
    assert utf16_size(payload) <= TEAMS_AIM


@settings(max_examples=40, deadline=None)
@given(cards)
def test_any_card_is_valid_and_within_what_teams_takes(card: Card) -> None:
    payload = as_adaptive_card(card)

    assert complaints(payload) == []
    assert utf16_size(payload) <= TEAMS_MOST


@settings(max_examples=30, deadline=None)
@given(cards_that_ask)
def test_any_form_is_valid(card: Card) -> None:
    assert complaints(as_adaptive_card(card)) == []


@settings(max_examples=30, deadline=None)
@given(cards)
def test_every_button_comes_along_or_is_named(card: Card) -> None:
    payload = as_adaptive_card(card)

    pressed = [press["data"]["target"] for press in of_type(payload, "Action.Execute")]
    for button in card.buttons:
        assert button.target in pressed or "Buttons that did not fit" in str(payload)


@pytest.mark.parametrize("count", [1, 2, 12, 15, 40, 100, 499, 500])
def test_a_list_of_any_length_is_aimed_at_40_kb(count: int) -> None:
    payload = as_adaptive_card(make_list(count))

    shown = len(of_type(payload, "Column")) // 2
    assert utf16_size(payload) <= TEAMS_AIM
    assert shown == count or f"{count - shown} more lines did not fit" in str(payload)


def test_a_page_of_long_titles_fits_whole() -> None:
    card = make_list(PAGE, title="Revisit the Interim Action Plan, " * 4)

    assert "did not fit" not in str(as_adaptive_card(card))


def test_a_line_without_a_lead_is_named_by_its_text() -> None:
    listed = Items((Item("", "Case folder", button=ACTION.buttons[0]),))

    payload = as_adaptive_card(Card(title="T", plain="P", elements=(listed,)))

    (press,) = of_type(payload, "Action.Execute")
    assert press["title"] == "I have notified them: Case folder"


def test_a_press_carries_its_verb_and_target_and_a_way_for_old_clients() -> None:
    press = of_type(as_adaptive_card(ACTION), "Action.Execute")[0]

    assert press["verb"] == "action.finish"
    assert press["data"] == {"target": "a-9"}
    assert press["style"] == "positive"
    assert press["fallback"]["type"] == "Action.Submit"
    assert press["fallback"]["data"] == {"verb": "action.finish", "target": "a-9"}


def test_what_is_seldom_pressed_is_in_the_menu_at_the_end_of_the_row() -> None:
    rows = of_type(as_adaptive_card(ACTION), "ActionSet")

    modes = [
        (each["title"], each.get("mode", "primary"))
        for row in rows
        for each in row["actions"]
        if each["type"] == "Action.Execute"
    ]
    assert modes == [
        ("I have notified them", "primary"),
        ("Who can help?", "primary"),
        ("Not relevant here", "secondary"),
        ("Comment…", "secondary"),
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_execute_has_a_fallback(name: str) -> None:
    for press in of_type(as_adaptive_card(SAMPLES[name]), "Action.Execute"):
        assert press["fallback"]["type"] == "Action.Submit"


def test_a_form_asks_with_inputs_named_as_its_fields() -> None:
    payload = as_adaptive_card(FORM)

    inputs = {
        part["id"]: part["type"]
        for part in parts(payload)
        if str(part.get("type")).startswith("Input.")
    }
    assert inputs == {
        "registered": "Input.Date",
        "country": "Input.ChoiceSet",
        "lead": "Input.ChoiceSet",
        "fund": "Input.Toggle",
        "summary": "Input.Text",
    }
    assert "Attach it to a message in your own chat" in str(payload)


def test_other_buttons_of_a_form_card_do_not_wait_for_answers() -> None:
    leave = Button(verb="help.show", target="", label="Help")

    presses = of_type(
        as_adaptive_card(replace(FORM, buttons=(leave,))), "Action.Execute"
    )

    assert [each["associatedInputs"] for each in presses] == ["auto", "none"]


def test_a_fold_is_closed_and_opens_by_itself() -> None:
    payload = as_adaptive_card(ACTION)

    (toggle,) = of_type(payload, "Action.ToggleVisibility")
    named = {
        part["id"]: part.get("isVisible", True)
        for part in parts(payload)
        if "id" in part
    }
    assert toggle["targetElements"] == list(named)[2:] + list(named)[:2]
    assert named == {"fold-2-closed": True, "fold-2-open": False, "fold-2": False}


def test_a_link_too_long_for_a_button_is_a_line_that_opens_it() -> None:
    long = "SECU case registry: SECU0010, Ridge to Reef, Myanmar"
    links = (Link("Toolkit", TOOLKIT), Link(long, TOOLKIT))

    payload = as_adaptive_card(Card(title="T", plain="P", links=links))

    [buttons] = of_type(payload, "ActionSet")
    assert [each["title"] for each in buttons["actions"]] == ["↗ Toolkit"]
    [line] = [each for each in of_type(payload, "TextRun") if long in each["text"]]
    assert line["selectAction"]["url"] == TOOLKIT


def test_only_web_addresses_can_be_opened_and_the_others_are_named() -> None:
    addresses = (TOOLKIT, "javascript:alert(1)", "/files/a.docx")
    links = tuple(Link(f"Link {at}", each) for at, each in enumerate(addresses))

    payload = as_adaptive_card(Card(title="T", plain="P", links=links))

    assert [each["url"] for each in of_type(payload, "Action.OpenUrl")] == [TOOLKIT]
    assert "Link 1" in str(payload)
    assert "Link 2 (in the case folder)" in str(payload)
    assert "javascript" not in str(payload)


def test_files_open_under_the_desks_address_where_it_has_one() -> None:
    opened = of_type(
        as_adaptive_card(ACTION, site="https://desk.example"), "Action.OpenUrl"
    )

    assert opened[0]["url"] == (
        "https://desk.example/files/DEMO-0001/fact-sheet-v2.docx"
    )


@pytest.mark.parametrize("text", NASTY)
def test_markdown_is_read_only_where_it_is_escaped(text: str) -> None:
    card = Card(
        title=text,
        plain=text,
        eyebrow=text,
        elements=(Text(text), Facts(((text, text),)), Fold(text, (text,))),
        footer=text,
    )

    payload = as_adaptive_card(card)

    assert complaints(payload) == []
    assert "](http" not in json.dumps(of_type(payload, "TextBlock"))
    assert not re.search(r"</?\s*at\b|\{\{", json.dumps(payload), re.IGNORECASE)


def test_what_is_said_and_what_old_clients_show_is_the_plain_line() -> None:
    payload = as_adaptive_card(ACTION)

    assert payload["fallbackText"] == payload["speak"] == ACTION.plain
    assert payload["lang"] == "en"
    assert "rtl" not in payload


def test_right_to_left_languages_turn_the_card() -> None:
    assert as_adaptive_card(replace(LIST, language="ar"))["rtl"] is True


def test_a_hundred_buttons_of_huge_labels_are_shown_or_named() -> None:
    buttons = tuple(
        Button(verb="a.b", target="t" * 2000, label=f"{n} {'x' * 200}")
        for n in range(100)
    )

    payload = as_adaptive_card(Card(title="T", plain="P", buttons=buttons))

    assert utf16_size(payload) <= TEAMS_MOST
    assert "Buttons that did not fit here" in str(payload)


def test_rows_of_buttons_hold_no_more_than_teams_draws() -> None:
    buttons = tuple(Button(verb="a.b", target=str(n), label="x") for n in range(20))

    rows = of_type(
        as_adaptive_card(Card(title="T", plain="P", buttons=buttons)), "ActionSet"
    )

    assert max(len(row["actions"]) for row in rows) <= 6
    assert sum(len(row["actions"]) for row in rows) == 20


@pytest.mark.parametrize("count", [1, 2])
def test_a_long_form_that_came_back_says_so_at_its_button(count: int) -> None:
    fields = [Field(name=f"f{number}", label=f"Field {number}") for number in range(2)]
    fields[0] = replace(fields[0], problem="There is none.")
    asked = tuple(fields[:count])
    form = Form(verb="v.v", target="t", title="T", submit="S", fields=asked)

    payload = as_adaptive_card(Card(title="T", plain="T", elements=(form,)))

    body: Any = payload["body"]
    said = "see what stands at “Field 0”" in str(body[-2])
    assert said == (count > 1)
    assert complaints(payload) == []
