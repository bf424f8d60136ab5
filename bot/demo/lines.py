"""One line of the demo story: who does what on which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cards.verbs import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    Somebody types *says*, or fills the form of *verb*, on *day*.

    *about* is an action's label (`10`, `17.2`) or empty for the case itself; a *file*
    is handed in with the text of that name. *heading* opens a new part of the story.
    """

    day: date
    who: str
    says: str = ""
    verb: Verb | None = None
    about: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    heading: str = ""
