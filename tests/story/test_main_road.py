"""A vertical-fund case from a pasted notice to SECU's closure, as people play it."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.story.conftest import Sit
from tests.story.people import (
    BERA,
    BUREAU,
    CO_LEAD,
    COORDINATOR,
    FOCAL_POINT,
    POLICY,
    RR,
    Chair,
)
from tests.story.scenes import (
    REQUESTORS,
    ago,
    clears,
    drafts_plan,
    drafts_text,
    opens_from_notice,
    shown,
    signs,
    tells,
    today,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]


def test_a_case_runs_from_registration_to_closure(sit: Sit, tmp_path: Path) -> None:
    chair = sit(FOCAL_POINT)
    opens_from_a_notice(chair)
    prepares(chair, tmp_path)
    becomes_eligible(chair)
    plans_with_two_keys(chair)
    edits_the_signed_plan(chair)
    corrects_the_date(chair)
    comments_on_the_terms(chair)
    launches(chair)
    goes_on_mission(chair)
    checks_facts_twice(chair)
    reports(chair)
    decides(chair)
    implements(chair)
    closes(chair)


def opens_from_a_notice(chair: Chair) -> None:
    chair.picture("01-empty-chat")
    opens_from_notice(chair, fund=True, environmental=True)
    for number in ("1", "2", "3", "4", "5", "6"):
        expect(chair.card(number)).to_be_visible()
    expect(chair.pinned).to_contain_text("Team provisional")
    chair.picture("03-room")
    chair.page.get_by_role("button", name="Files", exact=True).click()
    expect(chair.panel).to_contain_text("12 · Closure")
    chair.picture("04-folders")
    chair.chat()
    for name in REQUESTORS:
        expect(chair.page.locator("body")).not_to_contain_text(name.split()[-1])
    chair.enter()


def prepares(chair: Chair, tmp_path: Path) -> None:
    chair.say("actions late")
    expect(chair.sees("Late actions")).to_contain_text("E-mail the Country Office")
    for line in (
        "done 6 Documents sent to SECU",
        "done 1 Told the Executive Office by telephone",
        "done 2 E-mail is in the case folder",
        "agree team",
        "done 3 Call held, roles agreed",
        "done 4 This room",
    ):
        chair.say(line)
    chair.sees("Action 4 is done.")
    expect(chair.pinned).not_to_contain_text("Team provisional")
    fact_sheet = tmp_path / "fact-sheet.txt"
    fact_sheet.write_text("Demo Fact Sheet: project, complaint, timeline.")
    chair.be(CO_LEAD)
    chair.press("Done…", on=chair.card("5"))
    chair.picture("05-done-form")
    chair.fill(send="Mark as done", Note="First version", File=fact_sheet)
    chair.sees("Action 5 is done.")
    expect(chair.card("5")).to_contain_text("Done")
    expect(chair.panel).to_contain_text("fact-sheet")
    chair.picture("06-fact-sheet")


def becomes_eligible(chair: Chair) -> None:
    chair.say("event eligible today")
    expect(chair.sees("Recorded: Case found eligible")).to_contain_text(shown(today()))
    chair.sees("It opens actions 8, 9 and 10.")
    chair.picture("07-eligible")
    for number, days in (("8", "1 working day"), ("9", "2 working days")):
        expect(chair.card(number)).to_contain_text(days)
    plan = chair.card("10")
    expect(plan).to_contain_text("10 working days")
    why = chair.unfold("Why this date?", on=plan)
    expect(why).to_contain_text("eligible")
    chair.say("why 10")
    chair.sees("10 working days", shown(today()))
    chair.picture("08-why")


def plans_with_two_keys(chair: Chair) -> None:
    chair.be(FOCAL_POINT)
    chair.press("Draft…", on=chair.card("10"))
    chair.picture("09-draft-form")
    chair.fill(
        send="Store this version",
        Status_of_the_project="Part of the project is suspended",
        Is_the_risk_escalated="Not escalated",
        Is_a_communications_plan=True,
        Is_a_mission_needed=False,
        Other_actions="SES training for the Country Office.",
        Send_it_for=True,
    )
    chair.sees("Version 1 is in the case folder")
    chair.be(RR).chat()
    chair.press("Sign version 1", on=chair.card("10"))
    chair.sees("Version 1: 1 of 2 signed.")
    expect(chair.card("10")).to_contain_text("1 of 2 signed")
    key = chair.card("10").get_by_role("button", name="Sign version 1")
    expect(key).to_have_count(0)
    chair.picture("10-one-of-two")
    chair.enter()
    expect(chair.card("10")).to_contain_text("1 of 2 signed")
    chair.picture("11-room-one-of-two")
    chair.be(COORDINATOR).chat()
    chair.press("Sign version 1", on=chair.card("10"))
    chair.sees("Version 1: 2 of 2 signed.")
    chair.enter()
    expect(chair.card("10")).to_contain_text("Done")
    expect(chair.pinned).to_contain_text("Part of the project is suspended")


def edits_the_signed_plan(chair: Chair) -> None:
    chair.be(FOCAL_POINT)
    chair.press("Draft a new version…", on=chair.card("10"))
    other = chair.dialog.get_by_label("Other actions of management")
    expect(other).to_have_value("SES training for the Country Office.")
    chair.fill(send="Store this version", Other_actions="A typing slip mended.")
    chair.sees("Version 2 is in the case folder", "It is unsigned")
    expect(chair.card("10")).to_contain_text("Version 2 is newer and unsigned")
    expect(chair.card("10")).to_contain_text("Version 1 stands as signed by")
    chair.picture("12-newer-unsigned")


def corrects_the_date(chair: Chair) -> None:
    """SECU's notice was of last week: before and after are shown, then confirmed."""
    chair.say(f"correct event eligible {ago(7).isoformat()}")
    question = chair.card("Correct this?")
    expect(question).to_contain_text("Dates that move")
    chair.picture("13-correction")
    chair.press("Correct it", on=question)
    chair.sees("Corrected: Case found eligible", shown(ago(7)))
    expect(question).to_have_count(0)  # The answer took its place.
    expect(chair.card("8")).to_contain_text("Late")
    chair.say("done 8 Deputy Chief of Staff told")
    chair.sees("Action 8 is done.")
    tells(chair, "9")
    chair.sees("That was the last part: action 9 is done.")


def comments_on_the_terms(chair: Chair) -> None:
    chair.be(CO_LEAD).say(f"event fact check received {ago(6).isoformat()}")
    chair.sees("It opens actions 17 and 18.")
    chair.say(f"event tor posted {ago(5).isoformat()}")
    chair.sees("It opens actions 11 and 12.")
    chair.be(FOCAL_POINT).say("done 11 Next steps told to ExO")
    chair.sees("Action 11 is done.")
    drafts_text(chair, "12", "One consolidated comment on the draft TOR.")
    chair.be(BUREAU).chat()
    chair.picture("14-clearer-chat")
    chair.press("Clear version 1", on=chair.card("12"))
    chair.sees("1 of 3 cleared")
    chair.enter().be(POLICY).say("clear 12 v1")
    chair.be(COORDINATOR).say("clear 12 v1")
    chair.sees("3 of 3 cleared")
    chair.be(RR).chat()
    chair.press("Submit to SECU…", on=chair.card("12"))
    chair.picture("15-submit")
    chair.fill(send="It was sent to SECU", Note="E-mailed, copy in the folder")
    chair.sees("Submitted to SECU: action 12 is done.")
    chair.enter()


def launches(chair: Chair) -> None:
    chair.be(CO_LEAD).say(f"event launch {ago(4).isoformat()}")
    chair.sees("It opens action 13.")
    drafts_plan(chair, "13", "Part of the project is suspended")
    signs(chair, "13")


def goes_on_mission(chair: Chair) -> None:
    chair.be(CO_LEAD)
    chair.say(f"event mission requested {ago(4).isoformat()}")
    chair.say(f"event mission began {ago(3).isoformat()}")
    chair.say(f"event mission ended {ago(2).isoformat()}")
    chair.sees("Recorded: SECU field mission ended")
    chair.say("done 14 Transport and rooms arranged")
    chair.say("done 15 Debrief held, ExO was invited")
    chair.sees("Action 15 is done.")
    drafts_plan(chair, "16", "The project continues")
    signs(chair, "16")


def checks_facts_twice(chair: Chair) -> None:
    """The first text came before the terms of reference; the second comes today."""
    for number, back in (("18", 9), ("18.2", 20)):
        wanted = today() + timedelta(days=back)
        shares = number.replace("8", "7")
        if number == "18.2":
            chair.be(CO_LEAD).say("event fact check received today")
            chair.sees("It opens actions 17.2 and 18.2.")
        chair.be(CO_LEAD).say(f"done {shares} Shared with the team and ExO")
        chair.sees(f"Action {shares} is done.")
        chair.say(f"secu date {number} {wanted.isoformat()}")
        chair.sees(f"SECU wants action {number} by", shown(wanted))
        expect(chair.card(number)).to_contain_text(f"{wanted:%a} {wanted.day}")
        drafts_text(chair, number, "Two dates and the name of a place corrected.")
        clears(chair, number)
    chair.picture("16-second-round")


def reports(chair: Chair) -> None:
    chair.be(CO_LEAD).say("event draft report today")
    chair.sees("It opens actions 19, 20, 21 and 22.")
    expect(chair.card("19")).to_contain_text("uggested")
    chair.picture("17-suggested")
    tells(chair, "19")
    chair.be(CO_LEAD).say(f"secu date 20 {today() + timedelta(days=20)}")
    drafts_text(chair, "20", "Feedback on the draft report.")
    clears(chair, "20")
    drafts_plan(chair, "21", "The project continues")
    signs(chair, "21")
    chair.be(CO_LEAD).say(f"event report expected {today() + timedelta(days=30)}")
    chair.sees("Recorded: Final investigation report expected")
    chair.be(FOCAL_POINT).say("part 22 response-team ExO told of the day.")
    chair.be(CO_LEAD).say("event report submitted today")
    chair.say("event report published today")
    chair.sees("Recorded: Final investigation report published")
    tells(chair, "23")
    chair.be(CO_LEAD).say("event administrator asked today")
    chair.sees("It opens action 24.")
    chair.say("done 24 Fact Sheet and plan sent")
    chair.sees("Action 24 is done.")


def decides(chair: Chair) -> None:
    chair.say("event decision today")
    chair.sees("Recorded: Administrator's decision")
    tells(chair, "27")
    chair.be(BERA).say("part 27 donor-headquarters Donor headquarters told.")
    chair.sees("That was the last part: action 27 is done.")
    chair.say("why 26")
    chair.sees("month")
    drafts_text(chair, "26", "Management Response and Action Plan.")
    clears(chair, "26")


def implements(chair: Chair) -> None:
    chair.be(CO_LEAD).say("event plan issued today")
    chair.sees("Recorded: Management Response and Action Plan issued")
    drafts_text(chair, "28", "Annual progress report.")
    clears(chair, "28")
    chair.be(CO_LEAD).say("event monitoring mission today")
    chair.sees("It opens action 29.")
    chair.say("done 29 SECU's visit supported")
    chair.sees("Action 29 is done.")


def closes(chair: Chair) -> None:
    """Only the recorded fact that SECU closed it ends a case."""
    chair.say("done 30")
    chair.sees("Only SECU closes a case; nobody presses action 30 here.")
    chair.picture("18-not-by-done")
    expect(chair.dialog).to_be_hidden()
    chair.press("Record an event…", on=chair.pinned)
    chair.fill(
        send="Record it",
        What_happened="Case closed by SECU",
        Where_this_is_to_be_read="SECU's notice in the case folder",
    )
    asked = chair.sees("Record this? Case closed by SECU")
    chair.press("Record it, and end the track", on=asked)
    chair.sees("Recorded: Case closed by SECU")
    ended = chair.page.get_by_role("heading", name="Ended", exact=True)
    expect(ended).to_be_visible()
    chair.picture("19-closed")
    chair.say("verify")
    chair.sees("The record is whole")
