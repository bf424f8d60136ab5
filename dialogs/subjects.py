"""Which cases a request is about, decided here and never by the client."""

from collections.abc import Collection

from cards.verbs import Verb
from dialogs.ask import Ask
from dialogs.conversation import case_of_room
from dialogs.presses import ABOUT_ACTION
from dialogs.reading.references import written_one_way
from domain.refusals import Refusal
from services.reading.read_case import find_case, visible_cases

_ABOUT_CASE = (
    *("case.", "event.", "team.", "acting.", "request.", "stakeholder.", "room."),
    *("wall.reveal", "wall.add", "feed."),
)
_NEW_CASE = frozenset({Verb.CASE_OPEN, Verb.CASE_OPEN_FORM})


def cases_about(ask: Ask, *, seen: Collection[str] = ()) -> tuple[str, ...]:
    """
    Return the cases whose walled names must not be in what comes in.

    Those are the case that it changes and the one of the room in which it is said;
    without either, as with a verb that is not known, all that the asker may see. A case
    that they may not see is none: the answer must not tell whose names are there. Of
    those that were *seen* to be theirs a moment ago that is not asked again.
    """
    told = (
        _subject(ask),
        _of_action(ask.value("action"), ask=ask),
        _room(ask),
        _other(ask),
    )
    asked = dict.fromkeys(filter(None, told))
    if ask.verb and not (told[0] or told[1]):
        return _all(ask)
    theirs = (each for each in asked if each in seen or _is_seen(each, ask))
    return tuple(theirs) or _all(ask)


def _all(ask: Ask) -> tuple[str, ...]:
    found = visible_cases(ask.actor.person_id, ports=ask.ports)
    return tuple(case.id for case in found)


def _room(ask: Ask) -> str:
    return case_of_room(ask.conversation)


def _subject(ask: Ask) -> str:
    """Return the case that the target names, empty where it names none."""
    if ask.verb in _NEW_CASE:
        return ""
    if ask.verb.startswith(ABOUT_ACTION):
        return _of_action(ask.target, ask=ask)
    return ask.target if ask.verb.startswith(_ABOUT_CASE) else ""


def _other(ask: Ask) -> str:
    """Return the other one of two cases that are said to belong together."""
    reference = written_one_way(ask.value("other"))
    if not reference:
        return ""
    case = find_case(ask.actor.person_id, reference=reference, ports=ask.ports)
    return case.id if case else ""


def _of_action(action_id: str, *, ask: Ask) -> str:
    if not action_id:
        return ""
    with ask.ports.read_uow() as uow:
        try:
            return uow.actions.get(action_id).case_id
        except Refusal:
            return ""  # Whoever carries it out refuses it.


def _is_seen(case_id: str, ask: Ask) -> bool:
    return find_case(ask.actor.person_id, case_id=case_id, ports=ask.ports) is not None
