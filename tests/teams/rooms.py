"""A case whose room is in Teams: what stands there, and what each is shown of it."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from botbuilder.schema import Activity

from bot.demo_office import move_in
from bot.seated.answering import Desk as Turns
from bot.teams.channel import TeamsChannel
from bot.teams.turns.adapter import TeamsAdapter
from bot.teams.turns.handler import TeamsDesk
from bot.teams.turns.looks import Looks
from bot.teams.turns.saying import Saying
from cards.verbs import Verb
from dialogs.router import answer
from domain.news import NewsKind, room_of
from domain.people import Actor
from domain.roles import Role
from domain.rooms import Home, StepState
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.actions.move_action import comment_on_action
from services.ports import Ports
from services.team.change_team import give_role
from tests.cards.wire import parts
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on
from tests.services.cast import EVERYBODY, FOCAL, Desk, K
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.placing import held_at, seated
from tests.teams.scenes import SITE, SmallShare, press

TEAM_ID = "0a0b0c0d-0000-4000-8000-0000000000aa"

Json = dict[str, Any]


class TeamsRoom:
    """
    The room of a case, beside the chats of all of its people.

    Its plan's first *version* waits for the Risk Owner's signature (action 10).
    """

    def __init__(
        self, ports: Ports, clock: FakeClock, line: Line, reference: str
    ) -> None:
        """Open the case, and let its first cards be written."""
        move_in(ports.open_uow, ports.read_uow)
        ports = replace(ports, home=Home.TEAMS)
        self.ports, self.line, self.reference = ports, line, reference
        self.office = Desk(ports=ports, clock=clock)
        channel = TeamsChannel(line.connector, ports, site=SITE)
        self._delivery: Delivery = replace(
            delivery_on(clock, ports, channel),
            draw=partial(draw, ports=ports, own_views=True),
            roles_apart=False,
        )
        self.delivered = 0
        self._adapter = TeamsAdapter(line.connector)
        self._bot = TeamsDesk(
            Turns(ports=ports, answer=answer),
            Saying(channel),
            Looks(ports, site=SITE),
            SmallShare(),
            deliver=self._count,
        )
        for person in EVERYBODY:
            seated(ports, line.vendor, person.person_id)
        line.vendor.members[reference] = [_member(each) for each in EVERYBODY]
        self.case = self.office.opened_until(K.ELIGIBLE, reference="DEMO-0001")
        self.version = self.office.asked(self.case, "10")
        line.vendor.hold(reference)
        held_at(ports, room_of(self.case.id), reference)

    def sign_as(self, person: Actor) -> None:
        """Let somebody else be a Risk Owner, and sign the plan before the first one."""
        give_role(
            self.case.id,
            person_id=person.person_id,
            role=Role.RISK_OWNER,
            by=FOCAL,
            ports=self.ports,
        )
        self.office.sign(self.case, "10", self.version, by=person)

    def _count(self) -> None:
        self.delivered += 1

    def is_made(self) -> None:
        """Let the room's team be known."""
        with self.ports.open_uow() as uow:
            steps = {step.key: step for step in uow.rooms.steps(self.case.id)}
            made = replace(steps["private-team"], state=StepState.DONE, found=TEAM_ID)
            uow.rooms.mark(made)
            uow.commit()

    async def change(self) -> None:
        """Let every action's card be drawn anew."""
        for label in self.office.open_labels(self.case):
            action = self.office.action(self.case, label)
            comment_on_action(action.id, words="Read.", by=FOCAL, ports=self.ports)
        await self.deliver()

    async def deliver(self) -> None:
        """Say what is queued."""
        await deliver(self._delivery)

    async def came(self, body: Json) -> Any:  # noqa: ANN401 -- JSON, or nothing.
        """Let an activity come in; return what its request is answered with."""
        activity = Activity().deserialize(body)
        return (await self._adapter.process(activity, body, self._bot)).body

    async def asked_by(self, person: Actor, label: str) -> Json:
        """Let somebody's Teams ask by itself for their own view of an action."""
        answered: Json = await self.came(self.asks(person, label))
        return answered

    def asks(self, person: Actor, label: str) -> Json:
        """Return what somebody's Teams asks by itself."""
        action = self.office.action(self.case, label)
        asked = press(person.person_id, Verb.ACTION_VIEW, action.id, scope="channel")
        asked["value"]["trigger"] = "automatic"
        return asked

    def card(self, kind: NewsKind, subject: str) -> Json:
        """Return a card as it stands in the room, drawn."""
        found = self._message_id(kind, subject)
        standing = self.line.vendor.standing[self.reference][found]
        content: Json = standing["attachments"][0]["content"]
        return content

    def _message_id(self, kind: NewsKind, subject: str) -> str:
        with self.ports.read_uow() as uow:
            post = uow.outbox.post(room_of(self.case.id), kind=kind, subject=subject)
        return str(post).rpartition("/")[2]

    def shown_labels(self) -> list[str]:
        """Return the actions whose cards stand in the room."""
        kind, shown = NewsKind.ACTION_CARD, self.line.vendor.standing[self.reference]
        return [
            action.label
            for action in self.office.actions(self.case)
            if self._message_id(kind, action.id) in shown
        ]

    @property
    def case_card_id(self) -> str:
        """Which message the case card is."""
        return self._message_id(NewsKind.CASE_CARD, self.case.id)

    @property
    def address(self) -> str:
        """The address of the case that is sent to others."""
        return f"{SITE}/cases/{self.case.id}"

    def card_of(self, label: str) -> Json:
        """Return an action's card as it stands in the room."""
        action = self.office.action(self.case, label)
        return self.card(NewsKind.ACTION_CARD, action.id)

    @property
    def case_card(self) -> Json:
        """The case card as it stands in the room."""
        return self.card(NewsKind.CASE_CARD, self.case.id)


def _member(person: Actor) -> Json:
    """Return somebody as a connector says who is in a conversation."""
    account = f"account-of-{person.person_id}"
    return {"id": f"29:{person.person_id}", "objectId": account, "name": "Somebody"}


@asynccontextmanager
async def teams_room(
    ports: Ports, clock: FakeClock, reference: str = CHANNEL
) -> AsyncIterator[TeamsRoom]:
    """Open a room in a stand-in of Teams."""
    async with connected() as line:
        yield TeamsRoom(ports, clock, line, reference)


def presses(card: Json) -> set[str]:
    """Return the verbs of all buttons of a drawn card; forms are among them."""
    return {verb for verb in map(_verb, _buttons(card)) if verb}


def labels(card: Json) -> list[str]:
    """Return what the buttons of a drawn card say."""
    return [str(each["title"]) for each in _buttons(card)]


def links(card: Json) -> dict[str, str]:
    """Return the addresses that a drawn card opens, by name."""
    opened = (each for each in parts(card["body"]) if "url" in each)
    return {str(each["title"]): str(each["url"]) for each in opened}


def _buttons(card: Json) -> Iterable[Json]:
    for each in parts(card["body"]):
        kind, opens_form = each.get("type"), "msteams" in each.get("data", {})
        if kind == "Action.Execute" or (kind == "Action.Submit" and opens_form):
            yield each


def _verb(button: Json) -> str:
    return str(button.get("verb") or button.get("data", {}).get("verb", ""))
