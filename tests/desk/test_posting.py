"""What people send is answered, or refused in a sentence, and never lost."""

import pytest
from aiohttp import FormData
from structlog.testing import capture_logs

from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, OUTSIDER, SmallDesk
from tests.desk.visitor import PAGE, Visitor


async def test_words_and_their_answer_stand_in_the_chat(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.say("help")

    assert answer.status == 200
    page = await visitor.page("/direct")
    assert page.index(">help</p>") < page.index("What you can ask")


async def test_markup_and_controls_in_words_are_shown_as_words(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)

    await visitor.say("<script>alert(1)</script> <!channel> \x00\u202e &amp; @all")

    page = await visitor.page("/direct")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;!channel&gt;" in page
    assert "\u202e" not in page


async def test_a_day_that_does_not_exist_is_answered_too(
    visit: Visit, desk: SmallDesk
) -> None:
    answer = await (await visit(FOCAL_POINT)).say("secu date 6 30 February")

    assert answer.status == 200
    assert desk.heard[-1].text == "secu date 6 30 February"


async def test_a_form_is_asked_in_a_dialog_of_its_own(visit: Visit) -> None:
    answer = await (await visit(FOCAL_POINT)).say("open case")

    told = await answer.json()
    assert told["form_title"] == "Open a case"
    assert 'data-verb="case.open"' in told["form"]


async def test_a_form_with_a_problem_comes_back_with_it(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.press("case.open", **{"input.reference": ""})

    assert "Write the code of the case." in (await answer.json())["form"]


async def test_a_filled_form_opens_the_room_and_leads_there(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.press("case.open", **{"input.reference": "DEMO-0001"})

    room = (await answer.json())["go_to"]
    page = await visitor.page(room)
    assert "Demo Watershed Project" in page
    assert 'id="pinned" data-id=' in page
    assert desk.heard[-1].inputs == {"reference": "DEMO-0001"}


async def test_private_answers_in_a_room_are_for_the_asker_alone(
    visit: Visit, desk: SmallDesk
) -> None:
    room = f"room:{desk.open_case()}"
    lead, focal_point = await visit(CO_LEAD), await visit(FOCAL_POINT)

    await lead.say("help", where=room)
    await lead.say("Dear all, the facts follow.", where=room)

    path = room.replace("room:", "/rooms/")
    assert "Only you see this" in await lead.page(path)
    assert "What you can ask" not in await focal_point.page(path)
    assert "the facts follow." in await focal_point.page(path)


async def test_files_come_with_words(visit: Visit, desk: SmallDesk) -> None:
    visitor = await visit(FOCAL_POINT)

    await visitor.say("done 5", files={"../facts.txt": b"facts", "empty.txt": b""})

    (incoming,) = desk.heard
    assert [upload.content for upload in incoming.files] == [b"facts", b""]


async def test_a_hundred_kilobytes_of_text_reach_the_dialog(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.say("ä" * 100_000)

    assert answer.status == 200
    assert len(desk.heard[0].text) == 100_000


async def test_more_than_the_desk_takes_is_refused_kindly(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.say("", files={"large.bin": b"0" * 25 * 1024 * 1024 + b"1"})

    assert answer.status == 413
    assert "25 MB" in (await answer.json())["problem"]["advice"]
    assert desk.heard == []


BROKEN = {
    "no form": (b"hello", "text/plain"),
    "JSON": (b'{"text": "help"}', "application/json"),
    "bad JSON": (b'{"text": ', "application/json"),
    "no type": (b"\x00\xff", ""),
    "no boundary": (b"--x\r\n", "multipart/form-data"),
    "cut off": (
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhelp',
        "multipart/form-data; boundary=x",
    ),
    "nameless": (
        b"--x\r\nContent-Disposition: form-data\r\n\r\nhelp\r\n--x--\r\n",
        "multipart/form-data; boundary=x",
    ),
    "a nought in a file's name": (
        b"--x\r\nContent-Disposition: form-data; name=f; filename=\0\r\n\r\n-\r\n--x--",
        "multipart/form-data; boundary=x",
    ),
    "headless": (b"--x\r\n\r\nhelp\r\n--x--\r\n", "multipart/form-data; boundary=x"),
    "bad charset": (b"text=%ff", "application/x-www-form-urlencoded; charset=bogus"),
    "bad bytes": (b"text=%ff&conversation=%00", "application/x-www-form-urlencoded"),
    "many fields": (b"&a=" * 2000, "application/x-www-form-urlencoded"),
    "empty": (b"", "application/x-www-form-urlencoded"),
}


@pytest.mark.parametrize("path", ["/say", "/press", "/who"])
@pytest.mark.parametrize("broken", BROKEN)
async def test_what_is_no_form_is_refused_and_changes_nothing(
    broken: str, path: str, visit: Visit, desk: SmallDesk
) -> None:
    body, kind = BROKEN[broken]
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.post(path, body, headers={"Content-Type": kind})

    assert 400 <= answer.status < 500, await answer.text()
    assert (await answer.json())["problem"]["advice"]
    assert desk.heard == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"conversation": ""},
        {"conversation": "direct:"},
        {"conversation": "room:"},
        {"conversation": "room:nothing"},
        {"conversation": f"direct:{CO_LEAD}"},
        {"conversation": "elsewhere"},
        {"conversation": "room:\x00"},
    ],
)
async def test_a_conversation_that_is_not_theirs_is_refused(
    fields: dict[str, str], visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    sent = {"text": "help", "verb": "help.show"} | fields

    for path in ("/say", "/press"):
        answer = await visitor.post(path, sent)
        assert 400 <= answer.status < 500

    assert desk.heard == []


async def test_a_conversation_sent_as_a_file_is_refused(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)
    form = FormData({"text": "help"})
    form.add_field("conversation", b"direct:x", filename="conversation")

    assert (await visitor.post("/say", form)).status == 400


async def test_an_outsider_neither_reads_nor_acts_and_is_told_so(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    outsider = await visit(OUTSIDER)

    said = await outsider.say("status", where=f"room:{case_id}")
    pressed = await outsider.press("action.done", target="a", where=f"room:{case_id}")

    assert (said.status, pressed.status) == (403, 403)
    assert "Ask the Corporate SES Team" in await outsider.page(f"/rooms/{case_id}")
    assert desk.heard == []


async def test_without_a_seat_a_page_leads_to_the_cast_and_a_script_is_told(
    visit: Visit,
) -> None:
    nobody = await visit()

    answer = await nobody.client.get("/direct", headers=PAGE)

    assert answer.url.path == "/who"
    assert (await nobody.client.get("/lost")).status == 401


async def test_an_unforeseen_error_is_told_with_an_id_that_is_in_the_log(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    desk.failure = ZeroDivisionError("a name that must not be logged")

    with capture_logs() as lines:
        answer = await visitor.say("help")

    error_id = (await answer.json())["problem"]["error_id"]
    (line,) = [each for each in lines if each["event"] == "desk.request-failed"]
    assert answer.status == 500
    assert (line["error_id"], line["route"]) == (error_id, "/say")


async def test_an_unforeseen_error_on_a_page_shows_the_id_too(
    visit: Visit, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await visit(FOCAL_POINT)
    monkeypatch.delattr(type(desk.messages), "last_changes")

    with capture_logs() as lines:
        page = await visitor.page("/direct")

    assert lines[0]["error_id"] in page
    assert "Something went wrong at the desk" in page


async def test_what_the_delivery_cannot_send_does_not_spoil_the_answer(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)

    async def fail() -> None:
        raise ConnectionError

    desk.waiting.append(fail)
    with capture_logs() as lines:
        answer = await visitor.say("help")

    assert answer.status == 200
    assert [line["event"] for line in lines] == ["desk.delivery-failed"]


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/rooms/", "/say", "/static/../app.py"]
)
async def test_every_address_is_answered_with_a_next_step(
    path: str, visit: Visit
) -> None:
    page = await (await visit(FOCAL_POINT)).page(path)

    assert 'href="/"' in page or 'id="composer"' in page


async def test_the_card_that_was_pressed_is_drawn_anew_in_its_place(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    await visitor.say("actions mine")
    message = newest(desk, visitor)

    await visitor.press("action.start", target="a", message=str(message))

    assert newest(desk, visitor) > message  # The short answer stands below.
    drawn = desk.messages.get(message)
    assert drawn is not None
    assert "is under way" in drawn.plain
    assert desk.heard[-1].on_own_card


@pytest.mark.parametrize("message", ["", "0", "x", "-1", "9" * 40, "²", "1.5"])
async def test_a_made_up_message_is_not_drawn_over(
    message: str, visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.press("action.start", target="a", message=message)

    assert answer.status == 200


async def test_a_press_draws_over_no_message_that_others_see(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    await desk.furnish(case_id)
    visitor = await visit(FOCAL_POINT)
    shared = desk.messages.changes_since(0, limit=10)

    for message in shared:
        room = f"room:{case_id}"
        await visitor.press("action.start", where=room, message=str(message.id))
        await visitor.press("action.start", message=str(message.id))

    assert [desk.messages.get(each.id) for each in shared] == shared
    assert not any(each.on_own_card for each in desk.heard)


def newest(desk: SmallDesk, visitor: Visitor) -> int:
    found = desk.messages.of_conversation(
        visitor.direct, reader=visitor.person_id, roles=(), limit=1
    )
    return found[0].id
