"""What several rows of the SECU procedure say alike: templates, notes, readings."""

from domain.events import EventKind
from domain.procedure.model import Choice, Condition, Part
from domain.roles import Role
from domain.wording import N_

EMPTY_CELL = N_("The SOP's deadline cell is empty")
INTERIM_PLAN = N_("Interim Action Plan, Annex 3 (internal)")
ACTION_PLAN = N_("Management Response, Action Plan and Tracking, Annex 4")

PLAN_TRIGGERS = (EventKind.NEW_INFORMATION, EventKind.PRESS_COVERAGE)
STATUS_READERS = (Role.EXECUTIVE_OFFICE, Role.SECU)
NOTICE_SUPPORT = (Role.RESPONSE_TEAM, Role.EXTERNAL_RELATIONS, Role.REGIONAL_BUREAU)

ONLY_SECU_MOVES = N_("A date that SECU has set is moved by SECU only.")
TELL_OF_STATUS = N_(
    "Tell the Executive Office and SECU of any change to the project's status."
)
REVISIT_WHEN = N_(
    "An update is called for after six months without one, when there is new "
    "information, or after press coverage."
)
LEAVE_DAYS = N_(
    "RBx and BPPS clear it before RBx or the RR submits it to SECU: leave them days."
)
BECOMES_PUBLIC = N_("It will be public: write it to be read by everybody.")

TEAM_CALENDAR = Choice(
    question=N_(
        "The SOP does not say whose working days count for the response team, "
        "which sits in several offices."
    ),
    reading=N_(
        "Headquarters' calendar binds, because the drafter works there; the Country "
        "Office's date is shown beside it."
    ),
)
FUND_CLEARANCE = Choice(
    question=N_(
        "The SOP includes the Environmental Finance Executive Coordinator in this "
        'clearance "when relevant".'
    ),
    reading=N_(
        "Included by default when the case involves a vertical fund; you may decide "
        "otherwise for this case."
    ),
)
FUND_NOTICE = Choice(
    question=N_(
        'The SOP brings in the Environmental Finance Team "when relevant", and does '
        "not say when that is."
    ),
    reading=N_(
        "By default when the case involves a vertical fund; you may decide otherwise "
        "for this case."
    ),
)
TEAM_MAY_NOTIFY = Choice(
    question=N_(
        'The SOP says "with support or from" the response team (including BERA and '
        "RBx), so more than one may send the notice."
    ),
    reading=N_(
        "The Resident Representative is asked; it also counts when somebody of the "
        "response team has sent it. Each notifier's part is finished apart."
    ),
)
NO_DATE = Choice(
    question=N_("The SOP gives no date here, and no similar action suggests one."),
    reading=N_("The action stays open without a date and is never called late."),
)

FUNDS_PART = Part(
    key="vertical-funds",
    role=Role.ENVIRONMENTAL_FINANCE,
    title=N_("Notify the vertical funds"),
    condition=Condition.VERTICAL_FUND_WHEN_RELEVANT,
)


def country_office_part(title: str) -> Part:
    """Return the Country Office's own part of a notice (9, 19, 23, 27)."""
    return Part(
        key="country-office",
        role=Role.RESIDENT_REPRESENTATIVE,
        title=title,
        also_from=NOTICE_SUPPORT,
    )


NOTICE_PARTS = (
    country_office_part(
        N_("Notify donors, the Project Board and other key stakeholders")
    ),
    FUNDS_PART,
)
