"""Which action is meant: by number, by round, or by words of its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.reading.slips import meant_by
from domain.spelling import alike

Titles = Sequence[tuple[str, str]]

_KIND = (
    r"(?:(?:the\s+)?(?:actions?|act|step|row|task|item|number|nos?\.?|nr\.?|n°|№)\s*)"
)
_LABEL = r"(?P<number>\d{1,3})(?:\.(?P<round>\d{1,2}))?(?![\w%]|[/.,-]\d)"
_AT_START = re.compile(
    rf"\A{_KIND}{{0,2}}[#:]?\s?#?{_LABEL}[\s:,;.)–-]*", re.IGNORECASE
)
_AT_END = re.compile(
    rf"(?:\s|^)(?:(?:for|on|to|of|with)\s+)?{_KIND}{{0,2}}#?{_LABEL}\W*$", re.IGNORECASE
)
_ANYWHERE = re.compile(rf"(?<![\w.,/-])#?{_LABEL}", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SLIGHT_WORDS = (
    "the a an of to on for in and or is it this that action about with our due date "
    "s be was please"
)
_SLIGHT = frozenset(_SLIGHT_WORDS.split())
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNamed:
    """The *label* meant, or the *choices* where several are; *rest* is not read."""

    label: str = ""
    choices: tuple[str, ...] = ()
    rest: str = ""


def action_at_start(words: str, titles: Titles) -> ActionNamed:
    """Read an action off the beginning; what follows is somebody's words."""
    if found := _AT_START.match(words):
        return ActionNamed(label=_label(found), rest=words[found.end() :].strip())
    return _by_title(words, titles)


def action_anywhere(words: str, titles: Titles) -> ActionNamed:
    """Read an action out of words that say nothing else."""
    for pattern in (_AT_START, _AT_END, _ANYWHERE):
        if found := pattern.search(words):
            rest = f"{words[: found.start()]} {words[found.end() :]}".strip()
            return ActionNamed(label=_label(found), rest=rest)
    return _by_title(words, titles)


def action_at_end(words: str) -> ActionNamed:
    """Read a number off the end: `somebody to 5`."""
    found = _AT_END.search(words)
    if found is None:
        return ActionNamed(rest=words)
    return ActionNamed(label=_label(found), rest=words[: found.start()].strip())


def _label(found: re.Match[str]) -> str:
    number, round_ = int(found["number"]), int(found["round"] or 0)
    return f"{number}.{round_}" if round_ > 1 else str(number)


def _by_title(words: str, titles: Titles) -> ActionNamed:
    """Match the longest beginning of the words that stands in some title."""
    starts = list(_WORD.finditer(words[:200]))[:_MOST_WORDS]
    known = [(label, _telling(title)) for label, title in titles]
    for count in range(len(starts), 0, -1):
        end = starts[count - 1].end()
        wanted = _telling(words[:end])
        labels = _labels_with(wanted, known) if wanted else ()
        if labels:
            rest = words[end:].strip(" \t\n.:,;?!–-")
            one = labels[0] if len(labels) == 1 else ""
            return ActionNamed(label=one, choices=() if one else labels, rest=rest)
    return ActionNamed(rest=words)


def _telling(words: str) -> list[str]:
    return [word for word in _WORD.findall(alike(words)) if word not in _SLIGHT]


def _labels_with(
    wanted: list[str], known: list[tuple[str, list[str]]]
) -> tuple[str, ...]:
    found = [label for label, title in known if all(w in title for w in wanted)]
    if not found:
        found = [label for label, title in known if _all_meant(wanted, title)]
    return tuple(dict.fromkeys(found))


def _all_meant(wanted: list[str], title: list[str]) -> bool:
    return all(word in title or meant_by(word, title) for word in wanted)
