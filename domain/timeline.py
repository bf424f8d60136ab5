"""A case's standing events in order: which day counts as an anchor, what may come."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from domain.cases import CaseEvent
from domain.events import BY_KIND, EVENTS, EventKind
from domain.far_days import refuse_far
from domain.refusals import Refusal


class Timeline:
    """The events of one case that no correction has replaced."""

    def __init__(self, events: Iterable[CaseEvent]) -> None:
        standing = [event for event in events if event.stands]
        self.events = tuple(sorted(standing, key=lambda e: (e.day, e.recorded_at)))

    def of(self, kind: EventKind) -> tuple[CaseEvent, ...]:
        """Return the standing events of that kind, by round."""
        mine = (event for event in self.events if event.kind is kind)
        return tuple(sorted(mine, key=lambda event: event.round))

    def has(self, kind: EventKind) -> bool:
        """Whether one of that kind stands."""
        return any(event.kind is kind for event in self.events)

    def times(self) -> Mapping[EventKind, int]:
        """Count the standing events of each kind."""
        return Counter(event.kind for event in self.events)

    def next_round(self, kind: EventKind) -> int:
        """Return the round that another event of that kind would have."""
        return max((event.round for event in self.of(kind)), default=0) + 1

    def days(
        self, *, opened_on: Iterable[EventKind], round_: int
    ) -> Mapping[EventKind, date]:
        """
        Return the day of each kind of event that an action may hang on.

        Of the kinds that open it, the event of its own round counts; of all others
        the latest (a plan's last update, whichever round that was).
        """
        own = set(opened_on)
        anchors: dict[EventKind, date] = {}
        for event in self.events:
            if event.kind not in own or event.round <= round_:
                anchors[event.kind] = event.day
        for event in self.events:
            if event.kind in own and event.round == round_:
                anchors[event.kind] = event.day
        return anchors

    def refuse_unlikely(
        self, kind: EventKind, day: date, *, today: date, correcting: str = ""
    ) -> None:
        """
        Refuse an event that cannot be: too early, too late, twice, or out of order.

        *correcting* is the id of the event that this one would replace.
        """
        others = [event for event in self.events if event.id != correcting]
        refuse_far(day, today=today)
        self._refuse_future(kind, day, today=today)
        _refuse_second(kind, others)
        _refuse_barred(kind, others)
        _refuse_unprepared(kind, day, others, round_=self._round(kind, correcting))
        _refuse_premature_end(kind, day, others)
        _refuse_overtaken(kind, day, others)

    def _round(self, kind: EventKind, correcting: str) -> int:
        mine = (event.round for event in self.of(kind) if event.id == correcting)
        return next(mine, self.next_round(kind))

    @staticmethod
    def _refuse_future(kind: EventKind, day: date, *, today: date) -> None:
        if day > today and not BY_KIND[kind].planned:
            raise Refusal("event-in-future", event=kind, day=day.isoformat())


def beginnings_of(
    kinds: Collection[EventKind], events: Iterable[CaseEvent]
) -> Iterator[CaseEvent]:
    """
    Return the event that began each round of what *kinds* of events tell of.

    One kind: a round each. Several kinds may tell of one round, a mission asked for
    and then begun; another begins when a kind comes again, or after what ends one.
    """
    ends = {facts.kind for facts in EVENTS if set(facts.needs) == set(kinds)}
    seen: set[EventKind] = set()
    for event in sorted(events, key=lambda each: each.day):
        if event.kind in ends:
            seen = set()
        elif event.kind in kinds:
            if not seen or event.kind in seen:
                yield event
                seen = set()
            seen.add(event.kind)


def _refuse_second(kind: EventKind, others: Iterable[CaseEvent]) -> None:
    if BY_KIND[kind].recurring:
        return
    for event in others:
        if event.kind is kind:
            raise Refusal("event-recorded", event=kind, day=event.day.isoformat())


def _refuse_barred(kind: EventKind, others: Iterable[CaseEvent]) -> None:
    for event in others:
        if event.kind in BY_KIND[kind].bars:
            raise Refusal(
                "event-barred", event=kind, by=event.kind, day=event.day.isoformat()
            )


def _refuse_unprepared(
    kind: EventKind, day: date, others: Sequence[CaseEvent], *, round_: int
) -> None:
    """Refuse an event without its cause, or before it: each mission has its own end."""
    needs = BY_KIND[kind].needs
    found = [event for event in others if event.kind in needs]
    if needs and not found:
        raise Refusal("event-too-early", event=kind, needs=needs[0])
    causes = sorted(found, key=lambda event: event.day)
    if BY_KIND[kind].recurring and all(BY_KIND[need].recurring for need in needs):
        causes = list(beginnings_of(needs, others))[round_ - 1 :]
    if needs and not causes:
        raise Refusal("event-too-early", event=kind, needs=needs[0])
    if causes and day < causes[0].day:
        raise _before_its_cause(kind, day, causes[0])


def _refuse_premature_end(
    kind: EventKind, day: date, others: Iterable[CaseEvent]
) -> None:
    """Refuse a closure on a day before what happened on the case until then."""
    if kind is not EventKind.CLOSED_BY_SECU:
        return
    for event in others:
        facts = BY_KIND[event.kind]
        once = facts.phase is not None and not (facts.recurring or facts.planned)
        if once and event.day > day:
            raise _before_its_cause(kind, day, event)


def _before_its_cause(kind: EventKind, day: date, cause: CaseEvent) -> Refusal:
    return Refusal(
        "event-before-its-cause",
        event=kind,
        day=day.isoformat(),
        needs=cause.kind,
        needed_day=cause.day.isoformat(),
    )


def _refuse_overtaken(kind: EventKind, day: date, others: Iterable[CaseEvent]) -> None:
    """Refuse a day after an event that rests on this kind, as a correction might."""
    for event in others:
        needs = BY_KIND[event.kind].needs
        rests = kind in needs and not any(
            other.kind in needs and other.day <= event.day for other in others
        )
        if rests and event.day < day:
            raise Refusal(
                "event-after-its-effect",
                event=kind,
                day=day.isoformat(),
                effect=event.kind,
                effect_day=event.day.isoformat(),
            )
