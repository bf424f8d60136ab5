"""Whose desk something is for, where organisations, guests and strangers meet."""

from typing import Any

import pytest

from bot.slack.door import DoorClosed, SlackDoor
from bot.slack.door.installed import tenant_of
from tests.slack.door_site import command, event, press

T, E = "T111", "E111"
INSTALLED = {"team_id": T, "enterprise_id": E, "is_enterprise_install": False}
WIDE = {"team_id": T, "enterprise_id": E, "is_enterprise_install": True}
THEIRS = {"id": "T999", "enterprise_id": "E999"}


@pytest.mark.parametrize(
    "body, served, tenant",
    [
        (event(), T, T),
        (event(enterprise_id=E), E, T),
        (event(authorizations=[]), T, T),
        (event(authorizations=["T111"]), T, T),
        (event(team_id="T999", authorizations=[INSTALLED]), T, T),
        (event(team_id="T999", authorizations=[WIDE]), E, E),
        (event(authorizations=[WIDE]), T, E),
        (event(team_id=None, enterprise_id=E), E, E),
        (press(), T, T),
        (press(team=None, enterprise={"id": E}, is_enterprise_install=True), E, E),
        (press(team=None, enterprise={"id": E}, is_enterprise_install=True), T, E),
        (press(team=THEIRS, view={"app_installed_team_id": T}), T, T),
        (command(enterprise_id=E, is_enterprise_install="true"), E, E),
        (command(enterprise_id=E, is_enterprise_install="false"), T, T),
    ],
)
def test_what_counts_is_where_the_app_is_installed(
    body: dict[str, Any], served: str, tenant: str
) -> None:
    assert tenant_of(body, served=frozenset({served})) == tenant


@pytest.mark.parametrize(
    "body, code",
    [
        (event(team_id="T999"), "tenant-not-served"),
        (event(authorizations=[INSTALLED | {"team_id": "T9"}]), "tenant-not-served"),
        (press(team=THEIRS), "tenant-not-served"),
        (press(team=THEIRS, view={"app_installed_team_id": "T9"}), "tenant-not-served"),
        (press(team=None, user={"id": "U1"}), "tenant-missing"),
        (event(team_id=None), "tenant-missing"),
        (event(team_id=["T111"]), "tenant-missing"),
        (event(authorizations=[{"team_id": None}]), "tenant-missing"),
    ],
)
def test_whoever_is_not_served_is_refused(body: dict[str, Any], code: str) -> None:
    with pytest.raises(DoorClosed) as closed:
        tenant_of(body, served=frozenset({T}))

    assert closed.value.code == code


def test_an_organisation_of_strangers_does_not_let_its_guests_in() -> None:
    body = press(team=THEIRS, view={"app_installed_team_id": T})

    with pytest.raises(DoorClosed, match="tenant-not-served"):
        tenant_of(body, served=frozenset({"E999"}))


@pytest.mark.parametrize(
    "envelope",
    [
        {},
        {"type": "hello"},
        {"type": "events_api", "payload": []},
        {"type": "events_api", "payload": {}},
        {"type": "interactive", "payload": {"type": "block_actions"}},
        {"type": "events_api", "payload": event(text="\ud83d")},
        {"type": "events_api", "payload": event(team_id="T999")},
    ],
)
def test_what_comes_by_the_socket_is_looked_at_too(envelope: dict[str, Any]) -> None:
    door = SlackDoor(None, served=frozenset({T}))

    with pytest.raises(DoorClosed):
        door.admit_envelope(envelope)
