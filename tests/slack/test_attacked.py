"""What somebody would try who wants to read, lose or double what is not theirs."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bot.slack import arrivals
from bot.slack.arrivals import Arrivals, Came
from bot.slack.turns.heard import heard_in_event
from cards.blockkit import unpack
from cards.blockkit.metadata import pack
from cards.verbs import Verb
from domain.news import direct_with
from domain.seats import Vendor
from services.ports import Ports, UnitOfWork
from tests.dialogs.cast import FOCAL, LEAD, OPENING
from tests.slack.holding import Held, expire, slow, waiting
from tests.slack.scenes import (
    Scene,
    account_of,
    chat_of,
    slack_scene,
    submission,
    written,
)
from tests.slack.standin_state import TEAM

HELP = written(FOCAL, "help", channel=chat_of(FOCAL))
SHORT = 0.05  # Seconds, in the place of one and a half.


class GoneError(Exception):
    """The database is gone."""


@dataclass
class Breakable:
    """Ports whose database may be gone."""

    ports: Ports
    is_gone: bool = False
    whole: Ports = field(init=False)

    def __post_init__(self) -> None:
        """Wrap them."""
        self.whole = replace(self.ports, open_uow=self._open)

    def _open(self) -> AbstractContextManager[UnitOfWork]:
        if self.is_gone:
            raise GoneError
        return self.ports.open_uow()


async def test_a_shortcut_between_two_people_moves_nobodys_own_chat(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))
        await scene.says(FOCAL, "help")

        await scene.came("interactive", _shortcut(scene, channel="DHUMANS"))

        with ports.read_uow() as uow:
            place = uow.places.of(direct_with(FOCAL), vendor=Vendor.SLACK)
        assert place is not None
        assert place.reference == chat_of(FOCAL)
        assert not _said_in(scene, "DHUMANS")


async def test_a_modal_that_names_anothers_own_chat_is_not_answered_there(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL, LEAD) as scene:
        scene.slack.hold(chat_of(LEAD), im_of=account_of(LEAD))
        await scene.says(LEAD, "help")
        view, before = await _comment(scene), len(scene.slack.calls)
        was = unpack(view["private_metadata"])
        assert was is not None
        theirs = pack(replace(was, channel=chat_of(LEAD), message="1700000000.1"))

        forged = {**view, "private_metadata": theirs}
        await scene.submits(FOCAL, forged, {"words": "Read."})

        assert not _said_in(scene, chat_of(LEAD), since=before)


async def test_a_message_that_was_stored_too_late_is_answered_all_the_same(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "KEPT_WITHIN", SHORT)
    held = threading.Event()
    held.set()
    async with slack_scene(slow(ports, held), FOCAL) as scene:
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))
        held.clear()
        first = await scene.comes("event", HELP, key="Ev1")
        monkeypatch.setattr(arrivals, "KEPT_WITHIN", 20)
        held.set()

        again = await scene.came("event", HELP, key="Ev1")

        assert (first.status, again.status) == (503, 200)
        await _until(lambda: scene.slack.called("chat.postMessage"))
        assert len(scene.slack.called("chat.postMessage")) == 1


async def test_what_was_said_not_to_be_saved_is_left_to_no_other_process(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "KEPT_WITHIN", SHORT)
    held = threading.Event()
    kept = Arrivals(slow(ports, held))

    with pytest.raises(arrivals.NotKept):
        await kept.keep(Came(kind="command", tenant=TEAM, key="C1", body={}))
    held.set()
    monkeypatch.setattr(kept, "settle", _nothing)  # It dies before it has settled.
    await kept.close()

    assert waiting(ports) == 0


async def test_what_could_not_be_settled_is_settled_later(ports: Ports) -> None:
    breakable = Breakable(ports)
    kept = Arrivals(breakable.whole)
    came = Came(kind="event", tenant=TEAM, key="Ev1", body=HELP)
    await kept.keep(came)
    kept.answered(came)
    breakable.is_gone = True
    with pytest.raises(GoneError):
        await kept.settle()
    breakable.is_gone = False

    await kept.close()

    assert waiting(ports) == 0


async def test_what_takes_long_is_not_begun_a_second_time(ports: Ports) -> None:
    held = Held()
    async with slack_scene(ports, FOCAL, answering=held) as scene:
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))
        press = scene.press(FOCAL, Verb.HOME, channel=chat_of(FOCAL))
        await scene.comes("interactive", press)
        expire(ports)

        await scene.ears.working.take_over()
        held.let_go.set()
        await scene.ears.working.finish()

        assert len(scene.slack.called("chat.postMessage")) == 1


@pytest.mark.parametrize("kind", ["command", "press", "submission", "event"])
async def test_what_cannot_be_stored_at_all_is_said_not_to_be_saved(
    ports: Ports, kind: str
) -> None:
    breakable = Breakable(ports)
    async with slack_scene(breakable.whole, FOCAL) as scene:
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))
        await scene.command(FOCAL, "open case")
        view = scene.slack.opened[-1]
        came = {
            "command": ("command", scene.typed(FOCAL, "help")),
            "press": ("interactive", scene.press(FOCAL, Verb.CASE_OPEN_FORM)),
            "submission": ("interactive", submission(FOCAL, view, OPENING)),
            "event": ("event", HELP),
        }[kind]
        breakable.is_gone = True

        answered = await scene.comes(*came)
        breakable.is_gone = False

        in_answer = kind in {"command", "submission"}
        assert answered.status == (200 if in_answer else 503)
        assert ("not saved" in str(answered.body)) is in_answer


@pytest.mark.parametrize(
    "tenant, team_id, user_team",
    [
        pytest.param("E1", "T1", "T2", id="another-workspace-of-the-organisation"),
        pytest.param("T1", "T9", "T1", id="ours-in-a-channel-of-others"),
        pytest.param("T1", "T1", "E1", id="named-by-the-organisation"),
    ],
)
def test_our_own_people_are_not_taken_for_others(
    tenant: str, team_id: str, user_team: str
) -> None:
    said = {**HELP, "team_id": team_id, "enterprise_id": "E1"}
    said["event"] = {**HELP["event"], "user_team": user_team}

    assert not heard_in_event(said, tenant=tenant, came="Ev1").is_foreign


def test_others_in_a_shared_channel_are_known_as_such() -> None:
    said = {**HELP, "team_id": "T9", "event": {**HELP["event"], "user_team": "T9"}}

    assert heard_in_event(said, tenant="T1", came="Ev1").is_foreign


async def test_what_is_in_no_shape_of_slacks_is_refused(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        body = {**scene.press(FOCAL, Verb.HOME), "user": -1}

        answered = await scene.came("interactive", body)

        assert answered.status == 400
        assert not list(scene.words())


async def test_a_form_sent_in_many_times_at_one_instant_is_done_once(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.command(FOCAL, "open case")
        body = submission(FOCAL, scene.slack.opened[-1], OPENING)

        await asyncio.gather(*(scene.comes("interactive", body) for _ in range(5)))
        await scene.ears.working.finish()

        with ports.read_uow() as uow:
            assert len(uow.cases.of_person(FOCAL, ports.clock().date())) == 1


def _shortcut(scene: Scene, *, channel: str) -> dict[str, Any]:
    """Return the shortcut of a message with a file, between two people."""
    sent = {"id": "F1", "name": "note.txt", "size": 4}
    return {
        "type": "message_action",
        "callback_id": "keep-evidence",
        "team": {"id": TEAM},
        "user": {"id": account_of(FOCAL), "team_id": TEAM},
        "channel": {"id": channel, "name": "directmessage"},
        "message_ts": "1700000000.000900",
        "message": {"user": "UFRIEND", "ts": "1700000000.000900", "files": [sent]},
        "trigger_id": scene.trigger(),
        "response_url": scene.slack.response_url(),
    }


async def _comment(scene: Scene) -> dict[str, Any]:
    """Open the form of a comment in the room of a new case; return its modal."""
    case_id = await scene.opened()
    scene.hold_room(case_id, FOCAL)
    with scene.ports.read_uow() as uow:
        action = next(each for each in uow.actions.of_case(case_id) if each.is_open)
    await scene.presses(FOCAL, Verb.ACTION_COMMENT_FORM, action.id)
    return scene.slack.opened[-1]


def _said_in(scene: Scene, channel: str, *, since: int = 0) -> list[str]:
    """Return by which methods the desk spoke, or tried to, in a channel."""
    calls = scene.slack.calls[since:]
    return [each.method for each in calls if each.given.get("channel") == channel]


async def _nothing() -> None:
    """Settle nothing."""


async def _until(done: Callable[[], object]) -> None:
    while not done():  # noqa: ASYNC110 -- It comes over HTTP.
        await asyncio.sleep(0.01)
