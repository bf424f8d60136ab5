"""What a brief of a role is made of, and what several of them say alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.cases import Case
from domain.learning.resources import Resource
from domain.procedure.model import Procedure
from domain.roles import Role
from domain.wording import N_

PLANS = (
    "agree-interim-plan",
    "revisit-plan-at-launch",
    "revisit-plan-after-mission",
    "revisit-plan-at-draft-report",
)
CLEARED = (
    "comment-on-draft-tor",
    "answer-fact-check",
    "comment-on-draft-report",
    "prepare-management-response",
    "report-progress",
)
NOTICES = (
    "notify-of-eligibility",
    "notify-of-draft-report",
    "notify-of-final-report",
    "notify-of-decision",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief, and the keys of the SOP's rows that say so."""

    text: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleBrief:
    """
    What somebody who gets a role should know within two minutes.

    *first* are the rows that they meet first, by key, and *pages* ids of the catalogue.
    """

    role: Role
    part: tuple[Sentence, ...]
    first: tuple[str, ...]
    never: tuple[Sentence, ...]
    signs: tuple[Sentence, ...]
    helpers: tuple[Sentence, ...]
    pages: tuple[str, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that it says, but for the rows that come first."""
        return (*self.part, *self.never, *self.signs, *self.helpers)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSheet:
    """
    A brief as somebody reads it, with the *pages* that are linked now.

    *case* is the one on which they got the role; None where they asked for it.
    """

    brief: RoleBrief
    procedure: Procedure
    pages: tuple[Resource, ...]
    case: Case | None = None

    def numbers(self, keys: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of rows, in the order of the SOP."""
        return tuple(sorted(self.procedure.row(key).number for key in keys))


ON_TEAM = Sentence(
    N_(
        "You are on the Management Response Team, which is agreed in the first "
        "internal call."
    ),
    ("hold-first-call",),
)
PLANS_TOGETHER = Sentence(
    N_(
        "With the team you prepare the Interim Action Plan: the project's status, "
        "whether the risk is escalated, and whether a communications plan or a mission "
        "is needed."
    ),
    PLANS,
)
COMMENTS = Sentence(
    N_(
        "With the team you comment on SECU's draft TOR, its facts and its draft "
        "report; each time UNDP sends one text."
    ),
    ("comment-on-draft-tor", "answer-fact-check", "comment-on-draft-report"),
)
NEVER_CLOSES = Sentence(
    N_("You never close the case: SECU does, on the evidence in the progress reports."),
    ("close-case",),
)
NEVER_DECIDES = Sentence(
    N_("You never decide on SECU's recommendations: the Administrator does."),
    ("record-decision",),
)
NEVER_BETWEEN = Sentence(
    N_(
        "You never stand between SECU and the complainants: SECU coordinates its "
        "field mission with them directly."
    ),
    ("support-mission",),
)
NEVER_SPREADS = Sentence(
    N_(
        "You never pass on SECU's questions or text for fact-checking: they are "
        "restricted to the response team and the Executive Office."
    ),
    ("share-fact-check",),
)
NEVER_ARGUES = Sentence(
    N_("You never answer a fact check with opinions: it is about facts alone."),
    ("answer-fact-check",),
)
NEVER_LEAVES_STATUS = Sentence(
    N_(
        "You never leave to SECU whether the project goes on: it takes no part in "
        "decisions to suspend, and may only recommend interim measures to the "
        "Administrator."
    ),
    ("agree-interim-plan",),
)
SIGNS_NOTHING = Sentence(
    N_(
        "Nothing, in this part: the Risk Owner signs the Interim Action Plan each "
        "time, and RBx and BPPS clear what goes to SECU."
    ),
    (*PLANS, *CLEARED),
)
TEAM_DRAFTS = Sentence(
    N_(
        "The Corporate SES Team calls the team together, keeps the case's room and "
        "drafts or merges the team's texts."
    ),
    ("hold-first-call", "make-case-room", *PLANS, *CLEARED),
)
