"""What is acknowledged is safe; what is not safe is not acknowledged."""

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import pytest

from bot.slack import arrivals, listening
from bot.slack.arrivals import LEASE, Arrivals, Came, needed_of
from cards.verbs import Verb
from domain.seats import Vendor
from services.ports import Ports
from tests.dialogs.cast import FOCAL, OPENING
from tests.slack.holding import Held, expire, slow, waiting
from tests.slack.scenes import (
    account_of,
    chat_of,
    json_of,
    slack_scene,
    submission,
    written,
)
from tests.slack.standin_state import TEAM

HELP = written(FOCAL, "help", channel=chat_of(FOCAL))
SHORT = 0.05  # Seconds, in the place of one and a half.


async def test_what_came_is_stored_before_it_is_acknowledged(ports: Ports) -> None:
    held = Held()
    async with slack_scene(ports, FOCAL, answering=held) as scene:
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))

        answered = await scene.comes("event", HELP)

        assert answered.status == 200
        assert waiting(ports) == 1
        held.let_go.set()
        await scene.ears.working.finish()
        await scene.ears.arrivals.settle()
        assert waiting(ports) == 0
        assert list(scene.words())


async def test_nothing_of_what_was_said_can_be_read_in_the_database(
    ports: Ports,
) -> None:
    kept = Arrivals(ports)
    said = written(FOCAL, "words that nobody reads", channel="D1")
    await kept.keep(Came(kind="event", tenant=TEAM, key="Ev1", body=said))

    with ports.read_uow() as uow:
        (row,) = uow.arrivals.left(Vendor.SLACK, now=_later(ports), most=9)
    assert b"nobody" not in row.sealed
    assert "Ev1" not in row.key
    await kept.close()


async def test_what_came_is_stored_ahead_of_all_answers(ports: Ports) -> None:
    turns: list[str] = []

    @contextmanager
    def in_turn(*, ahead: bool = False) -> Iterator[None]:
        turns.append("ahead" if ahead else "begun")
        yield
        assert waiting(ports) == 1
        turns.append("over")

    kept = Arrivals(replace(ports, in_turn=in_turn))
    await kept.keep(Came(kind="event", tenant=TEAM, key="Ev1", body=HELP))
    await kept.close()

    assert turns == ["ahead", "over"]


async def test_behind_a_long_answer_all_are_kept_in_time(ports: Ports) -> None:
    kept = Arrivals(ports)
    names = [f"Ev{number}" for number in range(24)]
    came = [Came(kind="event", tenant=TEAM, key=each, body=HELP) for each in names]
    begun = time.monotonic()

    with ports.in_turn():  # Somebody's long file is being read.
        assert all(await asyncio.gather(*map(kept.keep, came)))

    assert time.monotonic() - begun < arrivals.KEPT_WITHIN
    await kept.close()


def test_the_cards_that_slack_brings_along_are_not_stored() -> None:
    told = {"ts": "1.2", "thread_ts": "1.1", "files": [{"id": "F1"}]}
    body = {
        "type": "block_actions",
        "event": {"type": "message", "text": "said", "blocks": ["card"]},
        "message": {**told, "blocks": ["card"]},
        "view": {"id": "V1", "private_metadata": "x", "blocks": ["form"]},
        "actions": [{"value": "target"}],
    }

    kept = needed_of(body)

    assert "card" not in str(kept)
    assert "form" not in str(kept)
    assert kept["message"] == told
    assert kept["event"] == {"type": "message", "text": "said"}
    assert kept["view"] == {"id": "V1", "private_metadata": "x"}
    assert kept["actions"] == body["actions"]


async def test_what_a_dead_process_left_is_answered_by_another(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        scene.slack.hold(chat_of(FOCAL), im_of=account_of(FOCAL))
        dead = Arrivals(ports)
        await dead.keep(Came(kind="event", tenant=TEAM, key="Ev9", body=HELP))
        expire(ports)

        await scene.ears.working.take_over()
        await scene.ears.working.finish()

        (said,) = scene.slack.called("chat.postMessage")
        assert said["channel"] == chat_of(FOCAL)
        await dead.close()


async def test_what_was_done_before_its_process_died_is_not_done_again(
    ports: Ports,
) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        await scene.command(FOCAL, "open case")
        body = submission(FOCAL, scene.slack.opened[-1], OPENING)
        came = Came(kind="interactive", tenant=TEAM, key="V1", body=body)
        await scene.ears.listening.answer(came)
        expire(ports)

        await scene.ears.working.take_over()
        await scene.ears.working.finish()

        with ports.read_uow() as uow:
            assert len(uow.cases.of_person(FOCAL, ports.clock().date())) == 1


async def test_what_kills_each_process_is_given_up_at_last(ports: Ports) -> None:
    async with slack_scene(ports, FOCAL) as scene:
        dead = Arrivals(ports)
        await dead.keep(Came(kind="event", tenant=TEAM, key="Ev9", body=HELP))
        for _process in range(3):
            expire(ports)
            await dead.take_over()
        expire(ports)

        await scene.ears.working.take_over()
        await scene.ears.arrivals.settle()

        assert waiting(ports) == 0
        assert not list(scene.words())
        await dead.close()


@pytest.mark.parametrize("kind", ["command", "press", "submission", "event"])
async def test_what_cannot_be_stored_in_time_is_said_not_to_be_saved(
    ports: Ports, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "KEPT_WITHIN", SHORT)
    held = threading.Event()
    held.set()
    async with slack_scene(slow(ports, held), FOCAL) as scene:
        await scene.command(FOCAL, "open case")
        view, before = scene.slack.opened[-1], list(scene.words())
        held.clear()
        came = {
            "command": ("command", scene.typed(FOCAL, "help")),
            "press": ("interactive", scene.press(FOCAL, Verb.CASE_OPEN_FORM)),
            "submission": ("interactive", submission(FOCAL, view, OPENING)),
            "event": ("event", HELP),
        }[kind]

        answered = await scene.comes(*came)

        words = str(json_of(answered)) if answered.body else ""
        assert answered.status == (503 if kind in {"press", "event"} else 200)
        assert ("not saved" in words) is (kind in {"command", "submission"})
        held.set()
        await scene.ears.arrivals.stored()
        await scene.ears.working.finish()
        said = [each for each in scene.words() if each not in before]
        # A message is answered all the same: nobody writes it again.
        assert all(("not saved" in each) is (kind == "press") for each in said)
        assert bool(said) is (kind in {"press", "event"})
        with ports.read_uow() as uow:
            assert not uow.cases.of_person(FOCAL, ports.clock().date())


async def test_a_form_that_takes_long_says_so_and_shows_what_came_of_it(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held()
    held.let_go.set()
    async with slack_scene(ports, FOCAL, answering=held) as scene:
        await scene.command(FOCAL, "open case")
        view = scene.slack.opened[-1]
        held.let_go.clear()
        monkeypatch.setattr(listening, "KEPT_WITHIN", SHORT)

        answered = await scene.comes("interactive", submission(FOCAL, view, OPENING))
        assert json_of(answered)["response_action"] == "update"
        held.let_go.set()
        await scene.ears.working.finish()

        shown = scene.slack.views[view["id"]]
        assert "DEMO-0001" in str(shown)


async def test_a_modal_opens_at_once_where_its_content_takes_time(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.turns.modals._AT_ONCE", SHORT)
    held = Held()
    async with slack_scene(ports, FOCAL, answering=held) as scene:
        press = scene.press(FOCAL, Verb.CASE_OPEN_FORM, channel="C0ELSE")
        await scene.comes("interactive", press)
        await _opened(scene.slack.opened)

        (loading,) = scene.slack.opened
        assert "callback_id" not in loading
        held.let_go.set()
        await scene.ears.working.finish()
        assert scene.slack.updated[-1]["callback_id"] == Verb.CASE_OPEN


async def _opened(views: Sequence[object]) -> None:
    while not views:  # noqa: ASYNC110 -- It comes over HTTP.
        await asyncio.sleep(0.01)


def _later(ports: Ports) -> datetime:
    with ports.read_uow() as uow:
        return uow.delivery.now() + 2 * LEASE
