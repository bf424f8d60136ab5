"""A rehearsal as it stands: the case, who plays, and what time it is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.actions import Action, PartState
from domain.cases import Case, CaseState
from domain.dating import CaseCalendars
from domain.documents import Signature
from domain.people import Person, Team
from domain.procedure.model import ProcedureRow
from domain.rehearsal.parts import Play
from domain.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that decides what happens next in a rehearsal; *now* is its virtual time."""

    now: datetime
    case: Case
    rows: Mapping[str, ProcedureRow]
    actions: tuple[Action, ...]
    parts: tuple[PartState, ...]
    signatures: tuple[Signature, ...]
    timeline: Timeline
    team: Team
    people: Mapping[str, Person]
    calendars: CaseCalendars
    plays: Mapping[str, Play]

    def play_of(self, person_id: str) -> Play:
        """Return how somebody's part is played."""
        return self.plays.get(person_id, Play.ON_TIME)

    def is_played(self, person_id: str) -> bool:
        """Whether a person at some desk plays this one."""
        return self.play_of(person_id) is Play.BY_SOMEBODY

    @property
    def is_over(self) -> bool:
        """Whether SECU's track has ended."""
        return self.case.state is not CaseState.OPEN
