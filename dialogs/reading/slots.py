"""What stands after a command, read by the kind of thing that it takes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dialogs.reading.action_names import (
    ActionNamed,
    Titles,
    action_anywhere,
    action_at_end,
    action_at_start,
)
from dialogs.reading.command import Command
from dialogs.reading.command_table import CommandName, Takes
from dialogs.reading.day_counts import split_day_count
from dialogs.reading.days import DayRead, Leaning, read_day
from dialogs.reading.event_names import event_at_start, may_lie_ahead
from dialogs.reading.people_named import (
    acting_for,
    person_named,
    role_and_person,
    stakeholder_named,
)
from dialogs.reading.references import PATTERN, reference_alone, written_one_way
from dialogs.reading.slips import meant_by

_CASE = re.compile(
    rf"(?:^|(?<=[\s:,]))(?:(?:in|for|on|of|case)\s+){{0,2}}(?P<case>{PATTERN})",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\bp(?:age|\.)?\s?(\d{1,4})\b|(?<![\w.,/-])(\d{1,4})(?![\w.,/-])")
_LINK = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_NOTE = re.compile(r"\s*[,;:]\s+|\s+because\s+", re.IGNORECASE)
_NEW_DAY = re.compile(r"\s(?:to|into)\s|→|->|=>", re.IGNORECASE)
_DUE = re.compile(r"\b(?:by|due|until|before|deadline)\b", re.IGNORECASE)
_TO_SOMEBODY = re.compile(r"^(?:to|for|=|:)\s+", re.IGNORECASE)
_ONE_OF_TWO = re.compile(
    rf"(?:(?:to|with|from|and|case)\s+){{0,2}}(?P<case>{PATTERN})[\s:,;.]*",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"^(?:because|since|as)\b", re.IGNORECASE)
_TWO = 2
_MARKS = " \t\n:,;-"
_LAST_PAGE = 9_999
SCOPES = {
    "mine": "mine",
    "my": "mine",
    "me": "mine",
    "i": "mine",
    "late": "late",
    "overdue": "late",
    "delayed": "late",
    "all": "all",
    "everything": "all",
    "everybody": "all",
    "open": "all",
    "mes": "mine",
    "mis": "mine",
    "retard": "late",
    "retards": "late",
    "atrasadas": "late",
    "toutes": "all",
    "todas": "all",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a reader needs to know beside the words."""

    today: date
    titles: Titles
    phrase: str  # As it was typed or understood: `late actions`.


Reader = Callable[[Command, Around], Command]


def read_slots(command: Command, takes: Takes, around: Around) -> Command:
    """
    Fill a command from its words.

    :raises Refusal: `day-does-not-exist` or `weekday-does-not-fit`.
    """
    command = _READERS[takes](command, around)
    named = "" if command.case else reference_alone(command.words)
    return replace(command, case=named, words="") if named else command


def _nothing(command: Command, around: Around) -> Command:
    del around
    return _with_case(command)


def _words(command: Command, around: Around) -> Command:
    del around
    return _with_case(command, anywhere=False)


def _page(command: Command, around: Around) -> Command:
    del around
    command = _with_case(command)
    found = _PAGE.search(command.words)
    if found is None:
        return command
    number = int(found[1] or found[2])
    return replace(command, page=min(max(1, number), _LAST_PAGE))


def _scope(command: Command, around: Around) -> Command:
    command = _page(command, around)
    words = f"{around.phrase} {command.words}".casefold().split()
    known = [SCOPES.get(word) or SCOPES.get(meant_by(word, SCOPES)) for word in words]
    # `all my late actions` are the late ones.
    order = ("late", "mine", "all")
    return replace(command, scope=next((each for each in order if each in known), ""))


def _action(command: Command, around: Around) -> Command:
    command = _with_case(command)
    return _acted(command, action_anywhere(command.words, around.titles))


def _action_words(command: Command, around: Around) -> Command:
    command = _with_case(command, anywhere=False)
    command = _acted(command, action_at_start(command.words, around.titles))
    link = _LINK.search(command.words)
    return replace(command, link=link.group() if link else "")


def _action_person(command: Command, around: Around) -> Command:
    command = _with_case(command, anywhere=False)
    command = _acted(command, action_at_start(command.words, around.titles))
    if not command.action and not command.choices:
        command = _acted(command, action_at_end(command.words))
    name = person_named(_TO_SOMEBODY.sub("", command.words))
    return replace(command, person=name, words=name)


def _action_day(command: Command, around: Around) -> Command:
    command = _with_case(command, anywhere=False)
    command = _acted(command, action_at_start(command.words, around.titles))
    return _with_day(command, command.words, around, leaning=Leaning.FUTURE)


def _action_days(command: Command, around: Around) -> Command:
    command = _with_case(command, anywhere=False)
    command = _acted(command, action_at_start(command.words, around.titles))
    count, rest = split_day_count(command.words)
    if count is None:
        return command
    return replace(command, days=str(count), words=rest)


def _request(command: Command, around: Around) -> Command:
    """Read words with an action before them and a day behind `by`."""
    command = _with_case(command, anywhere=False)
    if command.name is CommandName.MOVE_REQUEST:
        return _with_day(command, command.words, around, leaning=Leaning.FUTURE)
    named = action_at_start(command.words, ())
    command = _acted(command, named)
    if command.name is CommandName.ANSWERED:
        return _with_day(command, command.words, around, leaning=Leaning.PAST)
    found = list(_DUE.finditer(command.words))
    if not found:
        return command
    due = read_day(
        command.words[found[-1].end() :], today=around.today, leaning=Leaning.FUTURE
    )
    if due is None:
        return command
    words = f"{command.words[: found[-1].start()].strip()} {due.rest}"
    return replace(command, day=_alone(due), words=words.strip(_MARKS))


def _event(command: Command, around: Around) -> Command:
    command = _with_case(command, anywhere=False)
    if around.phrase.startswith(("close", "case closed")):
        command = replace(command, words=f"closed {command.words}")
    kind, rest = event_at_start(command.words)
    if kind is None:
        return _day_before_event(command, around)
    command = replace(command, event=kind, words=rest)
    if command.name is CommandName.WITHDRAW_EVENT:
        return command
    leaning = Leaning.FUTURE if may_lie_ahead(kind) else Leaning.PAST
    if command.name is CommandName.CORRECT_EVENT:
        rest = _new_day(rest)
    return _with_day(command, rest, around, leaning=leaning)


def _day_before_event(command: Command, around: Around) -> Command:
    """Read `today eligible`."""
    read = read_day(command.words, today=around.today)
    kind, rest = event_at_start(read.rest) if read else (None, "")
    if kind is None:
        return command
    return replace(command, event=kind, day=_alone(read), words=rest)


def _new_day(words: str) -> str:
    """Return what follows `to` in `from 3 June to 5 June`, else all."""
    return _NEW_DAY.split(f" {words}")[-1]


def _role(command: Command, around: Around) -> Command:
    del around
    command = _with_case(command)
    words, note = command.words, command.words
    if command.name is CommandName.LEAVE:  # Of giving a part nothing is noted.
        words, note = _parted(command.words)
    role, person = role_and_person(words)
    return replace(command, role=role, person=person, words=note)


def _parted(words: str) -> tuple[str, str]:
    """Part `somebody as risk owner: the files are with …` at its first mark."""
    head, *notes = _NOTE.split(words, maxsplit=1)
    return head, notes[0] if notes else ""


def _acting(command: Command, around: Around) -> Command:
    command = _with_case(command)
    typed = f"acts for {command.words}" if around.phrase else command.words
    read = acting_for(typed, today=around.today)
    return replace(
        command,
        person=read.deputy,
        principal=read.principal,
        role=read.role,
        day=_alone(read.first),
        until=_alone(read.last),
        words=read.rest,
    )


def _other_case(command: Command, around: Around) -> Command:
    """Read `DEMO-0002 because …`, and `DEMO-0001 to DEMO-0002 because …`."""
    del around
    named: list[str] = []
    words = command.words
    while len(named) < _TWO and (found := _ONE_OF_TWO.match(words)):
        named.append(written_one_way(found["case"]))
        words = words[found.end() :]
    here = named[0] if len(named) == _TWO else command.case
    return replace(
        command,
        case=here,
        other=named[-1] if named else "",
        words=_BECAUSE.sub("", words).strip(_MARKS),
    )


def _stakeholder(command: Command, around: Around) -> Command:
    del around
    command = _with_case(command, anywhere=False)
    name, kind = stakeholder_named(command.words)
    return replace(command, person=name, stakeholder=kind)


def _acted(command: Command, named: ActionNamed) -> Command:
    command = replace(
        command, action=named.label, choices=named.choices, words=named.rest
    )
    return _with_case(command, anywhere=False)


def _with_day(
    command: Command, words: str, around: Around, *, leaning: Leaning
) -> Command:
    read = read_day(words, today=around.today, leaning=leaning)
    if read is None:
        return command
    return replace(command, day=_alone(read), words=read.rest)


def _alone(read: DayRead | None) -> DayRead | None:
    return replace(read, rest="") if read else None


def _with_case(command: Command, *, anywhere: bool = True) -> Command:
    """Take a case's reference out of the words, where none was found before."""
    if command.case:
        return command
    words = command.words
    found = _CASE.search(words) if anywhere else _CASE.match(words)
    if found is None:
        return command
    rest = f"{words[: found.start()]} {words[found.end() :]}".strip(_MARKS)
    return replace(command, case=written_one_way(found["case"]), words=rest)


_READERS: dict[Takes, Reader] = {
    Takes.NOTHING: _nothing,
    Takes.WORDS: _words,
    Takes.PAGE: _page,
    Takes.SCOPE: _scope,
    Takes.ACTION: _action,
    Takes.ACTION_WORDS: _action_words,
    Takes.ACTION_PERSON: _action_person,
    Takes.ACTION_DAY: _action_day,
    Takes.ACTION_DAYS: _action_days,
    Takes.REQUEST: _request,
    Takes.EVENT: _event,
    Takes.ROLE: _role,
    Takes.ACTING: _acting,
    Takes.STAKEHOLDER: _stakeholder,
    Takes.OTHER_CASE: _other_case,
}
