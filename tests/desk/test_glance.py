"""A case at a glance: what waits for its reader, without a page."""

from bot.desk.glance import glance_at
from bot.desk.readers import reading
from domain.people import Actor
from services.dates.ask_extension import ask_extension
from services.reading.read_action import find_action
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk


def waiting_for(desk: SmallDesk, case_id: str, person_id: str) -> str:
    with reading(desk.ports, person_id) as (uow, reader):
        return glance_at(reader.case(case_id), reader=reader, uow=uow).mine


def test_a_request_for_more_time_waits_for_who_decides_it(desk: SmallDesk) -> None:
    case_id = desk.open_case()
    action = find_action(case_id, "5", ports=desk.ports)
    before = waiting_for(desk, case_id, FOCAL_POINT)
    lead = Actor(person_id=CO_LEAD, via="desk")

    ask_extension(action.id, days=2, reason="Rain.", by=lead, ports=desk.ports)

    assert "5" not in before.split(", ")
    assert "5" in waiting_for(desk, case_id, FOCAL_POINT).split(", ")
