"""From an account in Teams to one in Slack: linked, then one person in both."""

import asyncio
import re
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.demo_office import move_in
from bot.seated.answering import Answered, Desk
from bot.seated.channels import Channels
from bot.slack.turns.heard import Heard as InSlack
from bot.slack.turns.presses import Pressed
from bot.teams.turns.heard import Heard as InTeams
from bot.teams.turns.heard import Scope
from cards.elements import Card
from cards.html import as_html
from cards.verbs import Verb
from dialogs.router import answer
from domain.people import Actor
from domain.seats import Account, Seat, Vendor
from scheduler.deliver import Delivery, deliver
from scheduler.delivery.rates import SLACK, TEAMS
from scheduler.draw import draw
from services.people.lose_seats import lose_seats
from services.people.read_seats import read_seats
from services.ports import Ports
from tests.clock import FakeClock
from tests.recording_channel import RecordingChannel

LEAD = Actor(person_id="demo-co-lead", via="teams")
CODE = re.compile(r"link ([0-9A-Z]{4} [0-9A-Z]{4})")
NEW = Account(Vendor.SLACK, "T0DEMO", "U0NEW")


class Office:
    """A desk that is in both, and what each of them was told by it."""

    def __init__(self, ports: Ports, clock: FakeClock) -> None:
        self.ports = ports
        self.clock = clock
        self.desk = Desk(ports=ports, answer=answer)
        self.told = {vendor: RecordingChannel() for vendor in Vendor}
        paces = {Vendor.TEAMS: TEAMS, Vendor.SLACK: SLACK}
        self.channels = Channels(self.told, ports, paces=paces)
        self.said = 0

    def in_teams(self, words: str = "", pressed: Pressed | None = None) -> Answered:
        heard = InTeams(
            kind="message",
            name="",
            id=self._next(),
            tenant="tenant",
            account="of-lead",
            scope=Scope.PERSONAL,
            reference="a:chat",
            thread="a:chat",
            service_url="https://smba.trafficmanager.net/teams/",
            locale="en-GB",
            words=words,
            at=self.clock.now,
        )
        return self._answered(heard, pressed)

    def in_slack(self, words: str = "", pressed: Pressed | None = None) -> Answered:
        ts = f"{int(self.clock.now.timestamp())}.{self.said:06}"
        heard = InSlack(
            came=self._next(),
            tenant=NEW.tenant,
            account=NEW.id,
            reference="D0NEW",
            message=ts,
            words=words,
            at=datetime.fromtimestamp(float(ts), UTC),
            is_personal=True,
        )
        return self._answered(heard, pressed)

    def _answered(self, heard: InTeams | InSlack, pressed: Pressed | None) -> Answered:
        answered = self.desk.answer(heard, pressed)
        self.clock.advance(minutes=1)
        asyncio.run(self._deliver())
        return answered

    async def _deliver(self) -> None:
        delivery = Delivery(
            ports=self.ports,
            channel=self.channels,
            draw=partial(draw, ports=self.ports),
            pace_of=self.channels.pace_of,
        )
        await deliver(delivery)

    def _next(self) -> str:
        self.said += 1
        return f"said-{self.said}"


@pytest.fixture(name="office")
def _office(ports: Ports, clock: FakeClock) -> Office:
    move_in(ports.open_uow, ports.read_uow)
    clock.now = datetime.now(UTC)  # Delivery waits on the database's clock.
    seat = Seat(
        vendor=Vendor.TEAMS,
        tenant="tenant",
        account="of-lead",
        person_id=LEAD.person_id,
        since=clock.now,
    )
    with ports.open_uow() as uow:
        uow.seats.take(seat)
        uow.commit()
    return Office(ports, clock)


def press(card: Card, verb: Verb) -> Pressed:
    button = next(each for each in card.buttons if each.verb == verb)
    return Pressed(verb=button.verb, target=button.target, inputs={})


def linked(office: Office) -> Answered:
    form = office.in_teams("link").reply
    assert form is not None
    assert form.form is not None
    found = CODE.search(as_html(form.form))
    assert found is not None
    asks = office.in_slack(f"link {found[1]}").reply
    assert asks is not None
    office.in_slack(pressed=press(asks.cards[0], Verb.SEAT_AGREE))
    [question] = office.told[Vendor.TEAMS].shown
    return office.in_teams(pressed=press(question, Verb.SEAT_CONFIRM))


def test_an_account_in_slack_becomes_the_one_in_teams_as_well(office: Office) -> None:
    before = office.in_slack("home")

    linked(office)

    assert before.person_id == ""
    assert office.in_slack("home").person_id == LEAD.person_id
    assert office.told[Vendor.SLACK].shown == []  # The question went to Teams alone.
    found = read_seats(LEAD.person_id, ports=office.ports).seats
    assert {seat.vendor for seat in found} == set(Vendor)


def test_the_desk_writes_where_they_wrote_last_and_by_the_other_when_that_is_lost(
    office: Office,
) -> None:
    linked(office)
    conversation, card = f"direct:{LEAD.person_id}", Card(title="Hi", plain="Hi")

    def told() -> dict[Vendor, int]:
        asyncio.run(office.channels.send(conversation, card, case_id=""))
        return {each: len(office.told[each].shown) for each in Vendor}

    in_teams = told()
    office.in_slack("home")
    in_slack = told()
    office.in_teams("home")
    back = told()
    office.in_slack("home")
    lose_seats(
        Vendor.SLACK, NEW.tenant, problem="slack-app-uninstalled", ports=office.ports
    )
    lost = told()

    assert in_teams == {Vendor.TEAMS: 2, Vendor.SLACK: 0}
    assert in_slack == {Vendor.TEAMS: 2, Vendor.SLACK: 1}
    assert back == {Vendor.TEAMS: 3, Vendor.SLACK: 1}
    assert lost == {Vendor.TEAMS: 4, Vendor.SLACK: 1}
