"""Answers on SECU's requests and on stakeholders to be notified."""

from cards.views import forms
from cards.wording import _
from cards.wording.dates import long_day
from dialogs.ask import Ask, asking, told
from dialogs.conversation import Reply
from domain.refusals import Refusal
from domain.requests import StakeholderKind
from services.reading.read_case import read_case
from services.requests.secu_requests import add_request, answer_request, move_request
from services.requests.stakeholders import add_stakeholder, remove_stakeholder


def request_form(ask: Ask) -> Reply:
    """Ask what SECU asked for."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    form = forms.card_of_request_form(sheet, values=ask.inputs)
    return asking(form, case_id=ask.target)


def request_add(ask: Ask) -> Reply:
    """Keep one of SECU's requests."""
    add_request(
        ask.target,
        words=ask.value("words"),
        received_on=ask.day_or_none("received") or ask.today(),
        due_on=ask.day_or_none("due"),
        action_id=ask.value("action"),
        answerer_id=ask.value("person"),
        by=ask.actor,
        ports=ask.ports,
    )
    return told(
        _("SECU's request is kept; the case card shows it."), case_id=ask.target
    )


def move_form(ask: Ask) -> Reply:
    """Ask which request SECU wants answered by another day."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    typed = {name: said for name in ("request", "day") if (said := ask.value(name))}
    form = forms.card_of_move_request_form(sheet, values=typed)
    return asking(form, case_id=ask.target)


def request_move(ask: Ask) -> Reply:
    """Record that SECU moved the date of a request, and read it back."""
    request = move_request(
        ask.target,
        ask.value("request"),
        day=ask.day("day"),
        words=ask.value("note"),
        by=ask.actor,
        ports=ask.ports,
    )
    day = long_day(request.due_on) if request.due_on else ""
    title = _("SECU wants an answer to this by {day}.").format(day=day)
    return told(title, request.words, case_id=ask.target)


def answer_form(ask: Ask) -> Reply:
    """Ask which request was answered, and when."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    return asking(forms.card_of_answer_form(sheet), case_id=ask.target)


def request_answer(ask: Ask) -> Reply:
    """Mark one of SECU's requests answered."""
    answer_request(
        ask.target,
        ask.value("request"),
        on=ask.day_or_none("day") or ask.today(),
        by=ask.actor,
        ports=ask.ports,
    )
    return told(_("Noted: the request is answered."), case_id=ask.target)


def stakeholder_form(ask: Ask) -> Reply:
    """Ask whom the notices must reach."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    form = forms.card_of_stakeholder_form(sheet.case)
    return asking(form, case_id=ask.target)


def stakeholder_add(ask: Ask) -> Reply:
    """Put an institution on the list."""
    kind = ask.value("kind") or StakeholderKind.OTHER.value
    if kind not in {each.value for each in StakeholderKind}:
        raise Refusal("no-such-stakeholder-kind", kind=kind[:40])
    add_stakeholder(
        ask.target,
        name=ask.value("name"),
        kind=StakeholderKind(kind),
        by=ask.actor,
        ports=ask.ports,
    )
    return told(_("They are on the list of those to notify."), case_id=ask.target)


def stakeholder_remove(ask: Ask) -> Reply:
    """Take an institution off the list."""
    remove_stakeholder(
        ask.target, ask.value("stakeholder"), by=ask.actor, ports=ask.ports
    )
    return told(_("They are off the list."), case_id=ask.target)
