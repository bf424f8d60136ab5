"""A version on an Adaptive Card is a press, since each has a link of their own."""

from typing import Any

from cards.adaptive import as_adaptive_card
from cards.addresses import OPENED, version_in, web_address
from cards.elements import Button, Card, Field, Form, Link
from cards.verbs import Verb
from tests.cards.wire import parts

Json = dict[str, Any]
SITE = "https://desk.example"
PLAN = Link("Interim Action Plan, version 1", "/files/v1")
SIGN = Button(verb=Verb.SIGN, target="a:v1", label="Sign version 1")


def of_type(drawn: Json, kind: str) -> list[Json]:
    return [part for part in parts(drawn) if part.get("type") == kind]


def test_a_version_is_a_press_above_the_buttons_and_has_no_address() -> None:
    card = Card(title="T", plain="P", buttons=(SIGN,), links=(PLAN,))

    drawn = as_adaptive_card(card, site=SITE)

    opens, signs = of_type(drawn, "Action.Execute")
    assert (opens["verb"], opens["data"]) == (Verb.FILE_OPEN_FORM, {"target": "v1"})
    assert opens["title"] == "↗ Interim Action Plan, version 1"
    assert signs["verb"] == Verb.SIGN
    assert of_type(drawn, "Action.OpenUrl") == []
    assert "/files/" not in str(drawn)


def test_beside_a_form_it_is_pressed_without_its_answers() -> None:
    form = Form(
        verb="x",
        target="",
        title="T",
        submit="Go",
        fields=(Field(name="a", label="A"),),
    )
    card = Card(title="T", plain="P", elements=(form,), links=(PLAN,))

    drawn = as_adaptive_card(card, site=SITE)

    (opens,) = [a for a in of_type(drawn, "Action.Execute") if a["verb"] != "x"]
    assert opens["associatedInputs"] == "none"


def test_what_was_opened_for_somebody_is_a_link_under_the_desks_address() -> None:
    card = Card(title="T", plain="P", links=(Link("Open the file", f"{OPENED}abc"),))

    (link,) = of_type(as_adaptive_card(card, site=SITE), "Action.OpenUrl")

    assert link["url"] == f"{SITE}/files/opened/abc"
    assert of_type(as_adaptive_card(card), "Action.OpenUrl") == []


def test_only_a_versions_own_address_names_a_version() -> None:
    others = ("/files/v1/save", f"{OPENED}abc", "/files/", "/files/a.pdf", "/v1", "")

    assert version_in("/files/v1") == "v1"
    assert [version_in(each) for each in others] == [""] * len(others)
    assert web_address(f"{OPENED}a_b-c", site=SITE) == f"{SITE}/files/opened/a_b-c"
