"""What SECU or UNDP did on a date: the facts that move a case."""

from dataclasses import dataclass
from enum import StrEnum

from domain.phases import Phase
from domain.wording import N_


class EventKind(StrEnum):
    """An event's permanent key, also what people type: `event eligible today`."""

    REGISTERED = "registered"
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    TOR_POSTED = "tor-posted"
    TOR_FINAL = "tor-final"
    MISSION_REQUESTED = "mission-requested"
    MISSION_STARTED = "mission-started"
    MISSION_ENDED = "mission-ended"
    FACT_CHECK_RECEIVED = "fact-check-received"
    DRAFT_POSTED = "draft-posted"
    REPORT_EXPECTED = "report-expected"
    REPORT_SUBMITTED = "report-submitted"
    REPORT_PUBLISHED = "report-published"
    ADMINISTRATOR_ASKED = "administrator-asked"
    DECIDED = "decided"
    PLAN_ISSUED = "plan-issued"
    PLAN_UPDATED = "plan-updated"
    NEW_INFORMATION = "new-information"
    PRESS_COVERAGE = "press-coverage"
    MONITORING_MISSION = "monitoring-mission"
    CLOSED_BY_SECU = "closed-by-secu"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """
    What may be said of one kind of event.

    *needs* are the kinds of which one must be recorded before it, on the same day
    or earlier; *bars* are those after which it makes no sense. A *planned* event may
    lie in the future; a *recurring* one may be recorded again.
    """

    kind: EventKind
    title: str
    phase: Phase | None
    aliases: tuple[str, ...]
    needs: tuple[EventKind, ...] = ()
    bars: tuple[EventKind, ...] = ()
    recurring: bool = False
    planned: bool = False
    by_secu: bool = True


_K = EventKind
EVENTS: tuple[EventFacts, ...] = (
    EventFacts(
        kind=_K.REGISTERED,
        title=N_("Complaint registered by SECU"),
        phase=Phase.REGISTRATION,
        aliases=("registration", "register", "complaint registered"),
    ),
    EventFacts(
        kind=_K.ELIGIBLE,
        title=N_("Case found eligible by SECU"),
        phase=Phase.ELIGIBLE,
        aliases=("eligibility", "found eligible", "admitted"),
        needs=(_K.REGISTERED,),
        bars=(_K.NOT_ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.NOT_ELIGIBLE,
        title=N_("Case found not eligible by SECU"),
        phase=Phase.NOT_ELIGIBLE,
        aliases=("ineligible", "not eligible", "found not eligible", "rejected"),
        needs=(_K.REGISTERED,),
        bars=(_K.ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.TOR_POSTED,
        title=N_("Draft investigation TOR posted for comment"),
        phase=Phase.DRAFT_TOR,
        aliases=("draft tor", "tor", "draft tor posted", "tor draft"),
        needs=(_K.ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.TOR_FINAL,
        title=N_("Final TOR posted, investigation launched"),
        phase=Phase.LAUNCH,
        aliases=("final tor", "launch", "launched", "investigation launched"),
        needs=(_K.ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.MISSION_REQUESTED,
        title=N_("SECU asked for help with its field mission"),
        phase=Phase.MISSION,
        aliases=("mission requested", "mission request", "mission asked"),
        needs=(_K.ELIGIBLE,),
        recurring=True,
    ),
    EventFacts(
        kind=_K.MISSION_STARTED,
        title=N_("SECU field mission began"),
        phase=Phase.MISSION,
        aliases=("mission", "mission start", "mission began", "field mission"),
        needs=(_K.ELIGIBLE,),
        recurring=True,
    ),
    EventFacts(
        kind=_K.MISSION_ENDED,
        title=N_("SECU field mission ended"),
        phase=Phase.MISSION,
        aliases=("mission end", "mission over", "mission finished"),
        needs=(_K.MISSION_STARTED, _K.MISSION_REQUESTED),
        recurring=True,
    ),
    EventFacts(
        kind=_K.FACT_CHECK_RECEIVED,
        title=N_("Text or questions for fact-checking received from SECU"),
        phase=Phase.FACT_CHECKING,
        aliases=("fact check", "fact-checking", "fact checking", "facts received"),
        needs=(_K.ELIGIBLE,),
        recurring=True,
    ),
    EventFacts(
        kind=_K.DRAFT_POSTED,
        title=N_("Draft investigation report out for public comment"),
        phase=Phase.DRAFT_REPORT,
        aliases=("draft report", "draft report posted", "report draft"),
        needs=(_K.ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.REPORT_EXPECTED,
        title=N_("Final investigation report expected"),
        phase=None,
        aliases=("final report expected", "report due", "expected report"),
        needs=(_K.ELIGIBLE,),
        recurring=True,
        planned=True,
    ),
    EventFacts(
        kind=_K.REPORT_SUBMITTED,
        title=N_("Final investigation report submitted to the Administrator"),
        phase=Phase.FINAL_REPORT,
        aliases=("final report submitted", "report submitted", "report sent"),
        needs=(_K.ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.REPORT_PUBLISHED,
        title=N_("Final investigation report published"),
        phase=Phase.FINAL_REPORT,
        aliases=("final report", "final report published", "report out"),
        needs=(_K.ELIGIBLE,),
    ),
    EventFacts(
        kind=_K.ADMINISTRATOR_ASKED,
        title=N_("Administrator asked for background information"),
        phase=Phase.FINAL_REPORT,
        aliases=("administrator request", "administrator asks", "background asked"),
        needs=(_K.ELIGIBLE,),
        recurring=True,
        by_secu=False,
    ),
    EventFacts(
        kind=_K.DECIDED,
        title=N_("Administrator's decision submitted to OAI"),
        phase=Phase.DECISION,
        aliases=("decision", "administrator decision", "administrator decided"),
        needs=(_K.REPORT_SUBMITTED, _K.REPORT_PUBLISHED),
        by_secu=False,
    ),
    EventFacts(
        kind=_K.PLAN_ISSUED,
        title=N_("Management Response and Action Plan issued"),
        phase=Phase.MONITORING,
        aliases=("plan", "action plan", "plan published", "management response"),
        needs=(_K.DECIDED,),
        by_secu=False,
    ),
    EventFacts(
        kind=_K.PLAN_UPDATED,
        title=N_("Interim Action Plan updated"),
        phase=None,
        aliases=("plan update", "interim plan updated", "iap updated"),
        needs=(_K.ELIGIBLE,),
        recurring=True,
        by_secu=False,
    ),
    EventFacts(
        kind=_K.NEW_INFORMATION,
        title=N_("New information on the case"),
        phase=None,
        aliases=("new info", "information"),
        needs=(_K.REGISTERED,),
        recurring=True,
        by_secu=False,
    ),
    EventFacts(
        kind=_K.PRESS_COVERAGE,
        title=N_("Press coverage of the case"),
        phase=None,
        aliases=("press", "media", "media coverage", "news"),
        needs=(_K.REGISTERED,),
        recurring=True,
        by_secu=False,
    ),
    EventFacts(
        kind=_K.MONITORING_MISSION,
        title=N_("SECU monitoring mission or request"),
        phase=Phase.MONITORING,
        aliases=("monitoring", "monitoring visit", "secu monitoring"),
        needs=(_K.DECIDED,),
        recurring=True,
        planned=True,
    ),
    EventFacts(
        kind=_K.CLOSED_BY_SECU,
        title=N_("Case closed by SECU"),
        phase=Phase.CLOSURE,
        aliases=("closed", "closure", "secu closed", "close"),
        needs=(_K.ELIGIBLE,),
    ),
)
BY_KIND = {facts.kind: facts for facts in EVENTS}
