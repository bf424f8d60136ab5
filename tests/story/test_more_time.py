"""The CO lead asks for five more days, the focal point grants three from her chat."""

import pytest
from playwright.sync_api import expect

from tests.story.conftest import PHONE, Sit
from tests.story.people import CO_LEAD, FOCAL_POINT, RR
from tests.story.scenes import ago, opens_by_form, shown, today

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_five_days_are_asked_for_and_three_are_granted(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_by_form(chair, "DEMO-0002")

    chair.be(CO_LEAD)
    chair.press("Ask for more time…", on=chair.card("5"))
    chair.fill(send="Ask for it", How_many="five", Reason="The manager is on mission")
    chair.sees("You asked for 5 working days more on action 5.")
    chair.be(FOCAL_POINT).chat()
    card = chair.card("5")
    expect(card).to_contain_text("Demo CO Lead asked for 5 working days more")
    chair.picture("60-asked")
    chair.press("Grant another number…", on=card)
    chair.fill(send="Show what would move", How_many="3", A_word="Three must do.")
    preview = chair.sees("Grant 3 working days more?", "Who will be told:")
    chair.picture("61-preview")
    chair.press("Grant 3 working days", on=preview)

    chair.sees("Action 5 has 3 working days more")
    chair.be(CO_LEAD).enter("DEMO-0002")
    expect(chair.card("5")).to_contain_text("extended by 3 working days, originally")
    chair.say("why 5")
    chair.sees("Why this date?", "More time was granted: 3 working days from")
    chair.picture("62-both-dates")


def test_secus_date_and_a_corrected_event_are_looked_at_on_a_phone(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_by_form(chair, "DEMO-0002")
    phone = sit(RR, **PHONE)
    phone.page.goto(chair.page.url)
    phone.say(f"secu date 6 {today()}")
    preview = phone.sees("SECU wants action 6 by another day?", "Demo CO Lead (6)")
    phone.picture("63-secus-date")

    chair.say("done 5 Sent to all")
    phone.press("Record SECU's date", on=preview)
    phone.sees("SECU wants action 6 by", shown(today()))

    chair.say(f"correct event registered {ago(11)}")
    chair.sees("Correct this?", "Who will be told: the room")
    chair.picture("64-correction")
