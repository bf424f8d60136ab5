"""States, roles, keys, documents and decisions in words."""

from collections.abc import Iterable, Mapping

from cards.wording import _, ngettext, translate
from cards.wording.dates import listed
from domain.actions import ActionState
from domain.cases import CaseState
from domain.documents import DecisionKind, DocumentKind, Key, Signature, Verdict
from domain.extensions import ExtensionState
from domain.phases import BY_PHASE, Phase
from domain.procedure.model import Approval
from domain.requests import StakeholderKind
from domain.roles import BY_ROLE, Role
from domain.wording import N_

_ROLE_TITLES: Mapping[str, str] = {
    role.value: facts.title for role, facts in BY_ROLE.items()
}
ACTION_STATES: Mapping[str, str] = {
    ActionState.WAITING: N_("Waiting for its event"),
    ActionState.PENDING: N_("To do"),
    ActionState.STARTED: N_("Started"),
    ActionState.IN_APPROVAL: N_("Out for approval"),
    ActionState.CLEARED: N_("Cleared, to be submitted"),
    ActionState.DONE: N_("Done"),
    ActionState.WAIVED: N_("Waived"),
    ActionState.LAPSED: N_("Lapsed"),
}
# What a request for more time ended with, where nobody decided on it.
REQUEST_ENDS: Mapping[str, str] = {
    ExtensionState.ACTION_DONE: N_("the action was done"),
    ExtensionState.ACTION_WAIVED: N_("the action was waived"),
    ExtensionState.CASE_ENDED: N_("the case ended"),
}
CASE_STATES: Mapping[str, str] = {
    CaseState.OPEN: N_("Open"),
    CaseState.NOT_ELIGIBLE: N_("Not eligible"),
    CaseState.CLOSED: N_("Closed by SECU"),
}
KEYS: Mapping[str, str] = {
    Key.RISK_OWNER: N_("Risk Owner"),
    Key.COORDINATOR: N_("Environmental Finance Executive Coordinator"),
    Key.BUREAU: N_("Regional Bureau senior management"),
    Key.POLICY: N_("BPPS senior management"),
    Key.SUBMISSION: N_("Submission to SECU"),
}
VERDICTS: Mapping[str, str] = {
    Verdict.GIVEN: N_("Given"),
    Verdict.REFUSED: N_("Refused"),
    Verdict.SENT_BACK: N_("Sent back"),
}
DOCUMENTS: Mapping[str, str] = {
    DocumentKind.FACT_SHEET: N_("Fact Sheet"),
    DocumentKind.INTERIM_PLAN: N_("Interim Action Plan"),
    DocumentKind.TOR_COMMENTS: N_("Comments on the draft TOR"),
    DocumentKind.FACT_CHECK: N_("Fact-checking text"),
    DocumentKind.REPORT_FEEDBACK: N_("Comments on the draft report"),
    DocumentKind.MANAGEMENT_RESPONSE: N_("Management Response and Action Plan"),
    DocumentKind.PROGRESS_REPORT: N_("Progress report"),
    DocumentKind.EVIDENCE: N_("Evidence"),
}
DECISIONS: Mapping[str, str] = {
    DecisionKind.PROJECT_STATUS: N_("Status of the project"),
    DecisionKind.RISK_ESCALATION: N_("Escalation of the risk"),
    DecisionKind.COMMUNICATIONS_PLAN: N_("Communications plan"),
    DecisionKind.MISSION: N_("Mission"),
    DecisionKind.INTERIM_MEASURES: N_("Interim measures recommended by SECU"),
    DecisionKind.OTHER: N_("Other actions"),
}
# What may be chosen in a plan, by the name of the form's field (SOP row 10).
STATUS_CHOICES: Mapping[str, str] = {
    "continue": N_("The project continues"),
    "partial-suspension": N_("Part of the project is suspended"),
    "full-suspension": N_("The whole project is suspended"),
    "cancel": N_("The project is cancelled"),
}
ESCALATION_CHOICES: Mapping[str, str] = {
    "none": N_("Not escalated"),
    "to-bureau": N_("From the Country Office to the Regional Bureau"),
    "to-corporate-risk-committee": N_(
        "From the Regional Bureau to the Corporate Risk Committee"
    ),
}
YES_NO: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No")}
ALL_CHOICES: Mapping[str, str] = {**STATUS_CHOICES, **ESCALATION_CHOICES, **YES_NO}
STAKEHOLDERS: Mapping[str, str] = {
    StakeholderKind.DONOR: N_("Donor, in the country"),
    StakeholderKind.DONOR_HEADQUARTERS: N_("Donor's headquarters"),
    StakeholderKind.PROJECT_BOARD: N_("Project Board"),
    StakeholderKind.VERTICAL_FUND: N_("Vertical fund"),
    StakeholderKind.OTHER: N_("Other stakeholder"),
}
PARTS: Mapping[str, str] = {
    "country-office": N_("the Country Office's notice"),
    "vertical-funds": N_("the notice to the vertical funds"),
    "donor-headquarters": N_("the notice to donors' headquarters"),
    "secu": N_("SECU's own part"),
    "coordinator": N_("the Executive Coordinator's key"),
    "response-team": N_("the response team's part"),
}
ROOM_STEPS: Mapping[str, str] = {
    "team": N_("First members, by their offices' duties"),
    "private-team": N_("Private team for the case"),
    "group-chat": N_("Group chat of the Management Response Team"),
    "members": N_("Who is on the case is in the room"),
    "channel": N_("Channel of the room"),
    "app": N_("The desk's app in the room"),
    "slack-channel": N_("Private channel for the case"),
    "topic": N_("Topic of the channel"),
    "bookmarks": N_("Links on top of the channel"),
    "folders": N_("Folders, one a phase"),
    "templates": N_("Templates in the case folder"),
    "privacy": N_("Nobody else can look in"),
    "case-card": N_("Case card on top of the room"),
    "archive": N_("Room archived, once the last cards are there"),
}
APPROVALS: Mapping[str, str] = {
    Approval.SIGN_OFF: N_("signatures"),
    Approval.CLEARANCE: N_("clearances"),
}


def named(table: Mapping[str, str], key: str) -> str:
    """Return the words of a key, or the key itself where the table is older."""
    return translate(table.get(key, key))


def role_name(role: str) -> str:
    """Return a role's full name."""
    title = _ROLE_TITLES.get(role)
    return translate(title) if title else role


def role_short(role: Role) -> str:
    """Return the name of a role that its people use."""
    return translate(BY_ROLE[role].short)


def roles_listed(roles: Iterable[Role], *, any_of: bool = False) -> str:
    """Return several roles by their short names."""
    return listed(map(role_short, roles), any_of=any_of)


def phase_name(phase: Phase) -> str:
    """Return a phase's short name."""
    return translate(BY_PHASE[phase].short)


def choice_words(kind: str, choice: str) -> str:
    """Return what was chosen in a plan's decision."""
    tables: Mapping[str, Mapping[str, str]] = {
        DecisionKind.PROJECT_STATUS: STATUS_CHOICES,
        DecisionKind.RISK_ESCALATION: ESCALATION_CHOICES,
    }
    return named(tables.get(kind, YES_NO), choice)


def approved_word(approval: Approval, *, given: int, needed: int) -> str:
    """Say how far an approval is: `1 of 2 signed`, `1 of 2 cleared`."""
    words = (
        _("{given} of {needed} signed")
        if approval is Approval.SIGN_OFF
        else _("{given} of {needed} cleared")
    )
    return words.format(given=given, needed=needed)


def given_word(kind: DocumentKind, signatures: Iterable[Signature]) -> str:
    """Say how many gave a version their yes: `2 signatures`; empty for none."""
    given = (each for each in signatures if each.verdict is Verdict.GIVEN)
    # That it was sent to SECU is nobody's yes to it.
    count = sum(each.key is not Key.SUBMISSION for each in given)
    words = (
        ngettext("{count} signature", "{count} signatures", count)
        if kind is DocumentKind.INTERIM_PLAN
        else ngettext("{count} clearance", "{count} clearances", count)
    )
    return words.format(count=count) if count else ""
