"""A facilitator's yes to a digest as they read it, or none this week; taken back."""

from dataclasses import replace

from domain.learning.digest import UNDO_WITHIN, Digest, DigestState
from domain.people import Actor
from domain.refusals import Refusal
from services.again import again
from services.learning.digest.change import (
    edited,
    facilitated,
    refuse_other_than,
    store,
)
from services.learning.digest.lines import lines_of
from services.ports import Ports


@again
def approve_digest(digest_id: str, *, seen: int, by: Actor, ports: Ports) -> Digest:
    """
    Let a digest go to its members, exactly as it was *seen*, after a short while.

    Pressed again it answers with what stands. Refusals: those of `change.editable`,
    `digest-empty` where nothing would be said.
    """
    with ports.open_uow() as uow:
        was = facilitated(digest_id, by=by, uow=uow)
        if was.state is DigestState.APPROVED or was.is_over:
            return was
        refuse_other_than(seen, was)
        if all(line.is_gone for line in lines_of(was, uow)):
            raise Refusal("digest-empty")
        at = ports.clock()
        yes = replace(
            was,
            state=DigestState.APPROVED,
            look_at=at + UNDO_WITHIN,
            by_id=by.person_id,
            decided_at=at,
        )
        return store(yes, was=was, verb="approved", by=by, ports=ports, uow=uow)


@again
def skip_digest(digest_id: str, *, seen: int, by: Actor, ports: Ports) -> Digest:
    """
    Send none this week. Pressed again it answers with what stands.

    Refusals: those of `editable`.
    """
    with ports.open_uow() as uow:
        was = facilitated(digest_id, by=by, uow=uow)
        if was.state is DigestState.SKIPPED:
            return was
        refuse_other_than(seen, was)
        no = replace(
            was,
            state=DigestState.SKIPPED,
            look_at=None,
            by_id=by.person_id,
            decided_at=ports.clock(),
        )
        return store(no, was=was, verb="skipped", by=by, ports=ports, uow=uow)


@again
def undo_digest(digest_id: str, *, by: Actor, ports: Ports) -> Digest:
    """
    Take a yes or a skipping back: it is a draft again, of another edition.

    So a yes that comes in late is none to it. Pressed again it answers with what
    stands. Refusals: those of `facilitated`, `digest-sent`.
    """
    with ports.open_uow() as uow:
        was = facilitated(digest_id, by=by, uow=uow)
        if was.is_over:
            raise Refusal("digest-sent")
        if not was.can_be_undone:
            return was
        draft = replace(
            was, state=DigestState.DRAFT, look_at=None, by_id="", decided_at=None
        )
        return edited(draft, was=was, by=by, about="undone", ports=ports, uow=uow)
