"""Whatever knocks gets a 2xx or a 4xx, and the door is still there."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from botbuilder import schema
from hypothesis import given
from hypothesis import strategies as st

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
from tests.teams.door_site import DoorSite, as_json, door_site
from tests.teams.standin_keys import TENANT, activity, token

# Fields that botbuilder reads, and names that its reader might trip over.
ODD = ("additional_properties", "_attribute_map", "body", "context", "read", "")


def fields(*models: type[Any]) -> list[str]:
    """Return the names of models' fields as they stand in JSON."""
    read = [model._attribute_map.values() for model in models]  # noqa: SLF001
    return [each["key"] for described in read for each in described]


names = st.sampled_from([*fields(schema.Activity), *ODD])
inner_names = st.sampled_from(
    [
        *fields(schema.ConversationAccount, schema.Attachment, schema.SemanticAction),
        *fields(schema.SuggestedActions, schema.ConversationReference),
        *("tenantId", "tenant", "team", "type", "occurrence", "key", *ODD),
    ]
)
parts = st.dictionaries(inner_names, anything, max_size=4)
changes = st.dictionaries(names, anything | parts | st.lists(parts), max_size=4)
bodies = st.one_of(
    changes.map(lambda changed: as_json(activity() | changed)),
    anything.map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")),
    st.binary(max_size=200),
    st.integers(0, 700).map(lambda at: as_json(activity())[:at]),
)
schemes = st.sampled_from(["Bearer ", "bearer ", "Basic ", "", "Bearer  "])
headers = st.fixed_dictionaries(
    {},
    optional={
        "Authorization": st.builds(lambda s, t: (s + t).strip(), schemes, printable),
        "Content-Type": content_types,
        "Content-Encoding": encodings,
        "Accept": printable,
        "Expect": st.just("100-continue"),
    },
)


class Fuzzed:
    """A door that is knocked at from tests that are not asynchronous."""

    def __init__(self, runner: asyncio.Runner, site: DoorSite) -> None:
        self.runner = runner
        self.site = site

    def knock(self, body: bytes, given: dict[str, str]) -> int:
        sent = {name: value.strip() for name, value in given.items()}
        named = sent.pop("Authorization", None)
        return self.runner.run(self.site.knock(body, authorization=named, **sent))


@pytest.fixture(name="door", scope="module")
def _door() -> Iterator[Fuzzed]:
    with opened(door_site) as (runner, site):
        yield Fuzzed(runner, site)


def check_body(door: Fuzzed, body: bytes) -> None:
    assert is_answered_well(door.knock(body, {}))


def check_headers(door: Fuzzed, body: bytes, given: dict[str, str]) -> None:
    assert is_answered_well(door.knock(body, given))


@FAST
@given(body=bodies)
def test_any_body_is_answered(door: Fuzzed, body: bytes) -> None:
    check_body(door, body)


@FAST
@given(body=bodies, given_headers=headers)
def test_any_header_is_answered(
    door: Fuzzed, body: bytes, given_headers: dict[str, str]
) -> None:
    check_headers(door, body, given_headers)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.no_cover  # Ten thousand requests under coverage take four times as long.
@LONG
@given(body=bodies)
def test_thousands_of_bodies_are_answered(door: Fuzzed, body: bytes) -> None:
    check_body(door, body)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.no_cover  # Ten thousand requests under coverage take four times as long.
@LONG
@given(body=bodies, given_headers=headers)
def test_thousands_of_headers_are_answered(
    door: Fuzzed, body: bytes, given_headers: dict[str, str]
) -> None:
    check_headers(door, body, given_headers)


@FAST
@given(
    claimed=st.dictionaries(
        st.sampled_from(
            ["iss", "aud", "exp", "nbf", "iat", "sub", "jti", "serviceurl"]
        ),
        anything,
        min_size=1,
    )
)
def test_a_token_with_any_claims_is_answered(
    door: Fuzzed, claimed: dict[str, Any]
) -> None:
    given_headers = {"Authorization": f"Bearer {token(**claimed)}"}

    assert is_answered_well(door.knock(as_json(activity()), given_headers))


def test_what_is_fuzzed_would_come_in_if_it_were_right(door: Fuzzed) -> None:
    assert door.knock(as_json(activity(value={"tenant": TENANT})), {}) == 200
