"""What one sees first: the end of the talk, the case at a glance, who sits where."""

import re

import pytest
from playwright.sync_api import Page, expect

from bot.demo_office import CAST
from cards.elements import Button, Card, Text
from tests.cards import samples
from tests.desk.browsing import PHONE, Sit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, SmallDesk

pytestmark = pytest.mark.browser

FOCAL = "Demo SES Focal Point"
LEAD = "Demo CO Lead"
USUAL = {"width": 1440, "height": 900}
TALL = Card(
    title="A card taller than the window",
    plain="A card taller than the window.",
    elements=tuple(Text(f"Line {number}") for number in range(40)),
    buttons=(Button(verb="action.start", target="a-1", label="Start"),),
)
LAST_LETTERS = """() => {
  const wide = document.createElement("div");
  wide.className = "words";
  wide.textContent = "Letters that came late. ".repeat(200);
  document.querySelector("#messages > li.message .content").prepend(wide);
}"""


def _fill(desk: SmallDesk, conversation: str, case_id: str = "") -> None:
    for _ in range(3):
        desk.say(conversation, samples.ACTION, case_id=case_id)
    desk.say(conversation, TALL, case_id=case_id)


def _end(page: Page) -> float:
    """Return how far the last button's lower edge is above the box to write in."""
    return float(
        page.evaluate(
            "() => document.querySelector('#composer').getBoundingClientRect().top"
            " - [...document.querySelectorAll('#messages button')].at(-1)"
            ".getBoundingClientRect().bottom"
        )
    )


@pytest.mark.parametrize("size", [USUAL, PHONE])
def test_a_room_opens_at_its_very_end(
    size: dict[str, int], sit: Sit, site: Site
) -> None:
    case_id = site.desk.open_case()
    site.desk.pin(f"room:{case_id}", samples.CASE, case_id=case_id)
    _fill(site.desk, f"room:{case_id}", case_id)

    seat = sit(LEAD, viewport=size).enter(case_id)

    expect(seat.messages).to_have_count(4)
    assert _end(seat.page) > 0
    seat.page.evaluate(LAST_LETTERS)
    seat.page.wait_for_function("() => document.fonts.status === 'loaded'")
    expect(seat.messages.last.get_by_role("button").last).to_be_in_viewport(ratio=1)
    assert _end(seat.page) > 0


def test_ones_own_chat_opens_at_its_very_end(sit: Sit, site: Site) -> None:
    _fill(site.desk, f"direct:{CO_LEAD}")

    seat = sit(LEAD, viewport=USUAL)

    expect(seat.messages).to_have_count(4)
    assert _end(seat.page) > 0


@pytest.mark.parametrize("size", [USUAL, {"width": 390, "height": 844}])
def test_the_case_card_begins_small_and_says_what_is_next(
    size: dict[str, int], sit: Sit, site: Site
) -> None:
    case_id = site.desk.open_case()
    site.desk.pin(f"room:{case_id}", samples.CASE, case_id=case_id)
    seat = sit(LEAD, viewport=size).enter(case_id)
    summary = seat.page.locator("#pinned > summary")

    for words in ("DEMO-0001", "Registration and eligibility review", "late", "open"):
        expect(summary).to_contain_text(words)
    expect(summary).to_contain_text(re.compile(r"For you\s+5, 6"))
    box = seat.page.locator("#pinned").bounding_box()
    assert box
    assert box["height"] < size["height"] / 5


def test_the_case_card_unfolds_to_half_the_window_at_most(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    site.desk.pin(f"room:{case_id}", samples.CASE, case_id=case_id)
    seat = sit(LEAD, viewport={"width": 1440, "height": 1600}).enter(case_id)
    card = seat.page.locator("#pinned-card")

    seat.page.locator("#pinned > summary").click()

    expect(card.get_by_role("button", name="Open actions")).to_be_visible()
    assert card.evaluate("each => each.scrollHeight <= each.clientHeight")
    seat.page.set_viewport_size({"width": 1440, "height": 500})
    assert card.evaluate("each => each.getBoundingClientRect().height <= 251")


def test_the_glance_is_kept_current(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    site.desk.pin(f"room:{case_id}", samples.CASE, case_id=case_id)
    seat = sit(LEAD).enter(case_id)
    glance = seat.page.locator("#glance")
    expect(glance).to_contain_text("6 open")

    site.desk.end_actions(case_id)
    site.desk.say(f"room:{case_id}", samples.LIST, case_id=case_id)

    expect(glance).not_to_contain_text("open")


def test_seats_show_short_names(sit: Sit) -> None:
    seat = sit(FOCAL, viewport=USUAL)
    seats = seat.page.get_by_role("form", name="Change seats")

    for name in ("CO Lead", "RBx Director", "BERA Officer"):
        expect(seats.get_by_text(name, exact=True)).to_be_visible()
    expect(seats.get_by_role("heading", name="One press")).to_be_visible()
    expect(seats.get_by_text("Country Office lead", exact=True)).to_be_hidden()


def test_on_a_phone_seats_are_a_list_of_names_and_roles(sit: Sit) -> None:
    seat = sit(FOCAL, viewport=PHONE)
    seat.button("Conversations and people").click()
    seats = seat.page.get_by_role("form", name="Change seats")

    expect(seats.get_by_role("listitem")).to_have_count(len(CAST))
    expect(seats.get_by_text("CO Lead", exact=True)).to_be_visible()
    expect(seats.get_by_text("Country Office lead", exact=True)).to_be_visible()
    seats.get_by_role("button", name="be Demo ExO Liaison").click()
    expect(seat.page.locator(".me-name")).to_have_text("Demo ExO Liaison")


def test_the_heading_says_the_phase_whole(sit: Sit, site: Site) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD, viewport={"width": 840, "height": 700}).enter(case_id)
    phase = seat.page.locator(".head-phase")

    expect(phase).to_have_text("Registration")
    assert phase.evaluate("each => each.scrollWidth <= each.clientWidth + 1")


def test_a_dialogs_title_has_no_box_around_it(sit: Sit, site: Site) -> None:
    seat = sit(FOCAL)
    seat.say("open case")
    title = seat.dialog.get_by_role("heading", level=2)

    title.focus()

    assert title.evaluate("each => getComputedStyle(each).outlineStyle") == "none"
