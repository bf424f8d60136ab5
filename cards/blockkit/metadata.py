"""
What a modal carries about where it was opened, since Slack does not say it again.

It comes back from the client, so it is read as input: the server decides anew who may
do what, and where an answer may be shown.
"""

import json
from dataclasses import astuple, dataclass, fields

from cards.blockkit.text import length
from cards.escape import clean
from cards.limits import as_json

METADATA = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """
    The *target* of a form, and where its modal was opened.

    *channel*, *message* and *thread* are Slack's ids, *message* that of the card whose
    button was pressed. *once* names this drawing of the form, so that what is sent
    twice is done once. *opener_verb* and *opener_target* are the press that opened it.
    """

    target: str = ""
    channel: str = ""
    message: str = ""
    thread: str = ""
    once: str = ""
    opener_verb: str = ""
    opener_target: str = ""


NOWHERE = Metadata()


def pack(metadata: Metadata) -> str:
    """Return *metadata* as `private_metadata`; ValueError where Slack has no room."""
    packed = as_json([clean(each) for each in astuple(metadata)])
    if length(packed) > METADATA:
        message = f"{length(packed)} characters are too many for a modal's metadata"
        raise ValueError(message)
    return packed


def unpack(packed: object) -> Metadata | None:
    """Read what a client sent as `private_metadata`; None where it is not ours."""
    if not isinstance(packed, str) or len(packed) > METADATA:
        return None
    try:
        values = json.loads(packed)
    except (ValueError, RecursionError):
        return None
    names = [field.name for field in fields(Metadata)]
    if not isinstance(values, list) or len(values) != len(names):
        return None
    if not all(isinstance(each, str) and clean(each) == each for each in values):
        return None
    return Metadata(**dict(zip(names, values, strict=True)))
