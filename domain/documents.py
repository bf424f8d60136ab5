"""Documents of a case, their versions, and what was signed on which version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is; the value is part of its file name."""

    FACT_SHEET = "fact-sheet"
    INTERIM_PLAN = "interim-action-plan"
    TOR_COMMENTS = "tor-comments"
    FACT_CHECK = "fact-check"
    REPORT_FEEDBACK = "report-feedback"
    MANAGEMENT_RESPONSE = "management-response"
    PROGRESS_REPORT = "progress-report"
    EVIDENCE = "evidence"


class Audience(StrEnum):
    """Whom a document may reach."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"  # Fact-checking: the CO, the team and ExO.


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a case; its content is in its versions."""

    id: str
    case_id: str
    action_id: str  # The action it was first made for.
    kind: DocumentKind
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersion:
    """
    One version: *fingerprint* is the SHA-256 of its bytes in hex, *size* in bytes.

    *path* is relative to the case folder and carries the case code only.
    """

    id: str
    document_id: str
    case_id: str
    number: int
    fingerprint: str
    size: int
    media_type: str
    path: str
    by: str
    at: datetime
    note: str = ""


class Key(StrEnum):
    """Which of the SOP's signatures or clearances one is."""

    RISK_OWNER = "risk-owner"
    COORDINATOR = "coordinator"
    BUREAU = "bureau"
    POLICY = "policy"
    SUBMISSION = "submission"


class Verdict(StrEnum):
    """What the signer said."""

    GIVEN = "given"
    REFUSED = "refused"
    SENT_BACK = "sent-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """
    A signer's word on one version for one action, for ever.

    *acting_for* is the principal's id where a deputy signed.
    """

    id: str
    action_id: str
    version_id: str
    fingerprint: str
    key: Key
    verdict: Verdict
    by: str
    at: datetime
    acting_for: str = ""
    reason: str = ""


class DecisionKind(StrEnum):
    """The decisions inside an Interim Action Plan (SOP row 10)."""

    PROJECT_STATUS = "project-status"
    RISK_ESCALATION = "risk-escalation"
    COMMUNICATIONS_PLAN = "communications-plan"
    MISSION = "mission"
    INTERIM_MEASURES = "interim-measures"
    OTHER = "other"


_YES, _NO = "yes", "no"
# What a plan may decide (SOP rows 10, 13, 16, 21); words stand beside a yes.
CHOICES: Mapping[DecisionKind, tuple[str, ...]] = {
    DecisionKind.PROJECT_STATUS: (
        "continue",
        "partial-suspension",
        "full-suspension",
        "cancel",
    ),
    DecisionKind.RISK_ESCALATION: ("none", "to-bureau", "to-corporate-risk-committee"),
    DecisionKind.COMMUNICATIONS_PLAN: (_YES, _NO),
    DecisionKind.MISSION: (_YES, _NO),
    DecisionKind.INTERIM_MEASURES: (_YES,),
    DecisionKind.OTHER: (_YES,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision in a plan's version; it holds once that version is signed."""

    id: str
    case_id: str
    version_id: str
    kind: DecisionKind
    choice: str
    words: str = ""
    in_force_since: datetime | None = None
