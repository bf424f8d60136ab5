"""Whoever knocks at the door for Slack: what gets in, and what gets which answer."""

import gzip
import time
from collections.abc import AsyncIterator

import pytest
import structlog
from pydantic import SecretStr

from bot.slack.door import Kind, SlackDoor
from bot.slack.door.signatures import SIGNATURE, TIMESTAMP, Signatures
from tests.slack.door_site import (
    FORM_TYPE,
    JSON_TYPE,
    NONE,
    SECRET,
    SERVED,
    DoorSite,
    as_form,
    as_json,
    as_payload,
    command,
    door_site,
    event,
    press,
    signature_for,
)

DEEP = 50_000
RETRY = "X-Slack-Retry-Num"
RIGHT = as_json(event())
OTHERS = SecretStr("demo0signing0secret0of0another")
# Headers in the place of the right ones, and the status that each gets.
HEADERS = {
    "nothing": {SIGNATURE: NONE, TIMESTAMP: NONE},
    "no-signature": {SIGNATURE: NONE},
    "no-time": {TIMESTAMP: NONE},
    "empty-signature": {SIGNATURE: ""},
    "empty-time": {TIMESTAMP: ""},
    "wrong-signature": {SIGNATURE: "v0=" + "0" * 64},
    "short-signature": {SIGNATURE: "v0=00"},
    "capital-signature": {SIGNATURE: "v0=" + "A" * 64},
    "another-version": {SIGNATURE: "v1=" + "0" * 64},
    "no-version": {SIGNATURE: "0" * 64},
    "letters-of-others": {SIGNATURE: "v0=" + "é" * 64},
    "digits-of-others": {TIMESTAMP: "\u0661\u0667" + "\u0660" * 8},
    "time-in-words": {TIMESTAMP: "now"},
    "time-with-a-dot": {TIMESTAMP: "1700000000.5"},
    "time-below-zero": {TIMESTAMP: "-1700000000"},
    "time-not-a-number": {TIMESTAMP: "nan"},
    "time-without-end": {TIMESTAMP: "9" * 400},
    "another-time": {TIMESTAMP: str(int(time.time()) - 30)},
    "another_desks": signature_for(RIGHT, secret=OTHERS),
}
UNSIGNED = {
    "words": b"open case",
    "array": b"[1]",
    "empty": b"",
    "deep": b"[" * DEEP + b"]" * DEEP,
    "not-utf-8": b"\xff\xfe",
    "right": RIGHT,
}
UNREADABLE = {
    "words": b"open case",
    "empty": b"",
    "array": b"[" + RIGHT + b"]",
    "null": b"null",
    "number": b"1",
    "deep": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "not-utf-8": RIGHT.replace(b"hi", b"\xff"),
    "half-a-character": RIGHT.replace(b"hi", b"\\ud83d"),
    "nul": RIGHT.replace(b"hi", b"\\u0000"),
    "not-a-number": RIGHT.replace(b'"1.2"', b"NaN"),
    "no-type": as_json(event(type=None)),
    "unknown-type": as_json(event(type="event_of_next_year")),
    "no-event": as_json(event(event=None)),
    "event-of-words": as_json(event(event="message")),
    "event-without-type": as_json(event(event={})),
    "no-id": as_json(event(event_id=None)),
    "id-a-number": as_json(event(event_id=5)),
    "id-too-long": as_json(event(event_id="x" * 5000)),
}
BAD_FORMS = {
    "nothing": b"",
    "no-fields": b"&&&",
    "bad-payload": b"payload=%7Bopen",
    "payload-a-list": b"payload=%5B1%5D",
    "payload-null": b"payload=null",
    "payload-twice": as_payload(press()) + b"&payload=%7B%7D",
    "many-fields": b"&".join(b"a%d=1" % each for each in range(500)),
    "not-utf-8": b"command=%FF",
    "odd-and-not-utf-8": b"text=%EF%BF%BD&command=%FF",
    "raw-not-utf-8": b"command=\xff",
    "nul": as_form(command(text="\0")),
    "no-slash": as_form(command(command="ses")),
    "no-person": as_form(command(user_id="")),
    "press-of-nobody": as_payload(press(user=None)),
    "press-of-nothing": as_payload(press(actions=[])),
    "press-of-words": as_payload(press(actions=["press"])),
    "press-in-words": as_payload(press(actions="press")),
    "press-without-type": as_payload(press(type=None)),
    "view-in-words": as_payload(press(type="view_submission", view="V1")),
}


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[DoorSite]:
    async with door_site() as site:
        yield site


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
async def test_what_slack_did_not_sign_is_refused(
    site: DoorSite, headers: dict[str, str]
) -> None:
    status, said = await site.told(RIGHT, headers)

    assert (status, site.admitted) == (401, [])
    assert said == "This request is not signed as Slack signs its requests."


@pytest.mark.parametrize("body", UNSIGNED.values(), ids=UNSIGNED)
async def test_what_is_not_signed_is_not_even_read(site: DoorSite, body: bytes) -> None:
    assert await site.knock(body, signed=False) == 401
    assert await site.knock(body, signed=False, kind=FORM_TYPE) == 401
    assert set(site.closed) == {"signature-missing"}


@pytest.mark.parametrize(
    "age, status", [(0, 200), (290, 200), (-240, 200), (360, 401), (-360, 401)]
)
async def test_what_is_signed_is_good_for_five_minutes(
    site: DoorSite, age: float, status: int
) -> None:
    assert await site.knock(RIGHT, age=age) == status


async def test_a_byte_that_was_changed_on_the_way_is_seen(site: DoorSite) -> None:
    signed = signature_for(RIGHT)

    assert await site.knock(RIGHT.replace(b"hi", b"ho"), signed) == 401
    assert await site.knock(RIGHT + b" ", signed) == 401


async def test_a_header_that_stands_there_twice_is_refused(site: DoorSite) -> None:
    (stamp, signed) = signature_for(RIGHT).values()
    headers = [(TIMESTAMP, stamp), (SIGNATURE, signed), (SIGNATURE, signed)]

    async with site.session.post(site.url, data=RIGHT, headers=headers) as said:
        assert said.status == 401


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_is_signed_but_is_no_event_gets_400(
    site: DoorSite, body: bytes
) -> None:
    assert await site.knock(body) == 400
    assert site.admitted == []


@pytest.mark.parametrize("text", ["\ufffd is odd", "a+b = c%2F", "żółć 🙂", " ", "&;"])
async def test_a_form_is_read_to_the_letter(site: DoorSite, text: str) -> None:
    assert await site.knock(as_form(command(text=text)), kind=FORM_TYPE) == 200
    assert [each.body["text"] for each in site.admitted] == [text]


@pytest.mark.parametrize("body", BAD_FORMS.values(), ids=BAD_FORMS)
async def test_what_is_signed_but_is_no_form_of_slacks_gets_400(
    site: DoorSite, body: bytes
) -> None:
    assert await site.knock(body, kind=FORM_TYPE) == 400
    assert site.admitted == []


@pytest.mark.parametrize(
    "content_type",
    [NONE, "", "text/plain", "multipart/form-data", "application/json; charset=utf-16"],
)
async def test_what_is_said_to_be_neither_gets_415(
    site: DoorSite, content_type: str
) -> None:
    assert await site.knock(RIGHT, kind=content_type) == 415


async def test_what_is_packed_is_not_unpacked(site: DoorSite) -> None:
    packed = gzip.compress(b"a" * 20_000_000)

    assert await site.knock(packed, {"Content-Encoding": "gzip"}) == 415


async def test_more_than_slack_sends_gets_413(site: DoorSite) -> None:
    body = as_json(event(text="a" * 2_000_000))

    assert await site.knock(body) == 413
    assert await site.knock(body, signed=False) == 401


async def test_slack_hears_its_challenge(site: DoorSite) -> None:
    asked = {"type": "url_verification", "token": "t", "challenge": "3eZbrw1aB"}

    assert await site.told(as_json(asked)) == (200, "3eZbrw1aB")
    assert await site.knock(as_json(asked), signed=False) == 401
    assert await site.knock(as_json(asked | {"challenge": 5})) == 400
    assert site.admitted == []


async def test_a_look_at_the_certificate_is_answered_without_more(
    site: DoorSite,
) -> None:
    check = b"ssl_check=1&token=demo"

    assert await site.told(check, signed=False, kind=FORM_TYPE) == (200, "")
    assert await site.told(check, kind=FORM_TYPE) == (200, "")
    async with site.session.get(site.url, params={"ssl_check": "1"}) as said:
        assert (said.status, await said.text()) == (200, "")
    assert site.admitted == []


@pytest.mark.parametrize(
    "body",
    [
        as_form(command() | {"ssl_check": "1", "text": "a" * 2000}),
        b"text=ssl_check=1",
        b"ssl_check=10",
    ],
)
async def test_nothing_else_comes_by_as_such_a_look(
    site: DoorSite, body: bytes
) -> None:
    assert await site.knock(body, signed=False, kind=FORM_TYPE) == 401


async def test_an_event_comes_in_with_how_often_it_was_sent(site: DoorSite) -> None:
    assert await site.knock(RIGHT, {RETRY: "2"}) == 200
    assert await site.knock(RIGHT, {RETRY: "many"}) == 200

    again, odd = site.admitted
    assert (again.kind, again.tenant, again.key) == (Kind.EVENT, "T111", "Ev111")
    assert (again.retry, odd.retry) == (2, 0)
    assert again.body == event()


async def test_a_press_and_a_command_come_in(site: DoorSite) -> None:
    for body in (as_payload(press()), as_form(command())):
        assert await site.knock(body, kind=FORM_TYPE) == 200

    pressed, typed = site.admitted
    assert (pressed.kind, pressed.body) == (Kind.INTERACTIVE, press())
    assert (typed.kind, typed.body) == (Kind.COMMAND, command())
    assert pressed.key != typed.key


@pytest.mark.parametrize(
    "body",
    [
        RIGHT,
        as_payload(press()),
        as_payload(press(trigger_id=None)),
        as_payload(press(type="view_closed", trigger_id=None, view={"id": "V1"})),
        as_payload(
            press(type="view_closed", trigger_id=None, view={"id": "V1", "hash": "h"})
        ),
        as_form(command()),
        as_form(command(trigger_id="")),
    ],
)
async def test_what_is_replayed_is_known_by_its_key(
    site: DoorSite, body: bytes
) -> None:
    kind = JSON_TYPE if body is RIGHT else FORM_TYPE
    for age in (200, 100, 0):
        assert await site.knock(body, age=age, kind=kind) == 200

    assert len({each.key for each in site.admitted}) == 1


async def test_two_presses_are_not_the_same() -> None:
    first = press(trigger_id=None)
    again = [{**first["actions"][0], "action_ts": "3.5"}]
    async with door_site() as site:
        for body in (first, press(trigger_id=None, actions=again)):
            await site.knock(as_payload(body), kind=FORM_TYPE)

    assert len({each.key for each in site.admitted}) == 2


async def test_why_it_is_closed_stands_in_the_log_and_nothing_of_the_body(
    site: DoorSite,
) -> None:
    body = as_json(event(team_id="T999", event={"type": "message", "text": "secret"}))
    with structlog.testing.capture_logs() as told:
        async with site.session.post(
            site.url,
            data=body,
            headers={"Content-Type": "application/json"} | signature_for(body),
        ) as said:
            answer = await said.json()

    (line,) = (each for each in told if each["event"] == "door.closed")
    assert (line["code"], line["status"]) == ("tenant-not-served", 403)
    assert line["error_id"] == answer["id"]
    assert "secret" not in str(told) + str(answer)


def test_a_door_that_serves_everybody_is_not_opened() -> None:
    with pytest.raises(ValueError, match="everybody"):
        SlackDoor(Signatures(SECRET), served=frozenset())
    with pytest.raises(ValueError, match="secret"):
        Signatures(SecretStr(""))


async def test_a_desk_on_a_socket_of_its_own_answers_no_requests() -> None:
    async with door_site() as site:
        site.door = SlackDoor(None, served=SERVED)

        assert await site.knock(RIGHT) == 401
