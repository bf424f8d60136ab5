"""Signing in: with a secret where there is one, else as the machine."""

from pathlib import Path

import pytest

from bot.settings import load_settings
from bot.teams.connector import credential_of, open_pool
from bot.teams_settings import TeamsSettings
from tests.teams.standin_login import APP_ID, TENANT

SINGLE, MANAGED = "single-tenant", "managed-identity"


@pytest.mark.parametrize(
    "app_type, secret, kind",
    [
        (SINGLE, "a-secret", "ClientSecretCredential"),
        (MANAGED, None, "ManagedIdentityCredential"),
        (MANAGED, "a-secret", "ManagedIdentityCredential"),
    ],
)
async def test_the_kind_of_app_says_how_it_shows_who_it_is(
    app_type: str,
    secret: str | None,
    kind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SES_DESK_TEAMS_APP_ID", APP_ID)
    monkeypatch.setenv("SES_DESK_TEAMS_APP_TYPE", app_type)
    monkeypatch.setenv("SES_DESK_TEAMS_TENANTS", TENANT)
    monkeypatch.setenv("SES_DESK_PUBLIC_URL", "https://desk.example.org")
    if secret:
        monkeypatch.setenv("SES_DESK_TEAMS_APP_PASSWORD", secret)

    settings = load_settings(TeamsSettings)
    async with open_pool() as pool, credential_of(settings, pool)() as credential:
        assert type(credential).__name__ == kind
