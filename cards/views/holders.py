"""A part that decides changes hands: who gets it, who leaves it, what waits on it."""

from collections.abc import Iterator, Sequence

from cards.elements import Button, ButtonStyle, Card, Text, Tone
from cards.verbs import Verb
from cards.views.heads import eyebrow_of
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.dates import listed
from cards.wording.states import role_name
from domain.people import Person
from domain.roles import Role
from domain.sheets import CaseSheet


def card_of_giving(
    sheet: CaseSheet, person: Person, role: Role, *, present: Sequence[str]
) -> Card:
    """Ask before somebody gets a part that decides; *present* are who have it."""
    title = _("Make {person} {role}?").format(person=person.name, role=role_name(role))
    names = listed(present)
    words = (
        _("{people} leaves this part: on a case it is one person.")
        if role is Role.RISK_OWNER
        else _("{people} keeps this part too; either may decide in it.")
    )
    confirm = Button(
        verb=Verb.TEAM_GIVE_CONFIRM,
        target=with_inputs(sheet.case.id, person.id, role.value),
        label=_("Give the part"),
        style=ButtonStyle.PRIMARY,
    )
    return _card(sheet, title, words.format(people=names), role, confirm)


def card_of_taking(
    sheet: CaseSheet,
    person: Person,
    role: Role,
    *,
    left: Sequence[str],
    draft_id: str,
) -> Card:
    """Ask before somebody loses a part that decides; *left* are who keep it."""
    title = _("Take this part from {person}? {role}").format(
        person=person.name, role=role_name(role)
    )
    words = (
        _("{people} keeps it.").format(people=listed(left))
        if left
        else _("Nobody is left in it, so nothing of it can be decided.")
    )
    confirm = Button(
        verb=Verb.TEAM_TAKE_CONFIRM,
        target=with_inputs(sheet.case.id, person.id, role.value, draft_id),
        label=_("Take it back"),
        style=ButtonStyle.DANGER,
    )
    return _card(sheet, title, words, role, confirm)


def _card(
    sheet: CaseSheet, title: str, words: str, role: Role, confirm: Button
) -> Card:
    leave = Button(
        verb=Verb.CASE_TEAM, target=sheet.case.id, label=_("Leave it as it is")
    )
    return Card(
        title=title,
        plain=f"{sheet.case.facts.reference}: {title} {words}",
        eyebrow=eyebrow_of(sheet.case),
        elements=(Text(words, strong=True), *_waiting(sheet, role)),
        buttons=(confirm, leave),
        tone=Tone.SOON,
        language=language(),
    )


def _waiting(sheet: CaseSheet, role: Role) -> Iterator[Text]:
    waits = [a.label for a in sheet.actions if a.is_open and role in a.waits_on]
    if waits:
        words = _("What waits on this part now: {labels}.")
        yield Text(words.format(labels=listed(waits)))
