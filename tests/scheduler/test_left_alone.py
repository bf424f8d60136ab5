"""A case that everybody leaves alone: whom the desk speaks to, day after day."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from cards.elements import Card
from domain.cases import Case
from domain.news import direct_with, person_in
from domain.people import Actor
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from scheduler.sweep import sweep
from services.actions.finish_action import Shown, finish_action
from services.ports import Ports
from services.reading.read_action import find_action
from tests.clock import FakeClock
from tests.recording_channel import RecordingChannel

LEAD = Actor(person_id="demo-co-lead", via="test")


@dataclass
class Diary(RecordingChannel):
    """A channel that notes when it said what to whom."""

    clock: FakeClock = field(default_factory=FakeClock)
    said: list[tuple[str, datetime, Card]] = field(default_factory=list)

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Note it, and show it."""
        self.said.append((conversation, self.clock.now, card))
        return await super().send(
            conversation, card, case_id=case_id, only_role=only_role, key=key
        )

    def to(self, actor: Actor) -> list[tuple[datetime, Card]]:
        """Return what somebody was told in their own chat."""
        chat = direct_with(actor.person_id)
        return [(at, card) for where, at, card in self.said if where == chat]

    def gathered(self) -> Iterator[tuple[str, datetime]]:
        """Return who got a message of their day, and when."""
        for where, at, card in self.said:
            if person_in(where) and card.footer.startswith("One message a working"):
                yield person_in(where), at


@dataclass
class Alone:
    """A desk on which only time passes."""

    ports: Ports
    clock: FakeClock
    diary: Diary
    case: Case

    def days(self, count: int) -> None:
        """Let so many days pass; the desk ticks every three hours."""
        for _ in range(count * 8):
            sweep(self.ports)
            asyncio.run(deliver(self._delivery()))
            self.clock.advance(hours=3)

    def _delivery(self) -> Delivery:
        return Delivery(
            ports=self.ports,
            channel=self.diary,
            draw=partial(draw, ports=self.ports),
            now=lambda _uow: self.clock.now,
        )


@pytest.fixture(name="alone")
def _alone(case: Case, ports: Ports, clock: FakeClock) -> Alone:
    return Alone(ports=ports, clock=clock, diary=Diary(clock=clock), case=case)


def about(messages: list[tuple[datetime, Card]], title: str) -> list[date]:
    """Return the days on which a card named an action."""
    return [at.date() for at, card in messages if title in str(card)]


def test_its_owner_hears_the_day_before_on_the_day_and_the_day_after(
    alone: Alone,
) -> None:
    five = find_action(alone.case.id, "5", ports=alone.ports)
    assert five.due.day == date(2024, 6, 13)  # The 12th is the office's holiday.

    alone.days(18)

    told = about(alone.diary.to(LEAD), "Prepare the Fact Sheet")
    assert told[:3] == [date(2024, 6, 11), date(2024, 6, 13), date(2024, 6, 14)]


def test_nobody_gets_two_messages_of_one_day(alone: Alone) -> None:
    alone.days(25)

    said = Counter((person, at.date()) for person, at in alone.diary.gathered())
    assert said
    assert max(said.values()) == 1


def test_what_is_done_falls_silent(alone: Alone) -> None:
    five = find_action(alone.case.id, "5", ports=alone.ports)
    alone.days(15)
    done = Shown(note="Shared with the team.")
    finish_action(five.id, shown=done, by=LEAD, ports=alone.ports)
    before = len(about(alone.diary.to(LEAD), "Prepare the Fact Sheet"))

    alone.days(12)

    after = len(about(alone.diary.to(LEAD), "Prepare the Fact Sheet"))
    assert after == before


def test_the_room_always_says_who_is_told_next(alone: Alone) -> None:
    alone.days(16)

    room = [card for where, card in alone.diary.standing.values() if "room:" in where]
    [five] = [card for card in room if card.title.startswith("5 ")]
    facts = str(five.elements)
    assert "is told" in facts
    coming = alone.clock.now - timedelta(hours=3)
    assert f"{coming.day} June 2024" in facts or f"{coming.day + 1} June 2024" in facts
