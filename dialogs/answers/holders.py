"""Answers on who holds which part: a part that decides changes hands when confirmed."""

from cards.elements import Card
from cards.verbs import Verb
from cards.views.heads import names_in
from cards.views.holders import card_of_giving, card_of_taking
from cards.views.notices import card_of_text
from cards.wording import _
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply
from dialogs.drafts import keep_inputs, kept_inputs
from domain.refusals import Refusal
from domain.rights import DECIDING_ROLES
from domain.roles import Role, role_named
from domain.sheets import CaseSheet
from services.reading.read_case import read_case
from services.reading.read_people import read_person
from services.team.change_team import give_role, take_role

LEAVING = "leaving"  # The kind of draft that keeps a hand-over note.


def role_of(ask: Ask) -> Role:
    """Return the part that is meant; Refusal `no-such-role`."""
    words = ask.value("role")
    role = role_named(words)
    if role is None:
        raise Refusal("no-such-role", role=words[:40])
    return role


def _sheet(ask: Ask) -> CaseSheet:
    return read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def give(ask: Ask) -> Reply:
    """Give somebody a part; where another decides in it already, ask first."""
    sheet, role = _sheet(ask), role_of(ask)
    held = {m.person_id for m in sheet.members if m.role is role}
    if role not in DECIDING_ROLES or not held or ask.value("person") in held:
        return give_confirmed(ask)
    _given(ask, confirmed=False)
    person = read_person(ask.value("person"), ports=ask.ports)
    names = names_in(role, team=sheet.team, people=sheet.people)
    card = card_of_giving(sheet, person, role, present=names)
    return showing(card, case_id=ask.target)


def give_confirmed(ask: Ask) -> Reply:
    """Give somebody a part."""
    _given(ask, confirmed=True)
    return _told(ask, _("The team is changed; the case card shows it."))


def _given(ask: Ask, *, confirmed: bool) -> None:
    give_role(
        ask.target,
        person_id=ask.value("person"),
        role=role_of(ask),
        by=ask.actor,
        ports=ask.ports,
        confirmed=confirmed,
    )


def take(ask: Ask) -> Reply:
    """Take a part back, with a hand-over note; ask first where it decides."""
    sheet, role = _sheet(ask), role_of(ask)
    held = [m.person_id for m in sheet.members if m.role is role]
    if role not in DECIDING_ROLES or ask.value("person") not in held:
        return _told(ask, _taken(ask, note=ask.value("note"), confirmed=True))
    _taken(ask, note=ask.value("note"), confirmed=False)
    person = read_person(ask.value("person"), ports=ask.ports)
    names = names_in(role, team=sheet.team, people=sheet.people)
    left = [name for name in names if name != person.name]
    draft_id = keep_inputs(ask, LEAVING, {"note": ask.value("note")})
    card = card_of_taking(sheet, person, role, left=left, draft_id=draft_id)
    return showing(card, case_id=ask.target)


def take_confirmed(ask: Ask) -> Reply:
    """Take a part back, as it was shown."""
    kept = kept_inputs(ask, LEAVING, ask.value("draft")) or {}
    return _told(ask, _taken(ask, note=kept.get("note", ""), confirmed=True))


def _taken(ask: Ask, *, note: str, confirmed: bool) -> str:
    taken = take_role(
        ask.target,
        person_id=ask.value("person"),
        role=role_of(ask),
        note=note,
        by=ask.actor,
        ports=ask.ports,
        confirmed=confirmed,
    )
    return _("The part is taken back.") if taken else _("They had that part no more.")


def _told(ask: Ask, title: str) -> Reply:
    """Answer where the question stood, where that is the asker's own card."""
    card: Card = card_of_text(title)
    if ask.on_own_card and ask.verb in {Verb.TEAM_GIVE_CONFIRM, Verb.TEAM_TAKE_CONFIRM}:
        return Reply(instead=card, case_id=ask.target)
    return showing(card, case_id=ask.target)
