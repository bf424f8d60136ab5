"""How the desk signs in to Microsoft 365: by a secret, or as the machine it is on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential


@asynccontextmanager
async def signed_in(
    tenant: str, app_id: str, *, secret: str | None = None
) -> "AsyncIterator[AsyncTokenCredential]":
    """
    Lend a credential of azure-identity, and close it afterwards.

    Without a *secret* the machine's managed identity of that id is used.
    """
    from azure.identity.aio import ClientSecretCredential, ManagedIdentityCredential

    if secret is None:
        async with ManagedIdentityCredential(client_id=app_id) as identity:
            yield identity
    else:
        async with ClientSecretCredential(tenant, app_id, secret) as known:
            yield known
