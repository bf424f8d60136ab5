"""Whatever knocks gets a 2xx or a 4xx, and the door is still there."""

import asyncio
import json
from collections.abc import Iterator
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.door.signatures import SIGNATURE, TIMESTAMP
from tests.fuzzing import (
    FAST,
    LONG,
    anything,
    content_types,
    encodings,
    is_answered_well,
    opened,
    printable,
)
from tests.slack.door_site import (
    FORM_TYPE,
    JSON_TYPE,
    DoorSite,
    as_form,
    as_json,
    as_payload,
    command,
    door_site,
    event,
    press,
)

names = st.sampled_from(
    [
        *event(),
        *press(),
        *command(),
        *("view", "enterprise", "authorizations", "is_enterprise_install", "id", ""),
    ]
)
parts = st.dictionaries(names, anything, max_size=4)
changes = st.dictionaries(names, anything | parts | st.lists(parts), max_size=4)


def raw(value: object) -> bytes:
    return json.dumps(value).encode("utf-8", "surrogatepass")


json_bodies = st.one_of(
    changes.map(lambda changed: as_json(event() | changed)),
    anything.map(raw),
    st.binary(max_size=200),
    st.integers(0, 300).map(lambda at: as_json(event())[:at]),
)
form_bodies = st.one_of(
    changes.map(lambda changed: as_payload(press() | changed)),
    st.dictionaries(names, st.text(), max_size=5).map(
        lambda changed: as_form(
            {k: v.encode("utf-8", "replace").decode() for k, v in changed.items()}
        )
    ),
    st.binary(max_size=200).map(lambda b: b"payload=" + quote_from_bytes(b).encode()),
    st.binary(max_size=200),
    st.integers(0, 300).map(lambda at: as_form(command())[:at]),
)
bodies = st.tuples(st.just(JSON_TYPE), json_bodies) | st.tuples(
    st.just(FORM_TYPE), form_bodies
)
stamps = st.integers(-(10**13), 10**13).map(str) | printable
headers = st.fixed_dictionaries(
    {},
    optional={
        SIGNATURE: printable.map("v0={}".format) | printable,
        TIMESTAMP: stamps,
        "Content-Type": content_types,
        "Content-Encoding": encodings,
        "X-Slack-Retry-Num": stamps,
        "Expect": st.just("100-continue"),
    },
)


class Fuzzed:
    """A door that is knocked at from tests that are not asynchronous."""

    def __init__(self, runner: asyncio.Runner, site: DoorSite) -> None:
        self.runner = runner
        self.site = site

    def knock(self, kind: str, body: bytes, given_headers: dict[str, str]) -> int:
        return self.runner.run(self.site.knock(body, given_headers, kind=kind))


@pytest.fixture(name="door", scope="module")
def _door() -> Iterator[Fuzzed]:
    with opened(door_site) as (runner, site):
        yield Fuzzed(runner, site)


@FAST
@given(body=bodies)
def test_any_signed_body_is_answered(door: Fuzzed, body: tuple[str, bytes]) -> None:
    assert is_answered_well(door.knock(*body, {}))


@FAST
@given(body=bodies, given_headers=headers)
def test_any_header_is_answered(
    door: Fuzzed, body: tuple[str, bytes], given_headers: dict[str, str]
) -> None:
    assert is_answered_well(door.knock(*body, given_headers))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.no_cover  # Ten thousand requests under coverage take four times as long.
@LONG
@given(body=bodies)
def test_thousands_of_bodies_are_answered(
    door: Fuzzed, body: tuple[str, bytes]
) -> None:
    assert is_answered_well(door.knock(*body, {}))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.no_cover  # Ten thousand requests under coverage take four times as long.
@LONG
@given(body=bodies, given_headers=headers)
def test_thousands_of_headers_are_answered(
    door: Fuzzed, body: tuple[str, bytes], given_headers: dict[str, str]
) -> None:
    assert is_answered_well(door.knock(*body, given_headers))


def test_what_is_fuzzed_would_come_in_if_it_were_right(door: Fuzzed) -> None:
    assert door.knock(JSON_TYPE, as_json(event()), {}) == 200
    assert door.knock(FORM_TYPE, as_payload(press()), {}) == 200
    assert door.knock(FORM_TYPE, as_form(command()), {}) == 200
