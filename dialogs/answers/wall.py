"""Answers at the wall: names shown for a reason, and what was stopped before it."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, unquote

from cards.elements import Form
from cards.views import forms
from cards.views.notices import card_of_names, card_of_names_offer
from cards.wording import _, ngettext
from dialogs.answers.opening import names_parted
from dialogs.ask import Ask, asking, told
from dialogs.conversation import Incoming, Reply
from dialogs.stopping import (
    SEALED_INPUTS,
    Kept,
    Stopped,
    keep,
    peek,
    stopped,
    take,
    unpacked,
)
from domain.cases import Case
from domain.refusals import Refusal
from services.reading.read_case import read_case
from services.wall.pass_wall import pass_wall, refuse_pass
from services.wall.reveal_names import reveal_names, wall_names
from services.wall.screen_words import withhold

_REASON = 300  # Of what was typed; the dialog takes more.
# Lets a request in, screened but for the cases that were answered for.
Again = Callable[[Incoming, frozenset[str]], Reply]
# Names the cases that a request is about.
Around = Callable[[Incoming], tuple[str, ...]]


def names_form(ask: Ask) -> Reply:
    """Ask why somebody needs to see the complainants' names."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    if not ask.has_dialog:
        return _names_offered(ask, sheet.case)
    values = {"reason": unquote(ask.value("reason"))}
    return asking(
        forms.card_of_names_form(sheet.case, values=values), case_id=ask.target
    )


def names(ask: Ask) -> Reply:
    """Show the names once, in a dialog that is stored nowhere."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    if not ask.has_dialog:
        return _names_offered(ask, sheet.case)
    revealed = reveal_names(
        ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports
    )
    pairs = [(each.label, each.name) for each in revealed]
    return Reply(form=card_of_names(sheet.case, pairs), case_id=ask.target)


def _names_offered(ask: Ask, case: Case) -> Reply:
    """Lead to the dialog, with the reason that was given already."""
    reason = quote(ask.value("reason")[:_REASON])
    return Reply(cards=(card_of_names_offer(case, reason=reason),), case_id=case.id)


def add_form(ask: Ask) -> Reply:
    """Ask for complainants' names that became known later."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return asking(forms.card_of_more_names_form(sheet.case), case_id=ask.target)


def add(ask: Ask) -> Reply:
    """Put names behind the wall; the answer tells how many, and none of them."""
    names = names_parted(ask.value("requestors"))
    count = wall_names(ask.target, names=names, by=ask.actor, ports=ask.ports)
    title = ngettext(
        "{count} name stands behind the wall now.",
        "{count} names stand behind the wall now.",
        count,
    )
    reply = told(title.format(count=count), case_id=ask.target)
    return replace(reply, names=names)


def drop(ask: Ask) -> Reply:
    """Forget what was stopped."""
    take(ask)
    return _settled(ask, told(_("It is dropped; nobody has seen it.")))


def _settled(ask: Ask, reply: Reply) -> Reply:
    """Let the answer stand in the place of the question that it settles."""
    if not ask.on_own_card or not reply.cards:
        return reply
    return replace(reply, cards=reply.cards[1:], instead=reply.cards[0])


def send(ask: Ask, again: Again, around: Around) -> Reply:
    """
    Go on with what was stopped: with a reason as it is, else without the names.

    It is looked through again, for the cases that it was stopped for and for those that
    it is about. A file cannot be sent without the names in it, so it needs the reason.
    Whatever goes wrong, it can still be sent otherwise or dropped.
    """
    reason = ask.value("reason")
    draft = peek(ask)
    kept = unpacked(draft, ask=ask)
    about = around(kept.incoming)
    _refuse(ask, kept, about)
    if take(ask) is None:
        raise Refusal("draft-gone")
    try:
        reply, passed = _sent(ask, kept, again, about)
    except Exception:
        keep(draft, ask=ask)
        raise
    if passed:
        pass_wall(kept.case_ids, reason=reason, by=ask.actor, ports=ask.ports)
    return _settled(ask, reply)


def _refuse(ask: Ask, kept: Kept, about: tuple[str, ...]) -> None:
    reason = ask.value("reason")
    if reason:
        refuse_pass(
            kept.case_ids, reason=reason, besides=about, by=ask.actor, ports=ask.ports
        )
    elif kept.needs_reason:
        raise Refusal("reason-missing")


def _sent(
    ask: Ask, kept: Kept, again: Again, about: tuple[str, ...]
) -> tuple[Reply, bool]:
    """Send it on; tell whether something was done that a reason let pass."""
    has_reason = bool(ask.value("reason"))
    passed = frozenset(kept.case_ids) if has_reason else frozenset[str]()
    incoming = kept.incoming
    if not has_reason:
        case_ids = (*kept.case_ids, *about)
        incoming = _without_names(incoming, case_ids, ask=ask)
    try:
        reply = again(incoming, passed)
    except Stopped as stop:
        return stopped(incoming, stop.found, ask=ask, passed=passed), False
    return reply, has_reason and _was_done(reply)


def _was_done(reply: Reply) -> bool:
    """Whether it was carried out: a form only asks, and what it says comes again."""
    asked = reply.form.elements if reply.form else ()
    return not reply.refusal and not any(isinstance(each, Form) for each in asked)


def _without_names(
    incoming: Incoming, case_ids: tuple[str, ...], *, ask: Ask
) -> Incoming:
    def clean(text: str) -> str:
        return withhold(text, case_ids=case_ids, ports=ask.ports)

    inputs = {
        name: value if name in SEALED_INPUTS else clean(value)
        for name, value in incoming.inputs.items()
    }
    return replace(incoming, text=clean(incoming.text), inputs=inputs)
