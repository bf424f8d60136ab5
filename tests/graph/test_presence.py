"""Who is out of office: asked of those on whom something waits, and kept nowhere."""

import pytest

from bot.graph.client import Graph
from bot.graph.presence import MOST_AT_ONCE, GraphPresence
from bot.teams.absences import Absences
from tests.graph.conftest import TENANT, Rooms
from tests.graph.standin_graph import Fault, StandIn
from tests.graph.standin_tenant import error

REPLIES = {"outOfOfficeSettings": {"message": "Away", "isOutOfOffice": True}}
BACK = {"outOfOfficeSettings": {"message": "", "isOutOfOffice": False}}
ASKED = "POST .*/getPresencesByUserId"
LEAD = "demo-co-lead"


def absences(rooms: Rooms) -> Absences:
    presence = GraphPresence(rooms.graph)
    return Absences(rooms.desk.ports, presence, tenant=TENANT)


async def test_an_automatic_reply_or_a_day_off_is_an_absence(
    graph: Graph, vendor: StandIn
) -> None:
    vendor.tenant.people = dict.fromkeys("abcd", "")
    vendor.tenant.presences = {
        "a": REPLIES,
        "b": {"activity": "OutOfOffice"},
        "c": {"availability": "Away", "activity": "Away", **BACK},
    }

    away = await GraphPresence(graph).out_of_office("abcde")

    assert away == {"a", "b"}
    assert vendor.tenant.complaints == []


async def test_many_are_asked_about_at_once(graph: Graph, vendor: StandIn) -> None:
    ids = [f"account-{number}" for number in range(MOST_AT_ONCE + 1)]

    assert await GraphPresence(graph).out_of_office(ids) == frozenset()
    assert await GraphPresence(graph).out_of_office([]) == frozenset()
    assert len(vendor.calls) == 2


async def test_only_those_are_asked_about_on_whom_something_waits(
    rooms: Rooms,
) -> None:
    known = absences(rooms)
    await known.look()
    rooms.desk.open()
    rooms.vendor.tenant.presences = {f"account-{LEAD}": REPLIES}

    assert rooms.vendor.calls == []
    await known.look()
    assert known.known() == {LEAD}


async def test_who_is_back_is_not_away_any_more(rooms: Rooms) -> None:
    known = absences(rooms)
    rooms.desk.open()
    rooms.vendor.tenant.presences = {f"account-{LEAD}": REPLIES}
    await known.look()

    rooms.vendor.tenant.presences.clear()
    await known.look()

    assert known.known() == frozenset()


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503, None])
async def test_what_cannot_be_seen_is_not_said(
    rooms: Rooms, status: int | None
) -> None:
    known = absences(rooms)
    rooms.desk.open()
    rooms.vendor.tenant.presences = {f"account-{LEAD}": REPLIES}
    await known.look()
    answer = error(status, "x") if status else None
    rooms.vendor.faults = [Fault(ASKED, answer)]

    await known.look()

    assert known.known() == frozenset()
