"""What the use cases need from outside, in their own words."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.actions import Action, ActionLine, ActionState, Comment, Evidence, PartState
from domain.arrivals import Arrival
from domain.calendars.new_york import HEADQUARTERS_ZONE
from domain.calendars.working_calendar import WorkingCalendar
from domain.cases import Case, CaseEvent, CaseFacts, CaseState
from domain.chain import Link
from domain.documents import (
    Decision,
    Document,
    DocumentKind,
    DocumentVersion,
    Signature,
)
from domain.due import Due
from domain.exceptions_sheet import TroubleLine, Unreached
from domain.extensions import Extension
from domain.feeds import Feed
from domain.learning.answers import Found
from domain.learning.connect import (
    ASKERS_KEPT,
    Peer,
    PeerState,
    PrivateQuestion,
    PublicAnswer,
    QuestionEntry,
    QuestionMessage,
)
from domain.learning.digest import Digest, DigestEntry, Posted
from domain.learning.feedback import Asked, Fix, Vote
from domain.learning.glossary import Pin, Synonym
from domain.learning.links import LinkHealth
from domain.learning.reading import Question
from domain.learning.reasons import HandedOver, OutOfRole
from domain.learning.resource_list import ResourceList
from domain.learning.resources import KeptResource, Resource, ResourceChange
from domain.learning.roster import RosterEntry, RosterState
from domain.news import News, NewsKind, NewsState, Outgoing
from domain.nudging.history import Nudged, NudgeOutcome, Snooze
from domain.nudging.looked_at import Cast, LookedAt
from domain.nudging.messages import Listener, Message, Shown
from domain.people import (
    ActingFor,
    Actor,
    Membership,
    OfficePlace,
    Person,
    Recusal,
    Team,
)
from domain.record import Checkpoint, Entry, RecordRow
from domain.rehearsal.parts import PlayedPart
from domain.related import RelatedCase
from domain.requests import Notified, SecuRequest, Stakeholder
from domain.roles import Role
from domain.rooms import Home, RoomStep
from domain.seat_links import LinkState, SeatChange, SeatLink
from domain.seats import Account, Place, Seat, Vendor
from domain.ways import Stopped, Way


class CaseStore(Protocol):
    """Cases, their events and their facts."""

    def add(self, case: Case) -> bool:
        """Store a new case; False when its reference is taken."""

    def get(self, case_id: str) -> Case:
        """Return the case; Refusal `case-not-found` when there is none."""

    def lock(self, case_id: str) -> Case:
        """Return the case and let nobody else change it until this unit ends."""

    def lock_of(self, action_id: str) -> Case:
        """Return the case of an action, locked as above; `action-not-found`."""

    def named(self, reference: str) -> Case | None:
        """Return the case of that reference (case-insensitive), or None."""

    def of_person(
        self, person_id: str, day: date, *, limit: int | None = None
    ) -> list[Case]:
        """Return the cases they may see on that day, latest first."""

    def seen_by(self, person_id: str, day: date, *, case_id: str) -> Case | None:
        """Return the case, None unless they may see it on that day."""

    def named_to(self, person_id: str, day: date, *, reference: str) -> Case | None:
        """Return the case of that reference, None unless they may see it."""

    def some(self, case_ids: Collection[str]) -> dict[str, Case]:
        """Return those cases by id, in one query."""

    def set_state(self, case_id: str, *, was: CaseState, becomes: CaseState) -> bool:
        """Change the state on condition; False when it was another."""

    def set_facts(
        self, case_id: str, facts: CaseFacts, relevant: Mapping[str, bool]
    ) -> None:
        """Replace the facts and the decisions on what is relevant."""

    def add_event(self, event: CaseEvent) -> None:
        """Store an event."""

    def replace_event(self, event_id: str, *, by: str) -> bool:
        """Mark an event as corrected by another; False when it was already."""

    def events(self, case_id: str) -> list[CaseEvent]:
        """Return all events, also replaced ones, by day and time of recording."""


class ActionStore(Protocol):
    """Actions, their parts, comments and evidence."""

    def add_all(self, actions: Sequence[Action], parts: Sequence[PartState]) -> None:
        """Store new actions with their parts, in bulk."""

    def get(self, action_id: str) -> Action:
        """Return the action; Refusal `action-not-found` when there is none."""

    def of_case(self, case_id: str) -> list[Action]:
        """Return a case's actions by number and round."""

    def numbered(self, case_id: str, number: int) -> list[Action]:
        """Return the rounds of a case's action of that number, in order."""

    def change(self, action: Action, *, was: Action) -> bool:
        """
        Store *action* in place of *was*, raising its version by one.

        False when somebody changed it since *was* was read.
        """

    def redate(self, dues: Mapping[str, Due]) -> None:
        """Set the dues of actions, by action id, in bulk; versions stay."""

    def open_of_person(
        self, person_id: str, day: date, *, limit: int, offset: int = 0
    ) -> list[ActionLine]:
        """
        Return the open actions that wait on a person's roles or are assigned to them.

        Earliest due first, undated last; one query over all cases.
        """

    def late_of_person(
        self, person_id: str, day: date, *, limit: int, offset: int = 0
    ) -> list[ActionLine]:
        """Return the late actions of all cases that a person may see."""

    def lines(self, action_ids: Collection[str]) -> list[ActionLine]:
        """Return those actions with their cases' references, in one query."""

    def counts(self, case_id: str) -> dict[ActionState, int]:
        """Count a case's actions by state."""

    def parts(self, case_id: str) -> list[PartState]:
        """Return the parts of all a case's actions."""

    def parts_of(self, action_id: str) -> list[PartState]:
        """Return one action's parts."""

    def finish_part(self, part: PartState) -> bool:
        """Mark a part done or not needed; False when it was already."""

    def restore_part(self, part: PartState) -> bool:
        """Mark a part as needed again; False when it was."""

    def reopen_parts(self, action_id: str) -> None:
        """Forget that an action's parts were done."""

    def add_evidence(self, evidence: Evidence) -> None:
        """Store what shows that an action was done."""

    def evidence_of(self, action_id: str) -> list[Evidence]:
        """Return an action's evidence, oldest first."""

    def add_comment(self, comment: Comment) -> None:
        """Store a comment."""

    def comments_of(self, action_id: str) -> list[Comment]:
        """Return an action's comments, oldest first."""

    def last_comments(self, action_id: str, *, last: int) -> list[Comment]:
        """Return an action's newest comments, oldest of them first."""

    def count_comments(self, action_id: str) -> int:
        """Count an action's comments."""


class PeopleStore(Protocol):
    """People, offices, and who plays which part on which case."""

    def add_office(self, office: OfficePlace) -> None:
        """Store an office, or replace the one of that id."""

    def office(self, office_id: str) -> OfficePlace:
        """Return the office; Refusal `office-not-found`."""

    def offices(self) -> list[OfficePlace]:
        """Return all offices by name."""

    def add(self, person: Person) -> None:
        """Store a person with their duties, or replace the one of that id."""

    def get(self, person_id: str) -> Person:
        """Return the person; Refusal `person-not-found`."""

    def some(self, person_ids: Iterable[str]) -> dict[str, Person]:
        """Return those people by id, in one query."""

    def everybody(self) -> list[Person]:
        """Return all people by name."""

    def team(self, case_id: str) -> Team:
        """Return who plays which part on a case."""

    def teams(self, case_ids: Iterable[str]) -> dict[str, Team]:
        """Return who plays which part on each of the cases, in one query."""

    def join(self, members: Sequence[Membership]) -> None:
        """Store new memberships."""

    def played_before(self, case_id: str) -> set[tuple[str, Role]]:
        """
        Return who of a case's present members played the same part before.

        By person and role; on another case, or on this one until they left it.
        """

    def leave(self, membership_id: str, *, at: datetime, note: str) -> bool:
        """End a membership; False when it had ended."""

    def confirm_team(self, case_id: str) -> None:
        """Make all present memberships of a case lasting (SOP row 3)."""

    def acting_of(self, person_id: str, day: date) -> list[ActingFor]:
        """Return for whom a person acts that day, whose part is still played."""

    def add_acting(self, acting: ActingFor) -> None:
        """Store that somebody acts for somebody."""

    def end_acting(self, acting_id: str, *, at: datetime) -> bool:
        """End it before its last day; False when it had ended."""

    def end_recusal(self, recusal_id: str) -> None:
        """Forget that somebody stepped back: the record keeps it."""

    def add_recusal(self, recusal: Recusal) -> None:
        """Store that somebody steps back."""


class DocumentStore(Protocol):
    """Documents, versions, signatures and the decisions in plans."""

    def add(self, document: Document) -> None:
        """Store a new document."""

    def of_case(self, case_id: str) -> list[Document]:
        """Return a case's documents, oldest first."""

    def of_action(self, action_id: str) -> list[Document]:
        """Return an action's documents, oldest first."""

    def get(self, document_id: str) -> Document:
        """Return the document; Refusal `document-not-found`."""

    def add_version(self, version: DocumentVersion) -> bool:
        """Store a version; False when that number is taken."""

    def version(self, version_id: str) -> DocumentVersion:
        """Return the version; Refusal `document-not-found`."""

    def versions(self, document_id: str) -> list[DocumentVersion]:
        """Return a document's versions by number."""

    def versions_of_case(self, case_id: str) -> list[DocumentVersion]:
        """Return the versions of all a case's documents."""

    def sign(self, signature: Signature) -> bool:
        """
        Store a signature.

        False when that key was given on that version and action already.
        """

    def signatures_of(self, action_id: str) -> list[Signature]:
        """Return an action's signatures on all versions, oldest first."""

    def signatures_of_case(self, case_id: str) -> list[Signature]:
        """Return the signatures on all a case's actions, oldest first."""

    def add_decisions(self, decisions: Sequence[Decision]) -> None:
        """Store the decisions of a plan's version."""

    def put_in_force(self, version_id: str, *, at: datetime) -> list[Decision]:
        """Let a signed version's decisions hold; return them."""

    def decisions_of_case(self, case_id: str) -> list[Decision]:
        """Return a case's decisions, oldest first."""


class RequestStore(Protocol):
    """SECU's requests, and the stakeholders that notices must reach."""

    def add(self, request: SecuRequest) -> None:
        """Store a request."""

    def of_case(self, case_id: str) -> list[SecuRequest]:
        """Return a case's requests, oldest first."""

    def set_due(self, request_id: str, due_on: date) -> bool:
        """Move a request's date, as SECU said; False when it is answered."""

    def answer(self, request_id: str, *, on: date, by: str) -> bool:
        """Mark a request answered; False when it was already."""

    def add_stakeholder(self, stakeholder: Stakeholder) -> None:
        """Store a stakeholder."""

    def remove_stakeholder(self, stakeholder_id: str, *, at: datetime) -> bool:
        """Take a stakeholder off the list; False when off already."""

    def stakeholders(self, case_id: str) -> list[Stakeholder]:
        """Return those on the list."""

    def notify(self, notified: Notified) -> bool:
        """Store that one was told; False when that was stored already."""

    def notified(self, case_id: str) -> list[Notified]:
        """Return who was told for which action."""


class ExtensionStore(Protocol):
    """Requests for more time, and what became of them."""

    def add(self, extension: Extension) -> None:
        """Store a request."""

    def get(self, extension_id: str) -> Extension:
        """Return the request; Refusal `extension-not-found`."""

    def of_action(self, action_id: str) -> list[Extension]:
        """Return an action's requests, oldest first."""

    def open_seen_by(self, person_id: str, day: date) -> list[Extension]:
        """Return what waits for a decision, on open actions of cases they may see."""

    def settle(self, extension: Extension) -> bool:
        """Store what became of a request; False when that was settled already."""


class RecordStore(Protocol):
    """The record, and what must be said."""

    @property
    def has_new(self) -> bool:
        """Whether something was added in this unit of work."""

    def append(self, entry: Entry) -> RecordRow:
        """Chain an entry to its case's record, in this unit of work."""

    def append_all(self, entries: Sequence[Entry]) -> None:
        """Chain entries of one case in order, in bulk."""

    def rows(self, case_id: str, *, newest: int | None = None) -> list[RecordRow]:
        """Return a case's rows by seq, or only the *newest* so many."""

    def links(self, case_id: str) -> list[Link]:
        """Return a case's rows exactly as they were hashed, for `verify_rows`."""

    def known_cases(self) -> list[str]:
        """Return the ids of all cases that exist or have a record."""

    def head(self, case_id: str) -> tuple[int, str, datetime] | None:
        """Return seq, hash and time of the last row."""

    def heads(self) -> list[Checkpoint]:
        """Return the head of every case."""

    def redact(self, case_id: str, seq: int) -> bool:
        """Forget a row's content and salt; its digest stays in the chain."""

    def forget_copies(self, case_id: str, words: str, *, instead: str) -> int:
        """Replace these very words in all other tables of a case; count them."""

    def queue(self, news: Iterable[News], *, at: datetime) -> None:
        """Store what must be said, in bulk, to be delivered after the commit."""


class OutboxStore(Protocol):
    """What was queued, what became of it, and where its cards stand."""

    def due(self, now: datetime, *, limit: int) -> list[Outgoing]:
        """Return pending news whose time has come, oldest first."""

    def get(self, outgoing_id: int) -> Outgoing | None:
        """Return one piece of news, or None."""

    def troubles(self, case_id: str) -> list[Outgoing]:
        """
        Return a case's news that did not arrive or may not have, oldest first.

        Also gathered nudges, as long as they name an open action of the case.
        """

    def cases_told(self, outgoing_id: int) -> list[str]:
        """Return the cases of the actions that a nudge tells of."""

    def take_back(self, outgoing_id: int, *, problem: str) -> bool:
        """Call it no trouble any more, and why; False when it was none."""

    def say_again(self, outgoing_id: int, *, at: datetime) -> int:
        """Queue the same news anew, with the actions of a nudge; return its id."""

    def is_quiet(self, conversation: str) -> bool:
        """Whether nothing waits to be said in a conversation."""

    def waiting(self) -> int:
        """Count the news that is neither settled nor given up."""

    def post(self, conversation: str, *, kind: NewsKind, subject: str) -> str | None:
        """Return the channel's id of the card that stands there, or None."""

    def subject_of(self, conversation: str, *, kind: NewsKind, message_id: str) -> str:
        """Return what a card of that kind is about; empty where it is none."""

    def standing(
        self, conversations: Iterable[str], *, kind: NewsKind, subject: str
    ) -> list[str]:
        """Return those of the conversations in which that card stands."""

    def standing_under(self, subject: str, *, kind: NewsKind) -> list[tuple[str, str]]:
        """Return where cards stand whose subject begins so, each with its subject."""

    def keep_post(
        self, conversation: str, *, kind: NewsKind, subject: str, message_id: str
    ) -> None:
        """Remember where a card stands, instead of where it stood before."""

    def forget_post(self, conversation: str, *, kind: NewsKind, subject: str) -> None:
        """Forget a card that stands: nothing takes its place any more."""

    def missed(
        self, conversations: Iterable[str], *, kind: NewsKind, subject: str
    ) -> frozenset[str]:
        """Return where of these it did not arrive, or may not have, nor did since."""

    def forget(self, conversation: str, *, kind: NewsKind, subject: str) -> int:
        """Forget what of it did not arrive, or may not have; return how many."""

    def shown_in(self, conversation: str, *, kind: NewsKind) -> frozenset[str]:
        """Return what the cards of a kind are of that stand in a conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The next piece of news of a conversation; *case_id* is empty for gathered."""

    id: int
    conversation: str
    case_id: str


class DeliveryStore(Protocol):
    """Taking news to deliver it: leases, on the database's own clock."""

    def now(self) -> datetime:
        """Return the time by the database's clock."""

    def heads(self, now: datetime, *, limit: int) -> list[Head]:
        """
        Return what may go out next, one of each conversation, oldest first.

        Whatever waits or is being sent holds up its own conversation, and no other.
        """

    def next_head(self, now: datetime) -> datetime | None:
        """Return when the next of those that must wait may go; None for none."""

    def superseded(self) -> list[int]:
        """Return the cards that wait although newer news draws them anyway."""

    def drop(self, outgoing_ids: Sequence[int], *, at: datetime, problem: str) -> None:
        """Settle what still waits as outdated, and say why."""

    def take(
        self, outgoing_ids: Sequence[int], now: datetime, *, most: int
    ) -> list[Outgoing]:
        """
        Return the first of the news that may go now and that nobody else is taking.

        As many as *most*, in the order in which they are asked for. One whose state is
        `sending` was leased by a process that died. Until this unit ends nobody else is
        given them; `lease` keeps it so.
        """

    def lease(
        self, taken: Sequence[Outgoing], *, by: str, at: datetime, until: datetime
    ) -> None:
        """Store that *by* attempts to send them, and how long nobody else may."""

    def settle(
        self,
        outgoing_id: int,
        *,
        by: str,
        as_: NewsState,
        at: datetime,
        problem: str = "",
        way: str = "",
    ) -> bool:
        """
        End the way of news; False when it had ended, or another holds its lease.

        That it was sent is true whoever holds the lease by now.
        """

    def forget(self, outgoing_id: int) -> None:
        """Keep nothing of news that is over."""

    def holds(self, outgoing_id: int, *, by: str, until: datetime) -> bool:
        """Whether *by* may send it at least until then, and nobody else."""

    def give_back(
        self, outgoing_id: int, *, by: str, not_before: datetime, problem: str
    ) -> bool:
        """Let leased news wait for another try; False when *by* does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """That something was sent on a *lane*: a conversation or a tenant of a vendor."""

    id: int
    lane: str
    at: datetime


class SendStore(Protocol):
    """What was sent on which lane, on the database's clock, by all processes."""

    def wait_for_turn(self) -> None:
        """Let nobody else read or add sends until this unit ends."""

    def added_since(self, last_id: int, *, after: datetime) -> list[Sending]:
        """Return the sends that were added later than that one, by id."""

    def add(self, lanes: Sequence[tuple[str, datetime]]) -> None:
        """Store that something is sent on each lane, and when."""

    def forget_before(self, moment: datetime) -> int:
        """Forget sends that no window reaches back to; return how many."""


class AddressStore(Protocol):
    """Ways to people that a vendor said are none, until somebody mends them."""

    def stop(self, person_id: str, *, way: Way, problem: str, at: datetime) -> None:
        """Store that a way is none, why, and when that was last found."""

    def stopped(self, person_ids: Iterable[str]) -> list[Stopped]:
        """Return the ways to those people that are stopped, in one query."""

    def mend(self, person_id: str, *, way: Way | None = None) -> int:
        """Try one way to a person again, or all; return how many were stopped."""


class NudgeStore(Protocol):
    """Who was nudged of which action, and who asked for silence."""

    def queued(self, outbox_id: int) -> list[Nudged]:
        """Return what a message is to tell of, as the sweep gathered it."""

    def was_asked_for(self, outbox_id: int) -> bool:
        """Whether a person asked for the message, and not the sweep."""

    def settle(
        self,
        outbox_id: int,
        *,
        outcome: NudgeOutcome,
        told: Collection[str],
        way: str,
        at: datetime,
    ) -> None:
        """
        Say what became of a message; what is not among the *told* actions is dropped.

        Its actions are looked at again: what was not delivered is still to be said. A
        message that told nobody anything has not used its day.
        """

    def of_action(self, action_id: str) -> list[Nudged]:
        """Return an action's nudges, oldest first."""

    def snooze(self, snooze: Snooze) -> None:
        """Store a snooze; the sweep looks at its action again."""

    def end_snooze(self, snooze_id: str, *, at: datetime) -> bool:
        """End a snooze before its day; False when it had ended."""

    def snoozes_of(self, action_id: str) -> list[Snooze]:
        """Return an action's snoozes, oldest first."""

    def look_again(self, action_ids: Collection[str]) -> None:
        """Let the next sweep look at actions."""


ByReader = Mapping[tuple[str, str], date]  # By action id and person id.


class SweepStore(Protocol):
    """What the sweep asks and writes: each question once for all that is due."""

    def due(self, now: datetime, *, limit: int) -> list[LookedAt]:
        """
        Return open actions to be looked at by now, longest due first.

        Nobody else is given them until this unit ends.
        """

    def some(self, action_ids: Collection[str]) -> list[LookedAt]:
        """Return those of the actions that are open."""

    def casts(self, case_ids: Collection[str], *, now: datetime) -> dict[str, Cast]:
        """Return who plays which part on each of the cases now."""

    def listeners(self, person_ids: Collection[str]) -> dict[str, Listener]:
        """Return on which clock and calendar each of those people is spoken to."""

    def told(self, action_ids: Collection[str]) -> ByReader:
        """Return the last day on which a nudge of an action was delivered."""

    def unreached(self, action_ids: Collection[str]) -> set[tuple[str, str]]:
        """Return which people, by action, the last nudge of it did not reach."""

    def silences(self, action_ids: Collection[str]) -> ByReader:
        """Return the first day on which who snoozed an action hears of it again."""

    def queue(self, messages: Sequence[Message], *, at: datetime) -> int:
        """
        Queue messages whose key is new; return how many were.

        What a message that still waits does not tell of yet joins it.
        """

    def show(self, shown: Sequence[Shown], *, at: datetime) -> None:
        """Let the rooms show actions as they now are, each once for its key."""

    def look_next(self, looks: Mapping[str, datetime | None]) -> None:
        """Say when each action is to be looked at again; None for never."""

    def next_look(self) -> datetime | None:
        """Return when the next action is to be looked at; None for never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalledName:
    """A complainant's name as kept: encrypted, with a neutral label."""

    id: str
    case_id: str
    label: str
    sealed: bytes
    at: datetime


class WallStore(Protocol):
    """Complainants' identities, apart from everything else."""

    def add(self, names: Sequence[WalledName]) -> None:
        """Store sealed names."""

    def of_case(self, case_id: str) -> list[WalledName]:
        """Return a case's sealed names."""

    def all(self) -> list[WalledName]:
        """Return every sealed name: to mask them, or to seal them with a new key."""

    def reseal(self, sealed: Mapping[str, bytes]) -> None:
        """Replace the sealed bytes by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    What somebody began and did not send: a pasted notice, a stopped text.

    *sealed* is encrypted: it may hold names.
    """

    id: str
    person_id: str
    kind: str
    sealed: bytes
    at: datetime


class DraftStore(Protocol):
    """Half-finished inputs, sealed, taken out once."""

    def put(self, draft: Draft) -> None:
        """Store a draft."""

    def take(self, draft_id: str, *, person_id: str) -> Draft | None:
        """Return and forget a person's draft; None when it is not there."""

    def peek(self, draft_id: str, *, person_id: str) -> Draft | None:
        """Return a person's draft without forgetting it."""

    def of_kind(self, kind: str) -> list[Draft]:
        """Return everybody's drafts of a kind, sealed as they are."""

    def forget_before(self, moment: datetime) -> int:
        """Forget older drafts; return how many."""


class CalendarStore(Protocol):
    """Working calendars that an administrator loaded."""

    def calendar(self, name: str) -> WorkingCalendar:
        """Return the calendar; Refusal `calendar-not-found`."""

    def calendars(self) -> list[WorkingCalendar]:
        """Return all calendars by name."""

    def put(self, calendar: WorkingCalendar) -> None:
        """Store a calendar, or replace the one of that name."""


class ResourceStore(Protocol):
    """The catalogue: resources, what happened to them, and how their links do."""

    def all(self) -> list[Resource]:
        """Return the whole catalogue by id, with what was withdrawn."""

    def some(self, resource_ids: Iterable[str]) -> dict[str, Resource]:
        """Return those resources by id, in one query; what is unknown is left out."""

    def kept(self) -> list[KeptResource]:
        """Return the same, with who edited what."""

    def get(self, resource_id: str) -> KeptResource:
        """Return a resource; Refusal `resource-not-found`."""

    def wait_for_turn(self) -> None:
        """Let nobody else who waits for it change the catalogue until this ends."""

    def put(self, kept: KeptResource) -> bool:
        """Store a resource; False where it is not of that revision any more."""

    def version(self) -> int:
        """Return how often the catalogue changed: an index of another one is old."""

    def shipped(self) -> str:
        """Return the digest of what the product shipped last; empty for nothing."""

    def ship(self, digest: str) -> None:
        """Say that what the product ships is in the catalogue."""

    def record(self, change: ResourceChange) -> None:
        """Keep what happened to a resource."""

    def history(self, resource_id: str) -> list[ResourceChange]:
        """Return what happened to a resource, oldest first."""

    def added_since(self, moment: datetime) -> frozenset[str]:
        """Return the ids of the resources that somebody added since then."""

    def links(self) -> dict[str, LinkHealth]:
        """Return what the last look at each address found, by the resource's id."""

    def put_links(self, states: Sequence[LinkHealth]) -> None:
        """Store what looks at addresses found, instead of what was found before."""

    def ask_for_check(self) -> None:
        """Let the links be checked soon."""

    def is_check_due(self, before: datetime | None) -> bool:
        """Whether somebody asked for a check, or none began since *before*."""

    def begin_check(self, at: datetime, *, before: datetime | None) -> bool:
        """Begin a check that is due; False where another has begun it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """
    What a search found, best first; nothing where there is a *why_not*.

    That is what the question looks like, going by others that no resource answers.
    """

    found: tuple[Found, ...] = ()
    why_not: OutOfRole | HandedOver | None = None


class ResourceSearch(Protocol):
    """Finds resources by what people ask, in memory; threads may ask together."""

    def is_of(self, version: object) -> bool:
        """Whether what is searched is that version of the catalogue."""

    def learn(
        self,
        resources: Sequence[Resource],
        *,
        version: object,
        synonyms: Sequence[Synonym] = (),
        pins: Sequence[Pin] = (),
        asked_before: Sequence[PublicAnswer] = (),
    ) -> None:
        """Search that from now on; takes a second for ten thousand resources."""

    def find(self, question: Question, *, limit: int) -> Sought:
        """Return at most *limit* resources; nothing before something was learned."""

    def asked_before(
        self, question: Question, *, limit: int
    ) -> tuple[PublicAnswer, ...]:
        """Return the public answers to questions like this, most alike first."""


class AskedStore(Protocol):
    """What was asked, without who, and what facilitators did about it."""

    def add(self, asked: Asked) -> None:
        """Count a question."""

    def vote(self, asked_id: str, vote: Vote) -> bool:
        """Keep what the asker said of the answer; False when that stood."""

    def newest(self, *, most: int) -> list[Asked]:
        """Return what was asked last, newest first."""

    def count_tasks(self, *, most: int, often: int) -> int:
        """Count, of the *most* newest, questions that are tasks as `Tally` tells."""

    def of_mark(self, mark: str) -> list[Asked]:
        """Return how often that was asked, oldest first."""

    def forget_before(self, moment: datetime) -> int:
        """Forget what was asked before; return how much."""

    def fix(self, fix: Fix) -> bool:
        """Store what was done about a question; False when that stands already."""

    def end_fix(self, fix_id: str, *, at: datetime) -> bool:
        """Take it back; False when it was."""

    def fixes(self) -> list[Fix]:
        """Return all that holds, oldest first."""

    def learnt(self) -> list[Fix]:
        """Return the synonyms and pins that hold, oldest first."""


class DigestStore(Protocol):
    """The Monday digest: its members, each week's, and what happened to them."""

    def join(self, person_id: str, *, at: datetime) -> bool:
        """Let somebody get the digest; False where they get it already."""

    def leave(self, person_id: str) -> bool:
        """Let somebody get it no more; False where they did not get it."""

    def is_member(self, person_id: str) -> bool:
        """Whether somebody gets the digest."""

    def members(self) -> list[str]:
        """Return who gets the digest."""

    def count_members(self) -> int:
        """Return how many get the digest."""

    def add(self, digest: Digest) -> bool:
        """Store a week's digest; False where that week has one."""

    def get(self, digest_id: str) -> Digest | None:
        """Return a digest; None for none."""

    def newest(self) -> Digest | None:
        """Return the digest of the latest week that has one."""

    def latest_sent(self) -> Digest | None:
        """Return the latest that goes out or went out; None for none."""

    def drafts(self) -> list[Digest]:
        """Return what nobody approved or skipped yet, oldest first."""

    def due(self, now: datetime) -> list[Digest]:
        """Return the digests with which the sweep goes on by now."""

    def change(self, digest: Digest, *, was: Digest) -> bool:
        """Store *digest* in place of *was*; False when it was changed since."""

    def record(self, entry: DigestEntry) -> None:
        """Keep what happened to a digest."""

    def entries(self, digest_id: str) -> list[DigestEntry]:
        """Return what happened to a digest, oldest first."""

    def queue_once(self, news: Mapping[str, News], *, at: datetime) -> None:
        """Store what must be said, each a single time for its key, in bulk."""

    def posted(self, digest_id: str) -> Posted:
        """Return how far a digest's messages to members are."""

    def forget_sends(self, moment: datetime) -> int:
        """Forget to whom digests went that were sent before; return how many."""


class RoomStore(Protocol):
    """The checklist of making a case's room, resumable after any failure."""

    def plan(self, steps: Sequence[RoomStep]) -> None:
        """Store the steps of a new room."""

    def steps(self, case_id: str) -> list[RoomStep]:
        """Return a room's steps by position."""

    def mark(self, step: RoomStep) -> None:
        """Store how far a step is."""

    def change(self, step: RoomStep, *, was: RoomStep) -> bool:
        """Store a step; False where it does not stand as it *was* any more."""

    def unfinished(self) -> list[str]:
        """Return the ids of the cases whose room is not complete."""

    def standing(self, keys: Iterable[str]) -> list[RoomStep]:
        """Return the steps of those keys that are done or failed, of all cases."""

    def closed(self) -> frozenset[str]:
        """Return the ids of the cases that SECU closed and that have a room."""


class RehearsalStore(Protocol):
    """A rehearsal's own clock, and who plays which part in it."""

    def time(self) -> datetime | None:
        """Return what time it is in the rehearsal; None before it began."""

    def begin(self, at: datetime) -> bool:
        """Set the clock for the first time; False when it was set already."""

    def go_on(self, *, was: datetime, becomes: datetime) -> bool:
        """Move the clock on; False when it shows another time than *was*."""

    def parts(self) -> list[PlayedPart]:
        """Return the parts that are played by somebody, or late on purpose."""

    def take(self, part: PlayedPart) -> None:
        """Store how a part is played from now on."""

    def hand_back(self, person_id: str) -> bool:
        """Let a part play itself again; False when it did."""


class SeatStore(Protocol):
    """Where people can be reached."""

    def lock(self, person_id: str) -> None:
        """Let nobody else who locks them change their seats until this unit ends."""

    def take(self, seat: Seat) -> bool:
        """Store a seat; False when the account is somebody's already."""

    def person_at(self, vendor: Vendor, *, tenant: str, account: str) -> str:
        """Return who sits there; empty for nobody."""

    def of_person(self, person_id: str) -> list[Seat]:
        """Return a person's seats."""

    def of_vendor(self, vendor: Vendor) -> list[Seat]:
        """Return everybody's seats with a vendor, in one query."""

    def accounts(
        self, vendor: Vendor, *, tenant: str, people: Iterable[str]
    ) -> dict[str, str]:
        """Return the account of each of the people who sits there, in one query."""

    def leave(self, vendor: Vendor, *, tenant: str, account: str) -> bool:
        """Take a person off an account; False when nobody sat there."""

    def seat_at(self, account: Account) -> Seat | None:
        """Return the seat at an account; None where nobody sits."""

    def set_lost(self, account: Account, at: datetime | None) -> bool:
        """Say since when nobody is reached there, or None; False where it was so."""


class SeatLinkStore(Protocol):
    """Links between people's accounts; and what happened to seats, for good."""

    def add(self, link: SeatLink, *, digest: str) -> bool:
        """Store a link; False while another of that person is not settled."""

    def of_digest(self, digest: str) -> SeatLink | None:
        """Return the link of that code's digest, over or not; None for none."""

    def get(self, link_id: str) -> SeatLink | None:
        """Return a link; None for none."""

    def of_person(self, person_id: str) -> SeatLink | None:
        """Return a person's link that is not settled; None for none."""

    def of_account(self, account: Account) -> list[SeatLink]:
        """Return the links that an account claimed and that are not settled."""

    def step(self, link: SeatLink, *, was: LinkState) -> bool:
        """Store how far a link is; False where it is not as it *was* any more."""

    def end_of(self, person_id: str) -> int:
        """End what of a person's is not settled; return how many."""

    def count_try(self, account: Account, *, at: datetime, before: datetime) -> int:
        """Count a code that an account typed; return how many since *before*."""

    def record(self, change: SeatChange) -> None:
        """Keep what happened to a seat."""

    def history(self, person_id: str = "") -> list[SeatChange]:
        """Return what happened to a person's seats, or to all, oldest first."""


class PlaceStore(Protocol):
    """Where the desk's conversations are held."""

    def keep(self, place: Place) -> None:
        """Store where a conversation is held, or that it moved."""

    def of(self, conversation: str, *, vendor: Vendor) -> Place | None:
        """Return where a conversation is held; None where nobody knows."""

    def at(self, vendor: Vendor, *, tenant: str, reference: str) -> Place | None:
        """Return what is held at a vendor's conversation; None for none of ours."""

    def lose(self, conversation: str, *, vendor: Vendor) -> bool:
        """Forget where a conversation is held; False when that was not known."""

    def everywhere(self, conversation: str) -> list[Place]:
        """Return where a conversation is held, with any vendor; the latest first."""

    def of_tenant(self, vendor: Vendor, tenant: str) -> list[Place]:
        """Return all that is held in a tenant."""


class InboxStore(Protocol):
    """What came in, so that what comes twice is done once."""

    def take(self, vendor: Vendor, key: str, *, at: datetime) -> bool:
        """
        Take what came in, in the transaction that does it; False where it is taken.

        *at* is on the database's clock (`DeliveryStore.now`).
        """

    def is_taken(self, vendor: Vendor, key: str) -> bool:
        """Whether it was done."""

    def let_go(self, vendor: Vendor, key: str) -> None:
        """Say that what came in was not done whole: it may come again."""

    def forget_before(self, moment: datetime) -> int:
        """Forget what came in before; return how much."""


class ArrivalStore(Protocol):
    """What vendors brought, kept until it is answered. Times: the database's clock."""

    def keep(self, arrival: Arrival) -> bool:
        """Keep what came in; False where the same came before."""

    def left(self, vendor: Vendor, *, now: datetime, most: int) -> list[Arrival]:
        """Return what is not answered and nobody works on any more, oldest first."""

    def take(self, arrival: Arrival, *, until: datetime) -> bool:
        """Work on it until then; False where another took it meanwhile."""

    def done(self, vendor: Vendor, keys: Iterable[str]) -> None:
        """Forget what was said in all of those, but not that they came."""

    def waiting(self, vendor: Vendor) -> int:
        """Count what is not answered yet."""

    def forget_before(self, moment: datetime) -> int:
        """Forget what came in before and is answered; return how much."""


class FeedStore(Protocol):
    """Private calendar feeds: of each token only its digest."""

    def add(self, feed: Feed, *, digest: str) -> bool:
        """Store a feed; False while another of that person and case works."""

    def of_digest(self, digest: str) -> Feed | None:
        """Return the feed of that token's digest, ended or not; None without one."""

    def of_person(self, person_id: str, *, case_id: str) -> Feed | None:
        """Return a person's working feed of a case, or of all for an empty one."""

    def of_cases(self, person_id: str) -> list[Feed]:
        """Return a person's working feeds of single cases, oldest first."""

    def revoke(self, feed_id: str, *, person_id: str, at: datetime) -> bool:
        """End a person's feed; False when it had ended, or is somebody else's."""

    def moves(self, action_ids: Collection[str]) -> dict[str, tuple[int, datetime]]:
        """Return how often each action's date moved, and when last; one query."""


class RosterStore(Protocol):
    """Who has a part in the community, or was asked to."""

    def add(self, entry: RosterEntry) -> bool:
        """Store an entry; False while another of that person and part lives."""

    def get(self, entry_id: str) -> RosterEntry | None:
        """Return an entry, over or not; None for none."""

    def live(self) -> list[RosterEntry]:
        """Return all that holds or waits for a yes, oldest first."""

    def of_person(self, person_id: str) -> list[RosterEntry]:
        """Return what somebody holds, was asked for or asked for, oldest first."""

    def change(self, entry: RosterEntry, *, was: RosterState) -> bool:
        """Store an entry as it is now; False where it is not as it *was* any more."""


class QuestionStore(Protocol):
    """Questions to a person; who asks is sealed and stands apart."""

    def add(self, question: PrivateQuestion) -> bool:
        """Store a question; False where it is there."""

    def get(self, question_id: str) -> PrivateQuestion | None:
        """Return a question; None for none."""

    def change(self, question: PrivateQuestion, *, was: PrivateQuestion) -> bool:
        """Store *question* in place of *was*; False when it was changed since."""

    def open(self) -> list[PrivateQuestion]:
        """Return all that is to be answered, promised soonest first."""

    def called(self, pseudonyms: list[str]) -> list[PrivateQuestion]:
        """Return the questions of those pseudonyms, newest first."""

    def due(self, now: datetime, *, limit: int) -> list[PrivateQuestion]:
        """Return the questions whose ladder goes on by now."""

    def next_look(self) -> datetime | None:
        """Return when the next ladder goes on; None for never."""

    def keep_asker(self, name: str, sealed: bytes) -> bool:
        """Keep what is sealed of an asker under a name; False where that is taken."""

    def askers(self, names: list[str]) -> list[tuple[str, bytes]]:
        """Return what is kept under those names, as far as something is."""

    def closed_with_asker(self, moment: datetime) -> list[str]:
        """Return what was closed before, by id, as far as it is known who asked it."""

    def quiet(self, since: datetime) -> list[str]:
        """Return what is open, by id, and nothing happened to after *since*."""

    def forget_askers(self, names: list[str]) -> None:
        """Forget what is kept under those names."""

    def say(self, message: QuestionMessage) -> None:
        """Store a message of a thread."""

    def thread(self, question_id: str) -> list[QuestionMessage]:
        """Return a question's messages, oldest first."""

    def threads(self, question_ids: list[str]) -> list[QuestionMessage]:
        """Return the messages of those questions, oldest first, in one query."""

    def record(self, entry: QuestionEntry) -> None:
        """Keep what happened to a question."""

    def entries(self, question_id: str) -> list[QuestionEntry]:
        """Return what happened to a question, oldest first."""

    def ask_peer(self, peer: Peer) -> bool:
        """Ask somebody into the small group; False where they were asked."""

    def peers(self, question_id: str) -> list[Peer]:
        """Return who was asked into a question's small group."""

    def peer_of(self, person_id: str) -> list[Peer]:
        """Return the small groups that somebody was asked into."""

    def step_peer(self, peer: Peer, *, becomes: PeerState) -> bool:
        """Store somebody's yes or no; False where they had answered."""

    def publish(self, answer: PublicAnswer) -> bool:
        """Store a public answer; False while another of that question is shown."""

    def unpublish(self, question_id: str, *, at: datetime) -> bool:
        """Show a public answer no more; False where none was."""

    def published(self) -> list[PublicAnswer]:
        """Return the public answers that are shown, oldest first."""

    def published_version(self) -> object:
        """Return what changes whenever another answer is shown, or one no more."""

    def is_published(self, question_id: str) -> bool:
        """Whether a public answer to a question is shown."""

    def declined(self, since: datetime) -> list[PrivateQuestion]:
        """Return the questions that were declined since then, oldest first."""

    def fitting(self, row_key: str, *, limit: int) -> list[PublicAnswer]:
        """Return the public answers that fit a row of the SOP, newest first."""

    def take_back_reminder(self, person_id: str, *, day: date) -> None:
        """Let somebody be reminded of a day once more."""

    def remind(self, person_id: str, *, day: date) -> bool:
        """Use somebody's reminder of a day; False where it was used."""


class RelatedStore(Protocol):
    """Which cases belong together."""

    def add(self, related: RelatedCase) -> bool:
        """Store that two cases belong together; False when they do already."""

    def of_case(self, case_id: str) -> list[RelatedCase]:
        """Return what belongs together with a case now, oldest first."""

    def end(self, related_id: str, *, at: datetime) -> bool:
        """Say that two cases do not belong together; False when that stood."""

    def same_project(self, case: Case, person_id: str, day: date) -> dict[str, str]:
        """Return a few open cases on the same project that they may see: id, code."""


class LeadershipStore(Protocol):
    """What leadership looks at: each question once, however many cases there are."""

    def leads(self, person_id: str, day: date) -> bool:
        """Whether somebody leads on any case that day."""

    def late(self, person_id: str, day: date, *, limit: int) -> list[ActionLine]:
        """Return what is late on the cases that they lead, longest first."""

    def coming(
        self, person_id: str, day: date, *, last: date, limit: int
    ) -> list[ActionLine]:
        """Return what falls due from *day* to *last*, soonest first."""

    def troubles(self, person_id: str, day: date, *, limit: int) -> list[TroubleLine]:
        """Return what did not arrive or may not have, newest first."""

    def waited_on(self) -> list[str]:
        """Return everybody on whom an open action of some case waits."""

    def unfinished(self, case_ids: Collection[str]) -> list[tuple[str, str, int, int]]:
        """Return the case, row, number and round of what comes first and is open."""

    def drafted(
        self, case_ids: Collection[str]
    ) -> list[tuple[tuple[str, DocumentKind], tuple[str, datetime]]]:
        """Return, by case and kind, the action and the time of each last draft."""

    def signatures(self, action_ids: Collection[str]) -> list[Signature]:
        """Return the signatures on those actions, oldest first."""

    def unreached(self, action_ids: Collection[str]) -> dict[str, list[Unreached]]:
        """Return whose last nudge of an action did not arrive, or may not have."""


class UnitOfWork(Protocol):
    """One transaction; leaving without a commit rolls everything back."""

    @property
    def cases(self) -> CaseStore:
        """Cases and events."""

    @property
    def actions(self) -> ActionStore:
        """Actions."""

    @property
    def people(self) -> PeopleStore:
        """People and teams."""

    @property
    def documents(self) -> DocumentStore:
        """Documents and signatures."""

    @property
    def requests(self) -> RequestStore:
        """SECU's requests and stakeholders."""

    @property
    def extensions(self) -> ExtensionStore:
        """Requests for more time."""

    @property
    def record(self) -> RecordStore:
        """The record and the outbox."""

    @property
    def outbox(self) -> OutboxStore:
        """What was queued, and what became of it."""

    @property
    def delivery(self) -> DeliveryStore:
        """Taking news to deliver it."""

    @property
    def sends(self) -> SendStore:
        """What was sent, for the vendors' rates."""

    @property
    def addresses(self) -> AddressStore:
        """Ways to people that are stopped."""

    @property
    def nudges(self) -> NudgeStore:
        """Who was nudged, and who asked for silence."""

    @property
    def sweep(self) -> SweepStore:
        """What is due to be nudged."""

    @property
    def related(self) -> RelatedStore:
        """Which cases belong together."""

    @property
    def leadership(self) -> LeadershipStore:
        """What leadership looks at."""

    @property
    def feeds(self) -> FeedStore:
        """Private calendar feeds."""

    @property
    def roster(self) -> RosterStore:
        """Who answers questions."""

    @property
    def questions(self) -> QuestionStore:
        """Questions to a person."""

    @property
    def asked(self) -> AskedStore:
        """What was asked, without who."""

    @property
    def digests(self) -> DigestStore:
        """The Monday digest."""

    @property
    def wall(self) -> WallStore:
        """Complainants' identities."""

    @property
    def drafts(self) -> DraftStore:
        """Half-finished inputs."""

    @property
    def calendars(self) -> CalendarStore:
        """Working calendars."""

    @property
    def resources(self) -> ResourceStore:
        """The catalogue."""

    @property
    def rooms(self) -> RoomStore:
        """How far the rooms are made."""

    @property
    def rehearsals(self) -> RehearsalStore:
        """A rehearsal's clock and parts."""

    @property
    def seats(self) -> SeatStore:
        """Where people can be reached."""

    @property
    def seat_links(self) -> SeatLinkStore:
        """How people come to further seats."""

    @property
    def places(self) -> PlaceStore:
        """Where the desk's conversations are held."""

    @property
    def inbox(self) -> InboxStore:
        """What came in."""

    @property
    def arrivals(self) -> ArrivalStore:
        """What vendors brought and is to be answered."""

    def before_commit(self, do: Callable[[], None]) -> None:
        """Do something in the same transaction, before it is made lasting."""

    def commit(self) -> None:
        """Make everything lasting."""


class Cipher(Protocol):
    """Seals and opens texts; the key is kept apart from the data."""

    def seal(self, text: str) -> bytes:
        """Encrypt a text."""

    def unseal(self, sealed: bytes) -> str:
        """Decrypt; Refusal `wall-key-wrong` when the key does not fit."""


class CaseFiles(Protocol):
    """A folder tree per case, holding versions of documents."""

    def make_tree(self, reference: str, folders: Sequence[str]) -> None:
        """Make a case's folders; those that exist stay."""

    def write(self, reference: str, path: str, content: bytes) -> str:
        """
        Write a new file below a case's folder and return its SHA-256 in hex.

        The same bytes at the same path again are no error: that file stands.
        Refusal `file-exists`, `file-path-refused` or `disk-full`; nothing half done.
        """

    def read(self, reference: str, path: str) -> bytes:
        """Return a file's bytes; Refusal `file-missing`."""

    def refuse_open_to_others(self, reference: str) -> None:
        """Refuse a case folder that other users of the machine can look into."""


class Unread(StrEnum):
    """What of a file nobody but a person can look through."""

    ALL = "all"
    PICTURES = "pictures"
    EMBEDDED = "embedded"
    PAGES = "pages"  # Pages without words, as a scan's.
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """The words found in a file, and what of it was left *unread*."""

    words: str = ""
    unread: frozenset[Unread] = frozenset()


class TextReader(Protocol):
    """Finds the words in an uploaded file, to look for walled names in them."""

    def words_in(self, content: bytes, *, media_type: str, name: str) -> WordsRead:
        """Return the words of a file, and say what could not be read."""


class ResourceLists(Protocol):
    """Reads files that list resources of the catalogue, as CSV or JSON."""

    def is_one(self, content: bytes) -> bool:
        """Whether a file names what resources have, and is none of something else."""

    def read(self, content: bytes) -> ResourceList:
        """
        Return what stands in a file; faulty rows are among the list's problems.

        Refusals: `resource-list-not-text`, `resource-list-too-long`,
        `resource-list-not-json`, `resource-list-empty`.
        """


OpenUow = Callable[[], AbstractContextManager[UnitOfWork]]


class Reading(Protocol):
    """Questions that see one state, from the first of them to a rest; of one thread."""

    def read_uow(self) -> AbstractContextManager[UnitOfWork]:
        """Ask on, of the state that was seen first."""

    def rest(self) -> None:
        """Let that state go; the next question sees what has become of it."""

    def close(self) -> None:
        """Rest, and ask nothing any more."""


class InTurn(Protocol):
    """One answer after another, where that is sooner than side by side."""

    def __call__(self, *, ahead: bool = False) -> AbstractContextManager[None]:
        """Wait for one's turn, or *ahead* of all others; a moment at the longest."""


Clock = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)  # Without slots, to be copied at once.
class Ports:
    """Everything a use case may reach; made once, by the composition root."""

    open_uow: OpenUow
    read_uow: OpenUow  # For questions: never takes the write lock.
    one_reading: Callable[[], Reading]  # As read_uow, for as long as an answer takes.
    in_turn: InTurn
    clock: Clock  # Aware, UTC.
    new_id: Callable[[], str]
    cipher: Cipher
    files: CaseFiles
    reader: TextReader
    search: ResourceSearch
    resource_lists: ResourceLists
    home: Home = Home.DESK  # Where rooms are made.
    homes: Mapping[str, Home] = field(default_factory=dict)  # Else, by `Actor.via`.
    lays_letters: bool = False  # Whether e-mails can go into people's own Drafts.
    away: Callable[[], frozenset[str]] = frozenset  # Who is known to be out of office.
    askers_kept: timedelta = ASKERS_KEPT  # Who asked a person, once that is closed.
    desk_zone: str = HEADQUARTERS_ZONE  # Where the desk's own week begins.
    in_one_reading: bool = False  # Whether `read_uow` is of one that is under way.

    def through(
        self, *, open_uow: OpenUow, read_uow: OpenUow, in_one_reading: bool
    ) -> "Ports":
        """
        Return the same ports whose units of work are these.

        An answer does it thrice, and `replace` would look at each field each time.
        """
        ports = object.__new__(type(self))
        vars(ports).update(
            vars(self),
            open_uow=open_uow,
            read_uow=read_uow,
            in_one_reading=in_one_reading,
        )
        return ports

    def home_of(self, by: Actor) -> Home:
        """Return where the room of a case is made that somebody opens from there."""
        return self.homes.get(by.via, self.home)
