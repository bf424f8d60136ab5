"""
The line of phases of a case: which branch, what overlaps, what came again.

A phase is ticked when what it opened is done or waived, and what it began has come.
"""

from cards.elements import Progress, Step, StepState
from cards.wording import _, translate
from cards.wording.dates import listed, long_day
from domain.actions import Action, ActionState
from domain.cases import ENDED_BY, CaseState
from domain.events import BY_KIND, EventKind
from domain.phases import BY_PHASE, PHASES, Phase
from domain.phases_now import phases_entered, phases_now
from domain.procedure.model import ProcedureRow
from domain.sheets import CaseActions, CaseSheet
from domain.timeline import Timeline

_DONE = frozenset({ActionState.DONE, ActionState.WAIVED})
_ENDED_WITH = {state: kind for kind, state in ENDED_BY.items()}


def progress_of_case(sheet: CaseSheet) -> Progress:
    """Return where a case stands among the twelve phases."""
    current = current_phases(sheet)
    steps = tuple(
        Step(
            label=translate(facts.short),
            state=_state(facts.phase, sheet, current),
            times=_times(facts.phase, sheet),
        )
        for facts in PHASES
    )
    return Progress(steps, caption=caption_of(sheet, current))


def current_phases(sheet: CaseSheet) -> tuple[Phase, ...]:
    """Return the phases with something open; of an open case else the latest one."""
    return phases_now(
        sheet.case,
        events=sheet.events,
        actions=sheet.actions,
        procedure=sheet.procedure,
    )


def _state(phase: Phase, sheet: CaseSheet, current: tuple[Phase, ...]) -> StepState:
    if phase in current:
        return StepState.CURRENT
    if phase is Phase.CLOSURE and Timeline(sheet.events).has(EventKind.CLOSED_BY_SECU):
        return StepState.DONE  # Its only action is the closure itself.
    begun = [a for a in _in_phase(phase, sheet) if a.state is not ActionState.WAITING]
    if begun and not _is_undone(phase, sheet):
        return StepState.DONE
    is_open = sheet.case.state is CaseState.OPEN
    if not is_open and (begun or phase in phases_entered(sheet.events)):
        return StepState.UNDONE
    return StepState.SKIPPED if _is_skipped(phase, sheet) else StepState.AHEAD


def _in_phase(phase: Phase, sheet: CaseSheet) -> list[Action]:
    return [a for a in sheet.actions if sheet.row_of(a).phase is phase]


def _is_undone(phase: Phase, sheet: CaseSheet) -> bool:
    """Whether something of a phase that has begun is neither done nor waived."""
    return any(
        action.state not in _DONE
        and (action.state is not ActionState.WAITING or _is_due(sheet, action))
        for action in _in_phase(phase, sheet)
    )


def _is_due(sheet: CaseSheet, action: Action) -> bool:
    """Whether what a waiting action waits for belongs to every case's way."""
    row: ProcedureRow = sheet.row_of(action)
    mine = {event.kind for event in sheet.events if event.stands}
    for kind in row.opens_on:
        facts = BY_KIND[kind]
        causes = {need for need in facts.needs if BY_KIND[need].phase is row.phase}
        if not facts.recurring or causes & mine:
            return True
    return False


def _is_skipped(phase: Phase, sheet: CaseSheet) -> bool:
    """Whether a case's branch, or its end, leaves a phase out."""
    if sheet.case.state is not CaseState.OPEN:
        return True
    eligible = Timeline(sheet.events).has(EventKind.ELIGIBLE)
    return phase is Phase.NOT_ELIGIBLE and eligible


def _times(phase: Phase, sheet: CaseSheet) -> int:
    opened = [
        action.round
        for action in _in_phase(phase, sheet)
        if action.opened_on is not None
    ]
    return max(opened, default=1)


def caption_of(sheet: CaseSheet, current: tuple[Phase, ...]) -> str:
    """Return in a sentence where the case stands."""
    state = sheet.case.state
    if state is not CaseState.OPEN:
        ended = Timeline(sheet.events).of(_ENDED_WITH[state])
        day = long_day(ended[-1].day) if ended else ""
        words = (
            _("SECU found the case not eligible on {day}: its track has ended.")
            if state is CaseState.NOT_ELIGIBLE
            else _("SECU closed the case on {day}.")
        )
        return words.format(day=day)
    names = listed(translate(BY_PHASE[phase].title) for phase in current)
    if len(current) > 1:
        return _("Now, side by side: {phases}").format(phases=names)
    return _("Now: {phases}").format(phases=names)


def lapsed_words(sheet: CaseActions) -> str:
    """Explain in a sentence what "Lapsed" means, where something has; else nothing."""
    if all(action.state is not ActionState.LAPSED for action in sheet.actions):
        return ""
    return _(
        "“Lapsed” means: SECU's track ended before it was done, so nobody does it any "
        "more. Phases with a cross (×) ended so."
    )
