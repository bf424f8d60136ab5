"""Seats, places, and what came in, as rows."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, select, update

from domain.seats import Account, Place, Seat, Vendor
from storage.inserts import insert_new, insert_or_replace
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.tables.base import table_of
from storage.tables.channels import InboxRow, PlaceRow, SeatRow
from storage.tables.people import PersonRow

_SEATS = table_of(SeatRow)
_PLACES = table_of(PlaceRow)
_INBOX = table_of(InboxRow)
_PEOPLE = table_of(PersonRow)
_SEAT = Shape(Seat, _SEATS)
_PLACE = Shape(Place, _PLACES)

# Not against who only refers to them: that would hold up every new case of theirs.
_LOCK = Statement(
    select(_PEOPLE.c.id)
    .where(_PEOPLE.c.id == bindparam("which"))
    .with_for_update(key_share=True)
)
_TAKE_SEAT = insert_new(_SEATS)
_AT_SEAT = Statement(
    select(_SEATS.c.person_id).where(
        _SEATS.c.vendor == bindparam("vendor"),
        _SEATS.c.tenant == bindparam("tenant"),
        _SEATS.c.account == bindparam("account"),
    )
)
_OF_PERSON = Statement(
    select(*_SEAT.columns)
    .where(_SEATS.c.person_id == bindparam("person_id"))
    .order_by(_SEATS.c.vendor, _SEATS.c.tenant, _SEATS.c.account)
)
_OF_PEOPLE = Among(
    lambda slots: select(_SEATS.c.person_id, _SEATS.c.account).where(
        _SEATS.c.vendor == bindparam("vendor"),
        _SEATS.c.tenant == bindparam("tenant"),
        _SEATS.c.person_id.in_(slots),
    )
)
_OF_VENDOR = Statement(
    select(*_SEAT.columns)
    .where(_SEATS.c.vendor == bindparam("vendor"))
    .order_by(_SEATS.c.tenant, _SEATS.c.account)
)
_SEAT_THERE = and_(
    _SEATS.c.vendor == bindparam("by"),
    _SEATS.c.tenant == bindparam("where"),
    _SEATS.c.account == bindparam("which"),
)
_LEAVE_SEAT = Statement(delete(_SEATS).where(_SEAT_THERE))
_THE_SEAT = Statement(select(*_SEAT.columns).where(_SEAT_THERE))
_LOSE_SEAT = Statement(
    update(_SEATS)
    .where(_SEAT_THERE, _SEATS.c.lost_at.is_(None))
    .values(lost_at=bindparam("at", type_=_SEATS.c.lost_at.type))
)
_FIND_SEAT = Statement(
    update(_SEATS)
    .where(_SEAT_THERE, _SEATS.c.lost_at.is_not(None))
    .values(lost_at=None)
)
_KEEP_PLACE = insert_or_replace(_PLACES)
_THERE = and_(
    _PLACES.c.conversation == bindparam("where"), _PLACES.c.vendor == bindparam("by")
)
_THE_PLACE = Statement(select(*_PLACE.columns).where(_THERE))
_EVERYWHERE = Statement(
    select(*_PLACE.columns)
    .where(_PLACES.c.conversation == bindparam("where"))
    .order_by(_PLACES.c.since.desc(), _PLACES.c.vendor)
)
_OF_TENANT = Statement(
    select(*_PLACE.columns)
    .where(_PLACES.c.vendor == bindparam("by"), _PLACES.c.tenant == bindparam("tenant"))
    .order_by(_PLACES.c.conversation)
)
_LOSE_PLACE = Statement(delete(_PLACES).where(_THERE))
_HELD_AT = Statement(
    select(*_PLACE.columns).where(
        _PLACES.c.vendor == bindparam("by"),
        _PLACES.c.tenant == bindparam("tenant"),
        _PLACES.c.reference == bindparam("reference"),
    )
)
_CAME = insert_new(_INBOX)
_WHAT_CAME = and_(
    _INBOX.c.vendor == bindparam("by"), _INBOX.c.key == bindparam("which")
)
_TAKEN = Statement(select(_INBOX.c.key).where(_WHAT_CAME))
_LET_GO = Statement(delete(_INBOX).where(_WHAT_CAME))
_FORGET = Statement(delete(_INBOX).where(_INBOX.c.came_at < bindparam("before")))


class SqlSeats:
    """Fills `SeatStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def lock(self, person_id: str) -> None:
        """Let nobody else who locks them change their seats until this unit ends."""
        self._statements.rows(_LOCK, which=person_id)

    def take(self, seat: Seat) -> bool:
        """Store a seat; False when the account is somebody's already."""
        return self._statements.change(_TAKE_SEAT, **_SEAT.values(seat)) == 1

    def person_at(self, vendor: Vendor, *, tenant: str, account: str) -> str:
        """Return who sits there; empty for nobody."""
        row = self._statements.row(
            _AT_SEAT, vendor=vendor, tenant=tenant, account=account
        )
        return str(row[0]) if row else ""

    def of_person(self, person_id: str) -> list[Seat]:
        """Return a person's seats."""
        rows = self._statements.rows(_OF_PERSON, person_id=person_id)
        return [_SEAT.made(row) for row in rows]

    def of_vendor(self, vendor: Vendor) -> list[Seat]:
        """Return everybody's seats with a vendor, in one query."""
        rows = self._statements.rows(_OF_VENDOR, vendor=vendor)
        return [_SEAT.made(row) for row in rows]

    def accounts(
        self, vendor: Vendor, *, tenant: str, people: Iterable[str]
    ) -> dict[str, str]:
        """Return the account of each of the people who sits there, in one query."""
        where = {"vendor": vendor, "tenant": tenant}
        rows = _OF_PEOPLE.rows(self._statements, people, **where)
        return {str(person_id): str(account) for person_id, account in rows}

    def leave(self, vendor: Vendor, *, tenant: str, account: str) -> bool:
        """Take a person off an account; False when nobody sat there."""
        at = {"by": vendor, "where": tenant, "which": account}
        return self._statements.change(_LEAVE_SEAT, **at) == 1

    def seat_at(self, account: Account) -> Seat | None:
        """Return the seat at an account; None where nobody sits."""
        row = self._statements.row(_THE_SEAT, **_there(account))
        return _SEAT.made(row) if row else None

    def set_lost(self, account: Account, at: datetime | None) -> bool:
        """Say since when nobody is reached there, or None; False where it was so."""
        if at is None:
            return self._statements.change(_FIND_SEAT, **_there(account)) == 1
        return self._statements.change(_LOSE_SEAT, **_there(account), at=at) == 1


def _there(account: Account) -> dict[str, str]:
    return {"by": account.vendor, "where": account.tenant, "which": account.id}


class SqlPlaces:
    """Fills `PlaceStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def keep(self, place: Place) -> None:
        """Store where a conversation is held, or that it moved."""
        self._statements.change(_KEEP_PLACE, **_PLACE.values(place))

    def of(self, conversation: str, *, vendor: Vendor) -> Place | None:
        """Return where a conversation is held; None where nobody knows."""
        row = self._statements.row(_THE_PLACE, where=conversation, by=vendor)
        return _PLACE.made(row) if row else None

    def at(self, vendor: Vendor, *, tenant: str, reference: str) -> Place | None:
        """Return what is held at a vendor's conversation; None for none of ours."""
        row = self._statements.row(
            _HELD_AT, by=vendor, tenant=tenant, reference=reference
        )
        return _PLACE.made(row) if row else None

    def lose(self, conversation: str, *, vendor: Vendor) -> bool:
        """Forget where a conversation is held; False when that was not known."""
        return self._statements.change(_LOSE_PLACE, where=conversation, by=vendor) == 1

    def everywhere(self, conversation: str) -> list[Place]:
        """Return where a conversation is held, with any vendor; the latest first."""
        rows = self._statements.rows(_EVERYWHERE, where=conversation)
        return [_PLACE.made(row) for row in rows]

    def of_tenant(self, vendor: Vendor, tenant: str) -> list[Place]:
        """Return all that is held in a tenant."""
        rows = self._statements.rows(_OF_TENANT, by=vendor, tenant=tenant)
        return [_PLACE.made(row) for row in rows]


class SqlInbox:
    """Fills `InboxStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def take(self, vendor: Vendor, key: str, *, at: datetime) -> bool:
        """Take what came in, in the transaction that does it; False where it is."""
        return self._statements.change(_CAME, vendor=vendor, key=key, came_at=at) == 1

    def is_taken(self, vendor: Vendor, key: str) -> bool:
        """Whether it was done."""
        return self._statements.row(_TAKEN, by=vendor, which=key) is not None

    def let_go(self, vendor: Vendor, key: str) -> None:
        """Say that what came in was not done whole: it may come again."""
        self._statements.change(_LET_GO, by=vendor, which=key)

    def forget_before(self, moment: datetime) -> int:
        """Forget what came in before; return how much."""
        return self._statements.change(_FORGET, before=moment)
