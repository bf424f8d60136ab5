"""The twelve phases of the SOP; they may overlap, recur or come early."""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """A phase's permanent key."""

    REGISTRATION = "registration"
    NOT_ELIGIBLE = "not-eligible"
    ELIGIBLE = "eligible"
    DRAFT_TOR = "draft-tor"
    LAUNCH = "launch"
    MISSION = "mission"
    FACT_CHECKING = "fact-checking"
    DRAFT_REPORT = "draft-report"
    FINAL_REPORT = "final-report"
    DECISION = "decision"
    MONITORING = "monitoring"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFacts:
    """A phase as the SOP words it; *public* is None where the SOP says nothing."""

    phase: Phase
    number: int
    title: str
    short: str
    public: bool | None


PHASES: tuple[PhaseFacts, ...] = (
    PhaseFacts(
        phase=Phase.REGISTRATION,
        number=1,
        title="Registration and eligibility review",
        short="Registration",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.NOT_ELIGIBLE,
        number=2,
        title="Not eligible",
        short="Not eligible",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.ELIGIBLE, number=3, title="Eligible", short="Eligible", public=True
    ),
    PhaseFacts(
        phase=Phase.DRAFT_TOR,
        number=4,
        title="Draft investigation TOR out for comment",
        short="Draft TOR",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.LAUNCH,
        number=5,
        title="Final TOR and launch of the investigation",
        short="Launch",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.MISSION,
        number=6,
        title="SECU field mission",
        short="Mission",
        public=False,
    ),
    PhaseFacts(
        phase=Phase.FACT_CHECKING,
        number=7,
        title="Fact-checking",
        short="Fact-check",
        public=False,
    ),
    PhaseFacts(
        phase=Phase.DRAFT_REPORT,
        number=8,
        title="Draft report out for public comment",
        short="Draft report",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.FINAL_REPORT,
        number=9,
        title="Final investigation report",
        short="Final report",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.DECISION,
        number=10,
        title="Administrator's decision and action plan",
        short="Decision",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.MONITORING,
        number=11,
        title="Implementation and monitoring",
        short="Monitoring",
        public=True,
    ),
    PhaseFacts(
        phase=Phase.CLOSURE, number=12, title="Closure", short="Closure", public=None
    ),
)
BY_PHASE = {facts.phase: facts for facts in PHASES}
