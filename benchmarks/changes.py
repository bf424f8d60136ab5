"""Changing a case: opening it, and pressing a button on one of its cards."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.desks import FOCAL_POINT, Desk, copies_of, desk_on, furnish, new_case
from benchmarks.floor import Watch, bare
from benchmarks.measuring import Figure, in_turns, pieces
from benchmarks.scale import Scale
from cards.elements import Card
from cards.html import as_html
from cards.verbs import Verb
from dialogs.conversation import Incoming
from dialogs.router import answer
from domain.news import direct_with
from services.cases.open_case import open_case
from services.reading.read_action import find_action

TIMES = 61
BAR = 3.0
_AGAINST = "the same statements by sqlite3, hashes by hashlib, cards by the renderer"
Change = Callable[[int], Sequence[Card]]  # Makes the n-th change; what is answered.


def measure_open_case(scale: Scale) -> list[Figure]:
    """Opening a case with its thirty actions, team, room, record and outbox."""
    database = _furnished(scale.folder / "open-case", cases=0)
    times = scale.times(TIMES)
    return [_measured("open-case", _opening, database, times=times)]


def measure_press_button(scale: Scale) -> list[Figure]:
    """Pressing Start, and finishing an action, in one's own chat with the desk."""
    times = scale.times(TIMES)
    start = partial(_pressing, verb=Verb.ACTION_START, inputs={})
    finish = partial(
        _pressing, verb=Verb.ACTION_DONE, inputs={"note": "Told by telephone."}
    )
    database = _furnished(scale.folder / "press-button", cases=pieces(times))
    return [
        _measured("press-button", start, database, times=times),
        _measured("finish-action", finish, database, times=times),
    ]


def _furnished(folder: Path, *, cases: int) -> Path:
    """Make a file with the demo office and some cases; return its path."""
    folder.mkdir()
    database = folder / "desk.sqlite"
    with desk_on(database) as desk:
        furnish(desk)
        open_next = _opening(desk)
        for number in range(cases):
            open_next(number)
    return database


def _measured(
    name: str, changing: Callable[[Desk], Change], database: Path, *, times: int
) -> Figure:
    """Measure a change on three copies: one is timed, one is watched, one is bare."""
    timed, watched, barely = copies_of(database, "timed", "watched", "barely")
    with desk_on(watched) as desk:
        change = changing(desk)
        watch = Watch(desk.engine)
        seen = [watch.see(partial(change, number)) for number in range(pieces(times))]
    with desk_on(timed) as desk, bare(barely) as do_again:
        change = changing(desk)
        ours, floor = in_turns(
            lambda number: [as_html(card) for card in change(number)],
            lambda number: do_again(seen[number]),
            times=times,
        )
    return Figure(name, ours, floor, bar=BAR, against=_AGAINST)


def _opening(desk: Desk) -> Change:
    def change(number: int) -> Sequence[Card]:
        open_case(new_case(number), by=FOCAL_POINT, ports=desk.ports)
        return ()

    return change


def _pressing(desk: Desk, *, verb: Verb, inputs: dict[str, str]) -> Change:
    """Return what presses a button of action 1 of the n-th case."""
    presses = [
        Incoming(
            actor=FOCAL_POINT,
            conversation=direct_with(FOCAL_POINT.person_id),
            verb=verb,
            target=action_id,
            inputs=inputs,
            on_own_card=True,
        )
        for action_id in _first_actions(desk)
    ]

    def change(number: int) -> Sequence[Card]:
        reply = answer(presses[number], ports=desk.ports)
        if reply.refusal or reply.instead is None:
            raise AssertionError(reply)
        return (*reply.cards, reply.instead)

    return change


def _first_actions(desk: Desk) -> list[str]:
    person_id = FOCAL_POINT.person_id
    with desk.ports.read_uow() as uow:
        cases = uow.cases.of_person(person_id, desk.ports.clock().date())
    return [find_action(case.id, "1", ports=desk.ports).id for case in cases]
