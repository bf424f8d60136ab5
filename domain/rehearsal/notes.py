"""What a part that nobody plays writes when it does its action: all of it invented."""

from domain.actions import Action
from domain.documents import DecisionKind

NOTES = {
    "notify-executive-office": "Told the Executive Office by telephone.",
    "brief-country-office": "Wrote to the Country Office, RBx and the fund's team.",
    "hold-first-call": "Call held; roles and next steps agreed.",
    "make-case-room": "This room is the case's page.",
    "prepare-fact-sheet": "Fact sheet, first version.",
    "answer-eligibility-questions": "Project documents sent to SECU.",
    "update-on-eligibility": "Told the Executive Office.",
    "notify-of-eligibility": "Letters sent.",
    "update-on-draft-tor": "Told the Executive Office; no issues.",
    "support-mission": "Cars, permits and interpreters are arranged.",
    "debrief-mission": "Debriefed the team and the Executive Office.",
    "share-fact-check": "Shared with the team and the Executive Office.",
    "notify-of-draft-report": "Donors and the Board were told.",
    "announce-final-report": "Told the Executive Office when it is expected.",
    "notify-of-final-report": "Donors and the Board were told.",
    "brief-administrator": "Sent the fact sheet and the plan.",
    "notify-of-decision": "Donors and the Board were told.",
    "support-monitoring-mission": "Went with SECU to the dyke.",
}
_DONE = "Done in the rehearsal."
_FILES = {
    "prepare-fact-sheet": "Demo fact sheet: project, complaint, timeline.\n",
}
_TEXTS = {
    "comment-on-draft-tor": "Please also look at the dyke's maintenance.",
    "answer-fact-check": "The dyke is 400 metres long, not 500.",
    "comment-on-draft-report": "We agree with most of it.",
    "prepare-management-response": "The dyke gets two gates and a committee.",
    "report-progress": "Both gates are built, the committee meets.",
}
_PLAN = "The project continues; the village hears every month what is done."
PLAN_DECISIONS = (
    (DecisionKind.PROJECT_STATUS, "continue"),
    (DecisionKind.RISK_ESCALATION, "none"),
    (DecisionKind.COMMUNICATIONS_PLAN, "yes"),
    (DecisionKind.MISSION, "no"),
)
SUBMITTED = "Sent to SECU by e-mail."
SECU_WROTE = "SECU's e-mail, as the rehearsal has it."


def note_on(action: Action) -> str:
    """Return what is noted when an action, or a part of one, is done."""
    return NOTES.get(action.row_key, _DONE)


def file_for(action: Action) -> str:
    """Return the words of the file that goes with it; empty where none does."""
    return _FILES.get(action.row_key, "")


def draft_of(action: Action) -> str:
    """Return the words of a draft; each action's own, so that it is a new version."""
    text = _TEXTS.get(action.row_key, _PLAN)
    return f"Demo text of the rehearsal, for action {action.label}.\n\n{text}\n"
