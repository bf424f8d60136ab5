"""The demo office's people, and helpers that bring a case to where a test begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TypedDict, Unpack

from domain.actions import Action
from domain.cases import Case, CaseFacts
from domain.documents import DocumentVersion
from domain.events import EventKind
from domain.news import News
from domain.people import Actor
from domain.record import RecordRow
from domain.roles import Role
from services.actions.finish_action import Shown, finish_action
from services.approvals.draft_document import (
    DecisionTaken,
    draft_document,
    send_for_approval,
)
from services.approvals.sign_action import Signed, sign_action
from services.approvals.submit_action import submit_action
from services.cases.open_case import NewCase, open_case
from services.cases.record_event import Recorded, record_event
from services.paper import Paper
from services.ports import Ports
from services.reading.read_action import find_action, read_action
from tests.clock import FakeClock


def _actor(name: str) -> Actor:
    return Actor(person_id=f"demo-{name}", via="desk")


FOCAL = _actor("ses-focal-point")
LEAD = _actor("co-lead")
RR = _actor("resident-representative")  # The Risk Owner of the demo office too.
MANAGER = _actor("project-manager")
HELP_DESK = _actor("rbx-help-desk")
BUREAU = _actor("rbx-director")
ADVISER = _actor("bpps-adviser")
POLICY = _actor("bpps-director")
FINANCE = _actor("environmental-finance-officer")
COORDINATOR = _actor("environmental-finance-coordinator")
BERA = _actor("bera-officer")
EXO = _actor("exo-liaison")
OUTSIDER = _actor("colleague-elsewhere")
TEAM = (
    FOCAL,
    LEAD,
    RR,
    MANAGER,
    HELP_DESK,
    BUREAU,
    ADVISER,
    POLICY,
    FINANCE,
    COORDINATOR,
    BERA,
)
EVERYBODY = (*TEAM, EXO, OUTSIDER)

OFFICE = "demo-country-office"
REGISTERED = date(2024, 3, 4)  # A Monday.
ELIGIBLE = date(2024, 3, 25)
NOTED = Shown(note="Sent by e-mail.")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
K = EventKind
# Every event that leads a case to its end, in order, each on a day of its own.
WAY = (
    (K.ELIGIBLE, ELIGIBLE),
    (K.TOR_POSTED, date(2024, 4, 1)),
    (K.TOR_FINAL, date(2024, 4, 22)),
    (K.MISSION_STARTED, date(2024, 5, 6)),
    (K.MISSION_ENDED, date(2024, 5, 10)),
    (K.FACT_CHECK_RECEIVED, date(2024, 5, 20)),
    (K.DRAFT_POSTED, date(2024, 6, 3)),
    (K.REPORT_SUBMITTED, date(2024, 7, 1)),
    (K.REPORT_PUBLISHED, date(2024, 7, 8)),
    (K.DECIDED, date(2024, 7, 15)),
    (K.PLAN_ISSUED, date(2024, 8, 12)),
)
_NUMBERS = count(1)


class Facts(TypedDict, total=False):
    """What a test may say of a case; the rest is as `make_facts` has it."""

    reference: str
    country: str
    project: str
    office_id: str
    bureau: str
    project_number: str
    vertical_fund: bool
    environmental: bool
    fund_name: str
    srm: bool
    registry_link: str
    synopsis: str
    donors: str
    filed_on: date
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The use cases' world in a test, and short ways to ask and to do things."""

    ports: Ports
    clock: FakeClock

    # --- To bring a case somewhere -----------------------------------------------

    def open(self, *, requestors: tuple[str, ...] = (), **facts: Unpack[Facts]) -> Case:
        """Open a case under a reference of its own, registered on `REGISTERED`."""
        return open_case(
            make_new_case(requestors=requestors, **facts), by=FOCAL, ports=self.ports
        )

    def happen(
        self,
        case: Case,
        kind: EventKind,
        day: date,
        *,
        note: str = "",
        by: Actor = LEAD,
        confirmed: bool = True,
    ) -> Recorded:
        """Record an event, also one that ends the track."""
        return record_event(
            case.id,
            kind=kind,
            day=day,
            note=note,
            by=by,
            ports=self.ports,
            confirmed=confirmed,
        )

    def opened_until(self, last: EventKind, **facts: Unpack[Facts]) -> Case:
        """Open a case and let the usual events happen, up to *last*."""
        case = self.open(**facts)
        for kind, day in WAY:
            self.happen(case, kind, day)
            if kind is last:
                break
        return case

    def finish(self, case: Case, label: str, *, by: Actor) -> Action:
        """Finish an action with a note."""
        return finish_action(
            self.action(case, label).id, shown=NOTED, by=by, ports=self.ports
        )

    def draft(
        self,
        case: Case,
        label: str,
        content: bytes = b"A plan.",
        *,
        decisions: tuple[DecisionTaken, ...] = (),
        confirmed: bool = True,
        by: Actor = FOCAL,
    ) -> DocumentVersion:
        """Draft the next version of an action's document, whatever that ends."""
        paper = Paper(name="draft.docx", media_type=DOCX, content=content)
        return draft_document(
            self.action(case, label).id,
            paper=paper,
            decisions=decisions,
            confirmed=confirmed,
            by=by,
            ports=self.ports,
        ).version

    def send(self, case: Case, label: str, *, by: Actor = FOCAL) -> Action:
        """Send an action's newest version to those who sign or clear it."""
        sent = send_for_approval(
            self.action(case, label).id,
            version_id=self.newest(case, label),
            by=by,
            ports=self.ports,
        )
        return sent.action

    def asked(
        self,
        case: Case,
        label: str,
        content: bytes = b"A plan.",
        decisions: tuple[DecisionTaken, ...] = (),
    ) -> DocumentVersion:
        """Draft a version and send it."""
        version = self.draft(case, label, content, decisions=decisions)
        self.send(case, label)
        return version

    def sign(
        self, case: Case, label: str, version: DocumentVersion, *, by: Actor
    ) -> Signed:
        """Turn somebody's key on a version."""
        return sign_action(
            self.action(case, label).id,
            version_id=version.id,
            fingerprint=version.fingerprint,
            by=by,
            ports=self.ports,
        )

    def signed(
        self,
        case: Case,
        label: str,
        *,
        by: Iterable[Actor],
        content: bytes = b"A plan.",
        decisions: tuple[DecisionTaken, ...] = (),
    ) -> DocumentVersion:
        """Draft, send, and let people turn their keys."""
        version = self.asked(case, label, content, decisions)
        for signer in by:
            self.sign(case, label, version, by=signer)
        return version

    def submit(self, case: Case, label: str, *, by: Actor) -> Action:
        """Record that a cleared text went to SECU."""
        action = self.action(case, label)
        return submit_action(
            action.id,
            version_id=action.document_version_id,
            shown=Shown(),
            by=by,
            ports=self.ports,
        )

    # --- To look ------------------------------------------------------------------

    def action(self, case: Case, label: str) -> Action:
        """Return the action that people call `12` or `17.2`, as it now stands."""
        return find_action(case.id, label, ports=self.ports)

    def newest(self, case: Case, label: str) -> str:
        """Return the id of an action's newest version, empty where there is none."""
        action_id = self.action(case, label).id
        sheet = read_action(action_id, reader="", ports=self.ports)
        return sheet.versions[-1].id if sheet.versions else ""

    def actions(self, case: Case) -> list[Action]:
        """Return all the case's actions."""
        with self.ports.read_uow() as uow:
            return uow.actions.of_case(case.id)

    def open_labels(self, case: Case) -> list[str]:
        """Return what is open, by label."""
        return [action.label for action in self.actions(case) if action.is_open]

    def record(self, case: Case) -> list[RecordRow]:
        """Return the case's record."""
        with self.ports.read_uow() as uow:
            return uow.record.rows(case.id)

    def verbs(self, case: Case) -> list[str]:
        """Return what the record says was done, in order."""
        return [row.verb for row in self.record(case)]

    def news(self, case: Case) -> list[News]:
        """Return what was queued to be said of a case, in order."""
        with self.ports.read_uow() as uow:
            waiting = uow.outbox.due(self.clock() + timedelta(days=999), limit=10**6)
        return [each.news for each in waiting if each.news.case_id == case.id]

    def codes(self, case: Case) -> list[str]:
        """Return the sentences that were queued, by code."""
        return [each.subject for each in self.news(case) if each.kind == "note"]

    def roles(self, case: Case, person: Actor) -> set[Role]:
        """Return which parts somebody plays on a case now."""
        with self.ports.read_uow() as uow:
            members = uow.people.team(case.id).members
        mine = (m for m in members if m.person_id == person.person_id)
        return {member.role for member in mine if member.until is None}

    def state(self, case: Case) -> tuple[object, ...]:
        """Return all that a use case that refuses must leave as it was."""
        with self.ports.read_uow() as uow:
            return (
                uow.cases.get(case.id),
                uow.actions.of_case(case.id),
                uow.cases.events(case.id),
                uow.people.team(case.id),
                uow.documents.versions_of_case(case.id),
                uow.documents.signatures_of_case(case.id),
                uow.record.head(case.id),
                self.news(case),
            )


def make_facts(**facts: Unpack[Facts]) -> CaseFacts:
    """Make the facts of a case of the demo office, under a reference of its own."""
    usual = Facts(
        reference=f"DEMO-{next(_NUMBERS):04}",
        country="Demo Country",
        project="Demo wetland project",
        office_id=OFFICE,
        bureau="Demo Regional Bureau",
    )
    return CaseFacts(**(usual | facts))


def make_new_case(
    *,
    registered_on: date = REGISTERED,
    requestors: tuple[str, ...] = (),
    **facts: Unpack[Facts],
) -> NewCase:
    """Make what is asked when a case is opened."""
    return NewCase(
        facts=make_facts(**facts), registered_on=registered_on, requestors=requestors
    )
