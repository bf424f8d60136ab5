"""What the desk's conversations are kept in, in the desk's own words."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

DESK = ""  # The author of what the desk itself says.


class Message(Protocol):
    """
    Something said; *change* grows with every message that is new or replaced.

    *author* is a person's id, or DESK. *only_role* is set where a room's message is for
    the holders of one role, *private_to* where it is for one person.
    """

    @property
    def id(self) -> int:
        """Its number, also its place in the conversation."""

    @property
    def change(self) -> int:
        """The number of its latest change, unique over all conversations."""

    @property
    def conversation(self) -> str:
        """`room:<case id>` or `direct:<person id>`."""

    @property
    def case_id(self) -> str:
        """The case it is about, or nothing."""

    @property
    def cases(self) -> tuple[str, ...]:
        """All cases that it tells of: who sees it is on each of them."""

    @property
    def author(self) -> str:
        """Who said it."""

    @property
    def plain(self) -> str:
        """One line for screen readers."""

    @property
    def html(self) -> str:
        """A safe fragment, drawn by `cards` or escaped by the desk."""

    @property
    def pinned(self) -> bool:
        """Whether it is kept on top of its conversation."""

    @property
    def only_role(self) -> str:
        """The role that may see it, or nothing."""

    @property
    def private_to(self) -> str:
        """The one person who may see it, or nothing."""

    @property
    def created_at(self) -> datetime:
        """When it was said."""

    @property
    def changed_at(self) -> datetime:
        """When it was replaced last, else when it was said."""


class DeskMessages(Protocol):
    """Messages of all conversations; every call is a unit of work of its own."""

    def add(
        self,
        conversation: str,
        *,
        case_id: str,
        author: str,
        plain: str,
        html: str,
        at: datetime,
        only_role: str = "",
        private_to: str = "",
        also_about: Iterable[str] = (),
    ) -> int:
        """
        Store a message and return its id.

        *also_about* are further cases that it tells of.
        """

    def get(self, message_id: int) -> Message | None:
        """Return a message whoever may see it, or None when there is none."""

    def replace(self, message_id: int, *, plain: str, html: str, at: datetime) -> bool:
        """Show something else in its place; False when there is no such message."""

    def dismiss(self, message_id: int, *, reader: str, at: datetime) -> bool:
        """
        Forget what *reader* alone saw, with what was said at the same moment.

        Its words are gone; pages learn so from the change. False when there is none.
        """

    def pin(self, message_id: int, *, at: datetime) -> bool:
        """Keep it on top, instead of what was; False when there is no such message."""

    def of_conversation(
        self,
        conversation: str,
        *,
        reader: str,
        roles: Collection[str],
        before: int | None = None,
        limit: int,
    ) -> Sequence[Message]:
        """
        Return the newest for a reader, in the order of their time, the oldest first.

        What is pinned or was dismissed is left out; *before* is a message's id.
        """

    def pinned(
        self, conversation: str, *, reader: str, roles: Collection[str]
    ) -> Message | None:
        """Return what is kept on top of a conversation, or None."""

    def around(self, person_id: str, *, limit: int) -> Sequence[Message]:
        """Return the newest that a person said, or that was said to them alone."""

    def about(self, case_id: str) -> Sequence[Message]:
        """Return all that was said about a case, or in its room."""

    def changes_since(self, change: int, *, limit: int) -> Sequence[Message]:
        """Return what came or changed after that number, oldest change first."""

    def last_change(self) -> int:
        """Return the highest change number, 0 when nothing was said yet."""

    def last_changes(
        self, conversations: Collection[str], *, reader: str, roles: Collection[str]
    ) -> dict[str, int]:
        """Return the highest change of each conversation, for a reader of *roles*."""
