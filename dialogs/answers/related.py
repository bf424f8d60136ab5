"""Answers on which cases belong together."""

from collections.abc import Callable

from cards.elements import Card
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
    return _form(ask, card_of_relate_form)


def relate(ask: Ask) -> Reply:
    """Relate two cases."""
    now = _("{case} is related now; both case cards show it.")
    already = _("{case} was related already.")
    return _changed(ask, relate_cases, now=now, already=already)


def unrelate_form(ask: Ask) -> Reply:
    """Ask which case does not belong to this one after all."""
    return _form(ask, card_of_unrelate_form)


def unrelate(ask: Ask) -> Reply:
    """Take back that two cases belong together."""
    now = _("{case} is not related any more; the record of both keeps it.")
    already = _("{case} was not related.")
    return _changed(ask, unrelate_cases, now=now, already=already)


def _form(ask: Ask, card_of: Callable[..., Card]) -> Reply:
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    form = card_of(sheet, values=ask.inputs)
    return _about_both(asking(form, case_id=ask.target), sheet.related.case_ids)


def _changed(ask: Ask, change: Callable[..., bool], *, now: str, already: str) -> Reply:
    other = other_case(ask)
    is_news = change(
        ask.target,
        other_id=other.id,
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    words = (now if is_news else already).format(case=other.facts.reference)
    return _about_both(told(words, case_id=ask.target), (other.id,))


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


def _about_both(reply: Reply, others: tuple[str, ...]) -> Reply:
    """Let an answer be lost with either case."""
    return Reply(
        cards=reply.cards,
        form=reply.form,
        case_id=reply.case_id,
        case_ids=(reply.case_id, *others),
    )
