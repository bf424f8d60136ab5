"""Which cases a reply tells of: who leaves one of them loses the reply."""

from dataclasses import replace
from itertools import islice

from cards.plain import as_plain
from dialogs.ask import Ask
from dialogs.conversation import Reply, case_of_room
from dialogs.reading.references import references_in
from dialogs.subjects import cases_about
from services.reading.read_case import find_case, visible_cases

_MOST_NAMED = 40  # As many as a list of cases shows.
_MOST_MEANT = 10  # As many as the question "which case?" offers.
_UNBROKEN = 10_000  # A line that breaks no reference at its hyphen.


def with_cases(reply: Reply, ask: Ask, text: str) -> Reply:
    """
    Return a reply with the cases that it tells of, where its answer did not say them.

    A press is about its case. Words are about the cases whose references stand in them
    or in the answer; where none does, in the asker's own chat they may be about any of
    theirs. A case that the asker may not see is none of them: else a refusal that says
    so would be shown to nobody.
    """
    if reply.case_id or reply.case_ids:
        return reply
    if ask.verb:
        return replace(reply, case_ids=cases_about(ask)[:_MOST_MEANT])
    found = _named(reply, ask, text)
    if not found and not case_of_room(ask.conversation):
        found = _theirs(ask)
    return replace(reply, case_ids=found)


def _named(reply: Reply, ask: Ask, text: str) -> tuple[str, ...]:
    shown = (*reply.cards, *((reply.form,) if reply.form else ()))
    said = "\n".join([text, *(as_plain(card, width=_UNBROKEN) for card in shown)])
    named = islice(dict.fromkeys(references_in(said)), _MOST_NAMED)
    me, ports = ask.actor.person_id, ask.ports
    found = (find_case(me, reference=each, ports=ports) for each in named)
    return tuple(case.id for case in found if case)


def _theirs(ask: Ask) -> tuple[str, ...]:
    me = ask.actor.person_id
    found = visible_cases(me, limit=_MOST_MEANT, ports=ask.ports)
    return tuple(case.id for case in found)
