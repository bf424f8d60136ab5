"""Who plays which part on a case, who acts for whom, who stepped back."""

from collections.abc import Iterator

from cards.elements import Badge, Button, Card, Facts, Item, Items, Text, Tone
from cards.verbs import Verb
from cards.views.heads import eyebrow_of, joined, name_of
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext
from cards.wording.dates import listed, near_day
from cards.wording.states import role_name
from domain.people import ActingFor
from domain.rights import can_agree_team, can_keep_team
from domain.roles import ROLES, Role
from domain.sheets import CaseSheet

# Parts without which the procedure cannot go on.
_NEEDED = (Role.RISK_OWNER, Role.BUREAU_CLEARER, Role.POLICY_CLEARER)


def card_of_team(sheet: CaseSheet) -> Card:
    """Return a case's team by part, with the presses that change it."""
    people = {member.person_id for member in sheet.members}
    words = ngettext("{count} person", "{count} people", len(people))
    title = _("Team of {case}").format(case=sheet.case.facts.reference)
    return Card(
        title=title,
        plain=f"{title}: {words.format(count=len(people))}.",
        eyebrow=eyebrow_of(sheet.case),
        badges=(Badge(words.format(count=len(people))), *_provisional(sheet)),
        elements=(*_missing(sheet), _members(sheet), *_acting(sheet), *_recused(sheet)),
        buttons=tuple(_buttons(sheet)),
        language=language(),
    )


def _provisional(sheet: CaseSheet) -> tuple[Badge, ...]:
    if not any(member.provisional for member in sheet.members):
        return ()
    return (Badge(_("Provisional until action 3 agrees it"), Tone.SOON),)


def _missing(sheet: CaseSheet) -> Iterator[Text]:
    held = {member.role for member in sheet.members}
    needed = [*_NEEDED]
    if sheet.case.facts.vertical_fund:
        needed.append(Role.EXECUTIVE_COORDINATOR)
    for role in needed:
        if role not in held:
            words = _("Nobody is {role} yet: what they sign would wait.")
            yield Text(words.format(role=role_name(role)), tone=Tone.SOON)


def _members(sheet: CaseSheet) -> Facts:
    pairs = ((role_name(facts.role), _names(facts.role, sheet)) for facts in ROLES)
    return Facts(tuple(pair for pair in pairs if pair[1]))


def _names(role: Role, sheet: CaseSheet) -> str:
    """Name those who play a part; who is new to an agreed team is marked."""
    agreed = not all(member.provisional for member in sheet.members)
    provisional = _("{person} (provisional)")
    return listed(
        provisional.format(person=name_of(each.person_id, sheet.people))
        if each.provisional and agreed
        else name_of(each.person_id, sheet.people)
        for each in sheet.members
        if each.role is role
    )


def _acting(sheet: CaseSheet) -> tuple[Items, ...]:
    found = [
        each
        for each in sheet.team.acting
        if each.ended_at is None and each.last_day >= sheet.today
    ]
    if not found:
        return ()
    items = (_deputy(each, sheet, lead=str(n)) for n, each in enumerate(found, 1))
    return (Items(tuple(items), title=_("Acting")),)


def _deputy(acting: ActingFor, sheet: CaseSheet, *, lead: str) -> Item:
    words = _("{deputy} acts for {principal}")
    days = _("{first} to {last}").format(
        first=near_day(acting.first_day, today=sheet.today),
        last=near_day(acting.last_day, today=sheet.today),
    )
    button = Button(
        verb=Verb.ACT_FOR_END,
        target=with_inputs(sheet.case.id, acting.id),
        label=_("End"),
    )
    return Item(
        lead,
        words.format(
            deputy=name_of(acting.deputy_id, sheet.people),
            principal=name_of(acting.principal_id, sheet.people),
        ),
        note=joined((role_name(acting.role), days, acting.reason)),
        button=button if _may_end(acting, sheet) else None,
    )


def _may_end(acting: ActingFor, sheet: CaseSheet) -> bool:
    standing = sheet.standing
    if standing is None or can_keep_team(standing):
        return True
    return standing.person_id in {acting.principal_id, acting.deputy_id}


def _recused(sheet: CaseSheet) -> Iterator[Text]:
    for each in sheet.team.recusals:
        words = _("{person} has stepped back from deciding: {reason}")
        name = name_of(each.person_id, sheet.people)
        yield Text(words.format(person=name, reason=each.reason), tone=Tone.SOON)


def _buttons(sheet: CaseSheet) -> Iterator[Button]:
    standing = sheet.standing
    keeps = standing is None or can_keep_team(standing)
    agrees = standing is None or can_agree_team(standing)
    if agrees and any(member.provisional for member in sheet.members):
        yield _button(sheet, Verb.TEAM_AGREE, _("The team is agreed"))
    if keeps:
        yield _button(sheet, Verb.TEAM_ROLE_FORM, _("Give a part…"))
    if standing is None or standing.roles:
        yield _button(sheet, Verb.TEAM_LEAVE_FORM, _("End a part…"))
        yield _button(sheet, Verb.ACT_FOR_FORM, _("Somebody acts for…"))
    if standing is None or not standing.recused:
        yield _button(sheet, Verb.RECUSE_FORM, _("Step back from deciding…"))
    if keeps:
        yield from _again(sheet)


def _again(sheet: CaseSheet) -> Iterator[Button]:
    """Return a press for each who stepped back, but for the reader themselves."""
    me = sheet.standing.person_id if sheet.standing else ""
    for each in sheet.team.recusals:
        if each.person_id != me:
            name = name_of(each.person_id, sheet.people)
            yield Button(
                verb=Verb.DECIDE_AGAIN_FORM,
                target=with_inputs(sheet.case.id, each.person_id),
                label=_("{person} decides again…").format(person=name),
                secondary=True,
            )


def _button(sheet: CaseSheet, verb: Verb, label: str) -> Button:
    return Button(verb=verb, target=sheet.case.id, label=label)
