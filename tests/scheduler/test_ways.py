"""Whom their chat does not reach is tried by e-mail, then shown as not reached."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.demo_office import move_in
from bot.email.server import SmtpSecurity, SmtpServer
from bot.email.way import SmtpMail
from cards.elements import Card
from dialogs.channel import Fate, Mail, Undelivered
from domain.cases import Case, CaseFacts
from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, room_of
from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from domain.nudging.messages import Mention, Message
from domain.people import Actor
from domain.ways import Way
from scheduler.deliver import Delivery, deliver
from scheduler.drawn import Drawn, Outdated
from services.cases.open_case import NewCase, open_case
from services.ports import Ports
from services.reading.read_action import find_action
from services.reading.read_case import read_case
from tests.clock import FakeClock
from tests.conftest import DATABASES
from tests.mail_server import KeepingServer, mail_server
from tests.recording_channel import RecordingChannel
from tests.scheduler.notes import delivery_on, found

FOCAL = Actor(person_id="demo-ses-focal-point", via="test")
LEAD = "lead"
CHAT = direct_with(LEAD)


class GoneChannel(RecordingChannel):
    """Knows nobody in one chat, and takes the rest."""

    async def send(self, conversation: str, *given: object, **kept: object) -> str:
        """Keep a card, but for that chat's."""
        if conversation == CHAT:
            raise Undelivered("http-404", fate=Fate.PERMANENT)
        return await super().send(conversation, *given, **kept)  # type: ignore[arg-type]


@pytest.fixture(name="case")
def _case(ports: Ports, clock: FakeClock) -> Case:
    move_in(ports.open_uow, ports.read_uow)
    with ports.open_uow() as uow:
        person = replace(
            uow.people.get("demo-co-lead"),
            id=LEAD,
            name="Demo Lead with an address",
            email="lead@example.org",
            demo=False,
        )
        uow.people.add(person)
        uow.commit()
    facts = CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Wetlands Restoration",
        office_id="demo-country-office",
    )
    new = NewCase(facts=facts, registered_on=clock.now.date())
    case = open_case(new, by=FOCAL, ports=ports)
    asyncio.run(deliver(delivery_on(clock, ports, RecordingChannel())))
    return case


@pytest.fixture(name="nudge")
def _nudge(case: Case, ports: Ports) -> Outgoing:
    """Queue a gathered nudge of one action, as the sweep does."""
    action = find_action(case.id, "5", ports=ports)
    with ports.open_uow() as uow:
        (looked_at,) = uow.sweep.some([action.id])
        mention = Mention(action=looked_at, step=Step.DUE)
        message = Message(person_id=LEAD, day=date(2024, 6, 3), mentions=(mention,))
        uow.sweep.queue([message], at=ports.clock())
        queued = uow.outbox.due(ports.clock(), limit=9)[-1]
        uow.commit()
    return queued


def outcomes(ports: Ports, case: Case) -> list[tuple[NudgeOutcome, str]]:
    action = find_action(case.id, "5", ports=ports)
    with ports.read_uow() as uow:
        return [(each.outcome, each.way) for each in uow.nudges.of_action(action.id)]


def needs(
    ports: Ports, clock: FakeClock, case: Case, *, mail: Mail | None = None
) -> Delivery:
    told = frozenset({find_action(case.id, "5", ports=ports).id})

    def drawn(outgoing: Outgoing) -> Drawn:
        plain = f"{outgoing.news.kind} for {outgoing.news.conversation}"
        return Drawn(card=Card(title="Yours", plain=plain), told=told)

    delivery = delivery_on(clock, ports, GoneChannel())
    return replace(delivery, mail=mail, draw=drawn)


def over(server: KeepingServer) -> SmtpMail:
    smtp = SmtpServer(
        host="127.0.0.1",
        port=server.port,
        security=SmtpSecurity.NONE,
        sender="desk@example.org",
    )
    return SmtpMail(smtp, clock=lambda: datetime(2024, 6, 3, 9, tzinfo=UTC))


@pytest.mark.parametrize("engine", DATABASES, indirect=True)
async def test_a_reminder_goes_by_e_mail_when_the_chat_is_gone(
    case: Case, nudge: Outgoing, ports: Ports, clock: FakeClock
) -> None:
    async with mail_server(KeepingServer()) as server:
        await deliver(needs(ports, clock, case, mail=over(server)))

    (message,) = server.took
    sent = found(ports, nudge.id)
    assert message["Message-ID"] == f"<{nudge.key}@example.org>"
    assert (sent.state, sent.way, sent.attempts) == (NewsState.SENT, Way.EMAIL, 2)
    assert outcomes(ports, case) == [(NudgeOutcome.DELIVERED, Way.EMAIL)]
    with ports.read_uow() as uow:
        (stopped,) = uow.addresses.stopped([LEAD])
    assert (stopped.way, stopped.problem) == (Way.CHAT, "http-404")


@pytest.mark.parametrize("engine", DATABASES, indirect=True)
async def test_whom_no_way_reaches_stands_on_the_case_and_spends_no_step(
    case: Case, nudge: Outgoing, ports: Ports, clock: FakeClock
) -> None:
    async with mail_server(KeepingServer(rcpt="550 No such user")) as server:
        delivery = needs(ports, clock, case, mail=over(server))
        await deliver(delivery)

    (trouble,) = read_case(case.id, reader="", ports=ports).troubles
    assert (trouble.id, trouble.state) == (nudge.id, NewsState.NOT_REACHED)
    assert (trouble.way, trouble.problem) == (Way.EMAIL, "mail-address-refused")
    assert outcomes(ports, case) == [(NudgeOutcome.NOT_REACHED, Way.EMAIL)]
    channel = delivery.channel
    assert isinstance(channel, RecordingChannel)
    assert room_of(case.id) in {place for place, _ in channel.standing.values()}


async def test_what_is_no_reminder_never_goes_by_e_mail(
    case: Case, ports: Ports, clock: FakeClock
) -> None:
    with ports.open_uow() as uow:
        note = News(case_id=case.id, conversation=CHAT, kind=NewsKind.NOTE, subject="x")
        uow.record.queue([note], at=clock.now)
        uow.commit()
    async with mail_server(KeepingServer()) as server:
        await deliver(needs(ports, clock, case, mail=over(server)))

    assert server.took == []
    (trouble,) = read_case(case.id, reader="", ports=ports).troubles
    assert trouble.problem == "http-404"


async def test_the_demos_cast_gets_no_e_mail(
    case: Case, nudge: Outgoing, ports: Ports, clock: FakeClock
) -> None:
    with ports.open_uow() as uow:
        uow.people.add(replace(uow.people.get(LEAD), demo=True))
        uow.commit()
    async with mail_server(KeepingServer()) as server:
        await deliver(needs(ports, clock, case, mail=over(server)))

    assert server.took == []
    assert found(ports, nudge.id).state is NewsState.NOT_REACHED


async def test_a_stopped_address_is_not_tried_again_by_itself(
    case: Case, nudge: Outgoing, ports: Ports, clock: FakeClock
) -> None:
    with ports.open_uow() as uow:
        uow.addresses.stop(LEAD, way=Way.CHAT, problem="http-403", at=clock.now)
        uow.commit()

    await deliver(needs(ports, clock, case))

    left = found(ports, nudge.id)
    assert (left.state, left.problem) == (NewsState.NOT_REACHED, "http-403")


async def test_an_uncertain_reminder_used_its_day_and_no_step(
    case: Case, nudge: Outgoing, ports: Ports, clock: FakeClock
) -> None:
    class Slow(RecordingChannel):
        async def send(self, *_: object, **_kept: object) -> str:
            raise Undelivered("timeout", fate=Fate.UNCERTAIN)

    await deliver(replace(needs(ports, clock, case), channel=Slow()))

    assert outcomes(ports, case) == [(NudgeOutcome.UNCERTAIN, Way.CHAT)]
    troubles = read_case(case.id, reader="", ports=ports).troubles
    assert nudge.id in [trouble.id for trouble in troubles]


async def test_a_reminder_of_what_is_done_by_now_is_dropped(
    case: Case, nudge: Outgoing, ports: Ports, clock: FakeClock
) -> None:
    def nothing_left(_outgoing: Outgoing) -> Drawn:
        raise Outdated

    await deliver(replace(needs(ports, clock, case), draw=nothing_left))

    left = found(ports, nudge.id)
    assert (left.state, left.problem) == (NewsState.OUTDATED, "nothing-left")
    assert outcomes(ports, case) == [(NudgeOutcome.DROPPED, "")]
