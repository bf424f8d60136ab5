"""A person's accounts: listed, linked with a yes from both sides, and left."""

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Facts,
    Item,
    Items,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.notices import card_of_text
from cards.views.targets import with_inputs
from cards.wording import _, language, translate
from cards.wording.dates import moment
from domain.seat_links import SeatLink, SeatSheet, spaced
from domain.seats import Seat, SeatGiven, Vendor
from domain.wording import N_

_VENDORS = {Vendor.TEAMS: "Microsoft Teams", Vendor.SLACK: "Slack"}
_GIVEN = {
    SeatGiven.LIST: N_("given by an administrator"),
    SeatGiven.LINK: N_("linked by you"),
    SeatGiven.MATCH: N_("known by your verified e-mail address"),
}
_VIA = {"teams": "Microsoft Teams", "slack": "Slack"}


def card_of_code(code: str) -> Card:
    """Tell a new code; never store or send this card."""
    title = _("Link another account of yours")
    first = _(
        "1. In the other account, open a chat of your own with SES Desk and type:"
        " link {code}"
    ).format(code=spaced(code))
    return Card(
        title=title,
        plain=title,  # A notification must not carry the code.
        elements=(
            Text(first, strong=True),
            Text(_("2. Say yes there. 3. Say yes here, when I ask you.")),
            Text(
                _(
                    "It works once, for ten minutes. Give it to nobody: it is for an"
                    " account of your own."
                ),
                tone=Tone.SOON,
            ),
        ),
        language=language(),
    )


def card_of_code_given() -> Card:
    """Say that a code was shown, where the code itself is kept nowhere."""
    return card_of_text(
        _("I gave you a code for another account of yours."),
        _("It was shown once. Type “link” for a new one; that ends this one."),
    )


def card_of_claim(link: SeatLink, initials: str) -> Card:
    """Ask the account that typed a code whether it wants to be that person's."""
    title = _("Are you {initials}?").format(initials=initials)
    made = _("This code was made by {initials} in {where}, {moment}.").format(
        initials=initials, where=_where(link.via), moment=moment(link.made_at)
    )
    warning = _(
        "If you made it yourself, say yes: this account will be you as well. If"
        " somebody else gave it to you, say no: what you write here would be theirs."
    )
    return Card(
        title=title,
        plain=f"{title} {made}",
        elements=(
            Text(made),
            Text(warning, strong=True),
            Text(_("Without buttons, type “link yes” or “link no”.")),
        ),
        buttons=_yes_or_no(Verb.SEAT_AGREE, Verb.SEAT_DISAGREE, link),
        language=language(),
    )


def card_of_agreed() -> Card:
    """Say where the second yes is asked for."""
    return card_of_text(
        _("Now say yes on the other side, too."),
        _(
            "I asked you where the desk knows you already. Once you have said yes"
            " there, write to me here."
        ),
    )


def card_of_disagreed() -> Card:
    """Say that nothing comes of a link."""
    return card_of_text(
        _("Nothing was linked."), _("That code works no more, for anybody.")
    )


def card_of_how_to_link() -> Card:
    """Tell a stranger how an account of theirs is linked."""
    return card_of_text(
        _("Link this account from where the desk knows you."),
        _(
            "Type “link” there, in your own chat with SES Desk. It gives you a code;"
            " type “link” and that code here."
        ),
    )


def card_of_question(link: SeatLink) -> Card:
    """Ask whoever began a link whether the account that typed its code is theirs."""
    vendor = vendor_name(link.vendor) if link.vendor else ""
    title = _("An account in {vendor} wants to be you. Is that you?").format(
        vendor=vendor
    )
    warning = _(
        "It typed the code that you made, {moment}. If you did not type it there"
        " yourself, say no: it would read your cases and sign in your name."
    ).format(moment=moment(link.made_at))
    return Card(
        title=title,
        plain=title,
        elements=(
            Text(warning, strong=True),
            Facts(
                (
                    (_("Workspace or tenant"), link.tenant),
                    (_("Account"), link.account),
                )
            ),
        ),
        buttons=_yes_or_no(Verb.SEAT_CONFIRM, Verb.SEAT_REFUSE, link),
        tone=Tone.SOON,
        language=language(),
    )


def card_of_linked(link: SeatLink) -> Card:
    """Say that an account is a person's from now on."""
    vendor = vendor_name(link.vendor) if link.vendor else ""
    return card_of_text(
        _("Your account in {vendor} is you as well from now on.").format(vendor=vendor),
        _("I write to you where you last wrote to me. “my seats” shows them all."),
        tone=Tone.GOOD,
        buttons=(_all_seats(),),
    )


def card_of_refused_link() -> Card:
    """Say that an account did not become a person's."""
    return card_of_text(
        _("That account is not yours, and learns nothing."),
        _("If you did not give it your code, tell your administrator."),
        buttons=(_all_seats(),),
    )


def card_of_seats(sheet: SeatSheet) -> Card:
    """List a person's accounts, with what they can do about each."""
    title = _("Where I reach you")
    none = _("Nowhere but by e-mail.") if sheet.has_mail else _("Nowhere.")
    items = tuple(_item(seat, is_last=seat == sheet.last) for seat in sheet.seats)
    another = Button(
        verb=Verb.SEAT_LINK, target="", label=_("Link another account of yours")
    )
    return Card(
        title=title,
        plain=f"{title}: {_named(sheet) or none}",
        elements=(Items(items),) if items else (Text(none),),
        buttons=(another,),
        language=language(),
    )


def card_of_last_seat(seat: Seat, *, has_mail: bool) -> Card:
    """Ask back before somebody leaves the last account at which they are reached."""
    vendor = vendor_name(seat.vendor)
    title = _("Leave {vendor}? I reach you nowhere else.").format(vendor=vendor)
    then = (
        _("Reminders come by e-mail then; nothing else does.")
        if has_mail
        else _("Nothing reaches you any more then, and your cases show that.")
    )
    back = _("An administrator lets you in again, or you from another account.")
    leave = _leave(seat, sure="yes", label=_("Leave it all the same"))
    return Card(
        title=title,
        plain=f"{title} {then}",
        elements=(Text(then, strong=True), Text(back)),
        buttons=(leave, _all_seats()),
        tone=Tone.LATE,
        language=language(),
    )


def card_of_left(vendor: Vendor, *, given: SeatGiven | None) -> Card:
    """Say that an account is left, and what might bring it back."""
    title = _("You left {vendor}: I neither reach you nor know you there.").format(
        vendor=vendor_name(vendor)
    )
    is_listed = given is SeatGiven.LIST
    again = _("The administrator's next list may seat you there again.")
    return card_of_text(title, again if is_listed else "", buttons=(_all_seats(),))


def vendor_name(vendor: Vendor) -> str:
    """Name whose service it is."""
    return _VENDORS[vendor]


def _where(via: str) -> str:
    return _VIA.get(via) or _("the local desk")


def _yes_or_no(yes: Verb, no: Verb, link: SeatLink) -> tuple[Button, ...]:
    style = ButtonStyle.PRIMARY
    return (
        Button(verb=yes, target=link.id, label=_("Yes, that is me"), style=style),
        Button(verb=no, target=link.id, label=_("No"), style=ButtonStyle.DANGER),
    )


def _all_seats() -> Button:
    return Button(verb=Verb.SEATS, target="", label=_("My seats"))


def _leave(seat: Seat, *, sure: str = "", label: str) -> Button:
    target = with_inputs(seat.vendor.value, seat.tenant, seat.account, sure)
    style = ButtonStyle.DANGER
    return Button(verb=Verb.SEAT_LEAVE, target=target, label=label, style=style)


def _named(sheet: SeatSheet) -> str:
    return ", ".join(vendor_name(seat.vendor) for seat in sheet.seats)


def _item(seat: Seat, *, is_last: bool) -> Item:
    note = _("{how}, {moment}").format(
        how=translate(_GIVEN[seat.given]), moment=moment(seat.since)
    )
    lost = Badge(_("Not reached"), Tone.LATE) if seat.lost_at else None
    only = Badge(_("The only one"), Tone.NEUTRAL) if is_last else None
    return Item(
        vendor_name(seat.vendor),
        seat.account,
        note=note,
        badge=lost or only,
        button=_leave(seat, label=_("Leave")),
    )
