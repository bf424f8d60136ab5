"""Delivery on a virtual clock, against the soonest that the vendors' limits allow."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from benchmarks.desks import NOW, Desk, desk_on
from benchmarks.enforcing import CONVERSATION, TENANT, EnforcingVendors, Limits
from benchmarks.measuring import Figure
from benchmarks.scale import Scale
from cards.elements import Card
from domain.news import News, NewsKind, Outgoing
from scheduler.deliver import Deliverer, Delivery
from scheduler.delivery.rates import SLACK, TEAMS, Pace
from scheduler.drawn import Drawn

BAR = 1.111  # Nine tenths of what is possible.
_EACH = 20  # Messages a conversation, on average.
_MOST_AHEAD = 2
_MANY = 100  # Conversations.
_PACES = {"teams": TEAMS, "slack": SLACK}
Queue = Sequence[tuple[str, str, str]]  # Conversation, vendor, what is said.
_AGAINST = "the soonest that the limits allow, on the virtual clock"


def measure_teams(scale: Scale) -> list[Figure]:
    """All to Teams: the tenant's 50 a second is what binds."""
    return [_measured("deliver-teams", scale, shares={"teams": 1.0})]


def measure_slack(scale: Scale) -> list[Figure]:
    """All to Slack: one a second a channel."""
    return [_measured("deliver-slack", scale, shares={"slack": 1.0})]


def measure_mixed(scale: Scale) -> list[Figure]:
    """Half to each: what is slow on one does not hold up the other."""
    return [_measured("deliver-mixed", scale, shares={"teams": 0.5, "slack": 0.5})]


@dataclass
class VirtualTime:
    """A clock that goes on when somebody waits, and only then."""

    now: datetime = field(default=NOW)

    async def sleep(self, seconds: float) -> None:
        """Let time pass; rounded up, so that a wait is never short of its end."""
        self.now += timedelta(microseconds=round(seconds * 1e6))


def _measured(name: str, scale: Scale, *, shares: Mapping[str, float]) -> Figure:
    folder = scale.folder / name
    folder.mkdir()
    queue = list(_queue(scale.many_cases, shares=shares))
    vendor_of = {conversation: vendor for conversation, vendor, _ in queue}
    time = VirtualTime()
    vendors = EnforcingVendors(vendor_of=vendor_of, now=lambda: time.now)
    with desk_on(folder / "desk.sqlite") as desk:
        _fill(desk, queue)
        asyncio.run(_deliver(desk, vendors, time))
    _check(vendors, queue)
    took = (vendors.said[-1][2] - NOW).total_seconds()
    soonest = _soonest(queue)
    # The second in which the last one goes counts as begun.
    return Figure(name, took + 1, soonest + 1, bar=BAR, against=_AGAINST, unit="s")


def _queue(
    messages: int, *, shares: Mapping[str, float]
) -> Iterator[tuple[str, str, str]]:
    """Yield messages to conversations by chance, by vendors' shares."""
    chance = Random(messages)
    conversations = max(1, messages // _EACH)
    vendors = list(shares)
    counts: Counter[str] = Counter()
    for _ in range(messages):
        number = chance.randrange(conversations)
        vendor = vendors[int(number * len(vendors) / conversations)]
        conversation = f"room:{number}"
        counts[conversation] += 1
        yield conversation, vendor, str(counts[conversation])


def _case_of(conversation: str) -> str:
    return f"case-{conversation}"


def _fill(desk: Desk, queue: Queue) -> None:
    news = [
        News(
            case_id=_case_of(conversation),
            conversation=conversation,
            kind=NewsKind.NOTE,
            subject=said,
        )
        for conversation, _, said in queue
    ]
    with desk.ports.open_uow() as uow:
        uow.record.queue(news, at=NOW)
        uow.commit()


def drawn(outgoing: Outgoing) -> Drawn:
    """Draw a card that says its news's subject."""
    subject = outgoing.news.subject
    return Drawn(card=Card(title=subject, plain=subject))


async def _deliver(desk: Desk, vendors: EnforcingVendors, time: VirtualTime) -> None:
    def pace_of(conversation: str) -> Pace:
        return _PACES[vendors.vendor_of[conversation]]

    delivery = Delivery(
        ports=desk.ports,
        channel=vendors,
        draw=drawn,
        pace_of=pace_of,
        now=lambda _uow: time.now,
        sleep=time.sleep,
    )
    deliverer = Deliverer(delivery)
    while (seconds := await deliverer.deliver()) is not None:
        await time.sleep(seconds)


def _soonest(queue: Queue) -> float:
    """Return the second in which the last message can go at the soonest."""
    lanes: defaultdict[str, int] = defaultdict(int)
    limits: dict[str, Limits] = {}
    for conversation, vendor, _ in queue:
        lanes[conversation] += 1
        lanes[vendor] += 1
        limits[conversation], limits[vendor] = CONVERSATION[vendor], TENANT[vendor]
    return max(_last(count, limits[lane]) for lane, count in lanes.items())


def _last(count: int, limits: Limits) -> float:
    times: list[float] = []
    for _ in range(count):
        full = (
            times[-most] + seconds for most, seconds in limits if len(times) >= most
        )
        times.append(max([*times[-1:], *full], default=0.0))
    return times[-1]


def _check(vendors: EnforcingVendors, queue: Queue) -> None:
    """Check that all went once, in order, fairly, and never too early."""
    assert vendors.violations == 0
    said: defaultdict[str, list[str]] = defaultdict(list)
    for conversation, words, _ in vendors.said:
        said[conversation].append(words)
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for conversation, _, words in queue:
        wanted[conversation].append(words)
    assert said == wanted
    if len(wanted) < _MANY:
        return  # So few are held up by their own limits, and not by each other.
    for vendor in set(vendors.vendor_of.values()):
        assert _most_ahead(vendors, vendor) <= _MOST_AHEAD


def _most_ahead(vendors: EnforcingVendors, vendor: str) -> int:
    """Return by how much any case was ever ahead of another that still waited."""
    of_vendor = [
        _case_of(conversation)
        for conversation, _, _ in vendors.said
        if vendors.vendor_of[conversation] == vendor
    ]
    left, had = Counter(of_vendor), Counter(dict.fromkeys(of_vendor, 0))
    most = 0
    for place, case in enumerate(of_vendor):
        had[case] += 1
        left[case] -= 1
        if place % len(left) == 0:
            waiting = [had[each] for each, count in left.items() if count]
            most = max(most, max(waiting, default=0) - min(waiting, default=0))
    return most
