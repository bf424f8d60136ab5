"""Questions to a desk with very many cases, against the same to one with few."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random

from benchmarks.big_desk import make_big_desk
from benchmarks.desks import FOCAL_POINT, Desk, desk_on
from benchmarks.floor import Watch
from benchmarks.measuring import Figure, Work, in_turns, pieces
from benchmarks.scale import Scale
from cards.html import as_html
from dialogs.conversation import Incoming, Reply
from dialogs.router import answer
from domain.cases import Case
from domain.news import direct_with, room_of

TIMES = 101
BAR = 1.5
SAME = 1.0
_CHAT = direct_with(FOCAL_POINT.person_id)
Question = Callable[[Case], Incoming]


def measure_status(scale: Scale) -> list[Figure]:
    """Asking where a case stands: in its room, and by its name in one's own chat."""
    return [
        *_measured("status", _status_in_room, scale),
        *_measured("status-by-name", _status_by_name, scale),
    ]


def measure_mine(scale: Scale) -> list[Figure]:
    """Asking for one's actions, of which both desks show as many lines."""
    return _measured("mine", _mine, scale)


def measure_exceptions(scale: Scale) -> list[Figure]:
    """Asking what needs whoever leads, of whose cases both desks show as much."""
    return _measured("exceptions", _exceptions, scale)


def _status_in_room(case: Case) -> Incoming:
    return Incoming(actor=FOCAL_POINT, conversation=room_of(case.id), text="status")


def _status_by_name(case: Case) -> Incoming:
    text = f"status {case.facts.reference}"
    return Incoming(actor=FOCAL_POINT, conversation=_CHAT, text=text)


def _mine(_case: Case) -> Incoming:
    return Incoming(actor=FOCAL_POINT, conversation=_CHAT, text="actions mine")


def _exceptions(_case: Case) -> Incoming:
    return Incoming(actor=FOCAL_POINT, conversation=_CHAT, text="exceptions")


def _measured(name: str, question: Question, scale: Scale) -> list[Figure]:
    """Measure a question on both desks; how long it takes, and how many queries."""
    times = scale.times(TIMES)
    sizes = (scale.many_cases, scale.few_cases)
    with ExitStack() as opened:
        desks = [opened.enter_context(desk_on(_desk_of(n, scale))) for n in sizes]
        many, few = (_asking(desk, question, times=times) for desk in desks)
        ours, floor = in_turns(many, few, times=times)
        queries, fewest = (_queries(desk, question) for desk in desks)
    against = f"the same with {scale.few_cases} cases, not {scale.many_cases}"
    return [
        Figure(f"{name}-at-size", ours, floor, bar=BAR, against=against),
        Figure(
            f"{name}-queries",
            queries,
            fewest,
            bar=SAME,
            against=against,
            unit="queries",
        ),
    ]


def _desk_of(cases: int, scale: Scale) -> Path:
    """Return a desk's file, made when it is first asked for."""
    database = scale.folder / f"desk-of-{cases}" / "desk.sqlite"
    if not database.exists():
        make_big_desk(database, cases=cases)
    return database


def _asking(desk: Desk, question: Question, *, times: int) -> Work:
    """Return what asks about the n-th of some cases, taken by chance."""
    chance = Random(times)
    cases = _cases(desk)
    asked = [question(chance.choice(cases)) for _ in range(pieces(times))]
    return lambda number: _drawn(_answered(asked[number], desk=desk))


def _queries(desk: Desk, question: Question) -> int:
    incoming = question(_cases(desk)[-1])
    watch = Watch(desk.engine)
    return watch.see(lambda: _answered(incoming, desk=desk).cards).queries


def _cases(desk: Desk) -> list[Case]:
    with desk.ports.read_uow() as uow:
        return uow.cases.of_person(FOCAL_POINT.person_id, desk.ports.clock().date())


def _answered(incoming: Incoming, *, desk: Desk) -> Reply:
    reply = answer(incoming, ports=desk.ports)
    if reply.refusal or not reply.cards:
        raise AssertionError(reply)
    return reply


def _drawn(reply: Reply) -> list[str]:
    return [as_html(card) for card in reply.cards]
