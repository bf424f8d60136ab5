"""The right side of a room: its files, and who plays which part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from bot.desk.faces import Face, role_words
from bot.desk.said import Eyes
from bot.desk.sizes import size_words
from cards.wording import _
from cards.wording.dates import long_day
from cards.wording.states import DOCUMENTS, given_word, named
from domain.documents import (
    Audience,
    Document,
    DocumentKind,
    DocumentVersion,
    Signature,
)
from domain.paperwork import folder_of
from domain.people import ActingFor, Team
from domain.phases import PHASES
from services.ports import UnitOfWork

_FINGERPRINT_SIGNS = 12
_FOLDERS = {
    folder_of(facts.phase): f"{facts.number} · {facts.short}" for facts in PHASES
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a document as listed."""

    id: str
    number: int
    name: str
    size: str
    fingerprint: str
    short_fingerprint: str
    by: str
    at: str
    given: str  # `2 signatures`, `3 clearances`; empty while nobody gave one.
    unsigned: bool  # A plan's version that nobody signed.


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document with its versions, the newest first."""

    name: str
    audience: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of the case's tree."""

    name: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A person on the case: what they play, and for whom."""

    face: Face
    roles: str
    provisional: bool
    notes: tuple[str, ...]


def folders_of(case_id: str, *, uow: UnitOfWork, eyes: Eyes) -> tuple[Folder, ...]:
    """Return a case's folders, also empty ones, in the order of the phases."""
    versions = uow.documents.versions_of_case(case_id)
    signatures = uow.documents.signatures_of_case(case_id)
    papers: dict[str, list[Paper]] = {folder_of(f.phase): [] for f in PHASES}
    for document in uow.documents.of_case(case_id):
        mine = [each for each in versions if each.document_id == document.id]
        if mine:
            paper = _paper(document, mine, signatures=signatures, eyes=eyes)
            papers.setdefault(_folder(mine[-1]), []).append(paper)
    return tuple(
        Folder(name=_FOLDERS.get(name, name), papers=tuple(inside))
        for name, inside in sorted(papers.items())
    )


def _folder(version: DocumentVersion) -> str:
    return PurePosixPath(version.path).parent.as_posix()


def _paper(
    document: Document,
    versions: list[DocumentVersion],
    *,
    signatures: Sequence[Signature],
    eyes: Eyes,
) -> Paper:
    newest_first = sorted(versions, key=lambda each: -each.number)
    given = {
        each.id: [s for s in signatures if s.version_id == each.id] for each in versions
    }
    return Paper(
        name=named(DOCUMENTS, document.kind),
        audience=_audience(document.audience),
        versions=tuple(
            _version(each, document.kind, given=given[each.id], eyes=eyes)
            for each in newest_first
        ),
    )


def _audience(audience: Audience) -> str:
    return {
        Audience.PUBLIC: _("Public"),
        Audience.INTERNAL: _("Internal"),
        Audience.RESTRICTED: _("Restricted"),
    }[audience]


def _version(
    version: DocumentVersion,
    kind: DocumentKind,
    *,
    given: Sequence[Signature],
    eyes: Eyes,
) -> Version:
    word = given_word(kind, given)
    face = eyes.faces.get(version.by)
    return Version(
        id=version.id,
        number=version.number,
        name=PurePosixPath(version.path).name,
        size=size_words(version.size),
        fingerprint=version.fingerprint,
        short_fingerprint=version.fingerprint[:_FINGERPRINT_SIGNS],
        by=face.name if face else "",
        at=f"{eyes.day(version.at)}, {eyes.time(version.at)}",
        given=word,
        unsigned=kind is DocumentKind.INTERIM_PLAN and not word,
    )


def parts_of(team: Team, *, eyes: Eyes, day: date) -> tuple[Part, ...]:
    """Return who is on the case now, in the order of the cast."""
    now = [member for member in team.members if member.until is None]
    acting = [each for each in team.acting if each.holds_on(day)]
    on_case = {member.person_id for member in now} | {a.deputy_id for a in acting}
    return tuple(
        Part(
            face=face,
            roles=role_words(m.role for m in now if m.person_id == face.id),
            provisional=any(m.provisional for m in now if m.person_id == face.id),
            notes=tuple(_notes(face.id, team=team, acting=acting, eyes=eyes)),
        )
        for face in eyes.faces.values()
        if face.id in on_case
    )


def _notes(
    person_id: str, *, team: Team, acting: list[ActingFor], eyes: Eyes
) -> Iterable[str]:
    for each in acting:
        if each.deputy_id == person_id and each.principal_id in eyes.faces:
            yield _("Acts for {name} as {role} until {day}").format(
                name=eyes.faces[each.principal_id].name,
                role=role_words([each.role]),
                day=long_day(each.last_day),
            )
    if any(recusal.person_id == person_id for recusal in team.recusals):
        yield _("Stepped back from deciding on this case")
