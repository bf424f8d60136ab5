"""The one thing that an account may do that sits nowhere: become somebody's."""

import re
from dataclasses import dataclass

from cards.elements import Card
from cards.verbs import Verb
from cards.views.notices import card_of_refusal
from cards.views.seats import (
    card_of_agreed,
    card_of_claim,
    card_of_disagreed,
    card_of_how_to_link,
)
from dialogs.conversation import Reply
from domain.refusals import Refusal
from domain.seat_links import code_in
from domain.seats import Account, Vendor
from services.people.claim_link import (
    agree_link,
    claim_link,
    claim_of,
    disagree_link,
    spend_code,
)
from services.ports import Ports

_LINK = re.compile(
    r"\s*(?:please\s+)?(?:/ses\s+)?/?link(?:\s+|$)(?:with\s+|code\s+)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 100
_SAYS = {"yes": Verb.SEAT_AGREE, "no": Verb.SEAT_DISAGREE}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stranger:
    account: Account
    ports: Ports
    pressed: bool = False

    def shown(self, card: Card) -> Reply:
        """Answer, in the place of the card that was pressed."""
        return (
            Reply(instead=card) if self.pressed else Reply(cards=(card,), echo="link")
        )


def answer_stranger(
    vendor: Vendor,
    tenant: str,
    account: str,
    words: str,
    *,
    in_own_chat: bool,
    ports: Ports,
    verb: str = "",
    target: str = "",
) -> Reply | None:
    """
    Answer an account that sits nowhere: `link`, a code, a yes or a no.

    *verb* and *target* are those of a pressed button. None for all that is not about
    linking: they are told then that the desk does not know them. Where others read
    along nothing is linked, and a code is spent. It speaks whatever language is spoken
    around it; nothing that it answers tells of any case, and of people only the
    initials of whoever made the very code.
    """
    asks = _asked(words, verb)
    if asks is None:
        return None
    me = Account(vendor, tenant, account)
    who = _Stranger(account=me, ports=ports, pressed=bool(verb))
    try:
        return _answered(asks, target, who, in_own_chat=in_own_chat)
    except Refusal as refusal:
        return Reply(
            cards=(card_of_refusal(refusal),), echo="link", refusal=refusal.code
        )


def _asked(words: str, verb: str) -> str | None:
    """Return a verb, a code, or nothing for `link` alone; None for anything else."""
    if verb:
        return verb if verb in _SAYS.values() else None
    found = _LINK.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    rest = found["rest"].strip()
    return _SAYS.get(rest.strip(".!").casefold()) or code_in(rest)


def _answered(asks: str, target: str, who: _Stranger, *, in_own_chat: bool) -> Reply:
    if asks in _SAYS.values():
        return _settled(asks, target, who)
    if not in_own_chat:
        if asks:
            spend_code(asks, ports=who.ports)
        raise Refusal("link-not-here")
    if not asks:
        return who.shown(card_of_how_to_link())
    claimed = claim_link(asks, account=who.account, ports=who.ports)
    return who.shown(card_of_claim(claimed.link, claimed.initials))


def _settled(asks: str, target: str, who: _Stranger) -> Reply:
    """Say yes or no to the link of that button, or to the one that they claimed."""
    claimed = None if target else claim_of(who.account, ports=who.ports)
    link_id = claimed.link.id if claimed else target
    if asks == Verb.SEAT_AGREE:
        agree_link(link_id, account=who.account, ports=who.ports)
        return who.shown(card_of_agreed())
    disagree_link(link_id, account=who.account, ports=who.ports)
    return who.shown(card_of_disagreed())
