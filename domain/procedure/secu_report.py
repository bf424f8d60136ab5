"""Rows 19 to 24: the draft investigation report and the final one."""

from domain.deadlines import (
    EmptyCell,
    OpenEnded,
    Pace,
    SecuSets,
    WithinWorkingDays,
)
from domain.events import EventKind
from domain.phases import Phase
from domain.procedure import readings
from domain.procedure.model import (
    Addressee,
    Approval,
    Choice,
    Condition,
    Part,
    ProcedureRow,
    Repeat,
)
from domain.roles import Office, Role
from domain.wording import N_

DRAFT_REPORT_ROWS = (
    ProcedureRow(
        number=19,
        key="notify-of-draft-report",
        phase=Phase.DRAFT_REPORT,
        title=N_("Notify donors, the Project Board and others of the draft report"),
        detail=N_(
            "The Resident Representative notifies, with the response team's help; "
            "the Environmental Finance Team tells the vertical funds."
        ),
        owners=(Role.RESIDENT_REPRESENTATIVE,),
        support=readings.NOTICE_SUPPORT,
        deadline=EmptyCell(
            suggestion=WithinWorkingDays(count=2, of=EventKind.DRAFT_POSTED)
        ),
        clause=readings.EMPTY_CELL,
        calendar=Office.COUNTRY,
        opens_on=(EventKind.DRAFT_POSTED,),
        parts=readings.NOTICE_PARTS,
        choices=(
            Choice(
                question=N_("The SOP gives no date here."),
                reading=N_(
                    "Its twins, actions 9 and 23, say 2 working days: suggested, "
                    "counted from the posting of the draft report."
                ),
            ),
            readings.TEAM_MAY_NOTIFY,
            readings.FUND_NOTICE,
        ),
    ),
    ProcedureRow(
        number=20,
        key="comment-on-draft-report",
        phase=Phase.DRAFT_REPORT,
        title=N_("Send SECU one UNDP comment on the draft report"),
        detail=N_(
            "The response team comments; the Corporate SES Team drafts one text for "
            "all of UNDP, close to the Executive Office."
        ),
        owners=(Role.RESPONSE_TEAM,),
        support=(Role.EXECUTIVE_OFFICE,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=SecuSets(),
        clause=N_("SECU's deadline (TBD)"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.CLEARANCE,
        co_signer=Condition.VERTICAL_FUND_WHEN_RELEVANT,
        opens_on=(EventKind.DRAFT_POSTED,),
        waivable=False,
        secu_may_date=True,
        notes=(readings.LEAVE_DAYS, readings.ONLY_SECU_MOVES),
        choices=(
            Choice(
                question=N_("The SOP leaves the length of the comment period open."),
                reading=N_("There is no date until SECU names one: ask for it."),
            ),
            readings.FUND_CLEARANCE,
        ),
    ),
    ProcedureRow(
        number=21,
        key="revisit-plan-at-draft-report",
        phase=Phase.DRAFT_REPORT,
        title=N_("Revisit the Interim Action Plan and begin the final response"),
        detail=N_(
            "Update the plan in the light of the draft report, and already start on "
            "the final Management Response and Action Plan."
        ),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=EmptyCell(),
        clause=readings.EMPTY_CELL,
        calendar=Office.HEADQUARTERS,
        approval=Approval.SIGN_OFF,
        co_signer=Condition.VERTICAL_FUND,
        template=readings.INTERIM_PLAN,
        opens_on=(EventKind.DRAFT_POSTED,),
        informs=readings.STATUS_READERS,
        waivable=False,
        notes=(readings.TELL_OF_STATUS,),
        choices=(readings.NO_DATE,),
    ),
)

FINAL_REPORT_ROWS = (
    ProcedureRow(
        number=22,
        key="announce-final-report",
        phase=Phase.FINAL_REPORT,
        title=N_("Tell the Executive Office when the final report is expected"),
        detail=N_("SECU and the response team each tell what they know."),
        owners=(Role.SECU, Role.RESPONSE_TEAM),
        deadline=EmptyCell(),
        clause=readings.EMPTY_CELL,
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.DRAFT_POSTED,),
        parts=(
            Part(
                key="secu",
                role=Role.SECU,
                title=N_("SECU tells the Executive Office"),
                outside=True,
            ),
            Part(
                key="response-team",
                role=Role.RESPONSE_TEAM,
                title=N_("The response team tells the Executive Office"),
            ),
        ),
        addressees=(Addressee(role=Role.EXECUTIVE_OFFICE),),
        choices=(
            Choice(
                question=N_(
                    "The SOP lists this under the final report, though it comes "
                    "before that report."
                ),
                reading=N_("It opens when the draft report is posted for comment."),
            ),
            readings.NO_DATE,
        ),
    ),
    ProcedureRow(
        number=23,
        key="notify-of-final-report",
        phase=Phase.FINAL_REPORT,
        title=N_("Notify donors, the Project Board and others of the final report"),
        detail=N_(
            "The Resident Representative notifies, with the response team's help; "
            "the Environmental Finance Team tells the vertical funds."
        ),
        owners=(Role.RESIDENT_REPRESENTATIVE,),
        support=readings.NOTICE_SUPPORT,
        deadline=WithinWorkingDays(count=2, of=EventKind.REPORT_PUBLISHED),
        clause=N_("Within 2 working days of Final Investigation Report published"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.REPORT_PUBLISHED,),
        parts=readings.NOTICE_PARTS,
        choices=(readings.TEAM_MAY_NOTIFY, readings.FUND_NOTICE),
    ),
    ProcedureRow(
        number=24,
        key="brief-administrator",
        phase=Phase.FINAL_REPORT,
        title=N_("Give the Administrator the background asked for"),
        detail=N_(
            "Send the latest Fact Sheet, the latest Interim Action Plan, and "
            "whatever else was asked for."
        ),
        owners=(Role.RESPONSE_TEAM,),
        deadline=OpenEnded(pace=Pace.IMMEDIATELY, of=EventKind.ADMINISTRATOR_ASKED),
        clause=N_("Immediately"),
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.ADMINISTRATOR_ASKED,),
        repeat=Repeat.EACH_EVENT,
        addressees=(Addressee(role=Role.ADMINISTRATOR),),
        notes=(N_("It is done on request: each request opens it again."),),
        choices=(
            Choice(
                question=N_('The SOP says "immediately" and no number.'),
                reading=N_(
                    "You are reminded at once, from the request on; it is never "
                    "called late."
                ),
            ),
        ),
    ),
)
