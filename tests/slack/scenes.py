"""A desk in a stand-in of Slack, whose people are the demo office's."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import ClientSession
from slack_bolt.response import BoltResponse

from bot.demo_office import move_in
from bot.lines import Spoken
from bot.slack.api.responses import Responses
from bot.slack.arrivals import Came
from bot.slack.channel import SlackChannel
from bot.slack.turns.heard import SentFile
from bot.slack.who import SlackSelf
from bot.slack.wiring import Ears, Ways, wired
from dialogs.conversation import Answer, Upload
from dialogs.router import answer
from domain.news import room_of
from domain.refusals import Refusal
from domain.seats import Place, Seat, Vendor
from services.ports import Ports
from tests.dialogs.cast import FOCAL, OPENING
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import DESK, TEAM
from tests.storage.makers import NOW

CHANNEL = "C0ROOM"
SITE = "https://desk.example.org"

Json = dict[str, Any]


@dataclass
class SmallFiles:
    """Lays files for the desk by their ids, and counts how often it is asked."""

    contents: dict[str, bytes] = field(default_factory=dict)
    asked: int = 0

    async def fetch(self, sent: tuple[SentFile, ...]) -> tuple[Upload, ...]:
        """Return the one file; Refusal for what is not there."""
        self.asked += 1
        if len(sent) != 1 or sent[0].id not in self.contents:
            raise Refusal("file-not-fetched")
        content = self.contents[sent[0].id]
        return (Upload(name=sent[0].name, media_type="", content=content),)

    async def named(self, ids: tuple[str, ...], *, by: str) -> tuple[SentFile, ...]:
        """Return what is told of files; all are the sender's own."""
        return tuple(
            SentFile(id=each, name=f"{each}.pdf", address="", size=1, owner=by)
            for each in ids
        )


@dataclass
class SmallMatching:
    """Seats those accounts that it was told of."""

    people: dict[str, str] = field(default_factory=dict)
    asked: int = 0

    async def seat(self, tenant: str, account: str) -> bool:
        """Say that an account is nobody's, unless it was told."""
        del tenant
        self.asked += 1
        return account in self.people


class Scene:
    """A desk in Slack, and what was said there."""

    def __init__(
        self,
        ports: Ports,
        slack: StandInSlack,
        pool: ClientSession,
        *,
        answering: Answer = answer,
    ) -> None:
        """Begin with nothing said."""
        self.ports, self.slack = ports, slack
        self.files, self.matching = SmallFiles(), SmallMatching()
        self.delivered = 0
        api = slack.api(pool)
        responses = Responses(pool, trusts=lambda url: url.startswith(slack.url))
        channel = SlackChannel(api, ports, site=SITE)
        me = SlackSelf(
            tenant=TEAM,
            account=DESK,
            name="Demo",
            workspace=TEAM,
            site="https://demo.slack.example/",
            scopes=frozenset(),
        )
        ways = Ways(
            api=api,
            responses=responses,
            channel=channel,
            files=self.files,
            matching=self.matching,
        )
        spoken = Spoken(answer=answering, deliver=self._deliver)
        self.ears: Ears = wired(ports, ways, spoken=spoken, me=me, site=SITE)
        self._numbers = count(1)

    def _deliver(self) -> None:
        self.delivered += 1

    def seat(self, person_id: str) -> str:
        """Let somebody of the office sit in Slack; return their account."""
        account = account_of(person_id)
        self.slack.has(account)
        with self.ports.open_uow() as uow:
            uow.seats.take(
                Seat(
                    vendor=Vendor.SLACK,
                    tenant=TEAM,
                    account=account,
                    person_id=person_id,
                    since=NOW,
                )
            )
            uow.commit()
        return account

    def hold_room(self, case_id: str, *people: str) -> None:
        """Hold a case's room in the channel, with these people in it."""
        members = [DESK, *(account_of(each) for each in people)]
        self.slack.hold(CHANNEL, members=members)
        with self.ports.open_uow() as uow:
            uow.places.keep(
                Place(
                    conversation=room_of(case_id),
                    vendor=Vendor.SLACK,
                    tenant=TEAM,
                    reference=CHANNEL,
                    since=NOW,
                )
            )
            uow.commit()

    async def came(self, kind: str, body: Json, *, key: str = "") -> BoltResponse:
        """Let something come in, do it whole, and return what Slack was answered."""
        answered = await self.comes(kind, body, key=key)
        await self.ears.working.finish()
        return answered

    async def comes(self, kind: str, body: Json, *, key: str = "") -> BoltResponse:
        """Let something come in; return what Slack was answered, at once."""
        came = Came(kind=kind, tenant=TEAM, key=key or self.new_key(), body=body)
        return await self.ears.listening.answer(came)

    def new_key(self) -> str:
        """Return the key of something that did not come before."""
        return f"came-{next(self._numbers)}"

    async def command(self, who: str, text: str, **more: Any) -> BoltResponse:  # noqa: ANN401
        """Let somebody type `/ses ...`."""
        return await self.came("command", self.typed(who, text, **more))

    def typed(self, who: str, text: str, *, channel: str = "C0ELSE") -> Json:
        """Return a command as Slack sends it, with a trigger that is good once."""
        return {
            "command": "/ses",
            "text": text,
            "team_id": TEAM,
            "user_id": account_of(who),
            "channel_id": channel,
            "trigger_id": self.trigger(),
            "response_url": self.slack.response_url(),
        }

    def trigger(self) -> str:
        """Return a trigger that is good for one modal."""
        trigger = f"trigger-{next(self._numbers)}"
        self.slack.triggers.add(trigger)
        return trigger

    async def says(self, who: str, text: str, **more: Any) -> BoltResponse:  # noqa: ANN401
        """Let somebody write in their own chat with the desk."""
        own = self.slack.conversations.setdefault(
            chat_of(who), self.slack.hold(chat_of(who), im_of=account_of(who))
        )
        return await self.came("event", written(who, text, channel=own.id, **more))

    async def presses(
        self,
        who: str,
        verb: str,
        target: str = "",
        **where: Any,  # noqa: ANN401
    ) -> BoltResponse:
        """Let somebody press a button of a card."""
        return await self.came("interactive", self.press(who, verb, target, **where))

    def press(
        self,
        who: str,
        verb: str,
        target: str = "",
        *,
        channel: str = CHANNEL,
        message: str = "1700000000.000100",
        ephemeral: bool = False,
        state: Json | None = None,
    ) -> Json:
        """Return a press as Slack sends it."""
        container = {"type": "message", "message_ts": message, "channel_id": channel}
        return {
            "type": "block_actions",
            "team": {"id": TEAM, "domain": "demo"},
            "user": {"id": account_of(who), "team_id": TEAM},
            "container": {**container, "is_ephemeral": ephemeral},
            "channel": {"id": channel, "name": "privategroup"},
            "message": {"ts": message},
            "state": {"values": state or {}},
            "trigger_id": self.trigger(),
            "response_url": self.slack.response_url(),
            "actions": [
                {
                    "type": "button",
                    "action_id": f"{verb}:0",
                    "value": target,
                    "action_ts": "1700000001.1",
                }
            ],
        }

    async def submits(
        self, who: str, view: Json, filled: Mapping[str, str], *, key: str = ""
    ) -> Json:
        """Let somebody send in a modal; return the acknowledgement's JSON."""
        body = submission(who, view, filled)
        answered = await self.came("interactive", body, key=key)
        return json_of(answered)

    async def opened(self, **more: str) -> str:
        """Let the SES focal point open a case by the command; return its id."""
        await self.command(FOCAL, "open case")
        await self.submits(FOCAL, self.slack.opened[-1], {**OPENING, **more})
        with self.ports.read_uow() as uow:
            (case,) = uow.cases.of_person(FOCAL, self.ports.clock().date())
        return case.id

    def words(self) -> Iterator[str]:
        """Yield the one line of all that was shown to anybody."""
        for call in self.slack.calls:
            if call.method in {"chat.postMessage", "chat.postEphemeral"}:
                yield str(call.given["text"])
        for response in self.slack.responses:
            yield str(response["text"])


@asynccontextmanager
async def slack_scene(
    ports: Ports, *people: str, answering: Answer = answer
) -> AsyncIterator[Scene]:
    """Open a desk in Slack where these of the demo office have seats."""
    move_in(ports.open_uow, ports.read_uow)
    async with standin_slack() as slack, slack.pool() as pool:
        scene = Scene(ports, slack, pool, answering=answering)
        for person_id in people:
            scene.seat(person_id)
        yield scene
        await scene.ears.close()


def account_of(person_id: str) -> str:
    """Return the account of somebody of the office."""
    return f"U{person_id.upper().replace('-', '')}"


def chat_of(person_id: str) -> str:
    """Return the chat of somebody with the desk."""
    return f"D{account_of(person_id)}"


def written(who: str, text: str, *, channel: str, **more: Any) -> Json:  # noqa: ANN401
    """Return a message as Slack sends it."""
    kind = "im" if channel.startswith("D") else "group"
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": "Ev1",
        "event": {
            "type": "message",
            "user": account_of(who),
            "text": text,
            "ts": "1700000002.000200",
            "channel": channel,
            "channel_type": kind,
            **more,
        },
    }


def mentioned(who: str, text: str, *, channel: str = CHANNEL, **more: Any) -> Json:  # noqa: ANN401
    """Return a mention of the desk in a channel."""
    said = written(who, f"<@{DESK}> {text}", channel=channel, **more)
    said["event"]["type"] = "app_mention"
    said["authorizations"] = [{"user_id": DESK, "team_id": TEAM}]
    return said


def submission(who: str, view: Json, filled: Mapping[str, str]) -> Json:
    """Return a modal that was sent in with all its fields, as they were filled in."""
    state = {
        block["block_id"]: {
            block["element"]["action_id"]: _answer(
                block["element"], filled.get(block["block_id"], "")
            )
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": account_of(who), "team_id": TEAM},
        "trigger_id": "none",
        "view": {**view, "state": {"values": state}},
    }


def _answer(element: Json, value: str) -> Json:
    """Return what a field was filled in with, as its kind says it."""
    kind = element["type"]
    if kind == "datepicker":
        return {"type": kind, "selected_date": value or None}
    if kind in {"static_select", "radio_buttons"}:
        return {"type": kind, "selected_option": {"value": value} if value else None}
    if kind == "file_input":
        return {"type": kind, "files": [{"id": value}] if value else []}
    return {"type": kind, "value": value or None}


def json_of(answered: BoltResponse) -> Json:
    """Return the JSON that a request was answered with; empty for none."""
    return dict(json.loads(answered.body)) if answered.body else {}


def buttons(blocks: object) -> Iterator[Json]:
    """Yield every button of something drawn."""
    if isinstance(blocks, dict):
        if blocks.get("type") == "button":
            yield blocks
        blocks = list(blocks.values())
    if isinstance(blocks, list):
        for each in blocks:
            yield from buttons(each)


def verbs(blocks: object) -> set[str]:
    """Return the verbs of all buttons of something drawn."""
    return {each["action_id"].rpartition(":")[0] for each in buttons(blocks)}
