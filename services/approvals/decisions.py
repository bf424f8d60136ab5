"""Decisions in a signed plan: they hold now, and a new status tells SECU and ExO."""

from domain.documents import Decision, DecisionKind
from domain.roles import Role
from services.case_change import CaseChange

# What holds until a plan says otherwise: a project goes on.
CONTINUES = "continue"


def put_decisions_in_force(change: CaseChange, version_id: str) -> None:
    """Let the decisions of a signed version hold, and tell a change of status."""
    before = status_in_force(change.uow.documents.decisions_of_case(change.case.id))
    decided = change.uow.documents.put_in_force(version_id, at=change.at)
    for decision in decided:
        if decision.in_force_since != change.at:
            continue  # It held before: a revisit signed the plan as it stands.
        change.record(
            "decision.hold",
            decision.id,
            kind=decision.kind,
            choice=decision.choice,
            words=decision.words,
        )
    after = status_in_force(decided)
    if after and after != (before or CONTINUES):
        _tell_status(change, before, after)


def status_in_force(decisions: list[Decision]) -> str:
    """Return the project's status that holds; empty when none was decided."""
    holding = [
        each
        for each in decisions
        if each.kind is DecisionKind.PROJECT_STATUS and each.in_force_since
    ]
    latest = sorted(holding, key=lambda each: str(each.in_force_since))
    return latest[-1].choice if latest else ""


def _tell_status(change: CaseChange, before: str, after: str) -> None:
    """ExO is told; SECU is told by people, so the room is asked to (10, 13, 16, 21)."""
    words = {"before": before, "after": after, "case": change.case.facts.reference}
    change.say("status-changed", **words)
    change.say_to(Role.EXECUTIVE_OFFICE, "status-changed-told", **words)
