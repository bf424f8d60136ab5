"""Answer all that comes in: with the thing, or with what to do next (promise 9)."""

from dataclasses import replace
from functools import partial

from cards.elements import Card
from cards.verbs import Verb
from cards.views.notices import card_of_refusal
from cards.views.targets import inputs_of
from cards.wording import speaking
from dialogs.answers import wall
from dialogs.answers.action_replies import as_it_stands, who_was_first
from dialogs.answers.opening import notice_pasted
from dialogs.ask import LONGEST_INPUT, Ask
from dialogs.conversation import Incoming, Reply
from dialogs.presses import ABOUT_ACTION, ANSWERS, IN_TARGET
from dialogs.reading.notice_people import names_complainants
from dialogs.screening import Screening
from dialogs.stopping import Stopped, stopped
from dialogs.subjects import cases_about
from dialogs.telling import with_cases
from dialogs.words import answer_words
from domain.media_types import media_type_of
from domain.refusals import Refusal
from services.delivery.hear_from import hear_from
from services.one_reading import one_reading
from services.ports import Ports

VERBS = {verb.value: verb for verb in Verb}
LONGEST_NOTICE = 100_000
_TOO_LATE = frozenset(
    {"action-not-pending", "not-in-approval", "not-a-signer", "signed-already"}
)


def answer(incoming: Incoming, *, ports: Ports) -> Reply:
    """
    Answer words, a press or a filled form; refusals become a card.

    Anything but a refusal that goes wrong is raised: the edge gives it an error id.
    """
    with one_reading(ports) as reading:
        person = hear_from(incoming.actor.person_id, ports=reading)
        with speaking(person.language, zone=person.time_zone):
            return _replied(incoming, ports=reading)


def _replied(incoming: Incoming, *, ports: Ports) -> Reply:
    try:
        reply = _answer(_typed(incoming), ports=ports)
    except Refusal as refusal:
        reply = Reply(
            cards=(card_of_refusal(refusal, stands=_stands(refusal, incoming, ports)),),
            echo=_safe_echo(incoming),
            refusal=refusal.code,
            instead=_stale(incoming, ports=ports),
        )
    return with_cases(reply, _ask(incoming, ports=ports), incoming.text)


def _typed(incoming: Incoming) -> Incoming:
    """Give each file the media type that the desk makes out, not the client's word."""
    if not incoming.files:
        return incoming
    files = tuple(
        replace(each, media_type=media_type_of(each.name, each.content))
        for each in incoming.files
    )
    return replace(incoming, files=files)


def _stale(incoming: Incoming, *, ports: Ports) -> Card | None:
    """Return an action's card as it stands, for one that offered what is refused."""
    if not incoming.verb.startswith(ABOUT_ACTION):
        return None
    return as_it_stands(_ask(incoming, ports=ports))


def _stands(refusal: Refusal, incoming: Incoming, ports: Ports) -> str:
    """Return who was first, where the button of an action comes too late."""
    if refusal.code not in _TOO_LATE or not incoming.verb.startswith(ABOUT_ACTION):
        return ""
    return who_was_first(_ask(incoming, ports=ports))


def _answer(incoming: Incoming, *, ports: Ports) -> Reply:
    ask = _ask(incoming, ports=ports)
    _refuse_long(incoming)
    if ask.verb == Verb.STOPPED_SEND:
        return wall.send(ask, partial(_let_in, ports=ports), _around(ports))
    try:
        return _let_in(incoming, frozenset(), ports=ports)
    except Stopped as stop:
        return stopped(incoming, stop.found, ask=ask)


def _around(ports: Ports) -> wall.Around:
    return lambda incoming: cases_about(_ask(incoming, ports=ports))


def _let_in(incoming: Incoming, passed: frozenset[str], *, ports: Ports) -> Reply:
    """Answer a request that names nobody; `Stopped` where it may, but for *passed*."""
    ask = _ask(incoming, ports=ports)
    if not ask.verb and (pasted := notice_pasted(ask, incoming.text)):
        return pasted
    screening = Screening(incoming.text, passed=passed)
    screening.refuse_named(ask)
    return _go_on(incoming, screening, ports=ports)


def _go_on(incoming: Incoming, screening: Screening, *, ports: Ports) -> Reply:
    """Answer what has passed the wall; words once more for the case that they mean."""
    ask = _ask(incoming, ports=ports)
    if ask.verb:
        return press(ask)

    def pressed(meant: Ask) -> Reply:
        screening.refuse_named(meant)
        return press(meant)

    return replace_echo(answer_words(ask, incoming.text, pressed), incoming.text)


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
        has_dialog=incoming.has_dialog,
        ports=ports,
    )


def _refuse_long(incoming: Incoming) -> None:
    limit = LONGEST_INPUT
    if len(incoming.text) > LONGEST_NOTICE:
        raise Refusal("text-too-long", limit=str(LONGEST_NOTICE))
    for value in incoming.inputs.values():
        if len(value) > limit:
            raise Refusal("text-too-long", limit=str(limit))


def _safe_echo(incoming: Incoming) -> str | None:
    """
    Return what may be shown of refused words, None for none.

    A notice that was refused before its requestors were sealed is not shown at all,
    nor is anything that speaks of complainants.
    """
    text = incoming.text.strip()
    is_short = len(text) <= LONGEST_INPUT and "\n" not in text
    if incoming.verb or not is_short or names_complainants(text):
        return None
    return incoming.text
