"""Read a typed line as a command, with slips, numbers or titles, and days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from dialogs.reading.command_table import (
    BY_PHRASE,
    COMMANDS,
    CommandFacts,
    CommandName,
    Takes,
)
from dialogs.reading.days import DayRead, read_day
from domain.events import EVENTS, EventKind

LONGEST_COMMAND = 2_000  # Longer words are no command; only their start is looked at.
NEAR = 0.74  # How alike a mistyped phrase must be, from 0 to 1.
NEAR_ENOUGH_TO_OFFER = 0.5
OFFERED = 3
MOST_PHRASE_WORDS = 5

_REFERENCE = r"[A-Za-z][A-Za-z0-9]*-?[A-Za-z]*-?[0-9]{2,8}"
_LEADING_CASE = re.compile(
    rf"(?:in\s+|case\s+)?({_REFERENCE})\s*[:,]?\s+(?=\S)", re.IGNORECASE
)
_ANY_CASE = re.compile(rf"\b(?:in\s+|case\s+|of\s+)?({_REFERENCE})\b", re.IGNORECASE)
_ACTION = re.compile(
    r"(?:actions?|nos?\.?|number|row|#)?\s*#?\s*(\d{1,2}(?:\.\d{1,3})?)(?![\d/-])[\s:,]*",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^\s*(?:@\s*ses[\s-]*desk|ses[\s-]*desk|/ses|/)\b[\s,:]*", re.IGNORECASE
)
_SCOPES = {
    "mine": "mine",
    "my": "mine",
    "me": "mine",
    "late": "late",
    "overdue": "late",
    "all": "all",
    "open": "all",
}
_SPACES = re.compile(r"\s+")
Titles = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """
    A command as understood; what it does not have is empty.

    *words* are what is left after the rest was read. *suggestions* are commands near
    to what was typed when none was understood.
    """

    name: CommandName
    case: str = ""
    action: str = ""
    part: str = ""
    event: EventKind | None = None
    day: DayRead | None = None
    words: str = ""
    page: int = 1
    scope: str = ""
    suggestions: tuple[str, ...] = ()


def read_command(text: str, *, today: date, titles: Titles = ()) -> Command:
    """
    Read *text* as a command; UNKNOWN with suggestions when it is none.

    *titles* are pairs of an action's label and its title, by which people may call it.

    :raises Refusal: `day-does-not-exist` where a day is named that is none.
    """
    line = _ADDRESSED.sub("", text[:LONGEST_COMMAND]).strip()
    case, line = _leading_case(line)
    facts, rest = _command(line)
    if facts is None:
        return Command(
            name=CommandName.UNKNOWN,
            case=case,
            words=text.strip(),
            suggestions=_suggestions(line),
        )
    command = Command(name=facts.name, case=case, words=rest + text[LONGEST_COMMAND:])
    return _READERS[facts.takes](command, today=today, titles=titles)


def _leading_case(line: str) -> tuple[str, str]:
    match = _LEADING_CASE.match(line)
    if match is None:
        return "", line
    return match.group(1).upper(), line[match.end() :].strip()


def _command(line: str) -> tuple[CommandFacts | None, str]:
    """Return the command that a line begins with, and what stands after it."""
    words = line.split()
    counts = range(min(MOST_PHRASE_WORDS, len(words)), 0, -1)
    starts = [(count, " ".join(words[:count]).casefold()) for count in counts]
    for count, start in starts:
        facts = BY_PHRASE.get(start.rstrip(" .:!,"))
        if facts is not None:
            return facts, _after(line, count)
    for count, start in starts:
        near = get_close_matches(start, _phrases(count), n=1, cutoff=NEAR)
        if near and count <= len(words):
            return BY_PHRASE[near[0]], _after(line, count)
    return None, line


def _phrases(count: int) -> list[str]:
    """Return the phrases of so many words that are long enough to be mistyped."""
    shortest = 3
    return [p for p in BY_PHRASE if len(p.split()) == count and len(p) > shortest]


def _after(line: str, count: int) -> str:
    parts = line.split(maxsplit=count)
    return parts[count] if len(parts) > count else ""


def _suggestions(line: str) -> tuple[str, ...]:
    start = " ".join(line.casefold().split()[:2])
    near = get_close_matches(
        start, BY_PHRASE, n=2 * OFFERED, cutoff=NEAR_ENOUGH_TO_OFFER
    )
    usages = dict.fromkeys(BY_PHRASE[phrase].usage for phrase in near)
    return tuple(usages)[:OFFERED] or ("help",)


def _with_case(command: Command) -> Command:
    """Take a case's reference out of the words, where none was found before."""
    match = None if command.case else _ANY_CASE.search(command.words)
    if match is None:
        return command
    words = command.words[: match.start()] + command.words[match.end() :]
    return replace(command, case=match.group(1).upper(), words=_tidy(words))


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", words).strip(" :,")


def _read_nothing(command: Command, *, today: date, titles: Titles) -> Command:
    del today, titles
    return _with_case(command)


def _read_words(command: Command, *, today: date, titles: Titles) -> Command:
    del today, titles
    return replace(command, words=command.words.strip())


def _read_page(command: Command, *, today: date, titles: Titles) -> Command:
    del today, titles
    command = _with_case(command)
    number = re.search(r"\b\d{1,4}\b", command.words)
    return replace(command, page=max(1, int(number.group())) if number else 1)


def _read_scope(command: Command, *, today: date, titles: Titles) -> Command:
    command = _read_page(command, today=today, titles=titles)
    words = command.words.casefold().split()
    scopes = [_SCOPES[word] for word in words if word in _SCOPES]
    if not scopes:
        near = [get_close_matches(word, _SCOPES, n=1, cutoff=NEAR) for word in words]
        scopes = [_SCOPES[found[0]] for found in near if found]
    return replace(command, scope=scopes[0] if scopes else "")


def _read_action(command: Command, *, today: date, titles: Titles) -> Command:
    """Read which action is meant, then what is said of it."""
    match = _ACTION.match(command.words)
    if match is None:
        return _by_title(command, titles)
    words = command.words[match.end() :].strip()
    read = replace(command, action=match.group(1), words=words)
    if command.name is not CommandName.SECU_DATE:
        return read
    return replace(read, day=read_day(words, today=today) if words else None)


def _by_title(command: Command, titles: Titles) -> Command:
    """Find the action whose title is nearest to the words, if one is near."""
    wanted = command.words.casefold()
    for label, title in titles:
        if wanted and wanted in title.casefold():
            return replace(command, action=label, words="")
    by_title = {title.casefold(): label for label, title in titles}
    near = get_close_matches(wanted, by_title, n=1, cutoff=NEAR)
    if not near:
        return replace(command, words=command.words.strip())
    return replace(command, action=by_title[near[0]], words="")


def _read_event(command: Command, *, today: date, titles: Titles) -> Command:
    """Read which event, on which day, and what is noted of it."""
    del titles
    command = _with_case(command)
    kind, rest = _event(command.words)
    if kind is None:
        return command
    read = read_day(rest, today=today) if rest else None
    words = read.rest if read else rest
    return replace(command, event=kind, day=read, words=words.strip(" :,-"))


def _event(words: str) -> tuple[EventKind | None, str]:
    """Return the event that words begin with, by key or by another name."""
    line = words.split()
    counts = range(min(MOST_PHRASE_WORDS, len(line)), 0, -1)
    starts = [(count, " ".join(line[:count]).casefold()) for count in counts]
    for count, start in starts:
        kind = _EVENT_NAMES.get(start.rstrip(" .:,"))
        if kind is not None:
            return kind, _after(words, count)
    for count, start in starts:
        names = [name for name in _EVENT_NAMES if len(name.split()) == count]
        near = get_close_matches(start, names, n=1, cutoff=NEAR)
        if near:
            return _EVENT_NAMES[near[0]], _after(words, count)
    return None, words


def _event_names() -> dict[str, EventKind]:
    names: dict[str, EventKind] = {}
    for facts in EVENTS:
        spoken = (facts.kind.value, facts.kind.value.replace("-", " "), *facts.aliases)
        for name in spoken:
            names.setdefault(name, facts.kind)
    return names


_EVENT_NAMES = _event_names()
_READERS = {
    Takes.NOTHING: _read_nothing,
    Takes.WORDS: _read_words,
    Takes.PAGE: _read_page,
    Takes.SCOPE: _read_scope,
    Takes.ACTION: _read_action,
    Takes.EVENT: _read_event,
}
__all__ = ["COMMANDS", "Command", "CommandName", "read_command"]
