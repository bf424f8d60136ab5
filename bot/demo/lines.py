"""The form of a story that the desk plays by itself: scenes of people's own lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    What somebody types; *fills* answers the form that the desk asks with, if it does.

    *file* is the text of a file that goes with it. *presses* is the verb of the button
    that is pressed on the answer. *refused* is the code with which the desk is to
    refuse. *alone* is said in the person's own chat, everything else in the room.
    """

    who: str
    says: str
    fills: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    presses: str = ""
    refused: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What happened on one day."""

    day: date
    title: str
    lines: tuple[Line, ...]


def by(
    who: str,
    says: str,
    *,
    file: str = "",
    presses: str = "",
    refused: str = "",
    **fills: str,
) -> Line:
    """Return a line in the room; *fills* are the answers to its form, by field."""
    return Line(
        who=who, says=says, file=file, presses=presses, refused=refused, fills=fills
    )


def alone(who: str, says: str, **fills: str) -> Line:
    """Return a line in somebody's own chat."""
    return Line(who=who, says=says, fills=fills, alone=True)
