"""What an action's card lists: the doers' parts, whom to tell, what was said."""

from collections.abc import Iterator

from cards.elements import Badge, Button, Facts, Item, Items, Text, Tone
from cards.verbs import Verb
from cards.views.heads import joined, name_of, people_in
from cards.views.rights import May
from cards.views.targets import with_inputs
from cards.wording import _, ngettext, translate
from cards.wording.dates import moment
from cards.wording.states import STAKEHOLDERS, named, role_short
from domain.actions import PartState
from domain.procedure.model import Part
from domain.requests import Notified, Stakeholder
from domain.sheets import COMMENTS_SHOWN, ActionSheet


def parts_of(may: May) -> tuple[Items, ...]:
    """Return each doer's part with its own state and button (9, 19, 22, 23, 27)."""
    sheet = may.sheet
    states = {state.key: state for state in sheet.parts}
    found = [(part, states[part.key]) for part in sheet.row.parts if part.key in states]
    if not found:
        return ()
    items = tuple(
        _part(part, state, may, lead=str(number))
        for number, (part, state) in enumerate(found, start=1)
    )
    return (Items(items, title=_("Each does their own part")),)


def _part(part: Part, state: PartState, may: May, *, lead: str) -> Item:
    return Item(
        lead,
        translate(part.title),
        note=_part_note(part, state, may.sheet),
        badge=_part_badge(part, state),
        button=_part_button(part, state, may),
    )


def _part_button(part: Part, state: PartState, may: May) -> Button | None:
    target = with_inputs(may.sheet.action.id, part.key)
    if may.finish_part(part, state):
        return Button(verb=Verb.ACTION_PART_FORM, target=target, label=_("Done…"))
    if may.restore_part(part, state):
        verb, label = Verb.ACTION_PART_RESTORE_FORM, _("Needed after all…")
        return Button(verb=verb, target=target, label=label)
    return None


def _part_badge(part: Part, state: PartState) -> Badge:
    if state.done_at is not None:
        return Badge(_("Done"), Tone.GOOD)
    if not state.needed:
        return Badge(_("Not needed on this case"), Tone.MUTED)
    if part.outside:
        return Badge(_("Outside the desk"), Tone.MUTED)
    return Badge(_("To do"))


def _part_note(part: Part, state: PartState, sheet: ActionSheet) -> str:
    if state.done_at is not None:
        done_by = name_of(state.done_by, sheet.people)
        return joined((done_by, moment(state.done_at), state.reason))
    people = people_in(
        part.role, team=sheet.team, people=sheet.people, today=sheet.today
    )
    return joined((role_short(part.role), people, state.reason))


def stakeholders_of(may: May) -> tuple[Items, ...]:
    """Return whom the notice must reach, and who was told."""
    sheet = may.sheet
    if not sheet.stakeholders:
        return ()
    told = {each.stakeholder_id: each for each in _told(sheet)}
    items = tuple(
        _stakeholder(each, told.get(each.id), may, lead=str(number))
        for number, each in enumerate(sheet.stakeholders, start=1)
    )
    words = ngettext("{told} of {count} told", "{told} of {count} told", len(items))
    title = _("Whom to tell: {told}").format(
        told=words.format(told=len(told), count=len(items))
    )
    return (Items(items, title=title),)


def _told(sheet: ActionSheet) -> Iterator[Notified]:
    on_list = {each.id for each in sheet.stakeholders}
    for each in sheet.notified:
        if each.action_id == sheet.action.id and each.stakeholder_id in on_list:
            yield each


def _stakeholder(
    stakeholder: Stakeholder, told: Notified | None, may: May, *, lead: str
) -> Item:
    sheet = may.sheet
    kind = named(STAKEHOLDERS, stakeholder.kind)
    if told is not None:
        by = joined((kind, name_of(told.by, sheet.people), moment(told.at)))
        return Item(lead, stakeholder.name, note=by, badge=Badge(_("Told"), Tone.GOOD))
    button = Button(
        verb=Verb.TOLD,
        target=with_inputs(sheet.action.id, stakeholder.id),
        label=_("Told"),
    )
    return Item(
        lead,
        stakeholder.name,
        note=kind,
        badge=Badge(_("Not told yet")),
        button=button if may.tell() else None,
    )


def comments_of(sheet: ActionSheet) -> tuple[Text | Facts, ...]:
    """Return the last three comments, oldest of them first."""
    if not sheet.comments:
        return ()
    shown = sheet.comments[-COMMENTS_SHOWN:]
    left = len(sheet.comments) - len(shown) + sheet.earlier_comments
    more = ngettext(
        "{count} earlier comment stands in the record: type “log”.",
        "{count} earlier comments stand in the record: type “log”.",
        left,
    )
    pairs = tuple(
        (name_of(each.by, sheet.people), joined((each.text, moment(each.at))))
        for each in shown
    )
    earlier = (Text(more.format(count=left), tone=Tone.MUTED),) if left else ()
    return (Text(_("Comments"), strong=True), *earlier, Facts(pairs))
