"""One change of a digest: on the edition that was read, kept on record and shown."""

from dataclasses import replace

from domain.learning.digest import Digest, DigestEntry
from domain.news import News, NewsKind, direct_with, news_for, person_in
from domain.people import Actor
from domain.refusals import Refusal
from services.again import Lost
from services.learning.facilitators import (
    facilitators,
    refuse_other_than_facilitators,
)
from services.ports import Ports, UnitOfWork


def facilitated(digest_id: str, *, by: Actor, uow: UnitOfWork) -> Digest:
    """
    Return a digest for a facilitator to do something about it.

    Refusals: `not-a-facilitator`, `digest-not-found`, `digest-too-late` once there is
    a later one.
    """
    refuse_other_than_facilitators(by.person_id, uow)
    digest = uow.digests.get(digest_id)
    if digest is None:
        raise Refusal("digest-not-found")
    newest = uow.digests.newest()
    if newest is not None and newest.id != digest.id:
        raise Refusal("digest-too-late")
    return digest


def editable(digest_id: str, *, seen: int, by: Actor, uow: UnitOfWork) -> Digest:
    """
    Return a draft that is as it was *seen*.

    Refusals: those above, `digest-decided`, `digest-changed`.
    """
    digest = facilitated(digest_id, by=by, uow=uow)
    refuse_other_than(seen, digest)
    return digest


def refuse_other_than(seen: int, digest: Digest) -> None:
    """Refuse what is no draft any more, or not as it was *seen*."""
    if not digest.can_be_edited:
        raise Refusal("digest-decided")
    if digest.edition != seen:
        raise Refusal("digest-changed")


def store(
    digest: Digest,
    *,
    was: Digest,
    verb: str,
    by: Actor,
    about: str = "",
    ports: Ports,
    uow: UnitOfWork,
) -> Digest:
    """
    Store a change with its record, and let the cards that stand show it.

    `Lost` where somebody was first: nothing is stored.
    """
    if not uow.digests.change(digest, was=was):
        raise Lost
    entry = entry_of(digest, verb, who=by.person_id, about=about, ports=ports)
    uow.digests.record(entry)
    uow.record.queue(shown_anew(digest, uow), at=ports.clock())
    uow.commit()
    return digest


def edited(
    digest: Digest, *, was: Digest, by: Actor, about: str, ports: Ports, uow: UnitOfWork
) -> Digest:
    """Store what a digest says now as its next edition; `Lost` as above."""
    becomes = replace(digest, edition=was.edition + 1)
    return store(
        becomes, was=was, verb="edited", by=by, about=about, ports=ports, uow=uow
    )


def entry_of(
    digest: Digest, verb: str, *, who: str, about: str = "", ports: Ports
) -> DigestEntry:
    """Say what happened to a digest, and to which edition."""
    return DigestEntry(
        digest_id=digest.id,
        at=ports.clock(),
        who=who,
        verb=verb,
        edition=digest.edition,
        about=about,
    )


def shown_anew(digest: Digest, uow: UnitOfWork) -> list[News]:
    """Let each facilitator's card of it show how it stands; nobody is told anew."""
    chats = [direct_with(each.person_id) for each in facilitators(uow)]
    kind = NewsKind.DIGEST_DRAFT
    standing = uow.outbox.standing(chats, kind=kind, subject=digest.id)
    return [news_for(person_in(chat), kind, digest.id) for chat in standing]
