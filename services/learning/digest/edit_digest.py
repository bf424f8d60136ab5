"""What facilitators do to a draft: an introduction, and what stands in it, in order."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from domain.learning.digest import (
    BY_HAND,
    LONGEST_INTRO,
    LONGEST_LINE,
    MOST_ITEMS,
    Digest,
    DigestItem,
    DigestKind,
    Move,
    moved,
)
from domain.learning.digest_choice import chosen, item_of
from domain.learning.resource_rules import address_fault
from domain.learning.resources import ResourceStatus
from domain.people import Actor
from domain.refusals import Refusal
from services.again import again
from services.case_change import today_of
from services.learning.digest.change import editable, edited
from services.learning.digest.draft_digest import what_is_new
from services.learning.said_to_all import tells_of_somebody
from services.ports import Ports, UnitOfWork
from services.words import needed, refuse_long


@again
def introduce_digest(
    digest_id: str, *, seen: int, words: str, by: Actor, ports: Ports
) -> Digest:
    """
    Say something above the items; empty words take it out.

    *seen* is the edition that was read, here and below. Refusals: those of `editable`,
    `text-too-long`, `digest-names-somebody`.
    """
    said = "\n".join(" ".join(line.split()) for line in words.strip().splitlines())
    refuse_long(said, limit=LONGEST_INTRO, field="words")
    with ports.open_uow() as uow:
        was = editable(digest_id, seen=seen, by=by, uow=uow)
        _refuse_names(said, uow, ports)
        if said == was.intro:
            return was
        new = replace(was, intro=said)
        return edited(new, was=was, by=by, about="intro", ports=ports, uow=uow)


@again
def draft_anew(digest_id: str, *, seen: int, by: Actor, ports: Ports) -> Digest:
    """
    Look for news again: what somebody put in stays, the rest is as new as can be.

    Refusals: those of `editable`.
    """
    with ports.open_uow() as uow:
        was = editable(digest_id, seen=seen, by=by, uow=uow)
        last = uow.digests.latest_sent()
        kept = [each for each in was.items if each.kind in BY_HAND]
        new_ones = what_is_new(last, ports.clock(), uow=uow, ports=ports)
        items = chosen((kept, new_ones))
        if items == was.items:
            return was
        new = was.holding(items)
        return edited(new, was=was, by=by, about="anew", ports=ports, uow=uow)


@again
def move_item(
    digest_id: str, place: int, move: Move, *, seen: int, by: Actor, ports: Ports
) -> Digest:
    """
    Move the item at a *place* (from 0) up or down, or take it out.

    Refusals: those of `editable`, `digest-no-such-item`.
    """
    with ports.open_uow() as uow:
        was = editable(digest_id, seen=seen, by=by, uow=uow)
        if not 0 <= place < len(was.items):
            raise Refusal("digest-no-such-item")
        items = moved(was.items, place, move)
        if items == was.items:
            return was
        about = f"{move}:{was.items[place].subject}"
        new = was.holding(items)
        return edited(new, was=was, by=by, about=about, ports=ports, uow=uow)


@again
def add_resource_to_digest(
    digest_id: str, resource_id: str, *, seen: int, by: Actor, ports: Ports
) -> Digest:
    """
    Put a resource in, by its short name.

    Refusals: those of `editable`, `resource-not-found`, `digest-resource-gone` for one
    that was withdrawn, `digest-item-there`, `digest-full`.
    """
    with ports.open_uow() as uow:
        was = editable(digest_id, seen=seen, by=by, uow=uow)
        resource = uow.resources.get(resource_id.strip().casefold()).resource
        if resource.status is ResourceStatus.WITHDRAWN:
            raise Refusal("digest-resource-gone", resource=resource.id)
        item = item_of(resource, DigestKind.RESOURCE)
        return _added(item, was=was, by=by, ports=ports, uow=uow)


@again
def add_line_to_digest(
    digest_id: str,
    *,
    words: str,
    link: str,
    day: date | None = None,
    seen: int,
    by: Actor,
    ports: Ports,
) -> Digest:
    """
    Put a line with a link in: with a *day* it is an event.

    Refusals: those of `editable`, `words-missing`, `text-too-long`,
    `digest-link-odd` for what is no https address, `digest-day-over`,
    `digest-names-somebody`, `digest-item-there`, `digest-full`.
    """
    said = " ".join(needed(words).split())
    refuse_long(said, limit=LONGEST_LINE, field="words")
    item = DigestItem(
        kind=DigestKind.LINE if day is None else DigestKind.EVENT,
        title=said,
        address=_https(link.strip()),
        day=day,
    )
    with ports.open_uow() as uow:
        was = editable(digest_id, seen=seen, by=by, uow=uow)
        today = today_of(by.person_id, uow=uow, at=ports.clock())
        if day is not None and day < today:
            raise Refusal("digest-day-over", day=day.isoformat())
        _refuse_names(said, uow, ports)
        return _added(item, was=was, by=by, ports=ports, uow=uow)


def _added(
    item: DigestItem, *, was: Digest, by: Actor, ports: Ports, uow: UnitOfWork
) -> Digest:
    if item.subject in {each.subject for each in was.items}:
        raise Refusal("digest-item-there")
    if was.is_full:
        raise Refusal("digest-full", limit=str(MOST_ITEMS))
    new = was.holding((*was.items, item))
    about = f"in:{item.subject}"
    return edited(new, was=was, by=by, about=about, ports=ports, uow=uow)


def _https(address: str) -> str:
    if address_fault(address) is not None or urlsplit(address).scheme != "https":
        raise Refusal("digest-link-odd")
    return address


def _refuse_names(words: str, uow: UnitOfWork, ports: Ports) -> None:
    """Refuse what names a complainant, or holds somebody's address or number."""
    if tells_of_somebody(words, uow=uow, ports=ports):
        raise Refusal("digest-names-somebody")
