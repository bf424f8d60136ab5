"""
Whether a typed line is a question rather than the command that it begins like.

Many questions begin with the words of a command: `why do we need FPIC`, `who signs the
SESP`, `overview of the SRM`. What a command leaves unread tells them apart.
"""

import re

from dialogs.reading.command import Command
from dialogs.reading.command_table import CommandName
from dialogs.reading.commands import FIRST_TO_TRY
from dialogs.reading.people_named import role_meant
from domain.learning.out_of_role import reason_not_to_answer
from domain.learning.reading import read_question, words_of
from domain.learning.reasons import OutOfRole
from domain.learning.small_words import SMALL_IN_ANY

_C = CommandName
# Commands that mean all of their line, or none of it.
_WHOLE = frozenset(
    {
        *(_C.HELP, _C.OPEN_CASE, _C.CASES, _C.STATUS, _C.ACTIONS, _C.SHOW, _C.WHY),
        *(_C.LOG, _C.TEAM, _C.FILES, _C.VERIFY, _C.HOME, _C.EXCEPTIONS, _C.CALENDAR),
        *(_C.SEATS, _C.STAKEHOLDERS, _C.START, _C.ROSTER, _C.MY_ROSTER),
        *(_C.QUESTIONS, _C.MY_QUESTIONS, _C.ASKED_BEFORE, _C.MY_ROLE),
        *(_C.DIGEST, _C.JOIN_DIGEST, _C.LEAVE_DIGEST, _C.LINK),
    }
)
_LITTLE = SMALL_IN_ANY | {
    *("case", "desk", "mine", "case's", "everything", "list", "status", "team"),
    *("late", "overdue", "waiting", "answered", "public", "private"),
    *("project", "new", "all", "latest", "current", "card", "action", "actions"),
}
_OF_STANDARDS = re.compile(
    r"\b(?:standards?|principles?|ps|norm(?:e|es|a|as)?|est[aá]ndar(?:es)?"
    r"|princip(?:e|es|io|ios))\s+(?:n[o°º]\.?\s*)?\d{1,2}\b",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"\s*(?:¿|(?:what(?:'?s)?|how|who|whom|whose|which|when|where|why|can|could|do"
    r"|does|did|is|are|should|must|may|would|shall"
    r"|qui|que|quoi|quel|quelle|quels|quelles|quand|o[uù]|pourquoi|combien|est-ce"
    r"|qu'est-ce|c'est|faut-il|peut-on|dois-je|puis-je"
    r"|comment\s+(?:\w+(?:er|ir|re)|on|je|nous|se|s'\w+|le|la|les|un|une|[çc]a)"
    r"|qu[eé]|c[oó]mo|cu[aá]l|cu[aá]les|cu[aá]ndo|cu[aá]nto|d[oó]nde|qui[eé]n|puedo"
    r"|hay|es|debo|debemos|necesito|necesitamos)\b)",
    re.IGNORECASE,
)
# French for `how`, which is no comment on the action whose title it resembles.
_HOW = re.compile(
    r"\s*comment\s+(?:\w+-(?:t-)?(?:on|je|nous|il|elle|ils|elles)\b"
    r"|\w{2,}(?:er|ir|re)\s+(?:le|la|les|un|une|des|du|au|aux|ce|cette|son|sa|notre)\b"
    r"|\w{2,}(?:er|ir|re)\s+l['’]|(?:le|la|les|un|une|faire|se)\s)",
    re.IGNORECASE,
)
# Who asks the desk to sign does not sign.
_ASKED_OF_THE_DESK = re.compile(r"\s*(?:can|could|would)\s+you\b", re.IGNORECASE)
_ROLE_OF = re.compile(r"(?:of|in|the|a|an|no|for|to|du|de)\s", re.IGNORECASE)
_IS = re.compile(r"^(?:is|are|plays)\s+", re.IGNORECASE)
_SHOUTED = re.compile(r"\b[A-Z][A-Z0-9]{1,9}\b")
_LOOKED_AT = 500
_LONG_FOR_A_SLIP = 4
_SHORT = 3


def is_question(text: str, command: Command) -> bool:
    """Whether a line that begins like a command asks something else."""
    if command.name in {_C.UNKNOWN, _C.ASK, _C.ASK_PRIVATELY}:
        return False
    if _is_not_for_the_desk(text, command):
        return True
    if _names_its_things(text, command):
        return False
    if command.heard and len(text.split()) >= _LONG_FOR_A_SLIP:
        return True
    if command.name in _WHOLE:
        return _leaves_words(command)
    return _sounds_asked(text) or _is_no_person(command)


def is_near(command: Command) -> bool:
    """Whether what was not understood may well be a slip: few words, none asks."""
    words = command.words.split()
    near = command.suggestions and command.suggestions != FIRST_TO_TRY
    return bool(near) and len(words) <= _SHORT and "?" not in command.words


def unread_words(text: str) -> tuple[str, ...]:
    """Return the words of a line that are not of those that stand in every line."""
    said = text[:_LOOKED_AT]
    # `SES` and `NO` in capitals are no little words of French.
    shouted = set(words_of(" ".join(_SHOUTED.findall(said))))
    return tuple(
        word for word in words_of(said) if word in shouted or word not in _LITTLE
    )


def _is_not_for_the_desk(text: str, command: Command) -> bool:
    """Whether the desk itself is to sign, or to `write that the complaint is false`."""
    if command.name in {_C.SIGN, _C.CLEAR}:
        return _ASKED_OF_THE_DESK.match(text) is not None
    if command.name is not _C.DRAFT:
        return False
    asked = read_question(text[:_LOOKED_AT])
    return isinstance(reason_not_to_answer(asked.said), OutOfRole)


def _names_its_things(text: str, command: Command) -> bool:
    """Whether the line names what the command is about: an action, a part, a day."""
    if command.name is _C.COMMENT and _HOW.match(text):
        return False
    if command.case or command.event or command.role or command.other:
        return True
    if command.name is _C.TEAM and role_meant(_IS.sub("", command.words)):
        return True
    has_action = command.action and not _OF_STANDARDS.search(text)
    return bool(has_action or command.stakeholder or command.day)


def _leaves_words(command: Command) -> bool:
    if command.name is _C.LINK:  # What else stands there may be a code with a slip.
        return len(command.words.split()) >= _SHORT
    return bool(unread_words(command.words))


def _sounds_asked(text: str) -> bool:
    words = len(text.split())
    asks = "?" in text or _OPENINGS.match(text) is not None
    return words >= _SHORT and asks


def _is_no_person(command: Command) -> bool:
    """Whether `role of the PAC` or `leave no one behind` names nobody."""
    if command.name not in {_C.GIVE_ROLE, _C.LEAVE}:
        return False
    return _ROLE_OF.match(command.person) is not None
