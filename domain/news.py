"""What must be said because something changed: an outbox row each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class NewsKind(StrEnum):
    """What a channel has to show."""

    CASE_CARD = "case-card"  # Subject: the case's id; pinned, replaced in place.
    ACTION_CARD = "action-card"  # Subject: the action's id; replaced in place.
    NOTE = "note"  # Subject: the code of a sentence in `cards.wording`.
    # Subject: the id of the one action that goes out by itself, or nothing for the
    # message that gathers a person's day, over all their cases.
    NUDGE = "nudge"
    SEAT = "seat"  # Subject: the id of a link between two accounts of its reader.
    ROSTER = "roster"  # Subject: the id of an entry of the roster.
    CONNECT = "connect"  # Subject: the id of a question to a person.
    # Subject: a question's id and which of its cards; only to take that card away.
    CONNECT_CARD = "connect-card"
    # Subject: a sealed word by which the asker alone finds their question.
    CONNECT_ASKER = "connect-asker"
    BRIEF = "brief"  # Subject: the role that its reader got.
    CONNECT_WAITS = "connect-waits"  # Subject: nothing; what waits for its reader.
    LINKS_DEAD = "links-dead"  # Words: the ids of resources, with blanks between.
    DIGEST = "digest"  # Subject: the id of a digest; to a member.
    DIGEST_DRAFT = "digest-draft"  # The same, to a facilitator; replaced in place.
    DIGEST_WAITS = "digest-waits"  # The same: it waits for a facilitator's yes.


# What takes the place of the card that stands: the newest says all that others would.
CARDS = frozenset(
    {
        NewsKind.CASE_CARD,
        NewsKind.ACTION_CARD,
        NewsKind.CONNECT_CARD,
        NewsKind.DIGEST_DRAFT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """
    Something to say in a conversation: `room:<case id>` or `direct:<person id>`.

    Cards are drawn from the state at the time of sending, so the latest state wins.
    *only_role* limits who sees it in a room (rows 1 to 4: the Corporate SES Team).
    """

    case_id: str
    conversation: str
    kind: NewsKind
    subject: str
    words: dict[str, str] = field(default_factory=dict)
    only_role: str = ""


class NewsState(StrEnum):
    """How far a piece of news has come; only `sent` counts as said."""

    PENDING = "pending"
    SENDING = "sending"  # Leased by a process; sent once more if that dies here.
    SENT = "sent"
    OUTDATED = "outdated"  # Nothing was left to say; the problem says why.
    NOT_REACHED = "not-reached"  # Shown on the case, with the problem.
    UNCERTAIN = "uncertain"  # It may have arrived: shown on the case, not repeated.


# It did not arrive, or may not have.
MISSED = frozenset({NewsState.NOT_REACHED, NewsState.UNCERTAIN})
# So many attempts failed before its cases show that it is still being tried.
HELD_UP_AFTER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """
    News on its way: *problem* is the code of the last failure, empty without one.

    *id* grows in the order in which news came about. *way* is how it went out.
    """

    id: int
    news: News
    state: NewsState
    created_at: datetime
    not_before: datetime
    attempted_at: datetime | None = None
    settled_at: datetime | None = None
    attempts: int = 0
    problem: str = ""
    way: str = ""

    @property
    def key(self) -> str:
        """The same for every attempt, and no other message of any desk has it."""
        at = round(self.created_at.timestamp() * 1_000_000)
        return f"ses-desk-{self.id}-{at:x}"


def room_of(case_id: str) -> str:
    """Name the conversation of a case's room."""
    return f"room:{case_id}"


def direct_with(person_id: str) -> str:
    """Name the conversation of the desk with one person."""
    return f"direct:{person_id}"


def news_for(
    person_id: str,
    kind: NewsKind,
    subject: str = "",
    *,
    words: Mapping[str, str] | None = None,
) -> News:
    """Return what is of no case for somebody's own chat."""
    return News(
        case_id="",
        conversation=direct_with(person_id),
        kind=kind,
        subject=subject,
        words=dict(words or {}),
    )


def person_in(conversation: str) -> str:
    """Return whose direct chat a conversation is; empty for a room."""
    prefix = direct_with("")
    is_direct = conversation.startswith(prefix)
    return conversation.removeprefix(prefix) if is_direct else ""
