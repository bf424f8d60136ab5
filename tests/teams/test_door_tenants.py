"""Which organisations are served, and where the bot answers them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.teams.door_site import DoorSite, door_site
from tests.teams.standin_keys import TENANT, activity, token

OTHER = "7e4a47aa-0000-4000-8000-00000000ffff"


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[DoorSite]:
    async with door_site() as site:
        yield site


def said_in(conversation: object, channel: object) -> dict[str, Any]:
    """Name tenants in the two places where they stand; None in neither."""
    there = {} if conversation is None else {"tenantId": conversation}
    here = {} if channel is None else {"tenant": {"id": channel}}
    return activity(conversation={"id": "a:1"} | there, channelData=here)


@pytest.mark.parametrize(
    "conversation, channel",
    [(TENANT, TENANT), (TENANT, None), (None, TENANT), (TENANT.upper(), TENANT)],
)
async def test_a_served_organisation_comes_in(
    site: DoorSite, conversation: str | None, channel: str | None
) -> None:
    assert await site.knock(said_in(conversation, channel)) == 200

    assert site.admitted[0].activity.conversation.tenant_id == TENANT


@pytest.mark.parametrize(
    "conversation, channel, code",
    [
        (OTHER, OTHER, "tenant-not-served"),
        (None, OTHER, "tenant-not-served"),
        (OTHER, None, "tenant-not-served"),
        (TENANT + "0", None, "tenant-not-served"),
        (TENANT, OTHER, "tenants-differ"),
        (OTHER, TENANT, "tenants-differ"),
        (None, None, "tenant-missing"),
        ("", "", "tenant-missing"),
        ([TENANT], None, "tenant-missing"),
        (None, {"id": TENANT}, "tenant-missing"),
    ],
)
async def test_any_other_organisation_gets_403_and_a_sentence(
    site: DoorSite, conversation: object, channel: object, code: str
) -> None:
    status, said = await site.told(said_in(conversation, channel))

    assert (status, site.closed) == (403, [code])
    assert said.endswith(".")
    assert TENANT not in said


async def test_ids_of_tenants_may_be_set_in_capitals() -> None:
    async with door_site(tenants=frozenset({TENANT.upper()})) as site:
        assert await site.knock() == 200


async def test_a_door_that_serves_nobody_lets_nobody_in() -> None:
    async with door_site(tenants=frozenset()) as site:
        assert await site.knock() == 403


@pytest.mark.parametrize(
    "url", ["https://evil.example/", "http://127.0.0.1:80/", "https://canary.example/"]
)
async def test_nobody_is_answered_off_microsofts_hosts(
    site: DoorSite, url: str
) -> None:
    status = await site.knock(
        activity(serviceUrl=url), authorization=f"Bearer {token(serviceurl=url)}"
    )

    assert (status, site.closed) == (403, ["host-not-microsoft"])
