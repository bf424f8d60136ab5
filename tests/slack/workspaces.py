"""A workspace of Slack, whoever plays it: what people do there, and what they see."""

from collections.abc import Sequence
from typing import Any, Protocol

from bot.slack.open_slack import SlackAt
from tests.slack.scenes import account_of
from tests.slack.standin_slack import StandInSlack
from tests.slack.standin_state import DESK, TEAM, File

Json = dict[str, Any]


class Workspace(Protocol):
    """
    Where a story is played.

    *shown* are all modals that were opened, or drawn anew; *said_apart* is what was
    said to one person in a channel, *responses* what was answered to presses and
    commands, *refused* the methods that it refused, with the error. What else it holds
    is asked by its Web API.
    """

    team: str
    desk: str  # The desk's own account.

    @property
    def at(self) -> SlackAt:
        """Where the desk finds it."""

    @property
    def shown(self) -> Sequence[Json]:
        """All modals as they were shown, those drawn anew last."""

    @property
    def published(self) -> dict[str, Json]:
        """The Home tabs, by account."""

    @property
    def said_apart(self) -> Sequence[Json]:
        """What one person alone was shown in a channel."""

    @property
    def responses(self) -> Sequence[Json]:
        """What was answered to presses and commands, with whom it was *to*."""

    @property
    def refused(self) -> Sequence[tuple[str, str]]:
        """Each method that was refused, with the error."""

    def account(self, person_id: str) -> str:
        """Return somebody's account."""

    def response_url(self, person_id: str) -> str:
        """Return an address that takes answers to somebody."""

    async def trigger(self, person_id: str) -> str:
        """Return what opens one modal for somebody."""

    async def drop(
        self, person_id: str, content: bytes, *, name: str, channel: str, thread: str
    ) -> Json:
        """Let somebody send a file into a thread; return the message."""

    async def is_archived(self, channel: str) -> bool:
        """Tell whether a channel is archived, also where the desk is shut out."""

    async def last_messages(self, channel: str) -> list[Json]:
        """Return what stands in a channel, also where the desk is shut out."""


class StandInWorkspace:
    """The stand-in, which refuses whatever Slack would not take."""

    def __init__(self, slack: StandInSlack, people: Sequence[str]) -> None:
        """Let these people be there."""
        self.slack = slack
        self.team, self.desk = TEAM, DESK
        for person_id in people:
            slack.has(account_of(person_id), real_name=person_id)

    @property
    def at(self) -> SlackAt:
        """Where the desk finds it."""

        def is_own(address: str) -> bool:
            return address.startswith(self.slack.url)

        return SlackAt(api=self.slack.base_url, takes_answers=is_own, lays_files=is_own)

    @property
    def shown(self) -> Sequence[Json]:
        """All modals as they were shown, those drawn anew last."""
        return [*self.slack.opened, *self.slack.updated]

    @property
    def published(self) -> dict[str, Json]:
        """The Home tabs, by account."""
        return self.slack.published

    @property
    def said_apart(self) -> Sequence[Json]:
        """What one person alone was shown in a channel."""
        return self.slack.ephemerals

    @property
    def responses(self) -> Sequence[Json]:
        """What was answered to presses and commands, with whom it was *to*."""
        return self.slack.responses

    @property
    def refused(self) -> Sequence[tuple[str, str]]:
        """Each method that was refused, with the error."""
        return self.slack.refused

    def account(self, person_id: str) -> str:
        """Return somebody's account."""
        return account_of(person_id)

    def response_url(self, person_id: str) -> str:
        """Return an address that takes answers to somebody."""
        return self.slack.response_url(person_id)

    async def trigger(self, person_id: str) -> str:
        """Return what opens one modal for somebody."""
        trigger = f"{self.slack.next_ts()}.{account_of(person_id)}"
        self.slack.triggers.add(trigger)
        return trigger

    async def drop(
        self, person_id: str, content: bytes, *, name: str, channel: str, thread: str
    ) -> Json:
        """Let somebody send a file into a thread; return the message."""
        slack = self.slack
        file = File(
            id=slack.next_id("F"),
            name=name,
            length=len(content),
            content=content,
            channels=[channel],
            complete=True,
        )
        slack.files[file.id] = file
        message: Json = {
            "type": "message",
            "subtype": "file_share",
            "user": account_of(person_id),
            "text": "",
            "ts": slack.next_ts(),
            "thread_ts": thread,
            "files": [file.as_json(slack.url)],
        }
        slack.conversations[channel].messages[message["ts"]] = message
        return message

    async def is_archived(self, channel: str) -> bool:
        """Tell whether a channel is archived."""
        return self.slack.conversations[channel].archived

    async def last_messages(self, channel: str) -> list[Json]:
        """Return what stands in a channel."""
        return self.slack.messages(channel)
