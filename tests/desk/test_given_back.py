"""What the desk refuses is not lost, and a question which case can be answered."""

import re

import pytest
from playwright.sync_api import expect

from cards.views.notices import card_of_refusal
from dialogs.conversation import Incoming, Reply
from domain.refusals import Refusal
from tests.desk.browsing import Sit
from tests.desk.site import Site
from tests.desk.small_desk import SmallDesk

pytestmark = pytest.mark.browser

FOCAL = "Demo SES Focal Point"
FACTS = {"name": "facts.txt", "mimeType": "text/plain", "buffer": b"Demo"}


def refuse(desk: SmallDesk, code: str, *, kept: bool, **details: str) -> None:
    """Let the desk refuse everything once, and show the words or not."""

    def answer(incoming: Incoming) -> Reply:
        desk.heard.append(incoming)
        desk.otherwise = None
        card = card_of_refusal(Refusal(code, **details))
        echo = incoming.text if kept else None
        return Reply(cards=(card,), echo=echo, refusal=code)

    desk.otherwise = answer


def test_a_text_that_is_too_long_comes_back_into_the_box(sit: Sit, site: Site) -> None:
    refuse(site.desk, "text-too-long", kept=False, limit="100000")
    seat = sit(FOCAL)
    long = "word " * 24_000

    seat.say(long)

    expect(seat.messages.last).to_contain_text("Shorten it")
    expect(seat.words).to_have_value(long)


def test_files_of_a_refused_line_come_back_too(sit: Sit, site: Site) -> None:
    refuse(site.desk, "which-action", kept=True)
    seat = sit(FOCAL)
    seat.page.locator("#files").set_input_files(FACTS)  # type: ignore[arg-type]

    seat.say("done")

    expect(seat.words).to_have_value("done")
    expect(seat.page.locator("#chips > li")).to_have_text(re.compile("facts.txt"))


def test_a_refused_line_that_stands_in_the_talk_leaves_the_box_free(
    sit: Sit, site: Site
) -> None:
    refuse(site.desk, "which-action", kept=True)
    seat = sit(FOCAL)

    seat.say("why")

    expect(seat.messages.last).to_contain_text("Which action")
    expect(seat.words).to_have_value("")


def two_cases(desk: SmallDesk) -> None:
    """Open two cases."""
    for code in ("DEMO-0001", "DEMO-0002"):
        desk.open_case(code)


def test_which_case_is_answered_with_a_press(sit: Sit, site: Site) -> None:
    two_cases(site.desk)
    refuse(site.desk, "which-case", kept=True, cases="DEMO-0001, DEMO-0002")
    seat = sit(FOCAL)
    seat.say("sign 10")

    seat.messages.last.get_by_role("button", name="DEMO-0001").click()

    expect(seat.messages.last.locator(".words")).to_have_text("DEMO-0001 sign 10")
    assert site.desk.heard[-1].text == "DEMO-0001 sign 10"


def test_which_case_takes_files_along_and_empties_the_box(sit: Sit, site: Site) -> None:
    two_cases(site.desk)
    refuse(site.desk, "which-case", kept=True, cases="DEMO-0001, DEMO-0002")
    seat = sit(FOCAL)
    seat.page.locator("#files").set_input_files(FACTS)  # type: ignore[arg-type]
    seat.say("done 5")
    expect(seat.words).to_have_value("done 5")

    seat.messages.last.get_by_role("button", name="DEMO-0002").click()

    expect(seat.messages.last.locator(".words")).to_have_text("DEMO-0002 done 5")
    expect(seat.words).to_have_value("")
    assert [file.name for file in site.desk.heard[-1].files] == ["facts.txt"]


def test_words_that_may_not_be_shown_are_taken_from_the_box(
    sit: Sit, site: Site
) -> None:
    two_cases(site.desk)
    refuse(site.desk, "which-case", kept=False, cases="DEMO-0001, DEMO-0002")
    seat = sit(FOCAL)
    seat.say("requestors to write to SECU")
    expect(seat.words).to_have_value("requestors to write to SECU")

    seat.messages.last.get_by_role("button", name="DEMO-0001").click()

    again = "DEMO-0001 requestors to write to SECU"
    expect(seat.messages.last.locator(".words")).to_have_text(again)
    expect(seat.words).to_have_value("")
