"""Where the digest stands, for members and for facilitators."""

from domain.learning.digest import (
    Digest,
    DigestDesk,
    DigestSheet,
    DigestState,
    Posted,
)
from domain.learning.digest_week import next_draft_at
from domain.nudging.reader_time import zone_named
from domain.refusals import Refusal
from services.learning.digest.lines import lines_of
from services.learning.facilitators import (
    may_facilitate,
    refuse_other_than_facilitators,
)
from services.ports import Ports, UnitOfWork


def read_digest_desk(reader: str, *, ports: Ports) -> DigestDesk:
    """Return where the digest stands; to facilitators with what is being made."""
    now = ports.clock()
    with ports.read_uow() as uow:
        latest = uow.digests.latest_sent()
        facilitates = may_facilitate(reader, uow)
        current = uow.digests.newest() if facilitates else None
        return DigestDesk(
            is_member=uow.digests.is_member(reader),
            facilitates=facilitates,
            next_at=next_draft_at(now, zone_named(ports.desk_zone)),
            latest=_read(latest, uow) if latest else None,
            current=_sheet(current, uow) if current else None,
        )


def read_draft(digest_id: str, *, reader: str, ports: Ports) -> DigestSheet:
    """Return a digest for a facilitator; `not-a-facilitator`, `digest-not-found`."""
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(reader, uow)
        return _sheet(_known(digest_id, uow), uow)


def read_issue(digest_id: str, *, reader: str, ports: Ports) -> DigestSheet:
    """
    Return a digest for a member to whom it goes.

    Refusals: `digest-not-found`, `not-a-member` also for who left, `digest-empty`.
    """
    with ports.read_uow() as uow:
        digest = _known(digest_id, uow)
        if not uow.digests.is_member(reader):
            raise Refusal("not-a-member")
        sheet = _read(digest, uow)
        if not digest.is_over or not sheet.said:
            raise Refusal("digest-empty")
        return sheet


def waits_for_approval(person_id: str, uow: UnitOfWork) -> bool:
    """Whether a draft waits for somebody's yes."""
    if not may_facilitate(person_id, uow):
        return False
    newest = uow.digests.newest()
    return newest is not None and newest.state is DigestState.DRAFT


def _known(digest_id: str, uow: UnitOfWork) -> Digest:
    digest = uow.digests.get(digest_id)
    if digest is None:
        raise Refusal("digest-not-found")
    return digest


def _read(digest: Digest, uow: UnitOfWork) -> DigestSheet:
    """Return what members read: nothing of who they are or how many."""
    return DigestSheet(digest=digest, lines=lines_of(digest, uow))


def _sheet(digest: Digest, uow: UnitOfWork) -> DigestSheet:
    people = uow.people.some([digest.by_id])
    return DigestSheet(
        digest=digest,
        lines=lines_of(digest, uow),
        members=uow.digests.count_members(),
        by=people[digest.by_id].name if digest.by_id in people else "",
        posted=_posted(digest, uow),
    )


def _posted(digest: Digest, uow: UnitOfWork) -> Posted:
    """Return how far it is: counted while it goes out, as it was kept after that."""
    if digest.state is not DigestState.SENT:
        return uow.digests.posted(digest.id)
    sent, missed, gone = digest.reached, digest.missed, digest.gone
    return Posted(all=sent + missed + gone, sent=sent, missed=missed, gone=gone)
