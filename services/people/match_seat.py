"""Give an account to the one person of the office who has its verified address."""

from domain.refusals import Refusal
from domain.seat_links import SeatNews, changed
from domain.seats import Account, Seat, SeatGiven
from services.ports import Ports, UnitOfWork


def match_seat(account: Account, *, email: str, ports: Ports) -> str:
    """
    Seat whoever has that *email*, which the vendor says is theirs; return their id.

    Only once: what the account's address is later on moves no seat. Names are not
    looked at. Where somebody sits there already, they go on doing so.

    Refusals: `match-unknown`, `match-several`; `match-sits-elsewhere` where the person
    has another account with that vendor; `match-left` where they left this one, or a
    list took it from them.
    """
    with ports.open_uow() as uow:
        person_id = _person_with(email, uow)
        uow.seats.lock(person_id)
        there = {"tenant": account.tenant, "account": account.id}
        if sits := uow.seats.person_at(account.vendor, **there):
            return sits
        seats = uow.seats.of_person(person_id)
        if any(seat.vendor is account.vendor for seat in seats):
            raise Refusal("match-sits-elsewhere")
        if _has_left(account, person_id, uow):
            raise Refusal("match-left")
        if not uow.seats.take(_seat(account, person_id, ports)):
            return uow.seats.person_at(account.vendor, **there)
        said = changed(
            account,
            person_id,
            SeatNews.MATCHED,
            by=account.vendor.value,
            at=ports.clock(),
        )
        uow.seat_links.record(said)
        uow.commit()
    return person_id


def _has_left(account: Account, person_id: str, uow: UnitOfWork) -> bool:
    """Whether that account is none of theirs since they, or a list, said so."""
    history = uow.seat_links.history(person_id)
    said = [
        each.what
        for each in history
        if (each.vendor, each.tenant, each.account)
        == (account.vendor, account.tenant, account.id)
    ]
    return bool(said) and said[-1] in {SeatNews.LEFT, SeatNews.UNLISTED}


def is_same_address(one: str, other: str) -> bool:
    """
    Whether two e-mail addresses are one, in whatever letters.

    Letters beyond ASCII are taken as they are: what looks alike is not the same.
    """
    if one.isascii() and other.isascii():
        return bool(one) and one.lower() == other.lower()
    return one == other


def _person_with(email: str, uow: UnitOfWork) -> str:
    found = [
        person.id
        for person in uow.people.everybody()
        if is_same_address(person.email.strip(), email.strip())
    ]
    if not found:
        raise Refusal("match-unknown")
    if len(found) > 1:
        raise Refusal("match-several")
    return found[0]


def _seat(account: Account, person_id: str, ports: Ports) -> Seat:
    return Seat(
        vendor=account.vendor,
        tenant=account.tenant,
        account=account.id,
        person_id=person_id,
        since=ports.clock(),
        given=SeatGiven.MATCH,
    )
