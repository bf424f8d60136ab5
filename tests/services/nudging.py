"""To let days pass over a desk, and to see who was nudged of what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.actions import Action
from domain.news import NewsKind, NewsState, Outgoing, person_in
from domain.nudging.history import Nudged, NudgeOutcome
from domain.nudging.reader_time import ReaderTime
from domain.people import Actor
from services.nudging.read_nudge import read_nudge
from services.nudging.sweep_actions import sweep_actions
from services.ports import UnitOfWork
from tests.services.cast import Desk
from tests.storage.presses import press_at_once

OUTCOMES = {
    NudgeOutcome.DELIVERED: NewsState.SENT,
    NudgeOutcome.NOT_REACHED: NewsState.NOT_REACHED,
    NudgeOutcome.UNCERTAIN: NewsState.UNCERTAIN,
    NudgeOutcome.DROPPED: NewsState.OUTDATED,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A message that somebody got."""

    person_id: str
    at: datetime
    day: date
    subject: str


@dataclass
class Heard:
    """What was said while days passed."""

    nudges: "Nudges"
    messages: list[Said] = field(default_factory=list)

    def of(self, action: Action, actor: Actor) -> list[Nudged]:
        """Return what somebody heard of an action, from the beginning."""
        return self.nudges.told(action, actor)

    def all(self, action: Action) -> list[Nudged]:
        """Return what anybody heard of an action."""
        return [n for n in self.nudges.history(action) if n.outcome in _SETTLED]


_SETTLED = {NudgeOutcome.DELIVERED, NudgeOutcome.UNCERTAIN, NudgeOutcome.NOT_REACHED}


@dataclass
class Nudges:
    """Sweeps and delivers on a desk whose clock a test sets."""

    desk: Desk

    def run(self, *, days: int, hours: int = 6, deliver: bool = True) -> Heard:
        """Let days pass, sweeping and delivering every so many hours."""
        heard = Heard(self)
        for _ in range(days * 24 // hours):
            self.tick()
            if deliver:
                heard.messages += self.deliver()
            self.desk.clock.advance(hours=hours)
        return heard

    def tick(self, *, minutes: int = 0) -> None:
        """Sweep once."""
        self.desk.clock.advance(minutes=minutes)
        sweep_actions(ports=self.desk.ports)

    def until_queued(self, action: Action, actor: Actor) -> Outgoing:
        """Let time pass until somebody's message of an action waits to go out."""
        for _ in range(24 * 9):
            self.tick()
            for each in self.waiting(actor):
                with self.desk.ports.read_uow() as uow:
                    queued = uow.nudges.queued(each.id)
                if action.id in {nudged.action_id for nudged in queued}:
                    return each
            self.deliver()
            self.desk.clock.advance(hours=1)
        raise AssertionError("no nudge was queued")

    def deliver(self, *, as_: NudgeOutcome = NudgeOutcome.DELIVERED) -> list[Said]:
        """Take what waits, and settle it so."""
        return [said for each in self.all_waiting() for said in self._settle(each, as_)]

    def _settle(self, outgoing: Outgoing, outcome: NudgeOutcome) -> Iterator[Said]:
        person_id, now = person_in(outgoing.news.conversation), self.desk.clock.now
        ports = self.desk.ports
        sheet = read_nudge(outgoing.id, person_id=person_id, ports=ports)
        told = {line.line.action.id for line in sheet.lines}
        became = outcome if told else NudgeOutcome.DROPPED
        with ports.open_uow() as uow:
            _end(outgoing, uow, OUTCOMES[became], at=now)
            uow.nudges.settle(outgoing.id, outcome=became, told=told, way="", at=now)
            uow.commit()
        if told:
            subject = outgoing.news.subject
            yield Said(person_id, now, self.time(person_id).today(now), subject)

    def all_waiting(self) -> list[Outgoing]:
        """Return the nudges that wait to go out."""
        return self.cards(NewsKind.NUDGE)

    def waiting(self, actor: Actor) -> list[Outgoing]:
        """Return somebody's nudges that wait to go out."""
        own = f"direct:{actor.person_id}"
        return [each for each in self.all_waiting() if each.news.conversation == own]

    def cards(self, kind: NewsKind) -> list[Outgoing]:
        """Return all news of a kind that waits."""
        with self.desk.ports.read_uow() as uow:
            return [each for each in _pending(uow) if each.news.kind is kind]

    def forget_cards(self) -> None:
        """Take all cards out of the queue."""
        with self.desk.ports.open_uow() as uow:
            for each in _pending(uow):
                _end(each, uow, NewsState.SENT, at=self.desk.clock.now)
            uow.commit()

    def history(self, action: Action) -> list[Nudged]:
        """Return an action's nudges."""
        with self.desk.ports.read_uow() as uow:
            return uow.nudges.of_action(action.id)

    def told(self, action: Action, actor: Actor) -> list[Nudged]:
        """Return what became of an action's nudges to somebody."""
        mine = [n for n in self.history(action) if n.person_id == actor.person_id]
        return [each for each in mine if each.outcome in _SETTLED]

    def time(self, person_id: str) -> ReaderTime:
        """Return a person's own days and hours."""
        with self.desk.ports.read_uow() as uow:
            person = uow.people.get(person_id)
            office = uow.people.office(person.office_id)
            calendar = uow.calendars.calendar(office.calendar)
        return ReaderTime(calendar=calendar, zone=ZoneInfo(person.time_zone))

    def hears(self, person_id: str, at: datetime) -> bool:
        """Whether a person may be spoken to at that moment."""
        return self.time(person_id).hears(at)

    def working(self, day: date, count: int) -> date:
        """Return the day so many of the country office's working days on."""
        return self.time("demo-co-lead").counted(day, count)

    def sweep_at_once(self, *, processes: int) -> None:
        """Sweep from several sides at the same time."""
        press_at_once(lambda _n: sweep_actions(ports=self.desk.ports), people=processes)


def _pending(uow: UnitOfWork) -> list[Outgoing]:
    far = datetime.max.replace(tzinfo=ZoneInfo("UTC")) - timedelta(days=2)
    return uow.outbox.due(far, limit=1000)


def _end(
    outgoing: Outgoing, uow: UnitOfWork, state: NewsState, *, at: datetime
) -> None:
    """Settle news as the delivery does: it takes it first."""
    until = at + timedelta(minutes=1)
    uow.delivery.lease([outgoing], by="test", at=at, until=until)
    assert uow.delivery.settle(outgoing.id, by="test", as_=state, at=at)


def nudging(desk: Desk) -> Nudges:
    """Return what lets days pass over a desk."""
    return Nudges(desk)
