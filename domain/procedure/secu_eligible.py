"""Rows 8 to 10: what follows at once when SECU finds a case eligible."""

from domain.deadlines import WithinWorkingDays
from domain.events import EventKind
from domain.phases import Phase
from domain.procedure import readings
from domain.procedure.model import Addressee, Approval, Condition, ProcedureRow
from domain.roles import Office, Role
from domain.wording import N_

ELIGIBLE_ROWS = (
    ProcedureRow(
        number=8,
        key="update-on-eligibility",
        phase=Phase.ELIGIBLE,
        title=N_("Tell the Executive Office that the case is eligible"),
        detail=N_("Add whatever else is new since the last message."),
        owners=(Role.CORPORATE_SES_TEAM,),
        deadline=WithinWorkingDays(count=1, of=EventKind.ELIGIBLE),
        clause=N_("Within 1 working day of eligibility"),
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.ELIGIBLE,),
        addressees=(Addressee(role=Role.EXECUTIVE_OFFICE),),
    ),
    ProcedureRow(
        number=9,
        key="notify-of-eligibility",
        phase=Phase.ELIGIBLE,
        title=N_("Notify donors, the Project Board and others of the eligibility"),
        detail=N_(
            "The Resident Representative notifies, with the response team's help; "
            "the Environmental Finance Team tells the vertical funds."
        ),
        owners=(Role.RESIDENT_REPRESENTATIVE,),
        support=readings.NOTICE_SUPPORT,
        deadline=WithinWorkingDays(count=2, of=EventKind.ELIGIBLE),
        clause=N_("Within 2 working days of eligibility"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.ELIGIBLE,),
        parts=readings.NOTICE_PARTS,
        choices=(readings.TEAM_MAY_NOTIFY, readings.FUND_NOTICE),
    ),
    ProcedureRow(
        number=10,
        key="agree-interim-plan",
        phase=Phase.ELIGIBLE,
        title=N_("Prepare and agree the Interim Action Plan"),
        detail=N_(
            "It says what management does while SECU investigates: the project's "
            "status (continue, suspend in part or in full, cancel), whether the risk "
            "is escalated (CO to RBx, RBx to the Corporate Risk Committee), whether "
            "a communications plan or a mission is needed, and other measures, such "
            "as SES training in the Country Office."
        ),
        owners=(Role.RESPONSE_TEAM,),
        drafter=Role.CORPORATE_SES_TEAM,
        deadline=WithinWorkingDays(count=10, of=EventKind.ELIGIBLE),
        clause=N_("Within 10 working days of eligibility"),
        calendar=Office.HEADQUARTERS,
        approval=Approval.SIGN_OFF,
        co_signer=Condition.VERTICAL_FUND,
        template=readings.INTERIM_PLAN,
        opens_on=(EventKind.ELIGIBLE,),
        informs=(Role.SECU,),
        waivable=False,
        notes=(
            N_("Tell SECU of any change to the project's status."),
            N_(
                "SECU does not decide on suspension. It may recommend interim "
                "measures to the Administrator, only to avoid significant "
                "irreversible harm (its guidelines, section 14, paragraph 55)."
            ),
            N_(
                "Annex 5, the guidance on closing or suspending a project, was still "
                "to be written when the SOP was issued."
            ),
        ),
        choices=(readings.TEAM_CALENDAR,),
    ),
)
