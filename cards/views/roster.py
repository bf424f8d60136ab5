"""The roster: who answers questions, and the yes of both sides."""

from collections.abc import Iterator

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
from cards.views.heads import joined
from cards.views.notices import card_of_text
from cards.wording import _, language, ngettext, translate
from cards.wording.connect import topic_name
from cards.wording.dates import language_name, listed, short_day
from domain.learning.roster import RosterEntry, RosterPart, RosterSheet, RosterState
from domain.wording import N_

_PARTS = {
    RosterPart.FACILITATOR: N_("facilitator"),
    RosterPart.EXPERT: N_("expert"),
    RosterPart.CHAMPION: N_("champion"),
    RosterPart.FOCAL_POINT: N_("focal point"),
}
_STATES = {
    RosterState.INVITED: N_("invited"),
    RosterState.ASKED: N_("asks to join"),
    RosterState.HOLDS: N_("on the roster"),
    RosterState.DECLINED: N_("said no"),
    RosterState.LEFT: N_("left"),
}
_MOST_SHOWN = 20


def part_name(part: RosterPart) -> str:
    """Name a part in the community."""
    return translate(_PARTS[part])


def state_name(state: RosterState) -> str:
    """Say how far somebody's part is."""
    return translate(_STATES[state])


def covered_words(entry: RosterEntry) -> str:
    """Say what somebody answers for, and for how much at once."""
    room = ngettext("{count} question at once", "{count} questions at once", _n(entry))
    return joined(
        (
            listed(map(topic_name, entry.topics)) or _("all topics"),
            listed(entry.regions) or _("all regions"),
            _spoken(entry) or _("all languages"),
            room.format(count=_n(entry)),
        )
    )


def _spoken(entry: RosterEntry) -> str:
    return listed(map(language_name, entry.languages))


def _n(entry: RosterEntry) -> int:
    return entry.most_open


def card_of_roster(sheet: RosterSheet) -> Card:
    """List who answers questions; to facilitators also who waits for a yes."""
    holds = [each for each in sheet.entries if each.holds]
    waits = [each for each in sheet.entries if not each.holds]
    title = _("Who answers questions")
    count = ngettext("{count} person", "{count} people", len(holds))
    more = len(holds) - _MOST_SHOWN
    left = ngettext("and {count} more", "and {count} more", more)
    lists = [
        Items(
            tuple(_item(each, sheet) for each in holds[:_MOST_SHOWN]),
            more=left.format(count=more) if more > 0 else "",
        ),
        Items(
            tuple(_item(each, sheet) for each in waits[:_MOST_SHOWN]),
            title=_("Waits for a yes"),
        ),
    ]
    return Card(
        title=title,
        plain=f"{title}: {count.format(count=len(holds))}",
        elements=tuple(each for each in lists if each.items) or (_nobody(),),
        buttons=tuple(_buttons(sheet)),
        language=language(),
    )


def _nobody() -> Text:
    words = _(
        "Nobody is on the roster yet. An administrator names facilitators; they invite"
        " experts, and everybody may ask to join."
    )
    return Text(words)


def _item(entry: RosterEntry, sheet: RosterSheet) -> Item:
    person = sheet.people[entry.person_id]
    admit = Button(verb=Verb.ROSTER_ADMIT, target=entry.id, label=_("Let them join"))
    return Item(
        "",
        person.name,
        note=joined((part_name(entry.part), covered_words(entry))),
        badge=_badge(entry, sheet),
        button=admit if entry.state is RosterState.ASKED else None,
    )


def _badge(entry: RosterEntry, sheet: RosterSheet) -> Badge | None:
    if not entry.holds:
        return Badge(state_name(entry.state), Tone.SOON)
    return Badge(_("Away"), Tone.MUTED) if entry.person_id in sheet.away else None


def _buttons(sheet: RosterSheet) -> Iterator[Button]:
    yield Button(verb=Verb.ROSTER_MINE, target="", label=_("My roster"))
    if sheet.facilitates:
        label = _("Invite somebody…")
        yield Button(verb=Verb.ROSTER_INVITE_FORM, target="", label=label)


def card_of_my_roster(sheet: RosterSheet) -> tuple[Card, ...]:
    """Show each part of the reader's own; without one, how to join."""
    join = Button(
        verb=Verb.ROSTER_JOIN_FORM,
        target="",
        label=_("Ask to join…"),
        style=ButtonStyle.PRIMARY,
    )
    if sheet.mine:
        return tuple(_mine(each) for each in sheet.mine)
    return (
        card_of_text(
            _("You are not on the roster."),
            _(
                "Experts, champions and focal points answer questions of colleagues, as"
                " many at once as they have room for. A facilitator says yes first."
            ),
            buttons=(join, _all()),
        ),
    )


def _mine(entry: RosterEntry) -> Card:
    if entry.state is RosterState.INVITED:
        return card_of_invitation(entry)
    title = _("You are on the roster: {part}").format(part=part_name(entry.part))
    asked = _("You asked to be {part}; a facilitator answers.").format(
        part=part_name(entry.part)
    )
    return Card(
        title=title if entry.holds else asked,
        plain=title if entry.holds else asked,
        elements=(Facts(tuple(_facts(entry))),),
        buttons=tuple(_own_buttons(entry)),
        language=language(),
    )


def _facts(entry: RosterEntry) -> Iterator[tuple[str, str]]:
    yield _("Topics"), listed(map(topic_name, entry.topics)) or _("all")
    yield _("Regions"), listed(entry.regions) or _("all")
    yield _("Languages"), _spoken(entry) or _("all")
    yield _("Questions at once"), str(entry.most_open)
    if entry.away_from and entry.away_until:
        away = _("{first} to {last}").format(
            first=short_day(entry.away_from), last=short_day(entry.away_until)
        )
        yield _("Away"), away


def _own_buttons(entry: RosterEntry) -> Iterator[Button]:
    if entry.holds:
        label = _("Change…")
        yield Button(verb=Verb.ROSTER_EDIT_FORM, target=entry.id, label=label)
    danger = ButtonStyle.DANGER
    leave = _("Leave") if entry.holds else _("Take it back")
    yield Button(verb=Verb.ROSTER_LEAVE, target=entry.id, label=leave, style=danger)
    yield _all()


def _all() -> Button:
    return Button(verb=Verb.ROSTER, target="", label=_("The roster"))


def card_of_invitation(entry: RosterEntry) -> Card:
    """Ask somebody whether they want a part: it holds only with their yes."""
    title = _("Will you be {part} of the community?").format(part=part_name(entry.part))
    text = _(
        "Colleagues' questions about the standards come to you then, never more at"
        " once than you have room for. You can leave at any time."
    )
    return card_of_text(
        title,
        text,
        buttons=_yes_or_no(Verb.ROSTER_AGREE, Verb.ROSTER_DECLINE, entry),
    )


def card_of_request(entry: RosterEntry, name: str) -> Card:
    """Ask a facilitator whether somebody may join."""
    title = _("{person} asks to be {part}.").format(
        person=name, part=part_name(entry.part)
    )
    return card_of_text(
        title,
        covered_words(entry),
        buttons=_yes_or_no(Verb.ROSTER_ADMIT, Verb.ROSTER_TURN_DOWN, entry),
    )


def _yes_or_no(yes: Verb, no: Verb, entry: RosterEntry) -> tuple[Button, ...]:
    style = ButtonStyle.PRIMARY
    return (
        Button(verb=yes, target=entry.id, label=_("Yes"), style=style),
        Button(verb=no, target=entry.id, label=_("No")),
    )


def card_of_admission(entry: RosterEntry, name: str = "") -> Card:
    """Say what became of an invitation or a request: to its person, or of *name*."""
    part = part_name(entry.part)
    if name:
        title = _("{person}, {part}: {state}.").format(
            person=name, part=part, state=state_name(entry.state)
        )
        return card_of_text(title, buttons=(_all(),))
    if entry.holds:
        title = _("You are on the roster: {part}").format(part=part)
        text = _("Say what you answer for, and when you are away: “my roster”.")
        mine = Button(verb=Verb.ROSTER_MINE, target="", label=_("My roster"))
        return card_of_text(title, text, buttons=(mine,))
    title = _("You are not on the roster as {part}.").format(part=part)
    return card_of_text(title, buttons=(_all(),))
