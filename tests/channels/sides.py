"""Each channel beside what stands in for its vendor, asked and troubled in one way."""

import asyncio
import math
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from enum import Enum
from typing import Any

from bot.desk.channel import LocalChannel
from bot.desk.feed import Feed
from bot.slack.channel import SlackChannel
from bot.teams.channel import TeamsChannel
from dialogs.channel import Channel
from domain.news import person_in
from domain.seats import Vendor
from services.ports import Ports
from storage.desk_messages import SqlDeskMessages
from tests.cards.wire import parts
from tests.slack import placing as slack_placing
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import TEAM
from tests.slack.standin_state import Call as SlackCall
from tests.slack.standin_state import Fault as SlackFault
from tests.teams import placing as teams_placing
from tests.teams.connecting import Line, connected
from tests.teams.standin_connector import Call as TeamsCall
from tests.teams.standin_connector import Fault as TeamsFault
from tests.teams.standin_login import TENANT

Json = dict[str, Any]
SECONDS = 7
_ELEMENTS = re.compile(r"<(?:script|img|at)\b|href=.javascript:")
_MARKDOWN = re.compile(r"<\s*/?\s*at\b|\{\{|(?<!\\)\]\(")


class Trouble(Enum):
    """What a vendor does instead of what it is asked for."""

    BUSY = "429"  # It names seven seconds.
    LOST = "no answer, and nothing taken"
    TAKEN = "no answer, and it is taken"
    UNKNOWN = "the desk is not known"


_BUSY = {"ok": False, "error": "ratelimited"}
_RETRY = {"Retry-After": str(SECONDS)}
_OF_SLACK = {
    Trouble.BUSY: SlackFault(status=429, body=_BUSY, headers=_RETRY),
    Trouble.LOST: SlackFault(status=503, html="<html>Server Error</html>"),
    Trouble.TAKEN: SlackFault(breaks=True, takes=True),
    Trouble.UNKNOWN: SlackFault(body={"ok": False, "error": "token_revoked"}),
}
_OF_TEAMS = {
    Trouble.BUSY: TeamsFault(status=429, headers=_RETRY),
    Trouble.LOST: TeamsFault(status=503),
    Trouble.TAKEN: TeamsFault(breaks=True, takes=True),
    Trouble.UNKNOWN: TeamsFault(status=401),
}


class Side(ABC):
    """A channel, and all that a test does to the vendor behind it."""

    name: str
    channel: Channel
    opened = 0  # How many own chats were opened.

    @abstractmethod
    def shown(self, conversation: str) -> list[Json]:
        """Return what stands in one of the desk's conversations, oldest first."""

    @abstractmethod
    def wipe(self, conversation: str) -> None:
        """Take away the messages of a conversation."""

    @abstractmethod
    def line(self, message: Json) -> str:
        """Return the one line that a message is told of by."""

    @abstractmethod
    def sets_off(self, message: Json) -> list[str]:
        """Return what would be taken for markup, a mention or a link."""


class DeskSide(Side):
    """The local desk, which has its own store."""

    name = "desk"

    def __init__(self, ports: Ports) -> None:
        engine = ports.open_uow.args[0]  # type: ignore[attr-defined]
        self._messages = SqlDeskMessages(engine)
        feed = Feed(self._messages)
        self.channel = LocalChannel(self._messages, clock=ports.clock, feed=feed)

    def shown(self, conversation: str) -> list[Json]:
        """Return the messages as they are drawn."""
        reading: Json = {"reader": "", "roles": frozenset()}
        top = self._messages.pinned(conversation, **reading)
        rest = self._messages.of_conversation(conversation, **reading, limit=100)
        found = ((top,) if top else ()) + tuple(rest)
        return [{"plain": each.plain, "html": each.html} for each in found]

    def wipe(self, conversation: str) -> None:
        """Leave it: nobody takes messages away here."""

    def line(self, message: Json) -> str:
        """Return what is read out of it."""
        return str(message["plain"])

    def sets_off(self, message: Json) -> list[str]:
        """Look for elements that people wrote."""
        return _ELEMENTS.findall(message["html"])


class VendorSide(Side):
    """A channel whose vendor is reached over the network."""

    vendor: Vendor

    @abstractmethod
    def id_of(self, conversation: str, message: Json) -> str:
        """Return the desk's id of a message that stands there."""

    @abstractmethod
    def hold(self, room: str, *, lost: bool = False) -> None:
        """Let a room be held with the vendor; *lost*, the desk is not in it."""

    @abstractmethod
    def seat(self, person_id: str, *, account: str = "") -> str:
        """Give somebody an account; return it."""

    @abstractmethod
    def leave(self, account: str) -> None:
        """Take the account from whoever has it."""

    @abstractmethod
    def hold_chat(self, conversation: str, *, account: str) -> None:
        """Keep that an own chat is held with an account."""

    @abstractmethod
    def forget(self) -> None:
        """Let all conversations be gone."""

    @abstractmethod
    def trouble(self, what: Trouble) -> None:
        """Do this from now on, whatever is asked."""

    @abstractmethod
    def heal(self) -> None:
        """Do again what is asked."""

    @abstractmethod
    def hang_elsewhere(self, room: str, *, last: str, said: asyncio.Event) -> None:
        """Never answer but in one *room*; tell when its *last* line was said."""

    @abstractmethod
    def let_go(self) -> None:
        """Answer whoever still waits."""

    @abstractmethod
    def meanwhile(self, happens: Callable[[], None]) -> None:
        """Let something happen while the vendor opens the next own chat."""

    @property
    @abstractmethod
    def calls(self) -> int:
        """How often the vendor was asked for anything."""

    @property
    @abstractmethod
    def keys(self) -> list[str]:
        """The keys of the messages that were taken."""


class TeamsSide(VendorSide):
    """Teams, by the stand-in of the connector."""

    name = "teams"
    vendor = Vendor.TEAMS

    def __init__(self, line: Line, ports: Ports) -> None:
        self._ports = ports
        self.teams = line.vendor
        self.channel = TeamsChannel(line.connector, ports)

    @property
    def opened(self) -> int:  # type: ignore[override]
        return self.teams.created

    @property
    def calls(self) -> int:
        return len(self.teams.calls)

    @property
    def keys(self) -> list[str]:
        return [each.rpartition(" ")[2] for each in self.teams.keys.elements()]

    def shown(self, conversation: str) -> list[Json]:
        return list(self.teams.standing.get(self._at(conversation), {}).values())

    def id_of(self, conversation: str, message: Json) -> str:
        return f"{conversation}/{message['id']}"

    def wipe(self, conversation: str) -> None:
        self.teams.standing[self._at(conversation)].clear()

    def hold(self, room: str, *, lost: bool = False) -> None:
        lost_at = self._ports.clock() if lost else None
        self.teams.hold(self._at(room))
        teams_placing.held_at(self._ports, room, self._at(room), lost_at=lost_at)

    def seat(self, person_id: str, *, account: str = "") -> str:
        return teams_placing.seated(self._ports, self.teams, person_id, account=account)

    def leave(self, account: str) -> None:
        with self._ports.open_uow() as uow:
            uow.seats.leave(Vendor.TEAMS, tenant=TENANT, account=account)
            uow.commit()

    def hold_chat(self, conversation: str, *, account: str) -> None:
        chat = f"a:1-{account}"
        self.teams.hold(chat)
        teams_placing.held_at(self._ports, conversation, chat, account=account)

    def forget(self) -> None:
        self.teams.standing.clear()

    def trouble(self, what: Trouble) -> None:
        self.teams.script = lambda _call: _OF_TEAMS[what]

    def heal(self) -> None:
        self.teams.script = lambda _call: None

    def hang_elsewhere(self, room: str, *, last: str, said: asyncio.Event) -> None:
        def script(call: TeamsCall) -> TeamsFault | None:
            if call.conversation != self._at(room):
                return TeamsFault(hangs=True, status=503)
            if call.body["summary"] == last:
                said.set()
            return None

        self.teams.script = script

    def let_go(self) -> None:
        self.teams.let_go()

    def meanwhile(self, happens: Callable[[], None]) -> None:
        def script(call: TeamsCall) -> None:
            if not call.conversation:
                self.heal()
                happens()

        self.teams.script = script

    def line(self, message: Json) -> str:
        return str(message["summary"])

    def sets_off(self, message: Json) -> list[str]:
        cards = [each["content"] for each in message["attachments"]]
        shown = [each for each in parts(cards) if each.get("type") == "TextBlock"]
        return _MARKDOWN.findall(" ".join(each["text"] for each in shown))

    def _at(self, conversation: str) -> str:
        person_id = person_in(conversation)
        if person_id:
            return f"a:1-{teams_placing.account_of(person_id)}"
        return f"19:{conversation.partition(':')[2]}@thread.tacv2"


class SlackSide(VendorSide):
    """Slack, by the stand-in of its Web API."""

    name = "slack"
    vendor = Vendor.SLACK

    def __init__(
        self, slack: StandInSlack, channel: SlackChannel, ports: Ports
    ) -> None:
        self._ports = ports
        self.slack = slack
        self.channel = channel

    @property
    def opened(self) -> int:  # type: ignore[override]
        return sum(bool(each.im_of) for each in self.slack.conversations.values())

    @property
    def calls(self) -> int:
        return len(self.slack.calls)

    @property
    def keys(self) -> list[str]:
        return [each.rpartition(" ")[2] for each in self.slack.keys.elements()]

    def shown(self, conversation: str) -> list[Json]:
        where = self._at(conversation)
        return self.slack.messages(where) if where in self.slack.conversations else []

    def id_of(self, conversation: str, message: Json) -> str:
        return f"{conversation}/{message['ts']}"

    def wipe(self, conversation: str) -> None:
        self.slack.conversations[self._at(conversation)].messages.clear()

    def hold(self, room: str, *, lost: bool = False) -> None:
        lost_at = self._ports.clock() if lost else None
        self.slack.hold(self._at(room))
        slack_placing.held_at(self._ports, room, self._at(room), lost_at=lost_at)

    def seat(self, person_id: str, *, account: str = "") -> str:
        return slack_placing.seated(self._ports, self.slack, person_id, account=account)

    def leave(self, account: str) -> None:
        with self._ports.open_uow() as uow:
            uow.seats.leave(Vendor.SLACK, tenant=TEAM, account=account)
            uow.commit()

    def hold_chat(self, conversation: str, *, account: str) -> None:
        self.slack.hold(f"D0{account}", im_of=account)
        slack_placing.held_at(
            self._ports, conversation, f"D0{account}", account=account
        )

    def forget(self) -> None:
        self.slack.conversations.clear()

    def trouble(self, what: Trouble) -> None:
        self.heal()
        self.slack.fail("*", fault=_OF_SLACK[what], times=math.inf)

    def heal(self) -> None:
        self.slack.heal()
        self.slack.script = lambda _call: None

    def hang_elsewhere(self, room: str, *, last: str, said: asyncio.Event) -> None:
        def script(call: SlackCall) -> SlackFault | None:
            if call.given["channel"] != self._at(room):
                return SlackFault(hangs=True, status=503)
            if call.given["text"] == last:
                said.set()
            return None

        self.slack.script = script

    def let_go(self) -> None:
        self.slack.let_go()

    def meanwhile(self, happens: Callable[[], None]) -> None:
        def script(call: SlackCall) -> None:
            if call.method == "conversations.open":
                self.heal()
                happens()

        self.slack.script = script

    def line(self, message: Json) -> str:
        return str(message["text"])

    def sets_off(self, message: Json) -> list[str]:
        texts = [str(message["text"]), *_texts(message["blocks"])]
        return [each for each in texts if "<" in each or "&&" in each]

    def _at(self, conversation: str) -> str:
        person_id = person_in(conversation)
        if not person_id:
            return f"C0{conversation.partition(':')[2].upper()}"
        account = slack_placing.account_of(person_id)
        chats = self.slack.conversations.values()
        return next((each.id for each in chats if each.im_of == account), "")


def _texts(blocks: Any) -> Iterable[str]:  # noqa: ANN401 - any JSON.
    for part in parts(blocks):
        if isinstance(part.get("text"), str):
            yield part["text"]


@asynccontextmanager
async def _desk_side(ports: Ports) -> AsyncIterator[Side]:
    yield DeskSide(ports)


@asynccontextmanager
async def _teams_side(ports: Ports) -> AsyncIterator[Side]:
    async with connected() as line:
        yield TeamsSide(line, ports)


@asynccontextmanager
async def _slack_side(ports: Ports) -> AsyncIterator[Side]:
    async with standin_slack() as slack, slack.pool() as pool:
        api = slack.api(pool, now=lambda: ports.clock().timestamp())
        yield SlackSide(slack, SlackChannel(api, ports), ports)


_SIDES = {"desk": _desk_side, "slack": _slack_side, "teams": _teams_side}
VENDORS = ("slack", "teams")
ALL = ("desk", *VENDORS)


def side_of(name: str, ports: Ports) -> AbstractAsyncContextManager[Side]:
    """Open a channel and what is behind it."""
    return _SIDES[name](ports)
