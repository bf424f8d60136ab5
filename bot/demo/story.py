"""
The story of DEMO-0001, a case that never was, from registration to closure.

It runs through 2024, because the holidays of New York are known for that year. Every
person, place, project and sentence in it is invented.
"""

from datetime import date

from bot.demo.lines import Scene, alone, by
from cards.verbs import Verb

REFERENCE = "DEMO-0001"

FOCAL_POINT = "demo-ses-focal-point"
CO_LEAD = "demo-co-lead"
RR = "demo-resident-representative"
HELP_DESK = "demo-rbx-help-desk"
BUREAU = "demo-rbx-director"
POLICY = "demo-bpps-director"
FINANCE = "demo-environmental-finance-officer"
COORDINATOR = "demo-environmental-finance-coordinator"
BERA = "demo-bera-officer"
OUTSIDER = "demo-colleague-elsewhere"

NOTICE = """\
Case Number: DEMO-0001
Project Name: Demo Wetlands Project
Country: Demo Country
Date Filed: 2 January 2024
Date Registered: 8 January 2024
Requestor(s): Invented Person One; Invented Person Two
Synopsis: Demo villagers say that a demo dyke was built without asking them.
Project Number: 00000001
Project Risk Category: Moderate
Implementing Partner: Demo Ministry of Demonstration
Donors: Demo Trust Fund
"""

REGISTRATION = (
    Scene(
        day=date(2024, 1, 8),
        title="SECU registers a complaint, and the focal point opens the case",
        lines=(
            alone(
                FOCAL_POINT,
                NOTICE,
                office="demo-country-office",
                vertical_fund="yes",
                environmental="no",
                confidential="no",
                fund="Demo Green Fund",
                tracks="secu",
            ),
            by(FOCAL_POINT, "status"),
            by(FOCAL_POINT, "done 1 Told the Executive Office by telephone."),
            by(FOCAL_POINT, "done 4 This room is the case's page."),
        ),
    ),
    Scene(
        day=date(2024, 1, 10),
        title="The first call agrees who is on the team",
        lines=(
            by(FOCAL_POINT, "done 2 Wrote to the CO, RBx and the fund's team."),
            by(FOCAL_POINT, "agree team"),
            by(FOCAL_POINT, "done 3 Call held; roles and next steps agreed."),
        ),
    ),
    Scene(
        day=date(2024, 1, 16),
        title="The Country Office does its part",
        lines=(
            by(
                CO_LEAD,
                "done 5",
                file="Demo fact sheet: project, complaint, timeline.\n",
                note="Fact sheet, first version.",
            ),
            by(CO_LEAD, "why 6"),
            by(
                CO_LEAD,
                "secu date 6 24 January 2024",
                presses=Verb.SECU_DATE_CONFIRM,
            ),
            by(CO_LEAD, "done 6 Project documents sent to SECU."),
        ),
    ),
)

ELIGIBILITY = (
    Scene(
        day=date(2024, 3, 25),
        title="SECU finds the case eligible",
        lines=(
            by(FOCAL_POINT, "event eligible today"),
            by(FOCAL_POINT, "why 9"),
            by(FOCAL_POINT, "why 10"),
            by(FOCAL_POINT, "done 8 Told the Executive Office."),
            by(RR, "part 9 country-office Letters sent to donors and the Board."),
            by(FINANCE, "part 9 vertical-funds The Demo Green Fund was told."),
            by(
                CO_LEAD,
                "comment 9 Has anybody spoken to Invented Person One?",
                presses=Verb.STOPPED_DROP,
            ),
        ),
    ),
    Scene(
        day=date(2024, 4, 3),
        title="The Interim Action Plan is drafted, signed with two keys, and edited",
        lines=(
            by(
                FOCAL_POINT,
                "draft 10",
                status="continue",
                escalation="none",
                communications="yes",
                mission="no",
                other="Walk the dyke with the village every month.",
                send="yes",
            ),
            by(CO_LEAD, "sign 10", refused="not-a-signer"),
            by(RR, "sign 10", presses=Verb.SIGN),
            by(RR, "sign 10"),
            by(COORDINATOR, "sign 10", presses=Verb.SIGN),
            by(
                FOCAL_POINT,
                "draft 10",
                status="continue",
                escalation="none",
                communications="yes",
                mission="yes",
                other="Walk the dyke with the village every two weeks.",
            ),
            by(FOCAL_POINT, "show 10"),
            by(OUTSIDER, "sign 10", refused="not-on-case"),
        ),
    ),
)

INVESTIGATION = (
    Scene(
        day=date(2024, 4, 29),
        title="The draft terms of reference are out for comment",
        lines=(
            by(FOCAL_POINT, "event tor posted today"),
            by(FOCAL_POINT, "done 11 Told the Executive Office; no issues."),
            by(CO_LEAD, "extend 12 5 days because the project manager is on mission"),
            by(
                FOCAL_POINT,
                "grant 12 3 days, so that clearance still fits",
                presses=Verb.EXTENSION_GRANT_CONFIRM,
            ),
            by(
                FOCAL_POINT,
                "draft 12",
                text="Demo comment: please also look at the dyke's maintenance.",
                send="yes",
            ),
            by(BUREAU, "clear 12", presses=Verb.SIGN),
            by(POLICY, "clear 12", presses=Verb.SIGN),
            by(COORDINATOR, "clear 12", presses=Verb.SIGN),
            by(RR, "submit 12 v1 Sent to SECU by e-mail."),
        ),
    ),
    Scene(
        day=date(2024, 5, 20),
        title="The investigation is launched, and the plan looked at again",
        lines=(
            by(FOCAL_POINT, "event launch today"),
            by(
                FOCAL_POINT,
                "draft 13",
                status="continue",
                escalation="to-bureau",
                communications="yes",
                mission="no",
                send="yes",
            ),
            by(RR, "sign 13", presses=Verb.SIGN),
            by(COORDINATOR, "sign 13", presses=Verb.SIGN),
        ),
    ),
    Scene(
        day=date(2024, 5, 22),
        title="SECU asks for help with its mission",
        lines=(
            by(CO_LEAD, "event mission requested today"),
            by(CO_LEAD, "secu date 14 3 June 2024"),
            by(CO_LEAD, "done 14 Cars, permits and interpreters are arranged."),
        ),
    ),
    Scene(
        day=date(2024, 6, 7),
        title="The mission is over",
        lines=(
            by(CO_LEAD, "event mission started 3 June 2024"),
            by(CO_LEAD, "event mission ended today"),
            by(CO_LEAD, "why 15"),
        ),
    ),
    Scene(
        day=date(2024, 6, 14),
        title="The debriefing, and the plan once more",
        lines=(
            by(CO_LEAD, "done 15 Debriefed the team and the Executive Office."),
            by(
                FOCAL_POINT,
                "draft 16",
                status="partial-suspension",
                escalation="to-bureau",
                communications="yes",
                mission="no",
                send="yes",
            ),
            by(RR, "send back 16", reason="Please say which part is suspended."),
            by(
                FOCAL_POINT,
                "draft 16",
                status="partial-suspension",
                escalation="to-bureau",
                communications="yes",
                mission="no",
                other="Suspended: work on the eastern half of the dyke.",
                send="yes",
            ),
            by(RR, "sign 16", presses=Verb.SIGN),
            by(COORDINATOR, "sign 16", presses=Verb.SIGN),
        ),
    ),
    Scene(
        day=date(2024, 6, 24),
        title="Facts to check, round one",
        lines=(
            by(CO_LEAD, "event fact check received today"),
            by(CO_LEAD, "done 17 Shared with the team and the Executive Office."),
            by(CO_LEAD, "secu date 18 5 July 2024"),
            by(
                FOCAL_POINT,
                "draft 18",
                text="Demo facts: the dyke is 400 metres long, not 500.",
                send="yes",
            ),
            by(BUREAU, "clear 18", presses=Verb.SIGN),
            by(POLICY, "clear 18", presses=Verb.SIGN),
            by(COORDINATOR, "clear 18", presses=Verb.SIGN),
            by(BUREAU, "submit 18 v1 Sent to SECU by e-mail."),
        ),
    ),
    Scene(
        day=date(2024, 7, 22),
        title="Facts to check, round two",
        lines=(
            by(CO_LEAD, "event fact check received today"),
            by(CO_LEAD, "done 17.2 Shared with the team and the Executive Office."),
            by(CO_LEAD, "secu date 18.2 2 August 2024"),
            by(
                FOCAL_POINT,
                "draft 18.2",
                text="Demo facts: the demo permit is of 2021.",
                send="yes",
            ),
            by(BUREAU, "clear 18.2", presses=Verb.SIGN),
            by(POLICY, "clear 18.2", presses=Verb.SIGN),
            by(COORDINATOR, "clear 18.2", presses=Verb.SIGN),
            by(BUREAU, "submit 18.2 v1 Sent to SECU by e-mail."),
        ),
    ),
)

REPORTS = (
    Scene(
        day=date(2024, 8, 19),
        title="The draft report is out for public comment",
        lines=(
            by(FOCAL_POINT, "event draft report today"),
            by(FOCAL_POINT, "why 19"),
            by(RR, "part 19 country-office Donors and the Board were told."),
            by(FINANCE, "part 19 vertical-funds The Demo Green Fund was told."),
            by(CO_LEAD, "secu date 20 13 September 2024"),
            by(
                FOCAL_POINT,
                "draft 20",
                text="Demo feedback: we agree with most of it.",
                send="yes",
            ),
            by(BUREAU, "clear 20", presses=Verb.SIGN),
            by(POLICY, "clear 20", presses=Verb.SIGN),
            by(COORDINATOR, "clear 20", presses=Verb.SIGN),
            by(RR, "submit 20 v1 Sent to SECU by e-mail."),
            by(
                FOCAL_POINT,
                "draft 21",
                status="partial-suspension",
                escalation="to-bureau",
                communications="yes",
                mission="no",
                send="yes",
            ),
            by(RR, "sign 21", presses=Verb.SIGN),
            by(COORDINATOR, "sign 21", presses=Verb.SIGN),
        ),
    ),
    Scene(
        day=date(2024, 9, 23),
        title="The final report is announced",
        lines=(
            by(FOCAL_POINT, "event final report expected 4 October 2024"),
            by(FOCAL_POINT, "part 22 Told the Executive Office when it is expected."),
        ),
    ),
    Scene(
        day=date(2024, 10, 4),
        title="The final report goes to the Administrator and is published",
        lines=(
            by(FOCAL_POINT, "event final report submitted 2 October 2024"),
            by(FOCAL_POINT, "event final report published today"),
            by(RR, "part 23 country-office Donors and the Board were told."),
            by(FINANCE, "part 23 vertical-funds The Demo Green Fund was told."),
            by(FOCAL_POINT, "event administrator asked today"),
            by(FOCAL_POINT, "done 24 Sent the fact sheet and the plan."),
        ),
    ),
)

OUTCOME = (
    Scene(
        day=date(2024, 10, 18),
        title="The Administrator decides",
        lines=(
            by(FOCAL_POINT, "event decided 17 October 2024"),
            by(
                FOCAL_POINT,
                "correct event decided 18 October 2024",
                presses=Verb.EVENT_CORRECT_CONFIRM,
            ),
            by(FOCAL_POINT, "why 26"),
            by(RR, "part 27 country-office Donors and the Board were told."),
            by(BERA, "part 27 donor-headquarters The Demo Trust Fund was told."),
            by(FINANCE, "part 27 vertical-funds The Demo Green Fund was told."),
        ),
    ),
    Scene(
        day=date(2024, 11, 13),
        title="The Management Response is cleared, submitted and issued",
        lines=(
            by(
                FOCAL_POINT,
                "draft 26",
                text="Demo response: the dyke gets two gates and a committee.",
                send="yes",
            ),
            by(BUREAU, "clear 26", presses=Verb.SIGN),
            by(POLICY, "clear 26", presses=Verb.SIGN),
            by(COORDINATOR, "clear 26", presses=Verb.SIGN),
            by(RR, "submit 26 v1 Sent to SECU by e-mail."),
            by(FOCAL_POINT, "event plan issued today"),
        ),
    ),
    Scene(
        day=date(2024, 12, 9),
        title="The year's report, early, and SECU's visit",
        lines=(
            by(
                FOCAL_POINT,
                "draft 28",
                text="Demo progress: both gates are built, the committee meets.",
                send="yes",
            ),
            by(BUREAU, "clear 28", presses=Verb.SIGN),
            by(POLICY, "clear 28", presses=Verb.SIGN),
            by(COORDINATOR, "clear 28", presses=Verb.SIGN),
            by(BUREAU, "submit 28 v1 Sent to SECU by e-mail."),
            by(CO_LEAD, "event monitoring mission today"),
            by(CO_LEAD, "done 29 Went with SECU to the dyke."),
        ),
    ),
    Scene(
        day=date(2024, 12, 20),
        title="Only SECU closes the case",
        lines=(
            by(FOCAL_POINT, "done 30 It is over.", refused="only-secu-closes"),
            by(
                FOCAL_POINT,
                "event closed today SECU's letter of 20 December 2024",
                presses=Verb.EVENT_END_CONFIRM,
            ),
            by(FOCAL_POINT, "status"),
            by(FOCAL_POINT, "verify"),
            by(FOCAL_POINT, "log"),
        ),
    ),
)

STORY = (*REGISTRATION, *ELIGIBILITY, *INVESTIGATION, *REPORTS, *OUTCOME)
