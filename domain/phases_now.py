"""Which phases a case is in: several at once, or none once it has ended."""

from collections.abc import Iterable

from domain.actions import Action
from domain.cases import Case, CaseEvent, CaseState
from domain.events import BY_KIND
from domain.phases import PHASES, Phase
from domain.procedure.model import Procedure
from domain.timeline import Timeline


def phases_now(
    case: Case,
    *,
    events: Iterable[CaseEvent],
    actions: Iterable[Action],
    procedure: Procedure,
) -> tuple[Phase, ...]:
    """Return the phases with something open; of an open case else the latest one."""
    busy = {
        procedure.row(action.row_key).phase for action in actions if action.is_open
    } - {Phase.CLOSURE}
    is_open = case.state is CaseState.OPEN
    latest = phases_entered(events)[-1:] if is_open else []
    chosen = busy or set(latest)
    return tuple(facts.phase for facts in PHASES if facts.phase in chosen)


def phases_entered(events: Iterable[CaseEvent]) -> list[Phase]:
    """Return the phases that standing events began, in the order of their days."""
    phases = (BY_KIND[event.kind].phase for event in Timeline(events).events)
    return [phase for phase in phases if phase is not None]
