"""Briefs of those who sign or clear."""

from domain.learning.brief_parts import (
    CLEARED,
    NEVER_ARGUES,
    NEVER_CLOSES,
    NEVER_DECIDES,
    NEVER_LEAVES_STATUS,
    NEVER_SPREADS,
    PLANS,
    TEAM_DRAFTS,
    RoleBrief,
    Sentence,
)
from domain.roles import Role
from domain.wording import N_

_ONE_TEXT = Sentence(
    N_(
        "What you clear is one text for all of UNDP: comments on the draft TOR and "
        "the draft report, the facts, the final Management Response and each year's "
        "report."
    ),
    CLEARED,
)
_PUBLIC = Sentence(
    N_("Comments on the draft TOR and the Management Response become public."),
    ("comment-on-draft-tor", "prepare-management-response"),
)
_COORDINATOR_TOO = Sentence(
    N_(
        "Where vertical funds are involved, the Environmental Finance Executive "
        "Coordinator signs too."
    ),
    PLANS,
)
_PLAN_SAYS = Sentence(
    N_(
        "The plan says what management does while SECU investigates: whether the "
        "project goes on, is suspended or cancelled, whether the risk is escalated, "
        "and whether a communications plan or a mission is needed."
    ),
    ("agree-interim-plan",),
)

_OWNER = RoleBrief(
    role=Role.RISK_OWNER,
    part=(
        Sentence(
            N_(
                "You are identified for this case, RR or RBx, to sign off the Interim "
                "Action Plan."
            ),
            PLANS,
        ),
        _PLAN_SAYS,
        Sentence(
            N_(
                "The plan is revisited after six months, with new information or "
                "recent press coverage, after the mission and at the draft report."
            ),
            PLANS[1:],
        ),
    ),
    first=PLANS,
    never=(NEVER_LEAVES_STATUS, NEVER_DECIDES, NEVER_CLOSES),
    signs=(
        Sentence(N_("The Interim Action Plan, each time it is revisited."), PLANS),
        _COORDINATOR_TOO,
    ),
    helpers=(
        Sentence(
            N_("The response team prepares the plan; the Corporate SES Team drafts."),
            PLANS,
        ),
    ),
    pages=("popp-change", "popp-risk", "popp-erm"),
)

_BUREAU_HEAD = RoleBrief(
    role=Role.BUREAU_CLEARER,
    part=(
        Sentence(
            N_(
                "You liaise with the Resident Representative throughout, and clear "
                "the final submissions to SECU."
            ),
            CLEARED,
        ),
        _ONE_TEXT,
        Sentence(
            N_("RBx or the Resident Representative then submits it to SECU."),
            CLEARED,
        ),
        _PUBLIC,
    ),
    first=CLEARED[:4],
    never=(NEVER_ARGUES, NEVER_SPREADS, NEVER_CLOSES),
    signs=(
        Sentence(N_("You clear each text, and so does BPPS."), CLEARED),
        Sentence(
            N_("Where RBx is the Risk Owner, it also signs the Interim Action Plan."),
            PLANS,
        ),
    ),
    helpers=(TEAM_DRAFTS,),
    pages=("pub-secu-guidelines", "tk-compliance", "popp-risk"),
)

_POLICY_HEAD = RoleBrief(
    role=Role.POLICY_CLEARER,
    part=(
        Sentence(
            N_("UNDP submits to SECU only what BPPS has cleared before."),
            CLEARED,
        ),
        _ONE_TEXT,
        Sentence(
            N_(
                "The Chief of the Effectiveness Group is informed throughout and "
                "escalates within the bureau as needed."
            ),
            CLEARED,
        ),
        _PUBLIC,
    ),
    first=CLEARED[:4],
    never=(NEVER_ARGUES, NEVER_SPREADS, NEVER_CLOSES),
    signs=(
        Sentence(
            N_("You clear each text, and so does RBx; RBx or the RR submits it."),
            CLEARED,
        ),
    ),
    helpers=(TEAM_DRAFTS,),
    pages=("pub-secu-guidelines", "tk-compliance", "pub-ses"),
)

_COORDINATOR = RoleBrief(
    role=Role.EXECUTIVE_COORDINATOR,
    part=(
        Sentence(
            N_(
                "You are engaged throughout on environmental vertical-fund projects, "
                "and sign off beside the Risk Owner where vertical funds are involved."
            ),
            PLANS,
        ),
        _PLAN_SAYS,
        Sentence(
            N_("Where relevant, you also clear UNDP's texts for SECU."),
            CLEARED,
        ),
    ),
    first=(
        "agree-interim-plan",
        "comment-on-draft-tor",
        "revisit-plan-at-launch",
        "revisit-plan-after-mission",
    ),
    never=(NEVER_LEAVES_STATUS, NEVER_ARGUES, NEVER_CLOSES),
    signs=(
        Sentence(
            N_("The Interim Action Plan, each time, as the second signature."),
            PLANS,
        ),
        Sentence(N_("Clearances, with RBx and BPPS, where relevant."), CLEARED),
    ),
    helpers=(
        Sentence(
            N_("The Environmental Finance Team notifies the vertical funds."),
            ("notify-of-eligibility", "notify-of-final-report", "notify-of-decision"),
        ),
        TEAM_DRAFTS,
    ),
    pages=("popp-change", "popp-risk", "pub-secu-guidelines"),
)

SIGNER_BRIEFS = (_OWNER, _BUREAU_HEAD, _POLICY_HEAD, _COORDINATOR)
