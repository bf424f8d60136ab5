"""What a running desk does besides answering."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

import pytest

from bot.demo_office import CALENDARS, CAST, move_in
from bot.desk_work import (
    CHECKPOINT_EVERY,
    DRAFTS_KEPT,
    DeskWork,
    logging_failures,
)
from bot.links_checked.check import check_links
from bot.local_desk import counted, start_work
from bot.logs import set_up_logs
from bot.metrics import Metrics
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from dialogs.conversation import Incoming, Reply
from domain.cases import Case, CaseFacts
from domain.learning.roster import RosterPart as P
from domain.learning.roster import RosterState, RosterWords
from domain.news import NewsKind, room_of
from domain.people import Actor
from domain.record import Checkpoint
from domain.refusals import Refusal
from domain.rooms import StepState
from services.cases.open_case import NewCase, open_case
from services.learning.answer_question import answer_question
from services.learning.connect.handing import take_question
from services.learning.roster.name_part import name_part
from services.ports import Draft, Ports
from storage.case_files import DiskCaseFiles
from tests.clock import FakeClock
from tests.recording_channel import RecordingChannel
from tests.services.asking import FACILITATING, asked, standing
from tests.services.cast import BERA

FOCAL_POINT = Actor(person_id="demo-ses-focal-point", via="desk")
NEW_CASE = NewCase(
    facts=CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Wetlands Project",
        office_id="demo-country-office",
    ),
    registered_on=date(2024, 6, 3),
)


class DeafChannel(RecordingChannel):
    """A channel that takes nothing, for good."""

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        del conversation, card, case_id, only_role, key
        raise Undelivered("gone", fate=Fate.PERMANENT)


@pytest.fixture(name="metrics")
def _metrics() -> Metrics:
    return Metrics()


@pytest.fixture(name="kept")
def _kept() -> list[Checkpoint]:
    return []


@pytest.fixture(name="channel")
def _channel() -> RecordingChannel:
    return RecordingChannel()


@pytest.fixture(name="work")
def _work(
    ports: Ports,
    channel: RecordingChannel,
    metrics: Metrics,
    kept: list[Checkpoint],
) -> DeskWork:
    move_in(ports.open_uow, ports.read_uow)

    def keep(heads: Sequence[Checkpoint]) -> int:
        kept.extend(heads)
        return len(heads)

    return DeskWork(ports, channel, keep=keep, metrics=metrics)


def opened(ports: Ports, *, reference: str = "DEMO-0001") -> Case:
    facts = replace(NEW_CASE.facts, reference=reference)
    return open_case(replace(NEW_CASE, facts=facts), by=FOCAL_POINT, ports=ports)


def figures(metrics: Metrics) -> str:
    return metrics.as_text().decode()


async def test_a_new_room_is_made_and_filled(
    work: DeskWork, channel: RecordingChannel, ports: Ports
) -> None:
    case = opened(ports)

    await work.deliver()

    with ports.read_uow() as uow:
        steps = {step.state for step in uow.rooms.steps(case.id)}
        pinned = uow.outbox.post(
            room_of(case.id), kind=NewsKind.CASE_CARD, subject=case.id
        )
    assert steps == {StepState.DONE}
    assert set(channel.pinned) == {pinned}


class OneFolderBroken(DiskCaseFiles):
    """Disks that nobody foresaw: one case's folder breaks whatever touches it."""

    def make_tree(self, reference: str, folders: Sequence[str]) -> None:
        """Make a case's folders, but for one."""
        if reference == NEW_CASE.facts.reference:
            raise RuntimeError("of Demo Country")
        super().make_tree(reference, folders)


async def test_a_room_that_cannot_be_made_keeps_no_other_case_from_its_own(
    work: DeskWork, ports: Ports, metrics: Metrics, tmp_path: Path
) -> None:
    del work  # For its office.
    broken, whole = opened(ports), opened(ports, reference="DEMO-0002")
    stream = StringIO()
    set_up_logs(level="info", as_json=True, stream=stream)
    files = OneFolderBroken(tmp_path / "cases")
    ports = replace(ports, files=files)
    work = DeskWork(ports, RecordingChannel(), keep=len, metrics=metrics)

    await work.deliver()

    with ports.read_uow() as uow:
        assert {step.state for step in uow.rooms.steps(whole.id)} == {StepState.DONE}
    line = json.loads(stream.getvalue().splitlines()[0])
    assert (line["event"], line["case_id"]) == ("desk.room-failed", broken.id)
    assert "Demo Country" not in stream.getvalue()


async def test_failed_deliveries_are_counted(
    ports: Ports, metrics: Metrics, work: DeskWork
) -> None:
    opened(ports)
    deaf = DeskWork(ports, DeafChannel(), keep=len, metrics=metrics)

    await deaf.deliver()

    assert 'delivery_failures_total{permanent="yes"}' in figures(metrics)


async def test_heads_of_records_are_kept_elsewhere(
    work: DeskWork, ports: Ports, kept: list[Checkpoint]
) -> None:
    case = opened(ports)

    await work.take_checkpoints()

    assert [head.case_id for head in kept] == [case.id]


def test_a_head_that_moved_is_kept_within_minutes() -> None:
    assert timedelta(minutes=5) >= CHECKPOINT_EVERY


async def test_half_finished_inputs_are_forgotten_after_a_while(
    work: DeskWork, ports: Ports, clock: FakeClock
) -> None:
    person = FOCAL_POINT.person_id
    draft = Draft(id="d1", person_id=person, kind="x", sealed=b"", at=clock())
    with ports.open_uow() as uow:
        uow.drafts.put(draft)
        uow.commit()
    clock.now += DRAFTS_KEPT + timedelta(days=1)

    await work.tidy()

    with ports.read_uow() as uow:
        assert uow.drafts.peek("d1", person_id=person) is None


async def test_what_was_left_with_somebody_as_all_stopped_is_passed_on(
    work: DeskWork, ports: Ports
) -> None:
    me, nothing = BERA.person_id, RosterWords()
    name_part(me, P.FACILITATOR, words=nothing, by=FOCAL_POINT, ports=ports)
    question = take_question(asked(ports).question.id, by=BERA, ports=ports)
    with ports.open_uow() as uow:
        [entry] = uow.roster.of_person(me)
        left = entry.stepped(RosterState.LEFT, by="admin", at=ports.clock())
        uow.roster.change(left, was=entry.state)
        uow.commit()

    await work.tidy()

    assert standing(ports, question).holder_id == FACILITATING.person_id


async def test_the_work_goes_on_by_itself_until_it_is_stopped(
    work: DeskWork, channel: RecordingChannel, ports: Ports
) -> None:
    case = opened(ports)
    stop = start_work(work)

    while not channel.pinned:
        await work.deliver()
    stop()
    await work.finish()

    assert channel.standing[channel.pinned[0]][0] == room_of(case.id)


async def test_the_search_is_made_ready_before_anybody_asks(
    work: DeskWork, ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    await work.get_ready()

    monkeypatch.setattr(ports.search, "learn", None)
    assert answer_question("consent", ports=ports).question == "consent"


async def test_a_failing_tick_is_logged_and_does_not_end_the_ticking() -> None:
    async def fail() -> None:
        raise RuntimeError("about somebody")

    stream = StringIO()
    set_up_logs(level="info", as_json=True, stream=stream)

    await logging_failures("deliver", fail)()

    line = json.loads(stream.getvalue())
    assert (line["event"], line["kind"]) == ("desk.tick-failed", "deliver")
    assert "somebody" not in stream.getvalue()


@pytest.mark.parametrize(
    "incoming, error, line",
    [
        ({"text": "status"}, None, 'asked="words",outcome="answered"'),
        ({"verb": "sign"}, Refusal("x"), 'asked="press",outcome="refused"'),
        (
            {"verb": "case.open", "inputs": {"a": "b"}},
            RuntimeError("x"),
            'asked="form",outcome="failed"',
        ),
    ],
)
def test_answers_are_counted_by_kind_and_outcome(
    incoming: dict[str, Any],
    error: Exception | None,
    line: str,
    metrics: Metrics,
    ports: Ports,
) -> None:
    def answer(incoming: Incoming, *, ports: Ports) -> Reply:
        if error:
            raise error
        return Reply()

    asked = Incoming(actor=FOCAL_POINT, conversation="direct:x", **incoming)
    with suppress(Refusal, RuntimeError):
        counted(answer, metrics)(asked, ports=ports)

    assert f"ses_desk_answers_total{{{line}}} 1.0" in figures(metrics)


def test_the_demo_office_moves_in_once_and_keeps_what_was_loaded(
    ports: Ports,
) -> None:
    move_in(ports.open_uow, ports.read_uow)
    calendar = CALENDARS[0]
    changed = type(calendar)(name=calendar.name, weekend=calendar.weekend)
    with ports.open_uow() as uow:
        uow.calendars.put(changed)
        uow.commit()

    move_in(ports.open_uow, ports.read_uow)

    with ports.read_uow() as uow:
        assert len(uow.people.everybody()) == len(CAST)
        assert uow.calendars.calendar(calendar.name) == changed


def test_the_cast_is_plainly_a_demo() -> None:
    assert all(person.demo for person in CAST)
    assert all(person.name.startswith("Demo ") for person in CAST)


@pytest.mark.parametrize("weekly, looks", [(False, 0), (True, 1)])
async def test_links_are_looked_at_only_where_that_is_set(
    ports: Ports, monkeypatch: pytest.MonkeyPatch, weekly: bool, looks: int
) -> None:
    look = create_autospec(check_links)
    monkeypatch.setattr("bot.links_checked.check.check_links", look)
    with ports.open_uow() as uow:
        uow.resources.ship("shipped")
        uow.commit()
    work = DeskWork(
        ports, RecordingChannel(), keep=len, metrics=Metrics(), weekly_links=weekly
    )

    await work.check_links()
    await work.check_links()

    assert look.await_count == looks
