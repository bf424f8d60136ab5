"""Typed words about learning: questions, resources, the roster, what to mend."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from cards.verbs import Verb
from cards.views.help import card_of_unknown
from cards.views.notices import card_of_refusal
from cards.wording import _, language
from dialogs.answers.importing import may_drop, press_on_list
from dialogs.ask import Ask, showing, told
from dialogs.conversation import Reply
from dialogs.reading.commands import BY_NAME, Command, CommandName
from dialogs.reading.phrases import phrases_in, usage_in, usages_in
from dialogs.reading.questions import is_near
from dialogs.reading.wishes import is_thanks, wants_person
from domain.refusals import Refusal

Press = Callable[[Ask], Reply]
_C = CommandName
_ABOUT_LISTS = frozenset({"import", "export"})
_PAGE_BEHIND = re.compile(r"(?:^|\s)(?:page\s*)?(\d{1,3})$", re.ASCII)


def ask_instead(ask: Ask, text: str, command: Command, press: Press) -> Reply:
    """Ask what only begins like a command; the answer tells how to mean that."""
    usage = usage_in(BY_NAME[command.name], language())
    return _pressed(ask, press, Verb.QUESTION_ASK, question=text, command=usage)


def _pressed(ask: Ask, press: Press, verb: Verb, **inputs: str) -> Reply:
    return press(replace(ask, verb=verb, target="", inputs=inputs))


def _unknown(ask: Ask, command: Command, press: Press) -> Reply:
    """What is no command is a question; a short line may be a slip of one."""
    if ask.files:  # Words beside a file ask nothing.
        nearest = usages_in(command.suggestions, language())
        return showing(card_of_unknown(command.words, nearest))
    if wants_person(command.words):
        return _ask_privately(ask, replace(command, words=""), press)
    if is_thanks(command.words):
        return told(_("Gladly."), _("Ask whatever else you need."))
    suggested = command.suggestions if is_near(command) else ()
    near = "\n".join(usages_in(suggested, language()))
    words = command.words
    return _pressed(ask, press, Verb.QUESTION_ASK, question=words, nearest=near)


def _ask(ask: Ask, command: Command, press: Press) -> Reply:
    return _pressed(ask, press, Verb.QUESTION_ASK, question=command.words)


def _tasks(ask: Ask, command: Command, press: Press) -> Reply:
    return _pressed(ask, press, Verb.TASKS, page=str(command.page))


def _ask_privately(ask: Ask, command: Command, press: Press) -> Reply:
    """Open the form with the words, which are shown nowhere else by this desk."""
    try:
        reply = _pressed(ask, press, Verb.CONNECT_FORM, question=command.words)
    except Refusal as refusal:
        reply = Reply(cards=(card_of_refusal(refusal),), refusal=refusal.code)
    typed = phrases_in(BY_NAME[_C.ASK_PRIVATELY], language())
    return replace(reply, echo=typed[0])


def _questions(ask: Ask, command: Command, press: Press) -> Reply:
    verb = {
        CommandName.MY_QUESTIONS: Verb.CONNECT_MINE,
        CommandName.ASKED_BEFORE: Verb.CONNECT_PUBLIC,
    }.get(command.name, Verb.CONNECT_QUEUE)
    return _pressed(ask, press, verb, scope=command.words.strip().casefold())


def _resources(ask: Ask, command: Command, press: Press) -> Reply:
    """List what is asked for, or take a list; one word behind `resource` names one."""
    listed = press_on_list(ask) if command.name is CommandName.RESOURCES else None
    if listed is not None:
        return press(listed)
    words = command.words or command.case
    if words.strip().casefold() in _ABOUT_LISTS and may_drop(ask):
        raise Refusal("resource-list-missing")
    if command.name is CommandName.RESOURCE and len(words.split()) == 1:
        target = words.casefold()
        return press(replace(ask, verb=Verb.RESOURCE_SHOW, target=target))
    behind = _PAGE_BEHIND.search(words)
    wanted = words[: behind.start()] if behind else words
    page = behind[1] if behind else "1"
    return _pressed(ask, press, Verb.RESOURCES, words=quote(wanted), page=page)


def _roster(ask: Ask, command: Command, press: Press) -> Reply:
    mine = command.name is CommandName.MY_ROSTER
    return _pressed(ask, press, Verb.ROSTER_MINE if mine else Verb.ROSTER)


def _digest(ask: Ask, command: Command, press: Press) -> Reply:
    verb = {
        CommandName.JOIN_DIGEST: Verb.DIGEST_JOIN,
        CommandName.LEAVE_DIGEST: Verb.DIGEST_LEAVE,
    }.get(command.name, Verb.DIGEST)
    return _pressed(ask, press, verb)


ABOUT_LEARNING: dict[CommandName, Callable[[Ask, Command, Press], Reply]] = {
    _C.UNKNOWN: _unknown,
    _C.ASK: _ask,
    _C.LEARNING_TASKS: _tasks,
    _C.ASK_PRIVATELY: _ask_privately,
    _C.MY_QUESTIONS: _questions,
    _C.QUESTIONS: _questions,
    _C.ASKED_BEFORE: _questions,
    _C.RESOURCES: _resources,
    _C.RESOURCE: _resources,
    _C.ROSTER: _roster,
    _C.MY_ROSTER: _roster,
    _C.DIGEST: _digest,
    _C.JOIN_DIGEST: _digest,
    _C.LEAVE_DIGEST: _digest,
}
