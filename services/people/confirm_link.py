"""The answer of whoever asked for a link: yes takes the seat, no ends it."""

from dataclasses import replace

from domain.people import Actor
from domain.refusals import Refusal
from domain.seat_links import LinkState, SeatLink, SeatNews, changed
from domain.seats import Account, Seat, SeatGiven
from services.ports import Ports, UnitOfWork


def confirm_link(link_id: str, *, by: Actor, ports: Ports) -> SeatLink:
    """
    Take the account as a seat of whoever asked for the link; pressed twice, once.

    Refusals: `link-over`; `link-not-agreed` before the account said yes;
    `seat-with-vendor` while they sit elsewhere with that vendor; `account-seated`
    where somebody has that account meanwhile.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        uow.seats.lock(by.person_id)
        link, account = _theirs(link_id, by, uow)
        if link.state is LinkState.TAKEN:
            return link
        if link.state is LinkState.CLAIMED:
            raise Refusal("link-not-agreed")
        if link.state is not LinkState.AGREED or not link.is_live(at):
            raise Refusal("link-over")
        taken = replace(link, state=LinkState.TAKEN)
        if not uow.seat_links.step(taken, was=LinkState.AGREED):
            raise Refusal("link-over")  # Just now, from the other side.
        _sit(account, by.person_id, uow, ports)
        said = changed(account, by.person_id, SeatNews.LINKED, by=_by(by), at=at)
        uow.seat_links.record(said)
        uow.commit()
    return taken


def refuse_link(link_id: str, *, by: Actor, ports: Ports) -> SeatLink:
    """
    Say that an account is not that of whoever asked for the link; twice is once.

    Refusal `link-over` where it is theirs already, or never was about them.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        link, account = _theirs(link_id, by, uow)
        refused = replace(link, state=LinkState.REFUSED)
        if link.state in {LinkState.CLAIMED, LinkState.AGREED}:
            if uow.seat_links.step(refused, was=link.state):
                said = changed(
                    account, by.person_id, SeatNews.REFUSED, by=_by(by), at=at
                )
                uow.seat_links.record(said)
                uow.commit()
                return refused
            link, _ = _theirs(link_id, by, uow)
        if link.state is not LinkState.REFUSED:
            raise Refusal("link-over")
    return link


def _theirs(link_id: str, by: Actor, uow: UnitOfWork) -> tuple[SeatLink, Account]:
    link = uow.seat_links.get(link_id)
    if link is None or link.person_id != by.person_id or link.at is None:
        raise Refusal("link-over")
    return link, link.at


def _sit(account: Account, person_id: str, uow: UnitOfWork, ports: Ports) -> None:
    """One seat a vendor: a message has one place to go to with each of them."""
    elsewhere = [
        seat
        for seat in uow.seats.of_person(person_id)
        if seat.vendor is account.vendor and seat.at != account
    ]
    if elsewhere:
        raise Refusal("seat-with-vendor")
    seat = Seat(
        vendor=account.vendor,
        tenant=account.tenant,
        account=account.id,
        person_id=person_id,
        since=ports.clock(),
        given=SeatGiven.LINK,
    )
    there = {"tenant": account.tenant, "account": account.id}
    is_theirs = uow.seats.take(seat) or (
        uow.seats.person_at(account.vendor, **there) == person_id
    )
    if not is_theirs:
        raise Refusal("account-seated")


def _by(actor: Actor) -> str:
    return f"{actor.person_id} ({actor.via})"
