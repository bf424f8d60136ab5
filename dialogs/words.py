"""Typed words become the press that they mean: one way to do each thing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from cards.verbs import Verb
from cards.views.lists import card_of_cases
from cards.wording import catalogue, language
from dialogs.answers.importing import is_list, may_drop, press_on_list
from dialogs.answers.placing import ask_place
from dialogs.answers.seats import code_of_somebody, leaving
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply, case_of_room
from dialogs.doubtful_days import is_doubtful, saying_how_read
from dialogs.learning_words import ABOUT_LEARNING, ask_instead
from dialogs.meanings import ABOUT_PARTS, ON_ACTION, ON_CASE, Meaning
from dialogs.people_meant import with_people
from dialogs.reading.commands import Command, CommandName, read_command
from dialogs.reading.days import read_day
from dialogs.reading.parts import part_named
from dialogs.reading.questions import is_question
from dialogs.reading.references import is_plain, references_in
from domain.cases import Case
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from domain.seat_links import code_in
from services.cases.may_open import may_open_cases
from services.procedures import rows_of
from services.reading.read_action import find_action
from services.reading.read_case import find_case, visible_cases

_MOST_NAMED = 10

Press = Callable[[Ask], Reply]
_C = CommandName


def answer_words(ask: Ask, text: str, press: Press) -> Reply:
    """Answer a typed line as the press that it means."""
    if ask.files and not text.strip():
        listed = press_on_list(ask) if is_list(ask) else None
        return press(listed) if listed else ask_place(ask, _cases_meant(ask))
    command = read_command(text, today=ask.today(), titles=_titles(language()))
    if not ask.files and is_question(text, command):
        return ask_instead(ask, text, command, press)
    about_no_case = _ABOUT_NO_CASE.get(command.name, _on_a_case)
    return about_no_case(ask, command, press)


@lru_cache(maxsize=32)
def _titles(spoken: str) -> tuple[tuple[str, str], ...]:
    """Return the labels and titles of the actions in a language."""
    words = catalogue(spoken).gettext
    return tuple((str(row.number), words(row.title)) for row in SECU.rows)


def _help(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.HELP, target=""))


def _open(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.CASE_OPEN_FORM, target=""))


def _cases(ask: Ask, command: Command, press: Press) -> Reply:
    del command, press
    me = ask.actor.person_id
    found = visible_cases(me, ports=ask.ports)
    may_open = may_open_cases(me, ports=ask.ports)
    return showing(card_of_cases(found, may_open=may_open))


def _home(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.HOME, target=""))


def _exceptions(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.EXCEPTIONS, target=""))


def _calendar(ask: Ask, command: Command, press: Press) -> Reply:
    """A private feed: of the case that is named or talked in, else of all."""
    about_one = command.case or case_of_room(ask.conversation)
    target = _case(ask, command).id if about_one else ""
    stops = command.name is CommandName.CALENDAR_STOP
    verb = Verb.FEED_STOP if stops else Verb.FEED_SHOW
    return press(replace(ask, verb=verb, target=target))


def _seats(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.SEATS, target=""))


def _my_role(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.ROLE_BRIEF, target=""))


def _link(ask: Ask, command: Command, press: Press) -> Reply:
    code = code_in(command.words or command.case)
    if code:  # It is for an account that sits nowhere yet.
        return code_of_somebody(ask, code)
    return press(replace(ask, verb=Verb.SEAT_LINK, target=""))


def _unlink(ask: Ask, command: Command, press: Press) -> Reply:
    return press(leaving(ask, command.words))


def _actions(ask: Ask, command: Command, press: Press) -> Reply:
    """List actions; without a scope, the case's in its room and one's own elsewhere."""
    elsewhere = "mine" if ask.is_direct and not command.case else "all"
    scope = command.scope or elsewhere
    inputs = {"scope": scope, "page": str(command.page)}
    target = _case(ask, command).id if scope == "all" else ""
    return press(replace(ask, verb=Verb.CASE_ACTIONS, target=target, inputs=inputs))


def _on_a_case(ask: Ask, command: Command, press: Press) -> Reply:
    case = _case(ask, command)
    if not command.case:
        _refuse_other_case(ask, command, here=case)
    command = with_people(command, case, ask=ask)
    _refuse_unread(ask, command)
    meaning = ON_ACTION.get(command.name)
    if meaning is None:
        reply = press(_meant(ask, ON_CASE[command.name], command, target=case.id))
        return saying_how_read(reply, command.day)
    if not command.action:
        raise _which_action(command)
    action = find_action(case.id, command.action, ports=ask.ports)
    parts = rows_of(case.procedure)[action.row_key].parts
    if parts and command.name in ABOUT_PARTS:
        meaning = ON_ACTION[ABOUT_PARTS[command.name]]
        part, words = part_named(parts, command.words)
        command = replace(command, part=part or command.part, words=words)
    reply = press(_meant(ask, meaning, command, target=action.id))
    return saying_how_read(reply, command.day)


def _refuse_unread(ask: Ask, command: Command) -> None:
    """Refuse words that say more than was understood of them."""
    if command.name not in {_C.EVENT, _C.WHY} or not command.words:
        return
    day = read_day(command.words, today=ask.today())
    if command.name is _C.WHY and day is not None:
        raise Refusal("dates-are-counted", action=command.action)
    if command.name is _C.EVENT and command.event is None and day is None:
        raise Refusal("event-not-known", words=command.words[:60])


def _which_action(command: Command) -> Refusal:
    if command.choices:
        return Refusal("which-of-actions", actions=", ".join(command.choices))
    return Refusal("which-action")


def _meant(ask: Ask, meaning: Meaning, command: Command, *, target: str) -> Ask:
    """Return the press that a command means: its form where something is missing."""
    inputs = _inputs(command, meaning)
    said = {name for name, value in inputs.items() if value}
    has_file = bool(ask.files) and "note" in meaning.needs
    lacks = set(meaning.needs) - said - ({"note"} if has_file else set())
    # A person looks at a day that may be two before anything is bound.
    to_form = meaning.form is not None and (lacks or is_doubtful(command.day))
    verb = meaning.form if meaning.form and to_form else meaning.verb
    if ask.files and meaning.with_file:
        verb = meaning.with_file
    return replace(ask, verb=verb, target=target, inputs=inputs)


def _inputs(command: Command, meaning: Meaning) -> dict[str, str]:
    day = command.day.day.isoformat() if command.day else ""
    inputs = {
        "page": str(command.page),
        "part": command.part,
        "event": command.event.value if command.event else "",
        "day": day,
        "days": command.days,
        "first": day,
        "last": command.until.day.isoformat() if command.until else "",
        "person": command.person,
        "deputy": command.person,
        "principal": command.principal,
        "role": command.role.value if command.role else "",
        "other": command.other,
        "kind": command.stakeholder.value if command.stakeholder else "",
        "link": command.link,
    }
    if meaning.words_as:
        inputs[meaning.words_as] = command.words
    return inputs


def _case(ask: Ask, command: Command) -> Case:
    """
    Return the case that is talked about: named, the room's, or one's only one.

    Refusals: `which-case`, `no-case-yet`, `case-not-found` (also for outsiders: they
    are not told which references exist).
    """
    me = ask.actor.person_id
    if command.case:
        named = find_case(me, reference=command.case, ports=ask.ports)
        if named is None:
            raise Refusal("case-not-found", case=command.case)
        return named
    room = case_of_room(ask.conversation)
    if not room:
        return _only_case(ask)
    here = find_case(me, case_id=room, ports=ask.ports)
    if here is None:  # It is never taken for another case that they are on.
        raise Refusal("not-on-case")
    return here


def _cases_meant(ask: Ask) -> Sequence[Case]:
    """Return the room's case, else all of one's own where they can be listed."""
    if case_of_room(ask.conversation):
        return [_case(ask, Command(name=CommandName.UNKNOWN))]
    found = visible_cases(ask.actor.person_id, limit=_MOST_NAMED, ports=ask.ports)
    if not found:
        raise Refusal("file-has-no-place" if may_drop(ask) else "no-case-yet")
    return found


def _refuse_other_case(ask: Ask, command: Command, *, here: Case) -> None:
    """Refuse to do to the room's case what names another one further on."""
    for named in islice(references_in(command.words), _MOST_NAMED):
        if named in {here.facts.reference, command.other}:
            return
        me = ask.actor.person_id
        if is_plain(named) or find_case(me, reference=named, ports=ask.ports):
            raise Refusal("other-case-named", named=named, here=here.facts.reference)


def _only_case(ask: Ask) -> Case:
    found = visible_cases(ask.actor.person_id, limit=_MOST_NAMED, ports=ask.ports)
    if not found:
        raise Refusal("no-case-yet")
    if len(found) > 1:
        names = ", ".join(case.facts.reference for case in found)
        raise Refusal("which-case", cases=names)
    return found[0]


_ABOUT_NO_CASE: dict[CommandName, Callable[[Ask, Command, Press], Reply]] = {
    **ABOUT_LEARNING,
    _C.HELP: _help,
    _C.OPEN_CASE: _open,
    _C.CASES: _cases,
    _C.ACTIONS: _actions,
    _C.HOME: _home,
    _C.EXCEPTIONS: _exceptions,
    _C.CALENDAR: _calendar,
    _C.CALENDAR_STOP: _calendar,
    _C.SEATS: _seats,
    _C.MY_ROLE: _my_role,
    _C.LINK: _link,
    _C.UNLINK: _unlink,
}
