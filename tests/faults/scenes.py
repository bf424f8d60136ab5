"""What stands on a desk before it is broken, and what people press on it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from domain.people import Actor
from domain.roles import Role
from services.actions.finish_action import Shown, finish_action
from services.cases.open_case import open_case
from services.ports import Ports
from services.reading.read_action import find_action
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.outbox import OutboxRow
from storage.tables.people import MembershipRow, PersonRow
from tests.faults.places import Place, opened
from tests.services.cast import FOCAL, LEAD, make_new_case

OPENED = datetime(2024, 3, 4, 15, tzinfo=UTC)  # A Monday.
# A week later the first actions are due, early, or late: many people hear of them.
MORNING = datetime(2024, 3, 11, 15, tzinfo=UTC)
CASES = ("DEMO-0001", "DEMO-0002")
_ACTIONS, _PEOPLE = table_of(ActionRow), table_of(PersonRow)
_CASES, _OUTBOX = table_of(CaseRow), table_of(OutboxRow)
_MEMBERS = table_of(MembershipRow)
_CROWD_A_CASE = 50


def two_cases(place: Place) -> None:
    """Open two cases; what opening them says still waits to be said."""
    with opened(place, OPENED) as ports:
        for reference in CASES:
            open_case(make_new_case(reference=reference), by=FOCAL, ports=ports)


Change = Callable[[Ports], object]


def _finish(reference: str, label: str, by: Actor) -> Change:
    def press(ports: Ports) -> object:
        with ports.read_uow() as uow:
            case = uow.cases.named(reference)
        assert case is not None
        action = find_action(case.id, label, ports=ports)
        return finish_action(action.id, shown=Shown(note="Told."), by=by, ports=ports)

    return press


# What people press in the morning; each may be pressed again.
PRESSES: dict[str, Change] = {
    f"{reference} {label}": _finish(reference, label, by)
    for reference in CASES
    for label, by in (("1", FOCAL), ("4", FOCAL), ("6", LEAD))
}


def crowd(people: int) -> Callable[[Place], None]:
    """Return what lets so many people owe an action each, due today; nobody else."""

    def furnish(place: Place) -> None:
        cases = -(-people // _CROWD_A_CASE)
        with opened(place, OPENED) as ports:
            for number in range(cases):
                reference = f"DEMO-{number + 1:04}"
                open_case(make_new_case(reference=reference), by=FOCAL, ports=ports)
        engine = place.engine()
        with engine.begin() as connection:
            _silence(connection)
            _gather(connection, people)
        engine.dispose()

    return furnish


def _silence(connection: Connection) -> None:
    """Let what opening the cases left to say be said already."""
    connection.execute(delete(_OUTBOX))
    connection.execute(update(_ACTIONS).values(look_at=None))


def _gather(connection: Connection, people: int) -> None:
    case_ids = connection.execute(select(_CASES.c.id).order_by(_CASES.c.reference))
    homes = [row[0] for row in case_ids for _ in range(_CROWD_A_CASE)][:people]
    person = _one(connection, select(_PEOPLE).where(_PEOPLE.c.id == LEAD.person_id))
    action = _one(connection, select(_ACTIONS).where(_ACTIONS.c.number == 5))
    due = replace(action["due"], day=MORNING.date())
    today = {"due": due, "due_on": MORNING.date(), "order_day": MORNING.date()}
    member = _one(
        connection, select(_MEMBERS).where(_MEMBERS.c.person_id == LEAD.person_id)
    )
    everybody = list(enumerate(homes))
    _add(connection, _PEOPLE, (_person(person, n) for n, _ in everybody))
    _add(connection, _MEMBERS, (_member(member, n, home) for n, home in everybody))
    owed = (_owed({**action, **today}, n, home) for n, home in everybody)
    _add(connection, _ACTIONS, owed)


def _one(connection: Connection, question: Any) -> dict[str, Any]:  # noqa: ANN401
    return dict(connection.execute(question).mappings().first() or {})


def _add(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:  # noqa: ANN401
    connection.execute(insert(table), list(rows))


def _person(row: dict[str, Any], number: int) -> dict[str, Any]:
    name = f"Demo Neighbour {number}"
    return {**row, "id": f"demo-neighbour-{number}", "name": name, "duties": ()}


def _member(row: dict[str, Any], number: int, home: str) -> dict[str, Any]:
    # A part to which nothing falls now, so that each is told of their own action only.
    return {name: value for name, value in row.items() if name != "ordinal"} | {
        "id": f"member-{number}",
        "case_id": home,
        "person_id": f"demo-neighbour-{number}",
        "role": Role.EXTERNAL_RELATIONS,
    }


def _owed(row: dict[str, Any], number: int, home: str) -> dict[str, Any]:
    return {
        **row,
        "id": f"owed-{number}",
        "case_id": home,
        "round": number % _CROWD_A_CASE + 2,
        "assignee_id": f"demo-neighbour-{number}",
        "look_at": MORNING - timedelta(hours=1),
    }
