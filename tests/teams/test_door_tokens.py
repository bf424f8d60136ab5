"""Which tokens open the door: Microsoft's, made for this bot and this activity."""

import base64
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import jwt
import pytest
from multidict import CIMultiDict

from bot.teams.door.keys import SigningKeys
from bot.teams.door.tokens import TokenCheck
from tests.teams.door_site import DoorSite, as_json, door_site
from tests.teams.standin_keys import (
    APP_ID,
    SERVICE_URL,
    TENANT,
    activity,
    claims,
    private_key,
    published,
    token,
)

ELSEWHERE = "https://smba.trafficmanager.net/amer/"
MINUTE = 60


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[DoorSite]:
    mute = published("mute") | {"endorsements": None}
    keys = (published("first"), published("web", "webchat"), mute)
    async with door_site(*keys) as site:
        yield site


def ago(minutes: float) -> int:
    return int(time.time() - minutes * MINUTE)


def part(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def unsigned() -> str:
    return f"{part({'alg': 'none', 'kid': 'first'})}.{part(claims())}."


def signed_with_public_key() -> str:
    """Sign as those do who hope that the public key is taken for a shared secret."""
    secret = jwt.PyJWK(published("first")).key.public_numbers().n
    key = hex(secret).encode()
    return jwt.encode(claims(), key, "HS256", headers={"kid": "first"})


def numbered(key: str) -> str:
    return f"{part({'alg': 'RS256', 'kid': 1})}.{part(claims())}.{key}"


def headed(key: str, alg: str = "RS256", **headers: object) -> str:
    return jwt.encode(claims(), private_key(key), alg, headers=headers)


# What stands in the header; {} is a right token.
BAD_HEADERS = {
    "none": "(none)",
    "only-the-scheme": "Bearer",
    "basic": "Basic {}",
    "small-letters": "bearer {}",
    "capitals": "BEARER {}",
    "three-parts": "Bearer {} more",
    "two-blanks": "Bearer  {}",
    "two-tokens": "Bearer {}, Bearer {}",
    "no-scheme": "{}",
    "garbage": "Bearer garbage",
    "a-b-c": "Bearer a.b.c",
    "two-dots": "Bearer ..",
    "other-letters": "Bearer ä.b.c",
    "deep-header": "Bearer " + base64.urlsafe_b64encode(b"[" * 5000).decode() + ".a.b",
    "list-for-header": f"Bearer {base64.urlsafe_b64encode(b'[ ]').decode()}.a.b",
}
# Why the log says it stays closed, and the token.
BAD_TOKENS: dict[str, tuple[str, Callable[[], str]]] = {
    "unsigned": ("algorithm", lambda: unsigned() + "eHg"),
    "unsigned-and-empty": ("unreadable", unsigned),
    "public-key-as-secret": ("algorithm", signed_with_public_key),
    "RS384": ("algorithm", lambda: headed("first", "RS384", kid="first")),
    "PS256": ("algorithm", lambda: headed("first", "PS256", kid="first")),
    "no-issuer": ("claim-missing", lambda: token(iss=None)),
    "other-issuer": ("issuer", lambda: token(iss="https://sts.windows.net/x/")),
    "issuers": ("issuer", lambda: token(iss=["https://api.botframework.com"])),
    "other-audience": ("audience", lambda: token(aud="another-app")),
    "audiences": ("audience", lambda: token(aud=[APP_ID])),
    "no-audience": ("claim-missing", lambda: token(aud=None)),
    "expired": ("expired", lambda: token(exp=ago(6))),
    "never-expires": ("claim-missing", lambda: token(exp=None)),
    "expires-in-words": ("unreadable", lambda: token(exp="soon")),
    "expires-beyond-numbers": ("unreadable", lambda: token(exp=float("inf"))),
    "not-yet": ("too-early", lambda: token(nbf=ago(-6))),
    "key-unknown": ("key-unknown", lambda: headed("first", kid="nobody's")),
    "key-unnamed": ("key-unnamed", lambda: headed("first")),
    "key-a-number": ("key-unnamed", lambda: numbered("first")),
    "other-key": ("signature", lambda: headed("second", kid="first")),
    "brings-its-key": (
        "signature",
        lambda: headed("second", kid="first", jwk=published("second")),
    ),
    "names-its-keys": (
        "signature",
        lambda: headed("second", kid="first", jku="http://127.0.0.1/"),
    ),
    "critical-header": (
        "unreadable",
        lambda: headed("first", kid="first", crit=["made-up"]),
    ),
    "not-endorsed": ("not-endorsed", lambda: token("web")),
    "endorsed-for-nothing": ("not-endorsed", lambda: token("mute")),
    "no-service-url": ("service-url", lambda: token(serviceurl=None)),
    "other-service-url": ("service-url", lambda: token(serviceurl=ELSEWHERE)),
    "without-slash": (
        "service-url",
        lambda: token(serviceurl=SERVICE_URL.rstrip("/")),
    ),
    "in-capitals": ("service-url", lambda: token(serviceurl=SERVICE_URL.upper())),
    "service-url-empty": ("service-url", lambda: token(serviceurl="")),
    "service-urls": ("service-url", lambda: token(serviceurl=[SERVICE_URL])),
}
# A right token with what it was not made for.
BAD_BODIES: dict[str, dict[str, Any]] = {
    "service-url-missing": {"serviceUrl": None},
    "service-url-empty": {"serviceUrl": ""},
    "service-url-a-list": {"serviceUrl": [SERVICE_URL]},
    "service-url-elsewhere": {"serviceUrl": ELSEWHERE},
    "channel-missing": {"channelId": None},
    "channel-empty": {"channelId": ""},
    "channel-a-list": {"channelId": ["msteams"]},
    "channel-endorsed-but-not-teams": {"channelId": "webchat"},
    "channel-not-endorsed": {"channelId": "directline"},
    "channel-in-capitals": {"channelId": "MSTeams"},
}


async def test_a_right_token_comes_in(site: DoorSite) -> None:
    assert await site.knock() == 200

    assert site.admitted[0].activity.text == "open case"
    assert site.admitted[0].activity.conversation.tenant_id == TENANT
    assert site.admitted[0].body == activity()


async def test_the_same_activity_again_comes_in_and_is_noticed_behind(
    site: DoorSite,
) -> None:
    right = f"Bearer {token()}"

    assert [await site.knock(authorization=right) for _ in "12"] == [200, 200]


@pytest.mark.parametrize(
    "made",
    [lambda: token(exp=ago(4)), lambda: token(nbf=ago(-4)), lambda: token(nbf=None)],
    ids=["late", "early", "without-a-beginning"],
)
async def test_clocks_may_differ_by_five_minutes(
    site: DoorSite, made: Callable[[], str]
) -> None:
    assert await site.knock(authorization=f"Bearer {made()}") == 200


@pytest.mark.parametrize("header", BAD_HEADERS.values(), ids=BAD_HEADERS)
async def test_a_header_that_is_not_right_gets_401(site: DoorSite, header: str) -> None:
    given = header.replace("{}", token())

    assert await site.knock(authorization=given) == 401


@pytest.mark.parametrize("code, made", BAD_TOKENS.values(), ids=BAD_TOKENS)
async def test_a_token_that_is_not_right_gets_401(
    site: DoorSite, code: str, made: Callable[[], str]
) -> None:
    status, said = await site.told(authorization=f"Bearer {made()}")

    assert (status, site.admitted, site.closed) == (401, [], [f"token-{code}"])
    assert said == (
        "This request is not signed as Microsoft's Bot Connector signs its requests."
    )


@pytest.mark.parametrize("changed", BAD_BODIES.values(), ids=BAD_BODIES)
async def test_a_token_opens_for_what_it_was_made_for_only(
    site: DoorSite, changed: dict[str, Any]
) -> None:
    assert await site.knock(activity(**changed)) == 401
    assert site.admitted == []


async def test_two_headers_are_none(site: DoorSite) -> None:
    right = ("Authorization", f"Bearer {token()}")
    plain = ("Content-Type", "application/json")

    said = await site.session.post(
        site.url, data=as_json(activity()), headers=CIMultiDict([right, right, plain])
    )

    assert said.status == 401


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b"x" * 2_000_000])
async def test_who_is_not_known_learns_nothing_of_bodies(
    site: DoorSite, body: bytes
) -> None:
    assert await site.knock(body, authorization="Bearer a.b.c") == 401


async def test_the_log_names_the_reason_and_never_the_token(
    site: DoorSite, capsys: pytest.CaptureFixture[str]
) -> None:
    late = token(exp=ago(6))

    await site.knock(authorization=f"Bearer {late}")

    logged = capsys.readouterr().out
    assert "token-expired" in logged
    assert late.split(".")[2] not in logged


async def _nothing() -> dict[str, Any]:
    return {}


def test_without_an_app_id_no_token_is_checked() -> None:
    with pytest.raises(ValueError, match="app id"):
        TokenCheck("", keys=SigningKeys(_nothing))
