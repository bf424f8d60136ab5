"""Answers on the roster: shown, invited to, joined, described, left."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cards.views.forms.roster_forms import (
    card_of_invite_form,
    card_of_join_form,
    card_of_roster_edit_form,
)
from cards.views.notices import card_of_text
from cards.views.roster import card_of_admission, card_of_my_roster, card_of_roster
from cards.wording import _
from dialogs.ask import Ask, asking, settled, showing, told
from dialogs.conversation import Reply
from dialogs.people_meant import chosen, offered
from domain.learning.roster import (
    MOST_OPEN,
    RosterEntry,
    RosterPart,
    RosterSheet,
    RosterState,
    RosterWords,
    words_listed,
)
from domain.refusals import Refusal
from services.learning.roster.join import (
    answer_invitation,
    answer_joining,
    ask_to_join,
    invite_to_roster,
)
from services.learning.roster.own_part import describe_part, leave_roster
from services.learning.roster.read_roster import read_entry, read_roster


def show(ask: Ask) -> Reply:
    """Show who answers questions."""
    return showing(card_of_roster(_sheet(ask)))


def mine(ask: Ask) -> Reply:
    """Show the asker's own parts, or how to join."""
    return Reply(cards=card_of_my_roster(_sheet(ask)))


def invite_form(ask: Ask) -> Reply:
    """Ask a facilitator whom to invite."""
    return _invite_form(ask, {})


def _invite_form(ask: Ask, problems: Mapping[str, str]) -> Reply:
    if not _sheet(ask).facilitates:
        raise Refusal("not-a-facilitator")
    people = offered(ask)
    return asking(card_of_invite_form(people, values=ask.inputs, problems=problems))


def invite(ask: Ask) -> Reply:
    """Invite somebody; whoever asked to join before is let in by it."""
    people, problems = chosen(ask, ["person"])
    if problems:
        return replace(_invite_form(ask, problems), refusal="person-not-found")
    entry = invite_to_roster(
        people.get("person", ""),
        _part(ask),
        words=_words(ask),
        by=ask.actor,
        ports=ask.ports,
    )
    if entry.state is not RosterState.INVITED:
        return _stands(ask, entry)
    return told(
        _("They are asked."), _("They are on the roster once they say yes themselves.")
    )


def join_form(ask: Ask) -> Reply:
    """Ask for which part the asker wants to join."""
    return asking(card_of_join_form(values=ask.inputs))


def join(ask: Ask) -> Reply:
    """Ask the facilitators for a part."""
    entry = ask_to_join(_part(ask), words=_words(ask), by=ask.actor, ports=ask.ports)
    if entry.state is RosterState.ASKED:
        return told(_("The facilitators are asked."), _("I tell you what they say."))
    return settled(ask, card_of_admission(entry))


def agree(ask: Ask) -> Reply:
    """Say yes to an invitation."""
    return _answered(ask, answer_invitation, yes=True)


def decline(ask: Ask) -> Reply:
    """Say no to an invitation."""
    return _answered(ask, answer_invitation, yes=False)


def admit(ask: Ask) -> Reply:
    """Let somebody join who asked."""
    return _answered(ask, answer_joining, yes=True)


def turn_down(ask: Ask) -> Reply:
    """Say no to somebody who asked."""
    return _answered(ask, answer_joining, yes=False)


def _answered(ask: Ask, answering: Callable[..., RosterEntry], *, yes: bool) -> Reply:
    entry = answering(ask.target, yes=yes, by=ask.actor, ports=ask.ports)
    return _stands(ask, entry)


def edit_form(ask: Ask) -> Reply:
    """Ask what the asker answers for, beginning with what stands."""
    for entry in _sheet(ask).mine:
        if entry.id == ask.target and entry.holds:
            return asking(card_of_roster_edit_form(entry))
    raise Refusal("not-your-part-in-roster")


def edit(ask: Ask) -> Reply:
    """Store what the asker answers for."""
    words = _words(ask)
    entry = describe_part(ask.target, words=words, by=ask.actor, ports=ask.ports)
    return told(_("Saved."), _covers(entry))


def _covers(entry: RosterEntry) -> str:
    if entry.away_from is None:
        return ""
    return _("While you are away, no question is handed to you.")


def leave(ask: Ask) -> Reply:
    """Leave a part."""
    leave_roster(ask.target, by=ask.actor, ports=ask.ports)
    title = _("You are off the roster with that part.")
    return settled(ask, card_of_text(title, _("Type “my roster” to join again.")))


def _sheet(ask: Ask) -> RosterSheet:
    return read_roster(ask.actor.person_id, ports=ask.ports)


def _stands(ask: Ask, entry: RosterEntry) -> Reply:
    me = ask.actor.person_id
    entry, name = read_entry(entry.id, reader=me, ports=ask.ports)
    theirs = entry.person_id == me
    return settled(ask, card_of_admission(entry, "" if theirs else name))


def _part(ask: Ask) -> RosterPart:
    try:
        return RosterPart(ask.value("part"))
    except ValueError:
        raise Refusal("no-such-roster-part") from None


def _words(ask: Ask) -> RosterWords:
    most = ask.number("most")
    if most is None and ask.value("most"):
        raise Refusal("roster-load-odd", limit="20")
    return RosterWords(
        topics=words_listed(ask.value("topics")),
        regions=words_listed(ask.value("regions")),
        languages=words_listed(ask.value("languages")),
        most_open=MOST_OPEN if most is None else most,
        away_from=ask.day_or_none("first"),
        away_until=ask.day_or_none("last"),
    )
