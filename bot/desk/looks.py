"""
Answers that only show something: drawn once, outdated once their case moves on.

What was asked is kept beside such an answer, so that its reader can ask once more and
have the new answer in its place.
"""

import re
from datetime import date

from cards.html.tag import tag
from cards.verbs import Verb
from dialogs.conversation import Incoming
from dialogs.reading.command_table import CommandName
from domain.refusals import Refusal

_VERBS = frozenset(
    {
        Verb.CASE_SHOW,
        Verb.CASE_ACTIONS,
        Verb.CASE_TEAM,
        Verb.CASE_FILES,
        Verb.ACTION_SHOW,
        Verb.ACTION_WHY,
        Verb.HOME,
    }
)
_COMMANDS = frozenset(
    {
        CommandName.STATUS,
        CommandName.ACTIONS,
        CommandName.SHOW,
        CommandName.WHY,
        CommandName.TEAM,
        CommandName.FILES,
        CommandName.HOME,
        CommandName.EXCEPTIONS,
    }
)
_LONGEST = 80  # A line that only asks to be shown something is short.
_OPENING = re.compile(r'<div class="look"[^>]*>')


def is_look(incoming: Incoming, *, day: date) -> bool:
    """Whether it asks for nothing but to be shown something."""
    if incoming.files or incoming.inputs:
        return False
    if incoming.verb:
        return incoming.verb in _VERBS
    text = incoming.text.strip()
    if not text or len(text) > _LONGEST:
        return False
    from dialogs.reading.commands import read_command  # With the first that is typed.

    try:
        return read_command(text, today=day, titles=[]).name in _COMMANDS
    except Refusal:  # A day that does not exist: the answer says so.
        return False


def look_html(drawn: str, incoming: Incoming) -> str:
    """Wrap a drawn card with what was asked for it."""
    text = None if incoming.verb else incoming.text.strip()
    opening = tag(
        "div",
        class_="look",
        data_text=text,
        data_verb=incoming.verb or None,
        data_target=incoming.target or None,
    )
    return f"{opening.removesuffix('</div>')}{drawn}</div>"


def shown_in(place: str, drawn: str) -> str:
    """Return *drawn* as it stands in the *place* of another: wrapped, if that was."""
    opening = _OPENING.match(place)
    return f"{opening.group()}{drawn}</div>" if opening else drawn


def is_drawn_look(html: str) -> bool:
    """Whether a stored message is an answer that only shows something."""
    return bool(_OPENING.match(html))
