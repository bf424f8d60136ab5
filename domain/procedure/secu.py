"""
The SOP for SECU cases as a table: thirty rows under permanent keys.

A key is stored with every action: never rename, reuse or drop one. Where the SOP is
silent or says two things, the row carries a `Choice` that people see.
"""

from domain.procedure.model import Choice, Procedure
from domain.procedure.secu_eligible import ELIGIBLE_ROWS
from domain.procedure.secu_investigation import (
    DRAFT_TOR_ROWS,
    FACT_CHECKING_ROWS,
    LAUNCH_ROWS,
    MISSION_ROWS,
)
from domain.procedure.secu_outcome import (
    CLOSURE_ROWS,
    DECISION_ROWS,
    MONITORING_ROWS,
)
from domain.procedure.secu_report import DRAFT_REPORT_ROWS, FINAL_REPORT_ROWS
from domain.procedure.secu_review import NOT_ELIGIBLE_ROWS, REGISTRATION_ROWS
from domain.wording import N_

ROWS = (
    *REGISTRATION_ROWS,
    *NOT_ELIGIBLE_ROWS,
    *ELIGIBLE_ROWS,
    *DRAFT_TOR_ROWS,
    *LAUNCH_ROWS,
    *MISSION_ROWS,
    *FACT_CHECKING_ROWS,
    *DRAFT_REPORT_ROWS,
    *FINAL_REPORT_ROWS,
    *DECISION_ROWS,
    *MONITORING_ROWS,
    *CLOSURE_ROWS,
)

NOTES = (
    N_("The Country Office is SECU's point of contact throughout."),
    N_(
        "The Deputy Chief of Staff is the Executive Office's contact for SECU and for "
        "the response team."
    ),
    N_(
        "The Chief of the Effectiveness Group is kept informed throughout and "
        "escalates within BPPS; on environmental vertical-fund cases the head of "
        "the Environmental Finance Team is involved throughout too."
    ),
    N_(
        "Communication with the media follows other guidelines, with a team of its own "
        "under the Executive Office's Press Secretary."
    ),
)

CHOICES = (
    Choice(
        question=N_(
            "The SOP never says what a working day is: whose week and holidays, and "
            "whether the first day counts."
        ),
        reading=N_(
            "The working week and holidays of the owner's office count; the day of "
            "the event is day 0 and does not count."
        ),
    ),
    Choice(
        question=N_(
            "The SOP's table has an order, but phases may overlap, recur or come early."
        ),
        reading=N_("Actions open with the event they hang on, in whatever order."),
    ),
    Choice(
        question=N_(
            "The Corporate SES Team was only proposed; the SOP gives an interim rule."
        ),
        reading=N_(
            "The SES Policy Specialist of the BPPS Effectiveness Group acts for it; on "
            "environmental vertical-fund cases the Environmental Finance Team does, in "
            "close coordination with that group."
        ),
    ),
)

SECU = Procedure(
    key="secu",
    title=N_("Management Response and Support to Country Offices for SECU Cases"),
    source=N_("SOP updated 16 July 2020"),
    rows=ROWS,
    notes=NOTES,
    choices=CHOICES,
)
