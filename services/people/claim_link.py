"""What an account that sits nowhere does with a code: type it, and say yes or no."""

from dataclasses import dataclass, replace

from domain.news import News, NewsKind, news_for
from domain.refusals import Refusal
from domain.seat_links import (
    MOST_TRIES,
    TRIES_WITHIN,
    LinkState,
    SeatLink,
    SeatNews,
    changed,
    initials_of,
)
from domain.seats import Account
from services.people.offer_link import digest_of
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkClaimed:
    """A link whose code was typed, and the *initials* of whose it is: no more."""

    link: SeatLink
    initials: str


def claim_link(code: str, *, account: Account, ports: Ports) -> LinkClaimed:
    """
    Use a code up, from the account that is to become a seat.

    Whoever typed it learns the initials of whose code it is. A code that is wrong, used
    or old is told apart from no other. Typed again from the same account it answers
    with the same.

    Refusals: `link-too-many-tries`, `link-code-wrong`, `link-sits-already`.
    """
    _count_try(account, ports)
    at = ports.clock()
    with ports.open_uow() as uow:
        link = uow.seat_links.of_digest(digest_of(code))
        if uow.seats.seat_at(account) is not None:
            raise Refusal("link-sits-already")
        if link is None or not link.is_live(at) or link.at not in {None, account}:
            raise Refusal("link-code-wrong")
        if link.state is LinkState.OFFERED:
            _end_others(account, uow)
            claimed = link.claimed(account, now=at)
            if not uow.seat_links.step(claimed, was=LinkState.OFFERED):
                raise Refusal("link-code-wrong")  # Somebody else was first.
            link = claimed
        found = _claimed(link, uow)
        uow.commit()
    return found


def claim_of(account: Account, *, ports: Ports) -> LinkClaimed | None:
    """Return the link that an account has claimed last; None where none is left."""
    at = ports.clock()
    with ports.read_uow() as uow:
        live = (each for each in uow.seat_links.of_account(account) if each.is_live(at))
        link = next(live, None)
        return _claimed(link, uow) if link else None


def agree_link(link_id: str, *, account: Account, ports: Ports) -> SeatLink:
    """
    Say yes from the account that typed the code; its person is asked then, once.

    Refusal `link-over` where nothing waits for that account's answer.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        link = _theirs(link_id, account, uow)
        if link.state is LinkState.CLAIMED and link.is_live(at):
            agreed = replace(link, state=LinkState.AGREED)
            if uow.seat_links.step(agreed, was=LinkState.CLAIMED):
                _record(agreed, SeatNews.AGREED, account, ports, uow)
                uow.record.queue([_question(agreed)], at=at)
                uow.commit()
                return agreed
            link = _theirs(link_id, account, uow)
        if link.state not in {LinkState.AGREED, LinkState.TAKEN}:
            raise Refusal("link-over")
        return link


def disagree_link(link_id: str, *, account: Account, ports: Ports) -> SeatLink:
    """
    Say no from the account that typed the code; said twice it is said.

    Refusal `link-over` where it is too late for that, or never was theirs.
    """
    with ports.open_uow() as uow:
        link = _theirs(link_id, account, uow)
        if link.state in {LinkState.CLAIMED, LinkState.AGREED}:
            refused = replace(link, state=LinkState.REFUSED)
            if uow.seat_links.step(refused, was=link.state):
                _record(refused, SeatNews.REFUSED, account, ports, uow)
                uow.commit()
                return refused
            link = _theirs(link_id, account, uow)
        if link.state is not LinkState.REFUSED:
            raise Refusal("link-over")
        return link


def spend_code(code: str, *, ports: Ports) -> None:
    """End a code that others may have read; nothing tells whether it was one."""
    with ports.open_uow() as uow:
        link = uow.seat_links.of_digest(digest_of(code))
        if link is not None and link.state is LinkState.OFFERED:
            ended = replace(link, state=LinkState.ENDED)
            if uow.seat_links.step(ended, was=LinkState.OFFERED):
                uow.commit()


def _count_try(account: Account, ports: Ports) -> None:
    """Count it for itself: what is refused afterwards was tried all the same."""
    at = ports.clock()
    with ports.open_uow() as uow:
        tries = uow.seat_links.count_try(account, at=at, before=at - TRIES_WITHIN)
        uow.commit()
    if tries > MOST_TRIES:
        raise Refusal("link-too-many-tries")


def _end_others(account: Account, uow: UnitOfWork) -> None:
    """Who types another code means that one."""
    for each in uow.seat_links.of_account(account):
        uow.seat_links.step(replace(each, state=LinkState.ENDED), was=each.state)


def _claimed(link: SeatLink, uow: UnitOfWork) -> LinkClaimed:
    person = uow.people.get(link.person_id)
    return LinkClaimed(link=link, initials=initials_of(person.name))


def _theirs(link_id: str, account: Account, uow: UnitOfWork) -> SeatLink:
    link = uow.seat_links.get(link_id)
    if link is None or link.at != account:
        raise Refusal("link-over")
    return link


def _record(
    link: SeatLink, what: SeatNews, account: Account, ports: Ports, uow: UnitOfWork
) -> None:
    said = changed(account, link.person_id, what, by=account.id, at=ports.clock())
    uow.seat_links.record(said)


def _question(link: SeatLink) -> News:
    return news_for(link.person_id, NewsKind.SEAT, link.id)
