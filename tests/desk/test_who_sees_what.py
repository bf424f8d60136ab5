"""Who sees which message, room and file, at the moment of looking."""

from bot.desk.messages import DESK
from cards.elements import Card
from domain.roles import Role
from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, OUTSIDER, SmallDesk
from tests.desk.visitor import PAGE, Visitor

NOTE = Card(title="A note on the case", plain="A note on the case.")


async def rooms_of(visitor: Visitor) -> str:
    """Return the list of conversations of the visitor's page."""
    page = await visitor.page("/direct")
    return page[page.index('id="places"') : page.index("</nav>")]


async def test_a_room_stands_in_the_lists_of_its_members_only(
    visit: Visit, desk: SmallDesk
) -> None:
    desk.open_case("DEMO-0001")

    assert "DEMO-0001" in await rooms_of(await visit(CO_LEAD))
    assert "DEMO-0001" not in await rooms_of(await visit(OUTSIDER))


async def test_who_leaves_the_case_loses_what_it_showed_them(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    lead = await visit(CO_LEAD)
    desk.say(lead.direct, NOTE, case_id=case_id)
    version_id = desk.hand_in(case_id)
    assert "A note on the case" in await lead.page("/direct")

    desk.take_off(case_id, CO_LEAD)

    assert "A note on the case" not in await lead.page("/direct")
    assert await lead.status(f"/rooms/{case_id}") == 403
    assert await lead.status(f"/rooms/{case_id}/aside") == 403
    assert await lead.status(f"/conversations/room:{case_id}/earlier?before=9") == 403
    assert await lead.status(f"/files/{version_id}") == 403


async def test_a_list_is_lost_with_any_case_that_it_tells_of(
    visit: Visit, desk: SmallDesk
) -> None:
    kept, left = desk.open_case("DEMO-0001"), desk.open_case("DEMO-0002")
    lead = await visit(CO_LEAD)
    desk.say(lead.direct, NOTE, also_about=(kept, left))
    page = await lead.page("/direct")
    assert "A note on the case" in page
    assert f'data-cases="{kept} {left}"' in page

    desk.take_off(left, CO_LEAD)

    assert "A note on the case" not in await lead.page("/direct")


async def test_what_is_said_in_one_room_about_another_case_needs_both(
    visit: Visit, desk: SmallDesk
) -> None:
    here, other = desk.open_case("DEMO-0001"), desk.open_case("DEMO-0002")
    lead = await visit(CO_LEAD)
    desk.say(f"room:{here}", NOTE, case_id=here, also_about=(other,))

    desk.take_off(other, CO_LEAD)

    assert "A note on the case" not in await lead.page(f"/rooms/{here}")


async def test_own_words_and_their_answer_are_lost_with_the_cases_they_tell_of(
    visit: Visit, desk: SmallDesk
) -> None:
    kept, left = desk.open_case("DEMO-0001"), desk.open_case("DEMO-0002")
    lead = await visit(CO_LEAD)
    desk.tells_of = (kept, left)
    await lead.say("actions mine")
    assert (await lead.page("/direct")).count('class="message ') == 2

    desk.take_off(left, CO_LEAD)

    assert 'class="message ' not in await lead.page("/direct")


async def test_what_they_lost_does_not_shorten_the_page(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    lead = await visit(CO_LEAD)
    kept = [desk.say(lead.direct, NOTE) for _ in range(60)]
    for _ in range(120):
        desk.say(lead.direct, NOTE, case_id=case_id)

    desk.take_off(case_id, CO_LEAD)

    page = await lead.page("/direct")
    assert page.count('class="message ') == 50
    assert f'id="m{kept[-1]}"' in page
    earlier = f"/conversations/{lead.direct}/earlier?before={kept[10]}"
    told = await (await lead.client.get(earlier)).json()
    assert told["html"].count('class="message ') == 10
    assert not told["more"]


async def test_a_message_for_one_role_is_seen_by_its_holders(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    role = Role.CORPORATE_SES_TEAM.value
    desk.say(f"room:{case_id}", NOTE, case_id=case_id, only_role=role)

    focal_point, lead = await visit(FOCAL_POINT), await visit(CO_LEAD)

    seen = await focal_point.page(f"/rooms/{case_id}")
    assert "For the Corporate SES Team" in seen
    assert "A note on the case" not in await lead.page(f"/rooms/{case_id}")


async def test_a_private_message_is_seen_by_one_person(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    desk.say(f"room:{case_id}", NOTE, case_id=case_id, private_to=CO_LEAD)

    path = f"/rooms/{case_id}"
    assert "A note on the case" in await (await visit(CO_LEAD)).page(path)
    assert "A note on the case" not in await (await visit(FOCAL_POINT)).page(path)


async def test_a_direct_chat_is_nobody_elses(visit: Visit, desk: SmallDesk) -> None:
    lead = await visit(CO_LEAD)
    desk.say(f"direct:{FOCAL_POINT}", NOTE)

    answer = await lead.client.get(
        f"/conversations/direct:{FOCAL_POINT}/earlier?before=9"
    )

    assert answer.status == 403
    assert "belongs to somebody else" in (await answer.json())["problem"]["title"]


async def test_a_page_learns_which_of_its_cases_are_lost(
    visit: Visit, desk: SmallDesk
) -> None:
    mine, others = desk.open_case("DEMO-0001"), desk.open_case("DEMO-0002")
    lead = await visit(CO_LEAD)
    desk.take_off(others, CO_LEAD)

    answer = await lead.client.get(f"/lost?case={mine}&case={others}&case=none")

    assert await answer.json() == [others, "none"]


async def test_files_are_handed_to_members_to_be_saved(
    visit: Visit, desk: SmallDesk
) -> None:
    version_id = desk.hand_in(desk.open_case(), content=b"<script>alert(1)</script>")
    lead = await visit(CO_LEAD)

    answer = await lead.client.get(f"/files/{version_id}/save")

    assert await answer.read() == b"<script>alert(1)</script>"
    assert answer.content_type == "text/plain"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''DEMO-0001-fact-sheet-v1.txt"
    )


async def test_an_outsider_gets_no_file_and_is_told_whom_to_ask(
    visit: Visit, desk: SmallDesk
) -> None:
    version_id = desk.hand_in(desk.open_case())
    outsider = await visit(OUTSIDER)

    answer = await outsider.client.get(f"/files/{version_id}", headers=PAGE)

    assert answer.status == 403
    assert "Ask the Corporate SES Team" in await answer.text()


async def test_a_file_that_is_not_there_is_said_to_be_so(
    visit: Visit, desk: SmallDesk
) -> None:
    lead = await visit(CO_LEAD)

    for name in ("none", "..%2f..%2fdesk.sqlite", "%00", "a" * 500):
        assert await lead.status(f"/files/{name}") == 404


async def test_the_side_lists_folders_versions_and_people(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    desk.hand_in(case_id, content=b"x" * 123_456)
    lead = await visit(CO_LEAD)

    told = await (await lead.client.get(f"/rooms/{case_id}/aside")).json()

    assert "DEMO-0001-fact-sheet-v1.txt" in told["files"]
    assert "123 KB" in told["files"]
    assert "12 · Closure" in told["files"]
    assert "Demo Resident Representative" in told["people"]
    assert "This team is provisional until action 3 agrees it." in told["people"]


async def test_a_room_says_where_its_case_stands(visit: Visit, desk: SmallDesk) -> None:
    case_id = desk.open_case()

    page = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")

    assert "DEMO-0001" in page
    assert '<span class="head-phase">Registration</span>' in page
    assert "Demo Watershed Project" in page


async def test_changing_seats_stays_in_the_room_where_one_may(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    visitor = await visit(FOCAL_POINT)

    async def seat(person_id: str) -> str:
        token = visitor.token
        sent = {"person": person_id, "room": case_id, "token": token}
        async with visitor.client.post("/who", data=sent, headers=PAGE) as answer:
            return answer.url.path

    assert await seat(CO_LEAD) == f"/rooms/{case_id}"
    await visitor.sit(FOCAL_POINT)
    assert await seat(OUTSIDER) == "/direct"


async def test_what_to_try_first_depends_on_who_one_is(visit: Visit) -> None:
    focal_point = await (await visit(FOCAL_POINT)).page("/direct")
    lead = await (await visit(CO_LEAD)).page("/direct")

    assert 'data-say="open case"' in focal_point
    assert 'data-say="open case"' not in lead
    assert "The SES focal point opens one" in lead


def test_the_desks_own_messages_have_no_author(desk: SmallDesk) -> None:
    message = desk.messages.get(desk.say("direct:x", NOTE))

    assert message is not None
    assert message.author == DESK
