"""Signing in: with a secret where there is one, else as the machine."""

import pytest

from bot.graph.credentials import signed_in

APP = "11111111-2222-3333-4444-555555555555"


@pytest.mark.parametrize(
    "secret, kind",
    [("a-secret", "ClientSecretCredential"), (None, "ManagedIdentityCredential")],
)
async def test_a_secret_goes_before_the_machine(secret: str | None, kind: str) -> None:
    async with signed_in("tenant-id", APP, secret=secret) as credential:
        assert type(credential).__name__ == kind
