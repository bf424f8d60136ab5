"""Things of the domain for tests: all there, nothing remarkable about them."""

from datetime import UTC, date, datetime

from domain.actions import Action, ActionState
from domain.cases import Case, CaseFacts, CaseState
from domain.documents import (
    Audience,
    Document,
    DocumentKind,
    DocumentVersion,
    Key,
    Signature,
    Verdict,
)
from domain.due import Due, DueKind
from domain.people import Membership, OfficePlace, Person
from domain.record import Entry
from domain.roles import Office, Role
from storage.unit_of_work import SqlUnitOfWork

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
TODAY = NOW.date()


def make_case(case_id: str = "c1") -> Case:
    facts = CaseFacts(
        reference=f"DEMO-{case_id.upper()}",
        country="Nowhere",
        project="A fictional project",
        office_id="country-office",
    )
    return Case(
        id=case_id,
        facts=facts,
        procedure="secu",
        state=CaseState.OPEN,
        country_calendar="country",
        headquarters_calendar="new-york",
        opened_by="focal",
        opened_at=NOW,
        demo=True,
    )


def make_action(
    number: int = 1, *, case_id: str = "c1", due: date | None = None
) -> Action:
    return Action(
        id=f"{case_id}-a{number}",
        case_id=case_id,
        row_key=f"row-{number}",
        number=number,
        round=1,
        state=ActionState.PENDING,
        due=Due(kind=DueKind.FIXED if due else DueKind.UNSET, day=due),
        waits_on=(Role.COUNTRY_LEAD,),
    )


def make_person(person_id: str = "lead") -> Person:
    return Person(
        id=person_id,
        name=f"Demo {person_id}",
        title="Somebody",
        office_id="country-office",
    )


def make_member(
    person_id: str = "lead",
    *,
    role: Role = Role.COUNTRY_LEAD,
    case_id: str = "c1",
) -> Membership:
    return Membership(
        id=f"{case_id}-{person_id}-{role}",
        case_id=case_id,
        person_id=person_id,
        role=role,
        provisional=True,
        since=NOW,
    )


def make_entry(
    verb: str = "action.finish", *, case_id: str = "c1", **content: str
) -> Entry:
    return Entry(
        case_id=case_id,
        at=NOW,
        who="lead",
        via="desk",
        verb=verb,
        subject="12",
        content=content,
    )


def make_document(document_id: str = "d1", *, action_id: str = "c1-a1") -> Document:
    return Document(
        id=document_id,
        case_id="c1",
        action_id=action_id,
        kind=DocumentKind.INTERIM_PLAN,
        audience=Audience.INTERNAL,
    )


def make_version(number: int = 1, *, document_id: str = "d1") -> DocumentVersion:
    return DocumentVersion(
        id=f"{document_id}-v{number}",
        document_id=document_id,
        case_id="c1",
        number=number,
        fingerprint="f" * 64,
        size=7,
        media_type="text/plain",
        path=f"03-eligible/DEMO-C1-plan-v{number}.txt",
        by="lead",
        at=NOW,
    )


def make_signature(key: Key = Key.RISK_OWNER) -> Signature:
    return Signature(
        id=f"s-{key}",
        action_id="c1-a1",
        version_id="d1-v1",
        fingerprint="f" * 64,
        key=key,
        verdict=Verdict.GIVEN,
        by="lead",
        at=NOW,
    )


def make_office(office_id: str = "country-office") -> OfficePlace:
    return OfficePlace(
        id=office_id, name="Demo office", kind=Office.COUNTRY, calendar="country"
    )


def move_in(uow: SqlUnitOfWork, *people: str, cases: tuple[str, ...] = ("c1",)) -> None:
    """Store an office, people and cases."""
    uow.people.add_office(make_office())
    for person_id in people or ("lead", "focal"):
        uow.people.add(make_person(person_id))
    for case_id in cases:
        uow.cases.add(make_case(case_id))
