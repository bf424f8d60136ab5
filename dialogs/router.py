"""Answer all that comes in: with the thing, or with what to do next (promise 9)."""

from dataclasses import replace

from cards.elements import Card
from cards.verbs import Verb
from cards.views.notices import card_of_refusal
from cards.views.targets import inputs_of
from cards.wording import speaking
from dialogs.answers import wall
from dialogs.answers.actions import as_it_stands
from dialogs.answers.opening import notice_pasted
from dialogs.ask import LONGEST_INPUT, Ask
from dialogs.conversation import Incoming, Reply, case_of_room
from dialogs.presses import ABOUT_ACTION, ABOUT_CASE, ANSWERS, IN_TARGET
from dialogs.reading.bare import case_of_bare
from dialogs.words import answer_words
from domain.people import Person
from domain.refusals import Refusal
from services.ports import Ports
from services.reading.read_case import find_case, visible_cases
from services.reading.read_people import read_person

VERBS = {verb.value: verb for verb in Verb}
LONGEST_NOTICE = 100_000
NAMING = ("requestor", "requester", "complainant")


def answer(incoming: Incoming, *, ports: Ports) -> Reply:
    """
    Answer words, a press or a filled form; refusals become a card.

    Anything but a refusal that goes wrong is raised: the edge gives it an error id.
    """
    person = read_person(incoming.actor.person_id, ports=ports)
    with speaking(person.language, zone=person.time_zone):
        try:
            return _answer(incoming, person=person, ports=ports)
        except Refusal as refusal:
            return Reply(
                cards=(card_of_refusal(refusal),),
                echo=_safe_echo(incoming),
                refusal=refusal.code,
                instead=_stale(incoming, ports=ports),
            )


def _stale(incoming: Incoming, *, ports: Ports) -> Card | None:
    """Return an action's card as it stands, for one that offered what is refused."""
    if not incoming.verb.startswith(ABOUT_ACTION):
        return None
    return as_it_stands(_ask(incoming, ports=ports))


def _answer(incoming: Incoming, *, person: Person, ports: Ports) -> Reply:
    ask = _ask(incoming, ports=ports)
    _refuse_long(incoming)
    if ask.verb == Verb.STOPPED_SEND:
        case_ids = _cases_around(ask, person)
        return wall.send(ask, lambda again: _go_on(again, ports=ports), case_ids)
    if not ask.verb and (pasted := notice_pasted(ask, incoming.text)):
        return pasted
    found = _screened(incoming, person, ask=ask)
    if found.anything and ask.verb != Verb.CASE_OPEN:
        return wall.stopped(incoming, found, ask=ask)
    return _go_on(incoming, ports=ports)


def _screened(incoming: Incoming, person: Person, *, ask: Ask) -> wall.Found:
    """Look for walled names where somebody's own words or files came in."""
    has_words = any(value.strip() for value in incoming.inputs.values())
    if not incoming.files and not has_words and _is_bare(incoming.text, ask):
        return wall.Found()
    return wall.screened(incoming, case_ids=_cases_around(ask, person), ask=ask)


def _is_bare(text: str, ask: Ask) -> bool:
    """Whether a line says nothing but a command, and maybe a case that they see."""
    if not text.strip():
        return True
    case = case_of_bare(text)
    if not case:
        return case is not None
    me = ask.actor.person_id
    return find_case(me, reference=case, ports=ask.ports) is not None


def _go_on(incoming: Incoming, *, ports: Ports) -> Reply:
    """Answer what has passed the wall."""
    ask = _ask(incoming, ports=ports)
    if ask.verb:
        return press(ask)
    return replace_echo(answer_words(ask, incoming.text, press), incoming.text)


def press(ask: Ask) -> Reply:
    """Answer a verb; `verb-unknown` for what no button of ours sends."""
    verb = VERBS.get(ask.verb)
    known = ANSWERS.get(verb) if verb else None
    if known is None:
        raise Refusal("verb-unknown")
    return known(ask)


def replace_echo(reply: Reply, text: str) -> Reply:
    """Let the asker's own words stand above the answer, unless it says otherwise."""
    return reply if reply.echo is not None else replace(reply, echo=text)


def _ask(incoming: Incoming, *, ports: Ports) -> Ask:
    """Read a request: a button's inputs stand behind its target's id."""
    target, packed = inputs_of(incoming.target)
    verb = VERBS.get(incoming.verb)
    names = IN_TARGET.get(verb, ()) if verb else ()
    carried = dict(zip(names, packed, strict=False))
    return Ask(
        actor=incoming.actor,
        conversation=incoming.conversation,
        verb=incoming.verb,
        target=target,
        inputs={**carried, **incoming.inputs},
        files=incoming.files,
        on_own_card=incoming.on_own_card,
        ports=ports,
    )


def _refuse_long(incoming: Incoming) -> None:
    limit = LONGEST_INPUT
    if len(incoming.text) > LONGEST_NOTICE:
        raise Refusal("text-too-long", limit=str(LONGEST_NOTICE))
    for value in incoming.inputs.values():
        if len(value) > limit:
            raise Refusal("text-too-long", limit=str(limit))


def _cases_around(ask: Ask, person: Person) -> tuple[str, ...]:
    """Return the cases whose walled names must not be in what comes in."""
    if ask.verb.startswith(ABOUT_ACTION):
        with ask.ports.read_uow() as uow:
            return (uow.actions.get(ask.target).case_id,)
    if ask.verb.startswith(ABOUT_CASE):
        return (ask.target,)
    case_id = case_of_room(ask.conversation)
    if case_id:
        return (case_id,)
    return tuple(case.id for case in visible_cases(person.id, ports=ask.ports))


def _safe_echo(incoming: Incoming) -> str | None:
    """
    Return what may be shown of refused words, None for none.

    A notice that was refused before its requestors were sealed is not shown at all.
    """
    may_name = any(word in incoming.text.casefold() for word in NAMING)
    if incoming.verb or may_name or len(incoming.text) > LONGEST_INPUT:
        return None
    return incoming.text
