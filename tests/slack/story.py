"""What people do in a workspace of Slack with a served desk, and what they then see."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.compose import House, compose
from bot.demo_office import CAST, move_in
from bot.lines import Opened, opened
from bot.settings import load_settings
from bot.slack.api import SlackApi
from bot.slack.app import ADDRESS
from bot.slack.open_slack import slack_line
from bot.slack_settings import SlackSettings
from domain.rooms import Home
from domain.seats import Seat, Vendor
from scheduler.delivery.rates import UNPACED
from tests.slack.door_site import (
    FORM_TYPE,
    JSON_TYPE,
    SECRET,
    as_form,
    as_json,
    as_payload,
    signature_for,
)
from tests.slack.scenes import SITE, buttons
from tests.slack.standin_state import TOKEN
from tests.slack.workspaces import Json, Workspace
from tests.storage.makers import NOW

PEOPLE = [person.id for person in CAST]
# So much faster than a clock do Slack's tiers go here: other tests hold them.
_FASTER = 1000
_PATIENCE = 30.0  # Seconds.

T = TypeVar("T")


class Story:
    """People of the demo office before a desk that is served over HTTP."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Opened,
        client: "TestClient[Any, Any]",
        api: SlackApi,
    ) -> None:
        """Begin with nothing said."""
        self.workspace = workspace
        self.api = api  # Asks the workspace what it holds.
        self._desk = desk
        self._client = client
        self._numbers = count(1)

    # --- What is seen ---------------------------------------------------------------

    async def until(self, look: Callable[[], Awaitable[T]]) -> T:
        """Let the desk's work go on until something is seen, in good time."""
        async with asyncio.timeout(_PATIENCE):
            while not (found := await look()):
                for _name, _every, run in self._desk.more:
                    await run()
                await self._desk.work.deliver()
                await asyncio.sleep(0.01)
        return found

    async def channels(self) -> list[Json]:
        """Return the private channels that the desk is in."""
        told = await self.api.call("conversations.list", types="private_channel")
        return list(told["channels"])

    async def members(self, channel: str) -> set[str]:
        """Return the accounts in a channel."""
        told = await self.api.call("conversations.members", channel=channel)
        return set(told["members"])

    async def messages(self, channel: str) -> list[Json]:
        """Return what stands in a channel, oldest first."""
        told = await self.api.call("conversations.history", channel=channel, limit=200)
        return sorted(told["messages"], key=lambda each: float(each["ts"]))

    async def chat(self, person_id: str) -> str:
        """Return somebody's own chat with the desk."""
        account = self.workspace.account(person_id)
        told = await self.api.call("conversations.open", users=account)
        return str(told["channel"]["id"])

    async def card(self, channel: str, title: str, *words: str) -> Json:
        """Wait for the newest message whose title begins so, with these words."""

        async def look() -> Json | None:
            return newest(await self.messages(channel), title, *words)

        found = await self.until(look)
        assert found is not None
        return {**found, "channel": channel}

    async def pinned(self, channel: str) -> Json:
        """Wait for the one message that is pinned."""

        async def look() -> list[Json]:
            told = await self.api.call("pins.list", channel=channel)
            return list(told["items"])

        (pin,) = await self.until(look)
        return {**pin["message"], "channel": channel}

    async def answer(self, who: str, *words: str) -> Json:
        """Wait for what somebody alone is answered who typed or pressed."""

        async def look() -> Json | None:
            found = [e for e in self.workspace.responses if e["to"] == who]
            return newest(found, "", *words)

        found = await self.until(look)
        assert found is not None
        return found

    async def apart(self, who: str, *words: str) -> Json:
        """Wait for what somebody alone is shown in a channel."""
        account = self.workspace.account(who)

        async def look() -> Json | None:
            found = [e for e in self.workspace.said_apart if e["user"] == account]
            return newest(found, "", *words)

        found = await self.until(look)
        assert found is not None
        return found

    # --- What is done ----------------------------------------------------------------

    async def types(self, who: str, words: str, *, channel: str = "C0ELSE") -> None:
        """Let somebody type `/ses ...`."""
        typed = {
            "command": "/ses",
            "text": words,
            "team_id": self.workspace.team,
            "user_id": self.workspace.account(who),
            "channel_id": channel,
            "trigger_id": await self.workspace.trigger(who),
            "response_url": self.workspace.response_url(who),
        }
        assert await self._posts(as_form(typed)) == {}

    async def presses(
        self, who: str, verb: str, on: Json, *, apart_in: str = "", **answers: str
    ) -> None:
        """
        Let somebody press a button of a message, with what stands in its fields.

        With *apart_in* a channel, it is one that they alone were shown there.
        """
        pressed = next(each for each in buttons(on["blocks"]) if verb_in(each) == verb)
        press = {
            **self._where(on, apart_in=apart_in),
            "type": "block_actions",
            "team": {"id": self.workspace.team, "domain": "demo"},
            "user": self._user(who),
            "state": {"values": state_of(on["blocks"], answers)},
            "trigger_id": await self.workspace.trigger(who),
            "response_url": self.workspace.response_url(who),
            "actions": [{**pressed, "action_ts": f"{next(self._numbers)}.1"}],
        }
        assert await self._posts(as_payload(press)) == {}

    async def fills(
        self, who: str, opener: Callable[[], Awaitable[None]], verb: str, **answers: str
    ) -> Json:
        """Do what opens a form, and send it in; return what came of it at once."""
        before = len(self.workspace.shown)
        await opener()

        async def look() -> Json | None:
            found = self.workspace.shown[before:]
            return next((v for v in found if v.get("callback_id") == verb), None)

        view = await self.until(look)
        assert view is not None
        return await self.sends(who, view, **answers)

    async def asks(
        self, who: str, opener: str, on: Json, verb: str, **answers: str
    ) -> None:
        """Press what asks for a form, send it in, and see it close."""

        async def press() -> None:
            await self.presses(who, opener, on)

        assert await self.fills(who, press, verb, **answers) == {
            "response_action": "clear"
        }

    async def sends(self, who: str, view: Json, **answers: str) -> Json:
        """Let somebody send in a modal; return what it was answered."""
        state = {"values": state_of(view["blocks"], answers)}
        body = {
            "type": "view_submission",
            "team": {"id": self.workspace.team},
            "user": self._user(who),
            "trigger_id": await self.workspace.trigger(who),
            "view": {**view, "state": state},
        }
        return await self._posts(as_payload(body))

    async def drops(self, who: str, content: bytes, *, name: str, on: Json) -> None:
        """Let somebody drop a file in the thread of a message."""
        message = await self.workspace.drop(
            who, content, name=name, channel=on["channel"], thread=on["ts"]
        )
        event = {**message, "channel": on["channel"], "channel_type": "group"}
        await self._happens(event)

    async def looks_home(self, who: str) -> Json:
        """Let somebody open the desk's tab; return what stands there then."""
        account = self.workspace.account(who)
        self.workspace.published.pop(account, None)
        await self._happens({"type": "app_home_opened", "tab": "home", "user": account})

        async def look() -> Json | None:
            return self.workspace.published.get(account)

        found = await self.until(look)
        assert found is not None
        return found

    async def _happens(self, event: Json) -> None:
        body = {
            "type": "event_callback",
            "team_id": self.workspace.team,
            "event_id": f"Ev{next(self._numbers)}",
            "authorizations": [
                {"team_id": self.workspace.team, "user_id": self.workspace.desk}
            ],
            "event": event,
        }
        assert await self._posts(as_json(body), kind=JSON_TYPE) == {}

    def _where(self, on: Json, *, apart_in: str) -> Json:
        """Return where a message is; of what one person was shown, Slack tells less."""
        channel, ts = apart_in or on["channel"], on.get("ts", "1700000000.000001")
        at = {"type": "message", "message_ts": ts, "channel_id": channel}
        return {
            "container": {**at, "is_ephemeral": bool(apart_in)},
            "channel": {"id": channel, "name": "privategroup"},
            **({} if apart_in else {"message": on}),
        }

    def _user(self, who: str) -> Json:
        return {"id": self.workspace.account(who), "team_id": self.workspace.team}

    async def _posts(self, body: bytes, *, kind: str = FORM_TYPE) -> Json:
        """Bring something as Slack does, signed; return the JSON of the answer."""
        headers = {"Content-Type": kind, **signature_for(body)}
        async with self._client.post(ADDRESS, data=body, headers=headers) as answer:
            assert answer.status == 200
            said = await answer.text()
        return dict(json.loads(said)) if said else {}


def verb_in(button: Json) -> str:
    """Return what a button asks for."""
    return str(button["action_id"]).rpartition(":")[0]


def words_in(drawn: object) -> Iterator[str]:
    """Yield all texts of something drawn."""
    if isinstance(drawn, str):
        yield drawn
    elif isinstance(drawn, dict):
        for each in drawn.values():
            yield from words_in(each)
    elif isinstance(drawn, list):
        for each in drawn:
            yield from words_in(each)


def says(drawn: Json, *words: str) -> bool:
    """Tell whether all these words stand in what is drawn."""
    said = " ".join(words_in(drawn.get("blocks", [])))
    return all(each in said for each in words)


def title_of(drawn: Json) -> str:
    """Return the title of something drawn, without the sign before it."""
    headers = (each for each in drawn.get("blocks", []) if each["type"] == "header")
    title = next((str(each["text"]["text"]) for each in headers), "")
    return re.sub(r"^\W+", "", title)


def newest(messages: Sequence[Json], title: str, *words: str) -> Json | None:
    """Return the newest message whose title begins so, and that says all the words."""
    return next(
        (
            each
            for each in reversed(messages)
            if title_of(each).startswith(title) and says(each, *words)
        ),
        None,
    )


def state_of(blocks: Sequence[Json], answers: dict[str, str]) -> Json:
    """Return what stands in the fields: what was filled in, else what stood there."""
    asked = {each["block_id"]: each for each in blocks if each["type"] == "input"}
    assert set(answers) <= set(asked), (set(answers), set(asked))
    state = {
        name: {
            block["element"]["action_id"]: _answer(block["element"], answers.get(name))
        }
        for name, block in asked.items()
    }
    if answers:
        for name, block in asked.items():
            (filled,) = state[name].values()
            is_filled = any(value for key, value in filled.items() if key != "type")
            assert is_filled or block["optional"], f"Slack sends no form without {name}"
    return state


def _answer(element: Json, value: str | None) -> Json:
    """Return what stands in a field, as its kind says it."""
    kind = element["type"]
    if kind == "datepicker":
        day = element.get("initial_date") if value is None else value
        return {"type": kind, "selected_date": day or None}
    if kind in {"static_select", "radio_buttons"}:
        offered = {each["value"]: each for each in element["options"]}
        chosen = element.get("initial_option") if value is None else offered[value]
        return {"type": kind, "selected_option": chosen}
    if kind == "file_input":
        return {"type": kind, "files": [{"id": value}] if value else []}
    text = element.get("initial_value") if value is None else value
    return {"type": kind, "value": text or None}


@asynccontextmanager
async def told_in(workspace: Workspace, folder: Path) -> AsyncIterator[Story]:
    """Serve a desk whose people sit in a workspace."""
    said = {
        "data": str(folder / "data"),
        "slack_bot_token": TOKEN,
        "slack_signing_secret": SECRET.get_secret_value(),
        "public_url": SITE,
    }
    settings = load_settings(SlackSettings, said=said)
    at = replace(workspace.at, now=_fast)
    with compose(settings, home=Home.SLACK) as house:
        _seat_all(house, workspace)
        async with (
            slack_line(house, settings, site=SITE, at=at) as line,
            opened([replace(line, pace=UNPACED)]) as desk,
            TestClient(TestServer(desk.app)) as client,
            ClientSession() as pool,
        ):
            api = SlackApi(pool, SecretStr(TOKEN), base_url=at.api)
            yield Story(workspace, desk, client, api)
            await desk.work.finish()


def _fast() -> float:
    return asyncio.get_running_loop().time() * _FASTER


def _seat_all(house: House, workspace: Workspace) -> None:
    move_in(house.ports.open_uow, house.ports.read_uow)
    with house.ports.open_uow() as uow:
        for person_id in PEOPLE:
            uow.seats.take(
                Seat(
                    vendor=Vendor.SLACK,
                    tenant=workspace.team,
                    account=workspace.account(person_id),
                    person_id=person_id,
                    since=NOW,
                )
            )
        uow.commit()
