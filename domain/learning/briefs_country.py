"""Briefs of who sits in the Country Office or stands beside it."""

from domain.learning.brief_parts import (
    CLEARED,
    COMMENTS,
    NEVER_ARGUES,
    NEVER_BETWEEN,
    NEVER_CLOSES,
    NEVER_LEAVES_STATUS,
    NEVER_SPREADS,
    NOTICES,
    ON_TEAM,
    PLANS,
    PLANS_TOGETHER,
    SIGNS_NOTHING,
    TEAM_DRAFTS,
    RoleBrief,
    Sentence,
)
from domain.roles import Role
from domain.wording import N_

_LEAD = RoleBrief(
    role=Role.COUNTRY_LEAD,
    part=(
        Sentence(
            N_("Your office is SECU's primary point of contact during the process."),
            ("answer-eligibility-questions",),
        ),
        Sentence(
            N_(
                "You prepare the Fact Sheet, compile the project's documents and "
                "answer SECU's requests."
            ),
            ("prepare-fact-sheet", "answer-eligibility-questions"),
        ),
        Sentence(
            N_(
                "You help SECU organise its field mission, debrief the team on it, and "
                "support monitoring missions."
            ),
            ("support-mission", "debrief-mission", "support-monitoring-mission"),
        ),
    ),
    first=(
        "prepare-fact-sheet",
        "answer-eligibility-questions",
        "support-mission",
        "debrief-mission",
        "share-fact-check",
    ),
    never=(NEVER_BETWEEN, NEVER_SPREADS, NEVER_CLOSES),
    signs=(SIGNS_NOTHING,),
    helpers=(
        Sentence(
            N_(
                "The response team gives inputs to the Fact Sheet and supports you "
                "in what SECU asks for."
            ),
            ("prepare-fact-sheet", "answer-eligibility-questions"),
        ),
        TEAM_DRAFTS,
    ),
    pages=("secu-home", "pub-secu-guidelines", "popp-ses-proc"),
)

_REPRESENTATIVE = RoleBrief(
    role=Role.RESIDENT_REPRESENTATIVE,
    part=(
        Sentence(
            N_(
                "You are on the Management Response Team, and delegate to it whom "
                "of your office it needs."
            ),
            ("hold-first-call",),
        ),
        Sentence(
            N_(
                "You notify donors, the Project Board and other key stakeholders at "
                "each turn of the case."
            ),
            NOTICES,
        ),
        Sentence(
            N_(
                "You or RBx, whoever is identified, are the case's Risk Owner, and "
                "one of you submits to SECU what was cleared."
            ),
            (*PLANS, *CLEARED),
        ),
    ),
    first=NOTICES,
    never=(NEVER_LEAVES_STATUS, NEVER_BETWEEN, NEVER_CLOSES),
    signs=(
        Sentence(
            N_("The Interim Action Plan, each time, where you are the Risk Owner."),
            PLANS,
        ),
    ),
    helpers=(
        Sentence(
            N_(
                "The response team, BERA and RBx among it, supports your notices or "
                "sends them; the Environmental Finance Team notifies vertical funds."
            ),
            NOTICES,
        ),
        TEAM_DRAFTS,
    ),
    pages=("tk-outreach", "popp-implement", "popp-change"),
)

_MANAGER = RoleBrief(
    role=Role.PROJECT_MANAGER,
    part=(
        ON_TEAM,
        Sentence(
            N_(
                "You give inputs to the Fact Sheet and help to compile the project's "
                "documents for SECU."
            ),
            ("prepare-fact-sheet", "answer-eligibility-questions"),
        ),
        PLANS_TOGETHER,
        Sentence(
            N_(
                "Later you report what was done of the actions for which the plan "
                "makes you responsible."
            ),
            ("report-progress",),
        ),
    ),
    first=(
        "prepare-fact-sheet",
        "answer-eligibility-questions",
        "agree-interim-plan",
    ),
    never=(NEVER_BETWEEN, NEVER_SPREADS, NEVER_CLOSES),
    signs=(SIGNS_NOTHING,),
    helpers=(
        Sentence(
            N_(
                "The Country Office lead prepares the Fact Sheet and receives what "
                "SECU sends to be fact-checked."
            ),
            ("prepare-fact-sheet", "share-fact-check"),
        ),
        TEAM_DRAFTS,
    ),
    pages=("popp-ses-proc", "secu-home", "popp-change"),
)

_BUREAU = RoleBrief(
    role=Role.REGIONAL_BUREAU,
    part=(
        ON_TEAM,
        Sentence(
            N_(
                "You support the Resident Representative's notices to donors and the "
                "Project Board, or send them."
            ),
            NOTICES,
        ),
        PLANS_TOGETHER,
        COMMENTS,
    ),
    first=("hold-first-call", "notify-of-eligibility", "agree-interim-plan"),
    never=(NEVER_SPREADS, NEVER_ARGUES, NEVER_CLOSES),
    signs=(SIGNS_NOTHING,),
    helpers=(TEAM_DRAFTS,),
    pages=("popp-risk", "tk-outreach", "pub-secu-guidelines"),
)

COUNTRY_BRIEFS = (_LEAD, _REPRESENTATIVE, _MANAGER, _BUREAU)
