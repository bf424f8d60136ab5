"""Let people sit where an administrator's list says: it is stronger than a link."""

from datetime import datetime

from domain.news import direct_with
from domain.people import AT_COMMAND_LINE
from domain.people_list import ListedPerson, PeopleListFaulty, account_taken
from domain.seat_links import SeatNews, changed
from domain.seats import Account, Seat, SeatGiven, Vendor
from services.ports import UnitOfWork


def sits_by_list(account: Account, uow: UnitOfWork) -> str:
    """Return whom a list gave an account; empty for nobody."""
    seat = uow.seats.seat_at(account)
    return seat.person_id if seat and seat.given is SeatGiven.LIST else ""


def seat_listed(
    each: ListedPerson, uow: UnitOfWork, *, at: datetime
) -> frozenset[Vendor]:
    """
    Seat a person where the list says, and nowhere that it rules out.

    Return with which vendors the list seats them. PeopleListFaulty where somebody was
    listed with the account just now.
    """
    uow.seats.lock(each.person.id)
    for seat in uow.seats.of_person(each.person.id):
        if _is_ruled_out(seat, each):
            _leave(seat, uow, at=at)
    for account in each.accounts:
        _sit(account, each, uow, at=at)
    return frozenset(account.vendor for account in each.accounts)


def _is_ruled_out(seat: Seat, each: ListedPerson) -> bool:
    if seat.at in each.accounts:
        return False
    if seat.vendor in each.without:
        return True
    if any(account.vendor is seat.vendor for account in each.accounts):
        return True  # One seat a vendor: the list says which.
    # A list of before Slack says nothing of it; of Teams it always says something.
    return seat.vendor is Vendor.TEAMS and seat.given is SeatGiven.LIST


def _sit(
    account: Account, each: ListedPerson, uow: UnitOfWork, *, at: datetime
) -> None:
    sits = uow.seats.seat_at(account)
    is_theirs = sits is not None and sits.person_id == each.person.id
    if sits is not None and sits.given is SeatGiven.LIST:
        if not is_theirs:
            raise PeopleListFaulty((account_taken(each, account),))
        return
    if sits is not None and not is_theirs:
        _leave(sits, uow, at=at)
    elif sits is not None:
        uow.seats.leave(account.vendor, tenant=account.tenant, account=account.id)
    seat = Seat(
        vendor=account.vendor,
        tenant=account.tenant,
        account=account.id,
        person_id=each.person.id,
        since=at,
    )
    if not uow.seats.take(seat):
        raise PeopleListFaulty((account_taken(each, account),))  # Just now.
    _record(account, each.person.id, SeatNews.LISTED, uow, at=at)


def _leave(seat: Seat, uow: UnitOfWork, *, at: datetime) -> None:
    """Take somebody off an account; the chat is that account's, whoever sits next."""
    uow.seats.leave(seat.vendor, tenant=seat.tenant, account=seat.account)
    uow.places.lose(direct_with(seat.person_id), vendor=seat.vendor)
    _record(seat.at, seat.person_id, SeatNews.UNLISTED, uow, at=at)


def _record(
    account: Account, person_id: str, what: SeatNews, uow: UnitOfWork, *, at: datetime
) -> None:
    uow.seat_links.record(changed(account, person_id, what, by=AT_COMMAND_LINE, at=at))
