"""Answers on a person's accounts: listed, linked from both sides, left."""

from dataclasses import replace

from cards.verbs import Verb
from cards.views.notices import card_of_refusal
from cards.views.seats import (
    card_of_code,
    card_of_code_given,
    card_of_last_seat,
    card_of_left,
    card_of_linked,
    card_of_question,
    card_of_refused_link,
    card_of_seats,
)
from dialogs.ask import Ask, settled
from dialogs.conversation import Reply
from domain.refusals import Refusal
from domain.seats import Account, Vendor
from services.people.claim_link import spend_code
from services.people.confirm_link import confirm_link, refuse_link
from services.people.leave_seat import leave_seat
from services.people.offer_link import offer_link
from services.people.read_seats import read_seats


def show(ask: Ask) -> Reply:
    """List where the asker is reached, and ask again what waits for their yes."""
    sheet = read_seats(ask.actor.person_id, ports=ask.ports)
    asked = (card_of_question(sheet.asked),) if sheet.asked else ()
    return Reply(cards=(card_of_seats(sheet), *asked))


def link(ask: Ask) -> Reply:
    """Show a new code, once and in their own chat; `link-own-chat`."""
    if not ask.is_direct:
        raise Refusal("link-own-chat")
    offered = offer_link(by=ask.actor, ports=ask.ports)
    return Reply(
        form=card_of_code(offered.code),
        cards=() if ask.on_own_card else (card_of_code_given(),),
    )


def code_of_somebody(ask: Ask, code: str) -> Reply:
    """
    Refuse a code from who sits here already, and keep the code out of what is shown.

    Where others read along it works no more.
    """
    if not ask.is_direct:
        spend_code(code, ports=ask.ports)
    refusal = Refusal("link-sits-already" if ask.is_direct else "link-not-here")
    return Reply(cards=(card_of_refusal(refusal),), echo="link", refusal=refusal.code)


def sits_already(ask: Ask) -> Reply:
    """Answer a press on what was asked before the account was theirs."""
    sheet = read_seats(ask.actor.person_id, ports=ask.ports)
    return settled(ask, card_of_seats(sheet))


def confirm(ask: Ask) -> Reply:
    """Take the account that wants to be the asker."""
    taken = confirm_link(ask.target, by=ask.actor, ports=ask.ports)
    return settled(ask, card_of_linked(taken))


def refuse(ask: Ask) -> Reply:
    """Say that the account is not the asker's."""
    refuse_link(ask.target, by=ask.actor, ports=ask.ports)
    return settled(ask, card_of_refused_link())


def leaving(ask: Ask, words: str) -> Ask:
    """Return the press that `unlink` means: of the only seat there, else their list."""
    me, named = ask.actor.person_id, words.casefold()
    seats = read_seats(me, ports=ask.ports).seats
    meant = [seat for seat in seats if seat.vendor.value in named]
    if len(meant) != 1:
        return replace(ask, verb=Verb.SEATS, target="")
    inputs = {"tenant": meant[0].tenant, "account": meant[0].account}
    target = meant[0].vendor.value
    return replace(ask, verb=Verb.SEAT_LEAVE, target=target, inputs=inputs)


def leave(ask: Ask) -> Reply:
    """Leave one account; the last one only once they were asked back."""
    account = _account(ask)
    try:
        left = leave_seat(account, sure=ask.yes("sure"), by=ask.actor, ports=ask.ports)
    except Refusal as refusal:
        sheet = read_seats(ask.actor.person_id, ports=ask.ports)
        if refusal.code != "last-seat" or sheet.last is None:
            raise
        return settled(ask, card_of_last_seat(sheet.last, has_mail=sheet.has_mail))
    given = left.given if left else None
    return settled(ask, card_of_left(account.vendor, given=given))


def _account(ask: Ask) -> Account:
    try:
        vendor = Vendor(ask.target)
    except ValueError:
        raise Refusal("not-your-seat") from None
    return Account(vendor, ask.value("tenant"), ask.value("account"))
