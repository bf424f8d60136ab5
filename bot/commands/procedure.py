"""`ses-desk procedure`: the rows as built, for people and for other programs."""

import json
from collections.abc import Iterator
from typing import Any

import typer

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
from domain.phases import BY_PHASE
from domain.procedure.model import Approval, Condition, ProcedureRow
from domain.procedure.secu import SECU
from domain.roles import BY_ROLE, Role

_WHEN = {
    Condition.ALWAYS: "",
    Condition.VERTICAL_FUND: " (for cases that involve vertical funds)",
    Condition.VERTICAL_FUND_WHEN_RELEVANT: " (when relevant: by default where a"
    " vertical fund is involved)",
    Condition.WHEN_RELEVANT: " (when relevant)",
    Condition.SRM: " (where the SRM is involved)",
}


def show_procedure(*, as_json: bool) -> None:
    """Print the thirty rows, each with ten fields."""
    rows = [as_fields(row) for row in SECU.rows]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        owner = ", ".join(row["owner"]) or "-"
        typer.echo(f"{row['row']:>2}  {row['key']}: {row['clause']} [{owner}]")


def as_fields(row: ProcedureRow) -> dict[str, Any]:
    """Return a row as programs read it; lists are empty where the SOP names nobody."""
    phase = BY_PHASE[row.phase]
    return {
        "row": row.number,
        "key": row.key,
        "phase": f"{phase.number} {phase.title}",
        "owner": [_title(role) for role in row.owners],
        "support": [*_support(row)],
        "deadline": deadline_fields(row.deadline),
        "sign_off": [*_sign_off(row)],
        "clearance": [*_clearance(row)],
        "template": row.template,
        "clause": row.clause,
    }


def _title(role: Role) -> str:
    return BY_ROLE[role].title


def _support(row: ProcedureRow) -> Iterator[str]:
    if row.drafter:
        yield f"{_title(row.drafter)} (drafts)"
    yield from (_title(role) for role in row.support)
    for part in row.parts:
        if part.role not in {*row.owners, *row.support}:
            yield f"{_title(part.role)}: {part.title}{_WHEN[part.condition]}"


def _coordinator(row: ProcedureRow) -> Iterator[str]:
    if row.co_signer:
        yield _title(Role.EXECUTIVE_COORDINATOR) + _WHEN[row.co_signer]


def _sign_off(row: ProcedureRow) -> Iterator[str]:
    if row.approval is Approval.SIGN_OFF:
        yield _title(Role.RISK_OWNER)
        yield from _coordinator(row)


def _clearance(row: ProcedureRow) -> Iterator[str]:
    if row.approval is Approval.CLEARANCE:
        yield _title(Role.BUREAU_CLEARER)
        yield _title(Role.POLICY_CLEARER)
        yield from _coordinator(row)
        yield (
            "then submitted to SECU by the Regional Bureau or the"
            f" {_title(Role.RESIDENT_REPRESENTATIVE)}"
        )


def deadline_fields(deadline: Deadline) -> dict[str, Any]:
    """Return a deadline's rule: its type, and the count with what it hangs on."""
    match deadline:
        case WithinWorkingDays():
            return _counted("fixed", deadline.count, "working days", deadline.of)
        case WithinMonths():
            return _counted("fixed", deadline.count, "months", deadline.of)
        case Annually():
            return _counted("recurring", 1, "years", deadline.of)
        case SecuSets(otherwise=None):
            return {"type": "external", "set_by": "SECU"}
        case SecuSets(otherwise=otherwise) if otherwise:
            return {**deadline_fields(otherwise), "type": "fixed or external"}
        case _:
            return _uncounted(deadline)


def _counted(kind: str, count: int, unit: str, anchor: str) -> dict[str, Any]:
    return {"type": kind, "count": count, "unit": unit, "from": str(anchor)}


def _uncounted(deadline: Deadline) -> dict[str, Any]:
    if isinstance(deadline, EndState):
        return {"type": "end"}
    if isinstance(deadline, EmptyCell):
        suggestion = deadline.suggestion
        suggested = {"suggested": deadline_fields(suggestion)} if suggestion else {}
        return {"type": "none", **suggested}
    return _open_fields(deadline) if isinstance(deadline, OpenEnded) else {}


def _open_fields(deadline: OpenEnded) -> dict[str, Any]:
    fields: dict[str, Any] = {"type": "open", "pace": str(deadline.pace)}
    if deadline.of:
        fields["from"] = str(deadline.of)
    if deadline.revisit_months:
        fields["revisit_suggested_after_months"] = deadline.revisit_months
    return fields
