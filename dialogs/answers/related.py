"""Answers on which cases belong together."""

from cards.views.forms.related_forms import (
    card_of_relate_form,
    card_of_unrelate_form,
)
from cards.wording import _
from dialogs.ask import Ask, asking, told
from dialogs.conversation import Reply
from dialogs.reading.references import written_one_way
from domain.cases import Case
from domain.refusals import Refusal
from services.cases.relate_cases import relate_cases, unrelate_cases
from services.reading.read_case import find_case, read_case


def relate_form(ask: Ask) -> Reply:
    """Ask which case belongs to this one, and why."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    form = card_of_relate_form(sheet, values=ask.inputs)
    return _about_both(asking(form, case_id=ask.target), sheet.related.case_ids)


def relate(ask: Ask) -> Reply:
    """Relate two cases."""
    other = other_case(ask)
    is_new = relate_cases(
        ask.target,
        other_id=other.id,
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    words = (
        _("{case} is related now; both case cards show it.")
        if is_new
        else _("{case} was related already.")
    )
    return _said(ask, other, words)


def unrelate_form(ask: Ask) -> Reply:
    """Ask which case does not belong to this one after all."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    form = card_of_unrelate_form(sheet, values=ask.inputs)
    return _about_both(asking(form, case_id=ask.target), sheet.related.case_ids)


def unrelate(ask: Ask) -> Reply:
    """Take back that two cases belong together."""
    other = other_case(ask)
    was = unrelate_cases(
        ask.target,
        other_id=other.id,
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    words = (
        _("{case} is not related any more; the record of both keeps it.")
        if was
        else _("{case} was not related.")
    )
    return _said(ask, other, words)


def other_case(ask: Ask) -> Case:
    """
    Return the other case that is named, as far as the asker may see it.

    Refusals: `which-other-case`, and `case-not-found`, also for a case that is there
    and not theirs: they are not told which references exist.
    """
    reference = written_one_way(ask.value("other"))
    if not reference:
        raise Refusal("which-other-case")
    me = ask.actor.person_id
    case = find_case(me, reference=reference, ports=ask.ports)
    if case is None:
        raise Refusal("case-not-found", case=reference[:40])
    return case


def _said(ask: Ask, other: Case, words: str) -> Reply:
    reply = told(words.format(case=other.facts.reference), case_id=ask.target)
    return _about_both(reply, (other.id,))


def _about_both(reply: Reply, others: tuple[str, ...]) -> Reply:
    """Let an answer be lost with either case."""
    return Reply(
        cards=reply.cards,
        form=reply.form,
        case_id=reply.case_id,
        case_ids=(reply.case_id, *others),
    )
