"""Rows 11 to 18: terms of reference, launch, field mission, fact-checking."""

from domain.deadlines import OpenEnded, Pace, SecuSets, WithinWorkingDays
from domain.events import EventKind
from domain.phases import Phase
from domain.procedure import readings
from domain.procedure.model import (
    Addressee,
    Approval,
    Choice,
    Condition,
    ProcedureRow,
    Repeat,
)
from domain.roles import Office, Role
from domain.wording import N_

_TEAM_AND_EXECUTIVE_OFFICE = (
    Addressee(role=Role.RESPONSE_TEAM),
    Addressee(role=Role.EXECUTIVE_OFFICE),
)
_ROUNDS = Choice(
    question=N_(
        "Fact-checking happens during various phases, and more than once on a case."
    ),
    reading=N_("Each text or set of questions from SECU opens a round of its own."),
)

DRAFT_TOR_ROWS = (
    ProcedureRow(
        number=11,
        key="update-on-draft-tor",
        phase=Phase.DRAFT_TOR,
        title=N_("Update the Executive Office on the draft TOR"),
        detail=N_("Confirm the next steps and flag anything that may cause trouble."),
        owners=(Role.CORPORATE_SES_TEAM,),
        deadline=WithinWorkingDays(count=1, of=EventKind.TOR_POSTED),
        clause=N_("Within 1 working day"),
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.TOR_POSTED,),
        addressees=(Addressee(role=Role.EXECUTIVE_OFFICE),),
        choices=(
            Choice(
                question=N_("The SOP does not say from when the day is counted."),
                reading=N_("It is counted from the posting of the draft TOR."),
            ),
        ),
    ),
    ProcedureRow(
        number=12,
        key="comment-on-draft-tor",
        phase=Phase.DRAFT_TOR,
        title=N_("Send SECU one UNDP comment on the draft TOR"),
        detail=N_(
            "The response team comments; the Corporate SES Team merges the comments "
            "into one text for all of UNDP."
        ),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=WithinWorkingDays(count=10, of=EventKind.TOR_POSTED),
        clause=N_("Within 10 working days of posting"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.CLEARANCE,
        co_signer=Condition.VERTICAL_FUND_WHEN_RELEVANT,
        opens_on=(EventKind.TOR_POSTED,),
        waivable=False,
        notes=(readings.BECOMES_PUBLIC, readings.LEAVE_DAYS),
        choices=(readings.TEAM_CALENDAR, readings.FUND_CLEARANCE),
    ),
)

LAUNCH_ROWS = (
    ProcedureRow(
        number=13,
        key="revisit-plan-at-launch",
        phase=Phase.LAUNCH,
        title=N_("Revisit the Interim Action Plan as the investigation starts"),
        detail=N_("Go through the plan with the response team; update what changed."),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=OpenEnded(pace=Pace.AS_NEEDED, revisit_months=6),
        clause=N_("As needed"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.SIGN_OFF,
        co_signer=Condition.VERTICAL_FUND,
        template=readings.INTERIM_PLAN,
        opens_on=(EventKind.TOR_FINAL,),
        repeat=Repeat.AS_NEEDED,
        revisit_on=readings.PLAN_TRIGGERS,
        informs=readings.STATUS_READERS,
        waivable=False,
        notes=(readings.REVISIT_WHEN, readings.TELL_OF_STATUS),
        choices=(
            Choice(
                question=N_('The SOP says "as needed" and gives no date.'),
                reading=N_(
                    "Six months after the latest plan update a revisit is suggested; "
                    "the action is never called late."
                ),
            ),
            readings.TEAM_CALENDAR,
        ),
    ),
)

MISSION_ROWS = (
    ProcedureRow(
        number=14,
        key="support-mission",
        phase=Phase.MISSION,
        title=N_("Help SECU organise its field mission"),
        detail=N_("Do what SECU asks for, by the dates that it names."),
        owners=(Role.COUNTRY_LEAD,),
        deadline=SecuSets(),
        clause=N_("As requested by SECU"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.MISSION_REQUESTED, EventKind.MISSION_STARTED),
        repeat=Repeat.EACH_EVENT,
        secu_may_date=True,
        notes=(
            N_(
                "SECU deals with the complainants itself: never arrange that contact "
                "or stand in it."
            ),
            readings.ONLY_SECU_MOVES,
        ),
    ),
    ProcedureRow(
        number=15,
        key="debrief-mission",
        phase=Phase.MISSION,
        title=N_("Debrief the response team on the field mission"),
        detail=N_("Invite the Executive Office as well."),
        owners=(Role.COUNTRY_LEAD,),
        deadline=WithinWorkingDays(count=7, of=EventKind.MISSION_ENDED),
        clause=N_("Within 7 working days of end of SECU mission"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.MISSION_ENDED,),
        repeat=Repeat.EACH_EVENT,
        addressees=_TEAM_AND_EXECUTIVE_OFFICE,
    ),
    ProcedureRow(
        number=16,
        key="revisit-plan-after-mission",
        phase=Phase.MISSION,
        title=N_("Revisit the Interim Action Plan after the mission"),
        detail=N_("Go through the plan with the response team; update what changed."),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=WithinWorkingDays(count=7, of=EventKind.MISSION_ENDED),
        clause=N_("Within 7 working days of end of mission"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.SIGN_OFF,
        co_signer=Condition.VERTICAL_FUND,
        template=readings.INTERIM_PLAN,
        opens_on=(EventKind.MISSION_ENDED,),
        repeat=Repeat.EACH_EVENT,
        informs=readings.STATUS_READERS,
        waivable=False,
        notes=(readings.REVISIT_WHEN, readings.TELL_OF_STATUS),
        choices=(
            Choice(
                question=N_(
                    'The SOP says "as needed" for the update and still gives a date.'
                ),
                reading=N_(
                    "The plan is looked at by that date in any case; where nothing "
                    "changes, it is signed as it stands."
                ),
            ),
            readings.TEAM_CALENDAR,
        ),
    ),
)

FACT_CHECKING_ROWS = (
    ProcedureRow(
        number=17,
        key="share-fact-check",
        phase=Phase.FACT_CHECKING,
        title=N_("Share SECU's text for fact-checking, restricted"),
        detail=N_(
            "Pass SECU's questions or preliminary text on to the response team and "
            "the Executive Office, and to nobody else."
        ),
        owners=(Role.COUNTRY_LEAD,),
        deadline=OpenEnded(pace=Pace.UPON_RECEIPT, of=EventKind.FACT_CHECK_RECEIVED),
        clause=N_("Upon receipt"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.FACT_CHECK_RECEIVED,),
        repeat=Repeat.EACH_EVENT,
        addressees=_TEAM_AND_EXECUTIVE_OFFICE,
        restricted=True,
        notes=(
            N_("Ask SECU by when it wants the answer: that date is for action 18."),
            N_(
                "SECU sometimes shares a preliminary draft; its own procedures do "
                "not yet provide for that."
            ),
            N_("Complainants and the Country Office may be invited to fact-check."),
        ),
        choices=(_ROUNDS,),
    ),
    ProcedureRow(
        number=18,
        key="answer-fact-check",
        phase=Phase.FACT_CHECKING,
        title=N_("Send SECU one UNDP answer on the facts"),
        detail=N_(
            "Keep to facts: nothing on opinions or findings. The Corporate SES Team "
            "merges the response team's comments into one text."
        ),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=SecuSets(),
        clause=N_("SECU's deadline"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.CLEARANCE,
        co_signer=Condition.VERTICAL_FUND_WHEN_RELEVANT,
        opens_on=(EventKind.FACT_CHECK_RECEIVED,),
        repeat=Repeat.EACH_EVENT,
        waivable=False,
        restricted=True,
        secu_may_date=True,
        notes=(readings.LEAVE_DAYS, readings.ONLY_SECU_MOVES),
        choices=(_ROUNDS, readings.FUND_CLEARANCE),
    ),
)
