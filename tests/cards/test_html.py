"""What the desk's page shows: ours is markup, theirs is text."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from cards.elements import Button, Card, Item, Items, Link, Text, Tone
from cards.escape import clean
from cards.html import as_html
from tests.cards.nasty import NASTY
from tests.cards.samples import ACTION, CASE, FORM, SAMPLES
from tests.cards.strategies import cards, cards_that_ask

_ELEMENTS = """
    a article bdi button dd details div dl dt fieldset footer form h3 h4 header input
    label legend li ol option p section select span summary textarea ul
"""
_ATTRIBUTES = """
    aria-current aria-describedby aria-hidden aria-invalid aria-label aria-labelledby
    autocomplete checked class data-target data-verb dir for href id lang maxlength name
    rel required role rows selected target type value
"""


class Reader(HTMLParser):
    """Notes what stands in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, _data: str) -> None:
        self.elements.append(("comment", {}))

    def named(self, element: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == element]


def holds_only_ours(page: Reader) -> bool:
    names = {name for name, _ in page.elements}
    attributes = {each for _, found in page.elements for each in found}
    return names <= {*_ELEMENTS.split()} and attributes <= {*_ATTRIBUTES.split()}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_card_has_no_style_script_or_element_that_we_do_not_know(name: str) -> None:
    assert holds_only_ours(Reader(as_html(SAMPLES[name])))


@settings(deadline=None)
@given(cards | cards_that_ask)
def test_no_text_of_theirs_becomes_markup(card: Card) -> None:
    page = Reader(as_html(card))

    assert holds_only_ours(page)
    assert not clean(card.title) or clean(card.title) in page.words


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_shown_as_they_were_typed(text: str) -> None:
    button = Button(verb=text, target=text, label=text)
    page = Reader(
        as_html(Card(title=text, plain=text, elements=(Text(text),), buttons=(button,)))
    )

    assert holds_only_ours(page)
    assert page.named("button")[0]["data-target"] == clean(text)


def test_a_press_says_verb_and_target() -> None:
    button = Reader(as_html(ACTION)).named("button")[0]

    assert button["type"] == "button"
    assert button["data-verb"] == "action.finish"
    assert button["data-target"] == "a-9"


def test_what_is_seldom_pressed_is_folded_away() -> None:
    page = as_html(ACTION)

    before, after = page.split('<details class="more">')
    assert "Who can help?" in before
    assert "More" in after.partition("</summary>")[0]
    assert after.index("Not relevant here") < after.index("</details>")


def test_a_single_rare_button_is_not_hidden() -> None:
    first, second, rare, _ = ACTION.buttons

    page = as_html(replace(ACTION, buttons=(first, second, rare)))

    assert "More" not in page


def test_what_stands_in_the_present_is_marked_for_those_who_listen() -> None:
    steps = [each for each in Reader(as_html(CASE)).named("li") if "phase" in str(each)]

    assert len(steps) == 12
    assert sum(each.get("aria-current") == "step" for each in steps) == 2


def test_every_question_has_a_label_and_its_hint_and_problem_tied_to_it() -> None:
    page = Reader(as_html(FORM, anchor="m7"))

    ids = {attributes.get("id") for _, attributes in page.elements}
    for label in page.named("label"):
        assert label["for"] in ids
    (wrong,) = [each for each in page.named("select") if "aria-invalid" in each]
    assert wrong["aria-describedby"] == "m7-0-1-problem"
    assert "m7-0-1-problem" in ids


@pytest.mark.parametrize("name", SAMPLES)
def test_ids_differ_within_a_card_and_between_cards(name: str) -> None:
    page = Reader(
        as_html(SAMPLES[name], anchor="a") + as_html(SAMPLES[name], anchor="b")
    )

    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(set(ids)) == len(ids)


def test_only_web_addresses_and_the_desks_files_can_be_opened() -> None:
    addresses = ("https://undp.org/x", "/files/a.docx", "javascript:alert(1)")
    links = tuple(Link(each, each) for each in addresses)

    page = Reader(as_html(Card(title="T", plain="P", links=links)))

    # Files come first: they are read before a button is pressed.
    opened = [each["href"] for each in page.named("a")]
    assert opened == ["/files/a.docx", "https://undp.org/x"]
    assert "javascript:alert(1)" in page.words


def test_what_stands_before_a_line_is_told_apart_by_its_length() -> None:
    lines = tuple(Item(lead, "Text") for lead in ("", "12", "Demo Expert"))

    page = Reader(as_html(Card(title="T", plain="P", elements=(Items(lines),))))

    classes = [each["class"] for each in page.named("li")]
    assert classes == ["item item-bare", "item", "item item-named"]


def test_a_tone_is_heard_as_well_as_seen() -> None:
    late = replace(ACTION, elements=(Text("Nothing was changed.", tone=Tone.LATE),))

    assert "Attention:" in Reader(as_html(late)).words


def test_templates_take_a_card_as_it_is() -> None:
    assert as_html(ACTION).__html__() == as_html(ACTION)
