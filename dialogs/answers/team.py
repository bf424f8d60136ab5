"""Answers on the team: parts, acting for, stepping back, the agreed team."""

from cards.elements import Button
from cards.verbs import Verb
from cards.views import forms
from cards.views.notices import card_of_text
from cards.wording import _
from dialogs.answers.holders import role_of
from dialogs.ask import Ask, asking, showing, told
from dialogs.conversation import Reply
from domain.actions import Action
from domain.sheets import CaseSheet
from services.actions.finish_action import AGREES_TEAM
from services.reading.read_case import read_case
from services.reading.read_people import everybody
from services.team.act_for import Deputising, act_for, end_acting, recuse
from services.team.change_team import agree_team
from services.team.decide_again import decide_again


def _sheet(ask: Ask) -> CaseSheet:
    return read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def role_form(ask: Ask) -> Reply:
    """Ask who plays which part."""
    sheet = _sheet(ask)
    people = everybody(demo=sheet.case.demo, ports=ask.ports)
    return asking(forms.card_of_role_form(sheet, people), case_id=ask.target)


def leave_form(ask: Ask) -> Reply:
    """Ask who leaves which part, with a hand-over note."""
    return asking(forms.card_of_leave_form(_sheet(ask)), case_id=ask.target)


def agree(ask: Ask) -> Reply:
    """Make the present team the agreed one."""
    count = agree_team(ask.target, by=ask.actor, ports=ask.ports)
    title = _("The team is agreed: {count} people.").format(count=count)
    call = _first_call(ask)
    if call is None:
        return told(title, case_id=ask.target)
    words = _("Action {action}, the first call, stays open until it is marked done.")
    done = Button(verb=Verb.ACTION_DONE_FORM, target=call.id, label=_("Done…"))
    card = card_of_text(title, words.format(action=call.label), buttons=(done,))
    return showing(card, case_id=ask.target)


def _first_call(ask: Ask) -> Action | None:
    """Return the call at which the team is agreed, None when that is over (row 3)."""
    actions = _sheet(ask).actions
    calls = (a for a in actions if a.row_key == AGREES_TEAM and a.is_open)
    return next(calls, None)


def act_form(ask: Ask) -> Reply:
    """Ask who acts for whom, and when."""
    sheet = _sheet(ask)
    people = everybody(demo=sheet.case.demo, ports=ask.ports)
    form = forms.card_of_acting_form(sheet, people, values=ask.inputs)
    return asking(form, case_id=ask.target)


def act(ask: Ask) -> Reply:
    """Let somebody act for somebody."""
    wanted = Deputising(
        principal_id=ask.value("principal") or ask.actor.person_id,
        deputy_id=ask.value("deputy"),
        role=role_of(ask),
        first_day=ask.day("first"),
        last_day=ask.day("last"),
        reason=ask.value("reason"),
    )
    act_for(ask.target, wanted, by=ask.actor, ports=ask.ports)
    return told(_("Acting for is noted, with its days."), case_id=ask.target)


def act_end(ask: Ask) -> Reply:
    """End an acting-for before its last day."""
    ended = end_acting(ask.target, ask.value("acting"), by=ask.actor, ports=ask.ports)
    title = _("It has ended.") if ended else _("It had ended before.")
    return told(title, case_id=ask.target)


def recuse_form(ask: Ask) -> Reply:
    """Ask why somebody steps back."""
    return asking(forms.card_of_recuse_form(_sheet(ask)), case_id=ask.target)


def step_back(ask: Ask) -> Reply:
    """Step back from deciding on a case."""
    recuse(ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports)
    title = _("You have stepped back from deciding on this case.")
    return told(title, case_id=ask.target)


def decide_again_form(ask: Ask) -> Reply:
    """Ask why somebody who stepped back decides again."""
    form = forms.card_of_decide_again_form(_sheet(ask), ask.value("person"))
    return asking(form, case_id=ask.target)


def let_decide_again(ask: Ask) -> Reply:
    """Let somebody who stepped back decide again."""
    again = decide_again(
        ask.target,
        person_id=ask.value("person"),
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    title = _("They decide again; the reason is on record.")
    return told(title if again else _("They had not stepped back."), case_id=ask.target)
