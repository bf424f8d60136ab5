"""Checking the links of the catalogue: when, which, and what is made of the finds."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.learning.links import LinkFound, LinkHealth, LinkOutcome, LinkReason, looked
from domain.learning.resources import KeptResource, ResourceNews, ResourceStatus
from domain.people import LINK_CHECK, Actor
from domain.refusals import Refusal
from services.learning.facilitators import refuse_other_than_facilitators
from services.learning.resources.keeping import keep, kept_by_id
from services.learning.resources.tell_dead_links import news_of_dead_links
from services.ports import Ports, UnitOfWork

CHECK_EVERY = timedelta(days=7)
_CHECK = Actor(person_id=LINK_CHECK, via="desk")
_BY_PEOPLE = frozenset({ResourceNews.DEAD, ResourceNews.ALIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLinks:
    """What a check found: how each link does, by the resource's id."""

    links: Mapping[str, LinkHealth]

    def count(self, outcome: LinkOutcome) -> int:
        """Count the links that did so."""
        return sum(each.outcome is outcome for each in self.links.values())


def ask_for_check(*, by: Actor, ports: Ports) -> None:
    """Let the links be checked soon; asked twice is asked once. `not-a-facilitator`."""
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        uow.resources.ask_for_check()
        uow.commit()


def begin_check(*, weekly: bool, ports: Ports) -> bool:
    """
    Whether the links are to be checked now, and by nobody but the caller.

    They are where somebody asked for it; with *weekly* also a week after the last time.
    """
    at = ports.clock()
    before = at - CHECK_EVERY if weekly else None
    with ports.read_uow() as uow:
        if not uow.resources.is_check_due(before):
            return False
    with ports.open_uow() as uow:
        begins = uow.resources.begin_check(at, before=before)
        uow.commit()
    return begins


def links_to_check(*, ports: Ports) -> dict[str, str]:
    """Return the addresses of all resources that are not withdrawn, by id."""
    with ports.read_uow() as uow:
        return {
            each.id: each.url
            for each in uow.resources.all()
            if each.status is not ResourceStatus.WITHDRAWN
        }


def keep_links(found: Mapping[str, LinkFound], *, ports: Ports) -> CheckedLinks:
    """
    Keep what a check found; a resource whose link is dead is marked so.

    Facilitators are told of those that were not dead before. What one of them said of a
    link stands; the resource's card tells them what was found. Refusals:
    `links-not-reached` where no address answered at all: then the fault is our own.
    """
    _refuse_offline(found)
    at = ports.clock()
    with ports.open_uow() as uow:
        before = uow.resources.links()
        kept = kept_by_id(uow)
        links = {
            each: looked(each, finding, at=at, was=before.get(each))
            for each, finding in found.items()
            if each in kept
        }
        uow.resources.put_links(list(links.values()))
        dead = [
            kept[resource_id].resource
            for resource_id, link in links.items()
            if _mark(kept[resource_id], link, ports=ports, uow=uow) and link.is_dead
        ]
        uow.record.queue(news_of_dead_links(dead, uow), at=at)
        uow.commit()
    return CheckedLinks(links=links)


def _refuse_offline(found: Mapping[str, LinkFound]) -> None:
    ours = {LinkReason.NO_SUCH_NAME, LinkReason.TIMEOUT, LinkReason.BROKEN}
    if len(found) > 1 and all(each.reason in ours for each in found.values()):
        raise Refusal("links-not-reached")


def _mark(
    was: KeptResource, link: LinkHealth, *, ports: Ports, uow: UnitOfWork
) -> bool:
    """Mark a resource where that is news; return whether it was."""
    resource = was.resource
    answers = link.outcome in {LinkOutcome.ALIVE, LinkOutcome.MOVED}
    is_news = link.is_dead if resource.dead_since is None else answers
    if not is_news or _is_said_by_somebody(resource.id, uow):
        return False
    since = link.looked_at.date() if link.is_dead else None
    with suppress(Refusal):  # Somebody changed it just now: the next check looks again.
        keep(
            replace(resource, dead_since=since),
            was,
            what=ResourceNews.DEAD if link.is_dead else ResourceNews.ALIVE,
            by=_CHECK,
            ports=ports,
            uow=uow,
        )
        return True
    return False


def _is_said_by_somebody(resource_id: str, uow: UnitOfWork) -> bool:
    said = [
        change
        for change in uow.resources.history(resource_id)
        if change.what in _BY_PEOPLE
    ]
    return bool(said) and said[-1].by != LINK_CHECK
