"""Scenes that come again: opening a case, signing a plan, clearing a text."""

import re
from datetime import UTC, date, datetime, timedelta

from playwright.sync_api import expect

from tests.story.people import (
    BUREAU,
    COORDINATOR,
    FINANCE,
    FOCAL_POINT,
    POLICY,
    RR,
    Chair,
)

REQUESTORS = ("Zephyrine Quillfeather", "Octavian Brambleworth")


def today() -> date:
    """Return the day on the Country Office's clock."""
    return datetime.now(UTC).date()


def ago(days: int) -> date:
    """Return a day before today."""
    return today() - timedelta(days=days)


def shown(day: date) -> str:
    """Return a day as cards write it."""
    return f"{day:%a} {day.day} {day:%B} {day.year}"


def notice() -> str:
    """Return a notice in the form of the public registry; its people are invented."""
    first, second = REQUESTORS
    return f"""\
Registration Card - DEMO-0001

    Project Name: Demo Wetlands Restoration
    Date Complaint Filed: {ago(14):%A, %B %d, %Y}
    Date Complaint Registered: {ago(10):%A, %B %d, %Y}
    Project Description:
    Dikes and mangroves along the Demo Bay.
    Requestor(s): {first} and {second}
    Synopsis of Complaint:
    {first} says that dikes closed the landing sites of her village.
    News and Updates:
    Project Details
    Atlas/Project #
    00012345
    Project Risk Category
    Moderate
    Implementing Partner
    • Demo Ministry -
    Financial Information
    • Donors:
    • DEMO GREEN FUND (DGF): $900,000
"""


def opens_from_notice(
    chair: Chair, *, fund: bool = False, environmental: bool = False
) -> None:
    """Let the focal point paste a notice and answer what it did not say."""
    chair.say(notice())
    expect(chair.dialog).to_contain_text("I read the notice")
    chair.picture("02-form")
    chair.fill(
        send="Open the case",
        Country="Demo Country",
        Country_Office="Demo Country Office",
        Does_a_vertical_fund_pay=fund,
        Is_it_an_environmental=environmental,
        Is_the_case_confidential=False,
    )
    chair.page.wait_for_url("**/rooms/*")
    expect(chair.card("6")).to_be_visible()


def opens_by_form(
    chair: Chair, code: str, *, fund: bool = False, registered: date | None = None
) -> None:
    """Let the focal point open a case with the form, registered ten days ago."""
    chair.say("open case")
    chair.fill(
        send="Open the case",
        Reference=code,
        Project="Demo Wetlands Restoration",
        Registered_by=(registered or ago(10)).isoformat(),
        Country="Demo Country",
        Country_Office="Demo Country Office",
        Does_a_vertical_fund_pay=fund,
        Is_it_an_environmental=False,
        Is_the_case_confidential=False,
    )
    chair.page.wait_for_url("**/rooms/*")
    expect(chair.card("6")).to_be_visible()


def drafts_plan(chair: Chair, number: str, status: str) -> None:
    """Let the focal point draft an Interim Action Plan and send it for sign-off."""
    chair.be(FOCAL_POINT).say(f"draft {number}")
    chair.fill(
        send="Store this version",
        Status_of_the_project=status,
        Is_the_risk_escalated="Not escalated",
        Is_a_communications_plan=False,
        Is_a_mission_needed=False,
        Other_actions="SES training for the Country Office.",
        Send_it_for=True,
    )
    chair.sees("is in the case folder", "out for approval")


def turns_key(chair: Chair, person: str, command: str) -> None:
    """Let somebody type it, and press the key on the card that it is answered with."""
    chair.be(person).say(command)
    chair.sees("Nothing was done yet: read version")
    card = chair.card(command.rsplit(maxsplit=1)[-1])
    key = card.get_by_role("button", name=re.compile("^(Sign|Clear) version"))
    with chair.page.expect_response("**/press"):
        key.click()


def signs(chair: Chair, number: str) -> None:
    """Let the Risk Owner and then the coordinator sign what is out."""
    turns_key(chair, RR, f"sign {number}")
    chair.sees("1 of 2 signed")
    turns_key(chair, COORDINATOR, f"sign {number}")
    chair.sees("2 of 2 signed", f"Action {number} is done.")


def drafts_text(chair: Chair, number: str, text: str) -> None:
    """Let the focal point draft a consolidated text and send it for clearance."""
    chair.be(FOCAL_POINT).say(f"draft {number}")
    chair.fill(send="Store this version", Text=text, Send_it_for=True)
    chair.sees("is in the case folder", "out for approval")


def clears(chair: Chair, number: str) -> None:
    """Let all three clear what is out, and the Resident Representative submit it."""
    for person in (BUREAU, POLICY, COORDINATOR):
        turns_key(chair, person, f"clear {number}")
    chair.sees("3 of 3 cleared")
    chair.be(RR).say(f"submit {number} v1 E-mailed to SECU, copy in the case folder.")
    chair.sees(f"Submitted to SECU: action {number} is done.")


def tells(chair: Chair, number: str) -> None:
    """Let each notifier do their own part of a notice."""
    chair.be(RR).say(f"part {number} country-office Board and donors written to.")
    chair.sees(f"That part of action {number} stands as done.")
    chair.be(FINANCE).say(f"part {number} vertical-funds The fund was written to.")
