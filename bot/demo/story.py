"""
The story of `DEMO-0001`, a plainly fictional vertical-fund case, day by day.

It is played through the same dialogs as any other: every date in it that the desk
shows was reckoned by the desk.
"""

from datetime import date

from bot.demo.lines import Line
from cards.verbs import Verb

REFERENCE = "DEMO-0001"
FOCAL_POINT = "demo-ses-focal-point"
CO_LEAD = "demo-co-lead"
RR = "demo-resident-representative"
COORDINATOR = "demo-environmental-finance-coordinator"
FINANCE = "demo-environmental-finance-officer"
BUREAU = "demo-rbx-director"
POLICY = "demo-bpps-director"
BERA = "demo-bera-officer"


def _d(month: int, day: int, year: int = 2024) -> date:
    return date(year, month, day)


def _cleared(number: str, draft: date, cleared: date, text: str) -> tuple[Line, ...]:
    """Draft a text, clear it by RBx, BPPS and the coordinator, submit it."""
    return (
        Line(
            day=draft,
            who=FOCAL_POINT,
            verb=Verb.DRAFT,
            about=number,
            inputs={"text": text, "send": "yes"},
        ),
        Line(day=cleared, who=BUREAU, says=f"clear {number}"),
        Line(day=cleared, who=POLICY, says=f"clear {number}"),
        Line(day=cleared, who=COORDINATOR, says=f"clear {number}"),
        Line(
            day=cleared,
            who=RR,
            verb=Verb.SUBMIT,
            about=number,
            inputs={"note": "E-mailed to SECU, copy in the case folder."},
        ),
    )


def _signed(number: str, day: date, **answers: str) -> tuple[Line, ...]:
    """Draft a plan and sign it: the Risk Owner, then the coordinator."""
    return (
        Line(
            day=day,
            who=FOCAL_POINT,
            verb=Verb.DRAFT,
            about=number,
            inputs={**answers, "send": "yes"},
        ),
        Line(day=day, who=RR, says=f"sign {number}"),
        Line(day=day, who=COORDINATOR, says=f"sign {number}"),
    )


def _notices(number: str, day: date) -> tuple[Line, ...]:
    """Let each notifier do their own part of a notice."""
    return (
        Line(
            day=day,
            who=RR,
            verb=Verb.ACTION_PART,
            about=number,
            inputs={"part": "country-office", "note": "Board and donors written to."},
        ),
        Line(
            day=day,
            who=FINANCE,
            verb=Verb.ACTION_PART,
            about=number,
            inputs={"part": "vertical-funds", "note": "The fund was written to."},
        ),
    )


REGISTRATION = (
    Line(
        day=_d(3, 5),
        who=FOCAL_POINT,
        verb=Verb.CASE_OPEN,
        heading="1 · Registration",
        inputs={
            "reference": REFERENCE,
            "registered": "2024-03-04",
            "country": "Demo Country",
            "project": "Demo Wetlands Restoration",
            "office": "demo-country-office",
            "bureau": "Demo Regional Bureau",
            "vertical_fund": "yes",
            "environmental": "yes",
            "fund": "Demo Green Fund",
            "tracks": "both",
            "synopsis": "Fishing families say that dikes closed their landing sites.",
        },
    ),
    Line(day=_d(3, 5), who=FOCAL_POINT, says="done 1 Told by telephone and e-mail"),
    Line(day=_d(3, 6), who=FOCAL_POINT, says="done 2 E-mail is in the case folder"),
    Line(day=_d(3, 8), who=FOCAL_POINT, says="agree team"),
    Line(day=_d(3, 8), who=FOCAL_POINT, says="done 3 Call held, roles agreed"),
    Line(day=_d(3, 8), who=FOCAL_POINT, says="done 4 This room"),
    Line(day=_d(3, 11), who=CO_LEAD, says="why 5"),
    Line(
        day=_d(3, 12),
        who=CO_LEAD,
        verb=Verb.ACTION_DONE,
        about="5",
        inputs={"note": "Fact Sheet, first version"},
        file="Fact Sheet: project, complaint, timeline.",
    ),
    Line(day=_d(3, 12), who=CO_LEAD, says="secu date 6 2024-03-20"),
    Line(day=_d(3, 19), who=CO_LEAD, says="done 6 Documents sent to SECU"),
)
ELIGIBILITY = (
    Line(
        day=_d(3, 25),
        who=CO_LEAD,
        says="event eligible today",
        heading="3 · Eligible",
    ),
    Line(day=_d(3, 25), who=FOCAL_POINT, says="why 10"),
    Line(day=_d(3, 26), who=FOCAL_POINT, says="done 8 Deputy Chief of Staff told"),
    *_notices("9", _d(3, 27)),
    *_signed(
        "10",
        _d(4, 4),
        status="partial-suspension",
        escalation="to-bureau",
        communications="yes",
        mission="no",
        other="SES training for the Country Office.",
    ),
    Line(
        day=_d(4, 5),
        who=FOCAL_POINT,
        verb=Verb.DRAFT,
        about="10",
        inputs={"status": "partial-suspension", "other": "A typing slip mended."},
    ),
    Line(day=_d(4, 5), who=RR, says="status"),
)
INVESTIGATION = (
    Line(
        day=_d(4, 22),
        who=CO_LEAD,
        says="event tor-posted today",
        heading="4 · Draft TOR",
    ),
    Line(day=_d(4, 23), who=FOCAL_POINT, says="done 11 Next steps told to ExO"),
    *_cleared("12", _d(4, 30), _d(5, 3), "One consolidated comment on the draft TOR."),
    Line(
        day=_d(5, 13), who=CO_LEAD, says="event tor-final today", heading="5 · Launch"
    ),
    *_signed("13", _d(5, 15), status="partial-suspension"),
    Line(
        day=_d(5, 20),
        who=CO_LEAD,
        says="event mission-requested today",
        heading="6 · Mission",
    ),
    Line(day=_d(6, 3), who=CO_LEAD, says="event mission-started today"),
    Line(day=_d(6, 7), who=CO_LEAD, says="event mission-ended today"),
    Line(day=_d(6, 10), who=CO_LEAD, says="done 14 Transport and rooms arranged"),
    Line(day=_d(6, 13), who=CO_LEAD, says="done 15 Debrief held, ExO was invited"),
    Line(day=_d(6, 14), who=FOCAL_POINT, verb=Verb.APPROVAL_ASK, about="16"),
    Line(day=_d(6, 14), who=RR, says="sign 16"),
    Line(day=_d(6, 14), who=COORDINATOR, says="sign 16"),
    Line(
        day=_d(7, 1),
        who=CO_LEAD,
        says="event fact-check-received today",
        heading="7 · Fact-checking",
    ),
    Line(day=_d(7, 1), who=CO_LEAD, says="done 17 Shared with the team and ExO"),
    Line(day=_d(7, 1), who=CO_LEAD, says="secu date 18 2024-07-19"),
    *_cleared("18", _d(7, 10), _d(7, 15), "Two dates and a name of a place corrected."),
    Line(day=_d(8, 5), who=CO_LEAD, says="event fact-check-received today"),
    Line(day=_d(8, 5), who=CO_LEAD, says="done 17.2 Shared with the team and ExO"),
    Line(day=_d(8, 5), who=CO_LEAD, says="secu date 18.2 2024-08-23"),
    *_cleared("18.2", _d(8, 14), _d(8, 19), "One figure corrected."),
)
REPORT = (
    Line(
        day=_d(9, 3),
        who=CO_LEAD,
        says="event draft-posted today",
        heading="8 · Draft report",
    ),
    *_notices("19", _d(9, 5)),
    Line(day=_d(9, 5), who=CO_LEAD, says="secu date 20 2024-09-27"),
    *_cleared("20", _d(9, 18), _d(9, 24), "Feedback on the draft report."),
    *_signed("21", _d(9, 26), status="partial-suspension"),
    Line(day=_d(9, 30), who=FOCAL_POINT, says="event report-expected 15 October 2024"),
    Line(
        day=_d(9, 30),
        who=FOCAL_POINT,
        verb=Verb.ACTION_PART,
        about="22",
        inputs={"part": "response-team", "note": "ExO told of 15 October."},
    ),
    Line(
        day=_d(10, 15),
        who=CO_LEAD,
        says="event report-submitted today",
        heading="9 · Final report",
    ),
    Line(day=_d(10, 16), who=CO_LEAD, says="event report-published today"),
    *_notices("23", _d(10, 17)),
    Line(day=_d(10, 18), who=FOCAL_POINT, says="event administrator-asked today"),
    Line(day=_d(10, 18), who=FOCAL_POINT, says="done 24 Fact Sheet and plan sent"),
)
OUTCOME = (
    Line(
        day=_d(10, 24),
        who=FOCAL_POINT,
        says="event decided today",
        heading="10 · Decision and action plan",
    ),
    Line(day=_d(10, 24), who=FOCAL_POINT, says="why 26"),
    *_notices("27", _d(10, 25)),
    Line(
        day=_d(10, 25),
        who=BERA,
        verb=Verb.ACTION_PART,
        about="27",
        inputs={"part": "donor-headquarters", "note": "Donor headquarters told."},
    ),
    *_cleared("26", _d(11, 12), _d(11, 18), "Management Response and Action Plan."),
    Line(
        day=_d(11, 20),
        who=FOCAL_POINT,
        says="event plan-issued today",
        heading="11 · Implementation and monitoring",
    ),
    Line(day=_d(4, 8, 2025), who=CO_LEAD, says="event monitoring-mission today"),
    Line(day=_d(4, 9, 2025), who=CO_LEAD, says="done 29 SECU's visit supported"),
    *_cleared("28", _d(11, 10, 2025), _d(11, 14, 2025), "Annual progress report."),
    Line(day=_d(12, 1, 2025), who=FOCAL_POINT, says="actions all"),
    Line(
        day=_d(12, 15, 2025),
        who=FOCAL_POINT,
        verb=Verb.EVENT_RECORD,
        heading="12 · Closure",
        inputs={
            "event": "closed-by-secu",
            "day": "2025-12-15",
            "note": "SECU's notice of 15 December 2025 in the case folder",
        },
    ),
    Line(day=_d(12, 15, 2025), who=FOCAL_POINT, says="status"),
)
STORY = (*REGISTRATION, *ELIGIBILITY, *INVESTIGATION, *REPORT, *OUTCOME)
