"""Rows 1 to 7: registration, SECU's review, and a case found not eligible."""

from domain.deadlines import (
    EndState,
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
    Audience,
    CaseNote,
    Choice,
    Condition,
    ProcedureRow,
)
from domain.roles import Office, Role
from domain.wording import N_

_COUNTRY_OFFICE = (
    Addressee(role=Role.RESIDENT_REPRESENTATIVE),
    Addressee(role=Role.COUNTRY_LEAD),
)
_FUND_TEAM = Addressee(
    role=Role.ENVIRONMENTAL_FINANCE,
    condition=Condition.VERTICAL_FUND_WHEN_RELEVANT,
)

REGISTRATION_ROWS = (
    ProcedureRow(
        number=1,
        key="notify-executive-office",
        phase=Phase.REGISTRATION,
        title=N_("Tell the Executive Office that a complaint is registered"),
        detail=N_(
            "A short message to the Deputy Chief of Staff: which project, which "
            "office, what it is about. It may go out before registration, as early "
            "as you know of the complaint."
        ),
        owners=(Role.CORPORATE_SES_TEAM,),
        deadline=OpenEnded(pace=Pace.AS_SOON_AS_POSSIBLE, of=EventKind.REGISTERED),
        clause=N_("As soon as possible"),
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.REGISTERED,),
        audience=Audience.CORPORATE_SES_TEAM,
        addressees=(Addressee(role=Role.EXECUTIVE_OFFICE),),
        choices=(
            Choice(
                question=N_('The SOP says "as soon as possible" and no number.'),
                reading=N_("You are reminded at once; it is never called late."),
            ),
        ),
    ),
    ProcedureRow(
        number=2,
        key="brief-country-office",
        phase=Phase.REGISTRATION,
        title=N_("E-mail the Country Office about SECU and the next steps"),
        detail=N_(
            "Write to the Country Office and RBx Country Support, and to the "
            "Environmental Finance Team where a vertical fund is relevant. Say what "
            "SECU is and what happens next."
        ),
        owners=(Role.CORPORATE_SES_TEAM,),
        deadline=WithinWorkingDays(count=3, of=EventKind.REGISTERED),
        clause=N_("Within 3 working days of registration"),
        calendar=Office.HEADQUARTERS,
        template=N_("E-mail to the Country Office, Annex 1"),
        opens_on=(EventKind.REGISTERED,),
        audience=Audience.CORPORATE_SES_TEAM,
        addressees=(
            *_COUNTRY_OFFICE,
            Addressee(role=Role.REGIONAL_BUREAU),
            _FUND_TEAM,
        ),
        notes=(N_("Annex 1 was still to be written when the SOP was issued."),),
        case_notes=(
            CaseNote(
                text=N_(
                    "Explain the Stakeholder Response Mechanism (SRM) too: it is "
                    "relevant to this case."
                ),
                condition=Condition.SRM,
            ),
        ),
        choices=(readings.FUND_NOTICE,),
    ),
    ProcedureRow(
        number=3,
        key="hold-first-call",
        phase=Phase.REGISTRATION,
        title=N_("Hold the first internal call and agree the response team"),
        detail=N_(
            "Invite the Country Office, RBx, BERA and BPPS, with the Environmental "
            "Finance Team where relevant. Answer questions, go through the "
            "background of the complaint, and agree who is on the Management "
            "Response Team, in which role, and the next steps."
        ),
        owners=(Role.CORPORATE_SES_TEAM,),
        deadline=WithinWorkingDays(count=5, of=EventKind.REGISTERED),
        clause=N_("Within 5 working days of registration"),
        calendar=Office.HEADQUARTERS,
        template=N_("Standard agenda"),
        opens_on=(EventKind.REGISTERED,),
        audience=Audience.CORPORATE_SES_TEAM,
        addressees=(
            *_COUNTRY_OFFICE,
            Addressee(role=Role.REGIONAL_BUREAU),
            Addressee(role=Role.EXTERNAL_RELATIONS),
            Addressee(role=Role.POLICY_BUREAU),
            _FUND_TEAM,
        ),
        notes=(
            N_("Agree here who the Risk Owner is, RR or RBx: later plans need one."),
        ),
        choices=(
            Choice(
                question=N_("The SOP names a standard agenda, but no annex has it."),
                reading=N_("Take the points above as the agenda."),
            ),
            readings.FUND_NOTICE,
        ),
    ),
    ProcedureRow(
        number=4,
        key="make-case-room",
        phase=Phase.REGISTRATION,
        title=N_("Make the internal room of the case"),
        detail=N_(
            "The Management Response Team keeps and works on all relevant documents "
            "there. It is internal."
        ),
        owners=(Role.CORPORATE_SES_TEAM,),
        deadline=WithinWorkingDays(count=5, of=EventKind.REGISTERED),
        clause=N_("Within 5 working days of registration"),
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.REGISTERED,),
        audience=Audience.CORPORATE_SES_TEAM,
        choices=(
            Choice(
                question=N_(
                    "The room serves the team that is agreed in the first call "
                    "(action 3), and both fall due on the same day."
                ),
                reading=N_(
                    "They run side by side: the room starts with provisional "
                    "members, and the call settles who they are."
                ),
            ),
            Choice(
                question=N_("The SOP speaks of a Teams page."),
                reading=N_("The room of the case counts, on whichever channel it is."),
            ),
        ),
    ),
    ProcedureRow(
        number=5,
        key="prepare-fact-sheet",
        phase=Phase.REGISTRATION,
        title=N_("Prepare the Fact Sheet"),
        detail=N_(
            "Basic information about the project, the background of the complaint, "
            "a timeline. Internal and external communication draws on it; the "
            "response team gives inputs."
        ),
        owners=(Role.COUNTRY_LEAD,),
        support=(Role.RESPONSE_TEAM,),
        deadline=WithinWorkingDays(count=7, of=EventKind.REGISTERED),
        clause=N_("Within 7 working days of registration"),
        calendar=Office.COUNTRY,
        template=N_("Fact Sheet, Annex 2"),
        opens_on=(EventKind.REGISTERED,),
        notes=(N_("Keep it current: the Administrator may ask for the latest (24)."),),
        choices=(
            Choice(
                question=N_("The SOP names no clearance for the Fact Sheet."),
                reading=N_("Nobody is asked to sign or clear it."),
            ),
        ),
    ),
    ProcedureRow(
        number=6,
        key="answer-eligibility-questions",
        phase=Phase.REGISTRATION,
        title=N_("Compile project documents and answer SECU's requests"),
        detail=N_(
            "SECU needs them to decide whether the case is eligible. The Country "
            "Office is its point of contact; the response team supports."
        ),
        owners=(Role.COUNTRY_LEAD,),
        support=(Role.RESPONSE_TEAM,),
        deadline=SecuSets(
            otherwise=WithinWorkingDays(count=14, of=EventKind.REGISTERED)
        ),
        clause=N_("Within 14 working days of registration (or SECU's deadline)"),
        calendar=Office.COUNTRY,
        opens_on=(EventKind.REGISTERED,),
        secu_may_date=True,
        notes=(readings.ONLY_SECU_MOVES,),
        choices=(
            Choice(
                question=N_(
                    "The SOP names two dates, 14 working days or SECU's, and does "
                    "not say which one wins."
                ),
                reading=N_(
                    "Both are kept. SECU's date is shown once it is given, with a "
                    "warning when it is later than the 14 working days."
                ),
            ),
        ),
    ),
)

NOT_ELIGIBLE_ROWS = (
    ProcedureRow(
        number=7,
        key="hand-over-elsewhere",
        phase=Phase.NOT_ELIGIBLE,
        title=N_("Nothing more for SECU: hand the matter over"),
        detail=N_(
            "The risk or the complaint may still be real and has to be managed "
            "elsewhere. The case is not solved by this."
        ),
        owners=(),
        deadline=EndState(),
        clause=readings.EMPTY_CELL,
        calendar=Office.HEADQUARTERS,
        opens_on=(EventKind.NOT_ELIGIBLE,),
        waivable=False,
        for_information=True,
        choices=(
            Choice(
                question=N_("The SOP names nobody and gives no date."),
                reading=N_(
                    "The SECU track ends here, and a hand-over is opened. "
                    '"End" is our word for it.'
                ),
            ),
            Choice(
                question=N_('The SOP says "other processes" and does not name them.'),
                reading=N_(
                    "The Stakeholder Response Mechanism, the project's own "
                    "grievance mechanism and the risk register are offered."
                ),
            ),
        ),
    ),
)
