"""The twelve phases of the SOP; they may overlap, recur or come early."""

from dataclasses import dataclass
from enum import StrEnum

from domain.wording import N_


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
        title=N_("Registration and eligibility review"),
        short=N_("Registration"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.NOT_ELIGIBLE,
        number=2,
        title=N_("Not eligible"),
        short=N_("Not eligible"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.ELIGIBLE,
        number=3,
        title=N_("Eligible"),
        short=N_("Eligible"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.DRAFT_TOR,
        number=4,
        title=N_("Draft investigation TOR out for comment"),
        short=N_("Draft TOR"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.LAUNCH,
        number=5,
        title=N_("Final TOR and launch of the investigation"),
        short=N_("Launch"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.MISSION,
        number=6,
        title=N_("SECU field mission"),
        short=N_("Mission"),
        public=False,
    ),
    PhaseFacts(
        phase=Phase.FACT_CHECKING,
        number=7,
        title=N_("Fact-checking"),
        short=N_("Fact-check"),
        public=False,
    ),
    PhaseFacts(
        phase=Phase.DRAFT_REPORT,
        number=8,
        title=N_("Draft report out for public comment"),
        short=N_("Draft report"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.FINAL_REPORT,
        number=9,
        title=N_("Final investigation report"),
        short=N_("Final report"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.DECISION,
        number=10,
        title=N_("Administrator's decision and action plan"),
        short=N_("Decision"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.MONITORING,
        number=11,
        title=N_("Implementation and monitoring"),
        short=N_("Monitoring"),
        public=True,
    ),
    PhaseFacts(
        phase=Phase.CLOSURE,
        number=12,
        title=N_("Closure"),
        short=N_("Closure"),
        public=None,
    ),
)
BY_PHASE = {facts.phase: facts for facts in PHASES}
