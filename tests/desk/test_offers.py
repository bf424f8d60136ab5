"""What the desk's page adds below its answers."""

from tests.desk.conftest import Visit
from tests.desk.small_desk import FOCAL_POINT, SmallDesk


async def test_an_opened_case_is_linked_from_ones_own_chat(
    visit: Visit, desk: SmallDesk
) -> None:
    focal_point = await visit(FOCAL_POINT)
    await focal_point.press("case.open", **{"input.reference": "DEMO-0001"})
    with desk.ports.read_uow() as uow:
        (case_id,) = uow.record.known_cases()

    page = await focal_point.page("/direct")

    assert f'href="/rooms/{case_id}">Open the room of DEMO-0001</a>' in page
