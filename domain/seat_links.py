"""Linking two accounts of one person: a code, and a yes from both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.seats import Account, Seat, Vendor

# Without I, L, O and U: nothing of it is mistaken for something else.
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8  # Forty bits, for a few guesses an hour.
_MEANT = str.maketrans("OIL", "011", " -–\t")
_HALF = CODE_LENGTH // 2

CODE_LASTS = timedelta(minutes=10)
ANSWERED_WITHIN = timedelta(hours=1)  # By both sides, once the code was typed.
MOST_TRIES = 5  # Codes that one account may type in this time.
TRIES_WITHIN = timedelta(hours=1)


class LinkState(StrEnum):
    """How far a link is; each step is taken once."""

    OFFERED = "offered"  # There is a code.
    CLAIMED = "claimed"  # It was typed from another account; it works no more.
    AGREED = "agreed"  # That account said yes; its person is asked.
    TAKEN = "taken"  # They said yes too: the account is their seat.
    REFUSED = "refused"
    ENDED = "ended"  # It took too long, or there was another.


LIVE = frozenset({LinkState.OFFERED, LinkState.CLAIMED, LinkState.AGREED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLink:
    """
    That *person_id* wants another account to be theirs, too.

    *via* is where they asked for it. Until the code is typed there is no *account*;
    nothing more can be done to it from *ends_at* on.
    """

    id: str
    person_id: str
    via: str
    state: LinkState
    made_at: datetime
    ends_at: datetime
    vendor: Vendor | None = None
    tenant: str = ""
    account: str = ""

    @property
    def at(self) -> Account | None:
        """The account that wants to be theirs; None before the code was typed."""
        if self.vendor is None:
            return None
        return Account(self.vendor, self.tenant, self.account)

    def is_live(self, now: datetime) -> bool:
        """Whether something can still be done to it."""
        return self.state in LIVE and now < self.ends_at

    def claimed(self, account: Account, *, now: datetime) -> "SeatLink":
        """Return it with the account from which its code was typed."""
        return replace(
            self,
            state=LinkState.CLAIMED,
            vendor=account.vendor,
            tenant=account.tenant,
            account=account.id,
            ends_at=now + ANSWERED_WITHIN,
        )


class SeatNews(StrEnum):
    """What happened to a seat; kept for ever."""

    LISTED = "listed"
    UNLISTED = "unlisted"
    AGREED = "agreed"  # The account said that it wants to be that person's.
    LINKED = "linked"  # That person said so, too.
    REFUSED = "refused"
    MATCHED = "matched"
    LEFT = "left"
    LOST = "lost"
    FOUND = "found"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatChange:
    """
    What happened to a seat of *person_id*, kept for the administrator.

    *by* is a person's id, `administrator`, an account, or the vendor.
    """

    person_id: str
    vendor: Vendor
    tenant: str
    account: str
    what: SeatNews
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSheet:
    """
    A person's *seats*, and a link that waits for their yes.

    *last* is the one seat at which they are reached, None where there are several or
    none. *has_mail* says that e-mail reaches them, too.
    """

    seats: tuple[Seat, ...]
    asked: SeatLink | None
    last: Seat | None
    has_mail: bool


def last_of(seats: Sequence[Seat]) -> Seat | None:
    """Return the one seat at which somebody is reached; None for several or none."""
    reached = [seat for seat in seats if seat.lost_at is None]
    return reached[0] if len(reached) == 1 else None


def changed(
    account: Account, person_id: str, what: SeatNews, *, by: str, at: datetime
) -> SeatChange:
    """Return what happened to an account that is, or might become, a person's."""
    return SeatChange(
        person_id=person_id,
        vendor=account.vendor,
        tenant=account.tenant,
        account=account.id,
        what=what,
        by=by,
        at=at,
    )


def code_in(words: str) -> str:
    """Return the code that somebody typed, as it was made; empty for none."""
    code = words.upper().translate(_MEANT).strip(".,;:!?\"'“”")
    is_code = len(code) == CODE_LENGTH and all(sign in CODE_SIGNS for sign in code)
    return code if is_code else ""


def spaced(code: str) -> str:
    """Return a code as people read it."""
    return f"{code[:_HALF]} {code[_HALF:]}"  # A dash would make a case's code of it.


def initials_of(name: str) -> str:
    """Return what its owner knows a name by, and nobody else learns it from."""
    return " ".join(f"{word[0].upper()}." for word in name.split()[:3])
