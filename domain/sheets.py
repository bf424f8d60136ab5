"""A case, an action, a list, a log as one reader sees them: what cards are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.actions import Action, ActionLine, Comment, Evidence, PartState
from domain.approvals import Progress
from domain.cases import Case, CaseEvent
from domain.documents import Decision, Document, DocumentVersion, Signature
from domain.extensions import Extension, deciders_of, open_one
from domain.learning.connect import PublicAnswer
from domain.learning.resources import Resource
from domain.news import Outgoing
from domain.nudging.ladders import Step
from domain.nudging.word import NudgeHistory
from domain.people import Membership, Person, Team
from domain.procedure.model import Procedure, ProcedureRow
from domain.record import RecordRow
from domain.related import Related
from domain.requests import Notified, SecuRequest, Stakeholder
from domain.rooms import RoomStep
from domain.standing import Standing, standing_of

COMMENTS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActions:
    """A case's actions for one reader; *standing* is None for the room itself."""

    case: Case
    procedure: Procedure
    actions: tuple[Action, ...]
    standing: Standing | None
    today: date

    def row_of(self, action: Action) -> ProcedureRow:
        """Return the row that an action is an instance of."""
        return self.procedure.row(action.row_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet(CaseActions):
    """A case as it stands for one reader: its actions, and all else."""

    events: tuple[CaseEvent, ...]
    team: Team
    people: Mapping[str, Person]
    decisions: tuple[Decision, ...]
    requests: tuple[SecuRequest, ...]
    steps: tuple[RoomStep, ...]
    head: tuple[int, str, datetime] | None
    troubles: tuple[Outgoing, ...] = ()  # What did not arrive, or may not have.
    related: Related = field(default_factory=Related)

    @property
    def members(self) -> tuple[Membership, ...]:
        """Who plays a part now."""
        return tuple(m for m in self.team.members if m.until is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSheet:
    """
    An action as it stands for one reader; *standing* is None for the room.

    *comments* are the newest; so many *earlier_comments* stand in the record only.
    """

    case: Case
    action: Action
    row: ProcedureRow
    evidence: tuple[Evidence, ...]
    comments: tuple[Comment, ...]
    document: Document | None
    versions: tuple[DocumentVersion, ...]
    signatures: tuple[Signature, ...]
    progress: Progress | None
    team: Team
    standing: Standing | None
    today: date
    people: Mapping[str, Person] = field(default_factory=dict)
    nudges: NudgeHistory = field(default_factory=NudgeHistory)
    # Only a notice with several doers has these (9, 19, 22, 23, 27).
    parts: tuple[PartState, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    notified: tuple[Notified, ...] = ()
    resources: tuple[Resource, ...] = ()  # What to read for it, best first.
    asked_before: tuple[PublicAnswer, ...] = ()  # About it, newest first.
    earlier_comments: int = 0
    extensions: tuple[Extension, ...] = ()  # What was asked for, oldest first.
    lays_letters: bool = False  # Into the Drafts of who reads it.

    @property
    def assignee_id(self) -> str:
        """Whose own it is; empty where that person is not on the case today."""
        to = self.action.assignee_id
        if not to:
            return ""
        there = standing_of(
            to,
            members=self.team.members,
            acting=self.team.acting,
            recusals=(),
            day=self.today,
        )
        return to if there.is_on_case else ""

    @property
    def asked(self) -> Extension | None:
        """The request for more time that waits for a decision, None without one."""
        return open_one(self.extensions) if self.action.is_open else None

    @property
    def extension_deciders(self) -> tuple[str, ...]:
        """Who decides on the request that waits; nobody where none does."""
        asked = self.asked
        if asked is None:
            return ()
        return deciders_of(self.team, asker=asked.asked_by, day=self.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of a case's record, newest first, with the names of who did it."""

    case: Case
    rows: tuple[RecordRow, ...]
    people: Mapping[str, Person]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One version of a document in a case's folder."""

    document: Document
    version: DocumentVersion
    signatures: tuple[Signature, ...]
    by: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """A request for more time that waits for the reader, on the action of a line."""

    line: ActionLine
    extension: Extension
    asker: str  # By name.


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionList:
    """
    A page of a list of actions over cases; *rows* are theirs, by action id.

    *asked* are requests for more time that wait for the reader.
    """

    lines: tuple[ActionLine, ...]
    rows: Mapping[str, ProcedureRow]
    today: date
    page: int
    has_more: bool
    asked: tuple[AskedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeLine:
    """An action in a nudge: on which *step*, and who owes it."""

    line: ActionLine
    row: ProcedureRow
    step: Step
    owners: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeSheet:
    """
    What one person is told on their day: *lines*, most urgent first.

    *for_later* are actions that they are not told of any more today, *confidential*
    the ids of the cases that are. *unnamed* are those whose codes may not leave the
    desk, as in calendars: the confidential ones, and whose code tells of the case.
    """

    person_id: str
    today: date
    lines: tuple[NudgeLine, ...]
    for_later: frozenset[str] = frozenset()
    confidential: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
