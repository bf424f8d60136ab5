"""Rows 25 to 30: decision, action plan, monitoring, closure."""

from domain.deadlines import (
    Annually,
    EmptyCell,
    EndState,
    OpenEnded,
    Pace,
    WithinMonths,
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

_ANNEX_FOUR = Choice(
    question=N_("The SOP's template cell names no template here."),
    reading=N_("Annex 4 is offered: the SOP's list of annexes describes it so."),
)

DECISION_ROWS = (
    ProcedureRow(
        number=25,
        key="record-decision",
        phase=Phase.DECISION,
        title=N_("The Administrator's decision on SECU's recommendations"),
        detail=N_(
            "The Executive Office drafts it, and it goes to OAI. It accepts the "
            "recommendations or not, decides what follows and commits to a detailed "
            "action plan."
        ),
        owners=(Role.ADMINISTRATOR,),
        drafter=Role.EXECUTIVE_OFFICE,
        deadline=WithinWorkingDays(count=7, of=EventKind.REPORT_SUBMITTED),
        clause=N_("Within 7 working days"),
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.REPORT_SUBMITTED,),
        waivable=False,
        for_information=True,
        notes=(
            N_(
                "Whether to accept is the Administrator's choice alone; nobody is "
                "reminded of it."
            ),
        ),
        choices=(
            Choice(
                question=N_("The SOP does not say from when the days are counted."),
                reading=N_(
                    "They are counted from the day on which the final report was "
                    "submitted to the Administrator."
                ),
            ),
        ),
    ),
    ProcedureRow(
        number=26,
        key="prepare-management-response",
        phase=Phase.DECISION,
        title=N_("Send SECU the Management Response and Action Plan"),
        detail=N_(
            "It says, in detail, which actions management takes on the "
            "recommendations of SECU's report, after the Administrator's decision. "
            "The Corporate SES Team merges the response team's inputs."
        ),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=WithinMonths(count=1, of=EventKind.DECIDED),
        clause=N_("Within 1 month of Administrator's decision"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.CLEARANCE,
        co_signer=Condition.VERTICAL_FUND_WHEN_RELEVANT,
        template=readings.ACTION_PLAN,
        opens_on=(EventKind.DECIDED,),
        waivable=False,
        notes=(
            N_("Every action in it must be done before the case can be closed."),
            readings.BECOMES_PUBLIC,
            readings.LEAVE_DAYS,
        ),
        choices=(
            Choice(
                question=N_('The SOP says "1 month" and not which kind of month.'),
                reading=N_(
                    "A calendar month, no longer than the month it ends in: from 31 "
                    "January to 28 or 29 February. If nobody works on the last day, "
                    "the working day before it counts."
                ),
            ),
            _ANNEX_FOUR,
            readings.TEAM_CALENDAR,
            readings.FUND_CLEARANCE,
        ),
    ),
    ProcedureRow(
        number=27,
        key="notify-of-decision",
        phase=Phase.DECISION,
        title=N_("Update donors, the Project Board and others on the outcome"),
        detail=N_(
            "The Resident Representative updates them, with the response team's "
            "help; BERA tells the donors' headquarters and the Environmental "
            "Finance Team the vertical funds, where relevant."
        ),
        owners=(Role.RESIDENT_REPRESENTATIVE,),
        support=readings.NOTICE_SUPPORT,
        deadline=OpenEnded(pace=Pace.IMMEDIATELY, of=EventKind.DECIDED),
        clause=N_("Immediately"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.DECIDED,),
        parts=(
            readings.country_office_part(
                N_("Update donors, the Project Board and other key stakeholders")
            ),
            Part(
                key="donor-headquarters",
                role=Role.EXTERNAL_RELATIONS,
                title=N_("Notify the donors' headquarters"),
                condition=Condition.WHEN_RELEVANT,
            ),
            readings.FUNDS_PART,
        ),
        choices=(
            Choice(
                question=N_(
                    'The SOP says "immediately", and not whether after the decision '
                    "or after the plan."
                ),
                reading=N_(
                    "You are reminded at once, from the decision on; it is never "
                    "called late."
                ),
            ),
            Choice(
                question=N_(
                    'BERA notifies donor headquarters "when relevant"; the SOP does '
                    "not say when that is."
                ),
                reading=N_("It is asked for until you say that it is not relevant."),
            ),
            readings.TEAM_MAY_NOTIFY,
            readings.FUND_NOTICE,
        ),
    ),
)

MONITORING_ROWS = (
    ProcedureRow(
        number=28,
        key="report-progress",
        phase=Phase.MONITORING,
        title=N_("Report the year's progress on the Action Plan"),
        detail=N_(
            "Everybody whom the plan makes responsible gives inputs, first of all "
            "the Country Office. The report goes to the Executive Office, the "
            "Corporate SES Team and, on request, SECU."
        ),
        owners=(Role.CORPORATE_SES_TEAM,),
        support=(
            Role.COUNTRY_LEAD,
            Role.RESIDENT_REPRESENTATIVE,
            Role.PROJECT_MANAGER,
            Role.RESPONSE_TEAM,
        ),
        deadline=Annually(of=EventKind.PLAN_ISSUED),
        clause=N_("Annually"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.CLEARANCE,
        co_signer=Condition.VERTICAL_FUND_WHEN_RELEVANT,
        template=readings.ACTION_PLAN,
        opens_on=(EventKind.PLAN_ISSUED,),
        repeat=Repeat.ANNUALLY,
        addressees=(
            Addressee(role=Role.EXECUTIVE_OFFICE),
            Addressee(role=Role.CORPORATE_SES_TEAM),
            Addressee(role=Role.SECU, condition=Condition.WHEN_RELEVANT),
        ),
        waivable=False,
        notes=(
            N_(
                "The Corporate SES Team keeps a database of all open management "
                "actions of all cases."
            ),
            N_("What is reported to SECU is made public in its case registry."),
            readings.LEAVE_DAYS,
        ),
        choices=(
            Choice(
                question=N_("The SOP does not say from when the years are counted."),
                reading=N_(
                    "They are counted from the day on which the Action Plan was issued."
                ),
            ),
            Choice(
                question=N_(
                    'In the SOP, "upon request" may go with SECU alone or with all '
                    "three readers."
                ),
                reading=N_(
                    "The report goes to the Executive Office and the Corporate SES "
                    "Team every year, and to SECU when it asks."
                ),
            ),
            _ANNEX_FOUR,
            readings.FUND_CLEARANCE,
        ),
    ),
    ProcedureRow(
        number=29,
        key="support-monitoring-mission",
        phase=Phase.MONITORING,
        title=N_("Help SECU with its monitoring mission and answer its requests"),
        detail=N_("SECU decides whether and when it comes, as often as needed."),
        owners=(Role.COUNTRY_LEAD,),
        deadline=EmptyCell(),
        clause=readings.EMPTY_CELL,
        calendar=Office.COUNTRY,
        opens_on=(EventKind.MONITORING_MISSION,),
        repeat=Repeat.EACH_EVENT,
        secu_may_date=True,
        notes=(readings.ONLY_SECU_MOVES,),
        choices=(
            Choice(
                question=N_("The SOP gives no date here: SECU decides."),
                reading=N_("There is no date until SECU names one."),
            ),
        ),
    ),
)

CLOSURE_ROWS = (
    ProcedureRow(
        number=30,
        key="close-case",
        phase=Phase.CLOSURE,
        title=N_("SECU closes the case"),
        detail=N_(
            "Once the plan is carried out, SECU decides on the evidence in the "
            "progress reports. Nothing more is needed then."
        ),
        owners=(Role.SECU,),
        deadline=EndState(),
        clause=readings.EMPTY_CELL,
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.PLAN_ISSUED,),
        waivable=False,
        for_information=True,
        notes=(
            N_("Only SECU closes a case: record the closure when SECU has decided."),
        ),
        choices=(
            Choice(
                question=N_("The SOP gives no date here."),
                reading=N_('Nothing falls due. "End" is our word for it.'),
            ),
        ),
    ),
)
