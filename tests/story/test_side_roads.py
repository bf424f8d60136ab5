"""What else happens on a case: another ending, questions at any time, names, phones."""

import pytest
from playwright.sync_api import expect

from tests.story.conftest import PHONE, Sit
from tests.story.people import CO_LEAD, FOCAL_POINT, PROJECT_MANAGER, RR
from tests.story.scenes import (
    REQUESTORS,
    drafts_plan,
    opens_by_form,
    opens_from_notice,
    shown,
    today,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANSWERS = {
    "status": ["Demo Wetlands Restoration", "What is next"],
    "actions mine": ["Your actions"],
    "actions late": ["Late actions", "E-mail the Country Office"],
    "actions all": ["Actions of DEMO-0002", "Registration and eligibility review"],
    "why 12": ["Why this date?", "Within 10 working days of posting"],
    "log": ["Record of DEMO-0002", "Finished action 4"],
    "help": ["What you can ask", "actions mine"],
    "stauts": ["Demo Wetlands Restoration", "What is next"],
    "sing 10": ["I did not understand “sing 10”", "sign 10"],
}


def test_a_case_that_is_not_eligible_is_handed_over(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_by_form(chair, "DEMO-0007")

    chair.be(CO_LEAD).say("event not eligible today")
    asked = chair.sees("Record this? Case found not eligible")
    chair.press("Record it, and end the track", on=asked)

    chair.sees("Recorded: Case found not eligible", shown(today()))
    expect(chair.pinned).to_contain_text("its track has ended")
    chair.picture("30-not-eligible")
    chair.press("Hand over…", on=chair.card("7"))
    chair.fill(send="Hand it over", Note="To the project's grievance mechanism")
    chair.sees("Action 7 is done.")
    chair.say("event tor posted today")
    expect(chair.newest).to_contain_text("DEMO-0007 has ended")
    chair.picture("31-nothing-more")


def test_anybody_on_the_case_asks_at_any_time(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_by_form(chair, "DEMO-0002")
    chair.say("done 4 This room")
    chair.be(PROJECT_MANAGER)

    for asked, words in ANSWERS.items():
        chair.say(asked)
        for each in words:
            expect(chair.newest).to_contain_text(each)
        chair.picture(f"32-{asked.replace(' ', '-')}")


def test_a_complainants_name_is_stopped_and_asked_about(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_from_notice(chair)
    name = REQUESTORS[0]

    chair.say(f"comment 6 Has anybody spoken to {name}?")

    question = chair.card("This text may name a complainant")
    expect(question).to_be_visible()
    chair.picture("33-stopped")
    with chair.page.expect_response("**/press"):
        question.get_by_role("button", name="Send it on").click()
    expect(chair.card("6")).to_contain_text("Has anybody spoken to")
    expect(question).to_have_count(0)
    chair.page.reload()
    for word in name.split():
        expect(chair.page.locator("body")).not_to_contain_text(word)
    chair.picture("34-without-the-name")


def test_the_risk_owner_signs_on_a_phone(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_by_form(chair, "DEMO-0006", fund=True)
    chair.be(CO_LEAD).say("event eligible today")
    expect(chair.card("10")).to_be_visible()
    drafts_plan(chair, "10", "Part of the project is suspended")
    phone = sit(RR, **PHONE)
    phone.picture("35-phone-chat")

    phone.press("Sign version 1", on=phone.card("10"))

    phone.sees("1 of 2 signed")
    phone.picture("36-phone-signed")
    phone.page.goto(chair.page.url)
    expect(phone.card("10")).to_contain_text("1 of 2 signed")
    expect(phone.pinned).to_be_hidden()
    phone.picture("37-phone-room")
