"""Briefs of those at headquarters who draft, advise and notify."""

from domain.learning.brief_parts import (
    CLEARED,
    COMMENTS,
    NEVER_ARGUES,
    NEVER_CLOSES,
    NEVER_DECIDES,
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

_SES_TEAM = RoleBrief(
    role=Role.CORPORATE_SES_TEAM,
    part=(
        Sentence(
            N_(
                "You keep the Executive Office informed, brief the Country Office "
                "and convene the first internal call."
            ),
            ("notify-executive-office", "brief-country-office", "hold-first-call"),
        ),
        Sentence(
            N_(
                "You consolidate and draft for the response team: the Interim Action "
                "Plan, each text for SECU and the final Management Response."
            ),
            (*PLANS, *CLEARED),
        ),
        Sentence(
            N_(
                "You coordinate the annual progress report and keep the database of "
                "all outstanding management actions."
            ),
            ("report-progress",),
        ),
    ),
    first=(
        "notify-executive-office",
        "brief-country-office",
        "hold-first-call",
        "make-case-room",
    ),
    never=(NEVER_DECIDES, NEVER_ARGUES, NEVER_CLOSES),
    signs=(SIGNS_NOTHING,),
    helpers=(
        Sentence(
            N_(
                "The Country Office, RBx, BERA and BPPS agree with you in the first "
                "call who is on the team, and in which role."
            ),
            ("hold-first-call",),
        ),
        Sentence(
            N_("The Country Office leads on the Fact Sheet and SECU's requests."),
            ("prepare-fact-sheet", "answer-eligibility-questions"),
        ),
    ),
    pages=("pub-secu-guidelines", "tk-compliance", "am-overview"),
)

_ADVISER = RoleBrief(
    role=Role.POLICY_BUREAU,
    part=(ON_TEAM, PLANS_TOGETHER, COMMENTS),
    first=("hold-first-call", "agree-interim-plan", "comment-on-draft-tor"),
    never=(NEVER_SPREADS, NEVER_ARGUES, NEVER_LEAVES_STATUS, NEVER_CLOSES),
    signs=(SIGNS_NOTHING,),
    helpers=(TEAM_DRAFTS,),
    pages=("pub-ses", "pub-secu-guidelines", "popp-ses-proc"),
)

_FINANCE = RoleBrief(
    role=Role.ENVIRONMENTAL_FINANCE,
    part=(
        Sentence(
            N_(
                "You are on the Management Response Team when the project involves "
                "vertical funds."
            ),
            ("hold-first-call",),
        ),
        Sentence(
            N_(
                "You notify the vertical funds at each turn of the case, when relevant."
            ),
            NOTICES,
        ),
        Sentence(
            N_(
                "On environmental vertical-fund cases you play the Corporate SES "
                "Team, in close coordination with the BPPS Effectiveness Group: then "
                "you also draft for the response team."
            ),
            ("brief-country-office", *PLANS, *CLEARED),
        ),
    ),
    first=("hold-first-call", *NOTICES[:3]),
    never=(NEVER_SPREADS, NEVER_ARGUES, NEVER_CLOSES),
    signs=(
        Sentence(
            N_(
                "Nothing, in this part: your Executive Coordinator signs the Interim "
                "Action Plan beside the Risk Owner, and joins clearances where "
                "relevant."
            ),
            (*PLANS, *CLEARED),
        ),
    ),
    helpers=(
        Sentence(
            N_(
                "The Resident Representative notifies donors and the Project Board; "
                "BERA notifies donors' headquarters of the outcome, when relevant."
            ),
            NOTICES,
        ),
    ),
    pages=("popp-ppm", "tk-outreach", "pub-secu-guidelines"),
)

_RELATIONS = RoleBrief(
    role=Role.EXTERNAL_RELATIONS,
    part=(
        Sentence(
            N_(
                "You are on the Management Response Team for communications, donor "
                "relations and partnerships."
            ),
            ("hold-first-call",),
        ),
        Sentence(
            N_(
                "You support the Resident Representative's notices, or send them, "
                "and notify donors' headquarters of the outcome when relevant."
            ),
            NOTICES,
        ),
        PLANS_TOGETHER,
    ),
    first=("hold-first-call", *NOTICES),
    never=(
        Sentence(
            N_(
                "You never speak to the media from this team: another one does, led "
                "by the Executive Office's Press Secretary, with your Media Team."
            ),
            ("agree-interim-plan",),
        ),
        NEVER_SPREADS,
        NEVER_CLOSES,
    ),
    signs=(SIGNS_NOTHING,),
    helpers=(
        Sentence(
            N_("The Fact Sheet is the basis of what is said inside and outside."),
            ("prepare-fact-sheet",),
        ),
        TEAM_DRAFTS,
    ),
    pages=("tk-outreach", "tk-access", "popp-disclosure"),
)

_EXECUTIVE = RoleBrief(
    role=Role.EXECUTIVE_OFFICE,
    part=(
        Sentence(
            N_(
                "You are told of the registration, of the eligibility and of the "
                "draft TOR; the Deputy Chief of Staff is the primary liaison."
            ),
            (
                "notify-executive-office",
                "update-on-eligibility",
                "update-on-draft-tor",
            ),
        ),
        Sentence(
            N_(
                "You hear of each change of the project's status, and when the final "
                "report is expected."
            ),
            (*PLANS[1:], "announce-final-report"),
        ),
        Sentence(
            N_("You draft the Administrator's decision, which goes to OAI."),
            ("record-decision",),
        ),
    ),
    first=(
        "notify-executive-office",
        "update-on-eligibility",
        "update-on-draft-tor",
        "record-decision",
    ),
    never=(NEVER_SPREADS, NEVER_LEAVES_STATUS, NEVER_CLOSES),
    signs=(SIGNS_NOTHING,),
    helpers=(
        Sentence(
            N_(
                "The Corporate SES Team updates you, and drafts UNDP's comment on "
                "the draft report close to you."
            ),
            ("update-on-eligibility", "comment-on-draft-report"),
        ),
        Sentence(
            N_(
                "The response team gives the Administrator the latest Fact Sheet and "
                "Interim Action Plan on request."
            ),
            ("brief-administrator",),
        ),
    ),
    pages=("tk-compliance", "pub-secu-guidelines", "am-overview"),
)

HEADQUARTERS_BRIEFS = (_SES_TEAM, _ADVISER, _FINANCE, _RELATIONS, _EXECUTIVE)
