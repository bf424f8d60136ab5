"""
Reading a typed line as a command: capitals, slips, numbers or titles, and days.

A line begins with a case (`DEMO-0001 status`), with an action (`5 done`), or with the
command's own phrase. Slips are bridged, but not where a command binds people.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dialogs.reading.action_names import Titles
from dialogs.reading.command import Command
from dialogs.reading.command_table import (
    BY_NAME,
    COMMANDS,
    CommandFacts,
    CommandName,
    Takes,
)
from dialogs.reading.days import read_day
from dialogs.reading.event_names import event_at_start
from dialogs.reading.other_words import offered_for
from dialogs.reading.people_named import role_and_person
from dialogs.reading.phrases import BY_PHRASE, IN_ENGLISH
from dialogs.reading.references import PATTERN, written_one_way
from dialogs.reading.slips import likeliest, nearest
from dialogs.reading.slots import Around, read_slots
from domain.spelling import alike

__all__ = ["BY_NAME", "COMMANDS", "Command", "CommandName", "read_command"]

_READ_AT_MOST = 2_000  # What stands behind is somebody's prose, and is kept.
_MOST_PHRASE_WORDS = 6
_OFFERED = 3
_NEAR = 0.6  # From here on a phrase is offered.
_ADDRESSED = re.compile(
    r"\s*(?:@?\s?ses[\s-]?desk\b[\s,:]*|/ses\b\s*|/)?"
    r"(?:(?:please|pls|kindly|ok|okay|and|so|can you|could you|would you|let's"
    r"|let us|i want to|i would like to|i'd like to|i am|i'm|i have|we are|we have"
    r"|i need to|we need to)\b[\s,:]*){0,3}",
    re.IGNORECASE,
)
_LEADING_CASE = re.compile(
    rf"(?:(?:in|for|on|about)\s+)?(?:case\s+)?(?P<case>{PATTERN})[\s:,;.!?-]*",
    re.IGNORECASE,
)
_LEADING_ACTION = re.compile(
    r"(?:action\s+)?#?(?P<action>\d{1,3}(?:\.\d{1,2})?)(?![\w%/.,-])[\s:,)?!-]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_MARKS = " \t\n.:,;!?"
_ACTS_FOR = re.compile(
    r"\S\s(?:acts?|acting|deputi[sz]es?|stands? in) for\s", re.IGNORECASE
)
_MARKED = re.compile(
    r"mark\s+(?:action\s+)?(?P<which>\S.{0,80}?)\s+(?:as\s+)?"
    r"(?:done|finished|complete|completed)\b[\s:,;.]*",
    re.IGNORECASE,
)
_WITH_ACTION = frozenset(
    {
        Takes.ACTION,
        Takes.ACTION_WORDS,
        Takes.ACTION_PERSON,
        Takes.ACTION_DAY,
        Takes.ACTION_DAYS,
    }
)
# A slip in another language is asked as a question, which bridges more of them.
_WITHOUT_SLIPS = [phrase for phrase, facts in IN_ENGLISH.items() if not facts.binding]
FIRST_TO_TRY = tuple(
    BY_NAME[name].usage
    for name in (CommandName.STATUS, CommandName.ACTIONS, CommandName.HELP)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A command's phrase as it was heard, and the *words* that it leaves."""

    facts: CommandFacts
    phrase: str
    words: str
    slip: bool = False


def read_command(text: str, *, today: date, titles: Titles = ()) -> Command:
    """
    Read a typed line; UNKNOWN with suggestions when it is no command.

    *titles* are pairs of an action's label and its title, by which people may call it.
    Whatever the text, it takes a moment, and nothing is raised but about a day:

    :raises Refusal: `day-does-not-exist` or `weekday-does-not-fit`.
    """
    head, tail = text[:_READ_AT_MOST], text[_READ_AT_MOST:]
    case, line = _case_and_line(head)
    heard = _heard(line, today=today) or _about_the_case(case, line)
    if heard is None:
        return _unknown(text.strip(), line, case=case)
    command = Command(
        name=heard.facts.name,
        case=case,
        words=heard.words,
        heard=heard.phrase if heard.slip else "",
    )
    around = Around(today=today, titles=titles, phrase=heard.phrase)
    command = read_slots(command, heard.facts.takes, around)
    return _settled(replace(command, words=command.words + tail))


def opens_case(text: str, *, today: date) -> bool:
    """Whether a typed line is the command to open a case; the rest is not read."""
    _, line = _case_and_line(text[:_READ_AT_MOST])
    heard = _heard(line, today=today)
    return heard is not None and heard.facts.name is CommandName.OPEN_CASE


def _case_and_line(head: str) -> tuple[str, str]:
    """Part a line from whom it speaks to and from the case that it begins with."""
    line = head[_end_of(_ADDRESSED.match(head)) :].strip() or head.strip()
    leading = _LEADING_CASE.match(line)
    case = written_one_way(leading["case"]) if leading else ""
    return case, line[_end_of(leading) :]


def _heard(line: str, *, today: date) -> _Heard | None:
    """Find the command in a line, the plainest reading first."""
    return (
        _asked(line)
        or _phrase(line)
        or _marked_done(line)
        or _action_first(line, _phrase)
        or _acts_for(line)
        or _event_alone(line, today=today)
        or _role_given(line)
        or _phrase_with_slip(line)
        or _action_first(line, _phrase_with_slip)
    )


def _asked(line: str) -> _Heard | None:
    """Read `? how do I …`; the mark alone asks for help."""
    words = line[1:].strip() if line.startswith("?") else ""
    if not words.strip(_MARKS):
        return None
    return _Heard(facts=BY_NAME[CommandName.ASK], phrase="?", words=words)


def _phrase(line: str) -> _Heard | None:
    """Return the longest phrase that a line begins with."""
    for typed, words in _starts(line):
        facts = BY_PHRASE.get(_key(typed)) or BY_PHRASE.get(typed)
        if facts is not None:
            return _Heard(facts=facts, phrase=_key(typed), words=words)
    return None


def _phrase_with_slip(line: str) -> _Heard | None:
    """Return the phrase that a line's first words are most like."""
    near = [
        (likeliest(_key(typed), _WITHOUT_SLIPS), after)
        for typed, after in _starts(line)
    ]
    (likeness, meant), words = max(near, default=((0.0, ""), ""))
    if not likeness:
        return None
    return _Heard(facts=IN_ENGLISH[meant], phrase=meant, words=words, slip=True)


def _marked_done(line: str) -> _Heard | None:
    """Read `mark 5 as done`, and what shows it behind."""
    found = _MARKED.match(line)
    if found is None:
        return None
    words = f"{found['which']} {line[found.end() :]}".strip()
    return _Heard(facts=BY_NAME[CommandName.DONE], phrase="mark done", words=words)


def _action_first(line: str, find: Callable[[str], _Heard | None]) -> _Heard | None:
    """Read `5 done`, `12 why?`, and `12` alone."""
    found = _LEADING_ACTION.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    if not rest:
        facts = BY_NAME[CommandName.SHOW]
        return _Heard(facts=facts, phrase=facts.phrases[0], words=found["action"])
    heard = find(rest)
    if heard is None or heard.facts.takes not in _WITH_ACTION:
        return None
    return replace(heard, words=f"{found['action']} {heard.words}")


def _acts_for(line: str) -> _Heard | None:
    """Read `somebody acts for somebody`."""
    if not _ACTS_FOR.search(line):
        return None
    return _Heard(facts=BY_NAME[CommandName.ACT_FOR], phrase="", words=line)


def _event_alone(line: str, *, today: date) -> _Heard | None:
    """Read `found eligible yesterday`: an event that is followed by its day."""
    kind, rest = event_at_start(line)
    if kind is None or read_day(rest, today=today) is None:
        return None
    return _Heard(facts=BY_NAME[CommandName.EVENT], phrase="", words=line)


def _role_given(line: str) -> _Heard | None:
    """Read `the risk owner is somebody`."""
    role, person = role_and_person(line) if " is " in line else (None, "")
    if role is None or not person:
        return None
    return _Heard(facts=BY_NAME[CommandName.GIVE_ROLE], phrase="", words=line)


def _about_the_case(case: str, line: str) -> _Heard | None:
    """Read a case's reference alone."""
    if not case or line.strip(_MARKS):
        return None
    return _Heard(facts=BY_NAME[CommandName.STATUS], phrase="", words="")


def _settled(command: Command) -> Command:
    """Let `show DEMO-0001` mean the case, since it names no action."""
    names_action = command.action or command.choices
    if command.name is CommandName.SHOW and command.case and not names_action:
        return replace(command, name=CommandName.STATUS)
    return command


def _unknown(text: str, line: str, *, case: str) -> Command:
    starts = [_key(typed) for typed, _ in _starts(line)]
    instead = offered_for(starts)
    # A long line is a question, and looking for what it is like takes long.
    short = starts if len(line.split()) <= _MOST_PHRASE_WORDS else []
    near = [each for start in short for each in nearest(start, IN_ENGLISH, alike=_NEAR)]
    kind, _ = event_at_start(line)
    usages = [f"event {kind.value} today"] if kind else []
    usages += [IN_ENGLISH[phrase].usage for _, phrase in sorted(near, reverse=True)]
    return Command(
        name=CommandName.UNKNOWN,
        case=case,
        words=text,
        suggestions=instead or tuple(dict.fromkeys(usages))[:_OFFERED] or FIRST_TO_TRY,
    )


def _starts(line: str) -> list[tuple[str, str]]:
    """Return the first words of a line, the most first, each with what follows."""
    ends = [each.end() for each in islice(_WORD.finditer(line), _MOST_PHRASE_WORDS)]
    return [(line[:end], line[end:].strip()) for end in reversed(ends)]


def _key(typed: str) -> str:
    return alike(typed).strip(_MARKS)


def _end_of(found: re.Match[str] | None) -> int:
    return found.end() if found else 0
