"""The rows in the few words of the tests' own tables."""

from domain.deadlines import (
    Annually,
    Deadline,
    EmptyCell,
    EndState,
    OpenEnded,
    SecuSets,
    WithinMonths,
    WithinWorkingDays,
)
from domain.procedure.model import Approval, Condition, ProcedureRow
from domain.procedure.secu import SECU
from domain.roles import BY_ROLE, Role

NAMES = {facts.role: facts.short for facts in BY_ROLE.values()} | {
    Role.CORPORATE_SES_TEAM: "CST",
    Role.RESPONSE_TEAM: "MRT",
    Role.RESIDENT_REPRESENTATIVE: "CO RR",
}
FUNDS = {
    None: "",
    Condition.VERTICAL_FUND: ", funds",
    Condition.VERTICAL_FUND_WHEN_RELEVANT: ", funds?",
}


def row(number: int) -> ProcedureRow:
    found = SECU.numbered(number)
    assert found is not None
    return found


def spoken_deadline(deadline: Deadline) -> str:
    match deadline:
        case WithinWorkingDays(count=count, of=of):
            spoken = f"{count} WD from {of}"
        case WithinMonths(count=count, of=of):
            spoken = f"{count} month from {of}"
        case Annually(of=of):
            spoken = f"yearly from {of}"
        case OpenEnded():
            spoken = spoken_pace(deadline)
        case SecuSets() | EmptyCell() | EndState():
            spoken = spoken_silence(deadline)
    return spoken


def spoken_pace(deadline: OpenEnded) -> str:
    months = deadline.revisit_months
    tail = f", {months} months" if months else f" from {deadline.of}"
    return f"{deadline.pace}{tail}"


def spoken_silence(deadline: SecuSets | EmptyCell | EndState) -> str:
    match deadline:
        case SecuSets(otherwise=rule):
            return "SECU's date" + (f", else {spoken_deadline(rule)}" if rule else "")
        case EmptyCell(suggestion=rule):
            return "empty" + (f", perhaps {spoken_deadline(rule)}" if rule else "")
        case EndState():
            return "end"


def spoken_owner(each: ProcedureRow) -> str:
    owners = ", ".join(NAMES[role] for role in each.owners)
    return f"{owners}, drafts {NAMES[each.drafter]}" if each.drafter else owners


def spoken_approval(each: ProcedureRow) -> str:
    none = each.approval is Approval.NONE
    return ("-" if none else each.approval.value) + FUNDS[each.co_signer]
