"""Typed words become the press that they mean: one way to do each thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cards.verbs import Verb
from cards.views.help import card_of_help, card_of_unknown
from cards.views.lists import card_of_cases
from cards.wording import translate
from dialogs.answers.placing import ask_place
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply
from dialogs.reading.commands import COMMANDS, Command, CommandName, read_command
from dialogs.reading.parts import part_named
from domain.cases import Case
from domain.news import room_of
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from services.reading.read_action import find_action
from services.reading.read_case import visible_cases
from services.reading.read_people import find_member

Press = Callable[[Ask], Reply]
_C = CommandName


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """
    What a command means: *verb* when all that it *needs* is said, else *form*.

    *words_as* names the input that the rest of the words is.
    """

    verb: Verb
    form: Verb | None = None
    needs: tuple[str, ...] = ()
    words_as: str = ""


ON_ACTION: dict[CommandName, Meaning] = {
    _C.WHY: Meaning(verb=Verb.ACTION_WHY),
    _C.SHOW: Meaning(verb=Verb.ACTION_SHOW),
    _C.START: Meaning(verb=Verb.ACTION_START),
    _C.DONE: Meaning(
        verb=Verb.ACTION_DONE,
        form=Verb.ACTION_DONE_FORM,
        needs=("note",),
        words_as="note",
    ),
    _C.PART_DONE: Meaning(
        verb=Verb.ACTION_PART,
        form=Verb.ACTION_PART_FORM,
        needs=("part", "note"),
        words_as="note",
    ),
    _C.NOT_NEEDED: Meaning(
        verb=Verb.ACTION_PART_DROP,
        form=Verb.ACTION_PART_DROP_FORM,
        needs=("part", "reason"),
        words_as="reason",
    ),
    _C.ASSIGN: Meaning(
        verb=Verb.ACTION_ASSIGN,
        form=Verb.ACTION_ASSIGN_FORM,
        needs=("person",),
        words_as="person",
    ),
    _C.COMMENT: Meaning(
        verb=Verb.ACTION_COMMENT,
        form=Verb.ACTION_COMMENT_FORM,
        needs=("words",),
        words_as="words",
    ),
    _C.WAIVE: Meaning(
        verb=Verb.ACTION_WAIVE,
        form=Verb.ACTION_WAIVE_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REOPEN: Meaning(
        verb=Verb.ACTION_REOPEN,
        form=Verb.ACTION_REOPEN_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REPEAT: Meaning(verb=Verb.ACTION_REPEAT),
    _C.DRAFT: Meaning(verb=Verb.DRAFT_FORM),
    _C.ASK_APPROVAL: Meaning(verb=Verb.APPROVAL_ASK),
    _C.SIGN: Meaning(verb=Verb.SIGN),
    _C.CLEAR: Meaning(verb=Verb.SIGN),
    _C.SEND_BACK: Meaning(
        verb=Verb.SEND_BACK,
        form=Verb.SEND_BACK_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REFUSE: Meaning(
        verb=Verb.REFUSE,
        form=Verb.REFUSE_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.SUBMIT: Meaning(
        verb=Verb.SUBMIT, form=Verb.SUBMIT_FORM, needs=("note",), words_as="note"
    ),
    _C.SECU_DATE: Meaning(
        verb=Verb.SECU_DATE,
        form=Verb.SECU_DATE_FORM,
        needs=("day",),
        words_as="note",
    ),
}
ON_CASE: dict[CommandName, Meaning] = {
    _C.STATUS: Meaning(verb=Verb.CASE_SHOW),
    _C.LOG: Meaning(verb=Verb.CASE_LOG),
    _C.FILES: Meaning(verb=Verb.CASE_FILES),
    _C.TEAM: Meaning(verb=Verb.CASE_TEAM),
    _C.VERIFY: Meaning(verb=Verb.CASE_VERIFY),
    _C.EVENT: Meaning(
        verb=Verb.EVENT_RECORD,
        form=Verb.EVENT_FORM,
        needs=("event", "day"),
        words_as="note",
    ),
    _C.CORRECT_EVENT: Meaning(
        verb=Verb.EVENT_CORRECT,
        form=Verb.EVENT_CORRECT_FORM,
        needs=("event", "day"),
    ),
    _C.WITHDRAW_EVENT: Meaning(
        verb=Verb.EVENT_CORRECT, form=Verb.EVENT_CORRECT_FORM, needs=("event",)
    ),
    _C.AGREE_TEAM: Meaning(verb=Verb.TEAM_AGREE),
    _C.GIVE_ROLE: Meaning(verb=Verb.TEAM_ROLE_FORM),
    _C.LEAVE: Meaning(verb=Verb.TEAM_LEAVE_FORM),
    _C.ACT_FOR: Meaning(verb=Verb.ACT_FOR_FORM),
    _C.RECUSE: Meaning(
        verb=Verb.RECUSE,
        form=Verb.RECUSE_FORM,
        needs=("reason",),
        words_as="reason",
    ),
    _C.REQUEST: Meaning(verb=Verb.REQUEST_FORM, words_as="words"),
    _C.ANSWERED: Meaning(verb=Verb.REQUEST_ANSWER_FORM),
    _C.STAKEHOLDERS: Meaning(verb=Verb.STAKEHOLDER_FORM),
    _C.REQUESTORS: Meaning(
        verb=Verb.NAMES_REVEAL,
        form=Verb.NAMES_FORM,
        needs=("reason",),
        words_as="reason",
    ),
}


def answer_words(ask: Ask, text: str, press: Press) -> Reply:
    """Answer a typed line as the press that it means."""
    if ask.files and not text.strip():
        return ask_place(ask, _case(ask, Command(name=CommandName.UNKNOWN)))
    titles = [(str(row.number), translate(row.title)) for row in SECU.rows]
    command = read_command(text, today=ask.today(), titles=titles)
    about_no_case = _ABOUT_NO_CASE.get(command.name, _on_a_case)
    return about_no_case(ask, command, press)


def _help(ask: Ask, command: Command, press: Press) -> Reply:
    del ask, command, press
    return help_card()


def _open(ask: Ask, command: Command, press: Press) -> Reply:
    del command
    return press(replace(ask, verb=Verb.CASE_OPEN_FORM, target=""))


def _cases(ask: Ask, command: Command, press: Press) -> Reply:
    del command, press
    return showing(card_of_cases(visible_cases(ask.actor.person_id, ports=ask.ports)))


def help_card() -> Reply:
    """Show what can be typed."""
    lines = [(facts.usage, translate(facts.does)) for facts in COMMANDS]
    return showing(card_of_help(lines))


def _unknown(ask: Ask, command: Command, press: Press) -> Reply:
    del ask, press
    return showing(card_of_unknown(command.words, command.suggestions))


def _actions(ask: Ask, command: Command, press: Press) -> Reply:
    """List actions; without a scope, the case's in its room and one's own elsewhere."""
    elsewhere = "mine" if ask.is_direct and not command.case else "all"
    scope = command.scope or elsewhere
    inputs = {"scope": scope, "page": str(command.page)}
    target = _case(ask, command).id if scope == "all" else ""
    return press(replace(ask, verb=Verb.CASE_ACTIONS, target=target, inputs=inputs))


def _on_a_case(ask: Ask, command: Command, press: Press) -> Reply:
    case = _case(ask, command)
    meaning = ON_ACTION.get(command.name)
    if meaning is None:
        return press(_meant(ask, ON_CASE[command.name], command, target=case.id))
    if not command.action:
        raise Refusal("which-action", command=command.name)
    action = find_action(case.id, command.action, ports=ask.ports)
    command = _with_names(command, case, ask=ask, row_key=action.row_key)
    return press(_meant(ask, meaning, command, target=action.id))


def _meant(ask: Ask, meaning: Meaning, command: Command, *, target: str) -> Ask:
    """Return the press that a command means: its form where something is missing."""
    inputs = _inputs(command, meaning)
    said = {name for name, value in inputs.items() if value}
    has_file = bool(ask.files) and "note" in meaning.needs
    lacks = set(meaning.needs) - said - ({"note"} if has_file else set())
    verb = meaning.form if lacks and meaning.form else meaning.verb
    return replace(ask, verb=verb, target=target, inputs=inputs)


def _inputs(command: Command, meaning: Meaning) -> dict[str, str]:
    inputs = {
        "page": str(command.page),
        "part": command.part,
        "event": command.event.value if command.event else "",
        "day": command.day.day.isoformat() if command.day else "",
    }
    if meaning.words_as:
        inputs[meaning.words_as] = command.words
    return inputs


def _with_names(command: Command, case: Case, *, ask: Ask, row_key: str) -> Command:
    """Put ids in the place of names: a notifier's part, a member of the team."""
    if command.name is CommandName.ASSIGN:
        name = command.words.removeprefix("to ").strip()
        person_id = find_member(case.id, name, ports=ask.ports) if name else ""
        return replace(command, words=person_id)
    if command.name in {CommandName.PART_DONE, CommandName.NOT_NEEDED}:
        part, rest = part_named(SECU.row(row_key).parts, command.words)
        return replace(command, part=part, words=rest)
    return command


def _case(ask: Ask, command: Command) -> Case:
    """
    Return the case that is talked about: named, the room's, or one's only one.

    Refusals: `which-case`, `no-case-yet`, `case-not-found` (also for outsiders: they
    are not told which references exist).
    """
    mine = visible_cases(ask.actor.person_id, ports=ask.ports)
    if command.case:
        named = [c for c in mine if c.facts.reference.upper() == command.case]
        if not named:
            raise Refusal("case-not-found", case=command.case)
        return named[0]
    here = [case for case in mine if room_of(case.id) == ask.conversation]
    found = here or mine
    if not found:
        raise Refusal("no-case-yet")
    if len(found) > 1:
        names = ", ".join(case.facts.reference for case in found[:10])
        raise Refusal("which-case", cases=names)
    return found[0]


_ABOUT_NO_CASE: dict[CommandName, Callable[[Ask, Command, Press], Reply]] = {
    _C.UNKNOWN: _unknown,
    _C.HELP: _help,
    _C.OPEN_CASE: _open,
    _C.CASES: _cases,
    _C.ACTIONS: _actions,
}
