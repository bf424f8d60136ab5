"""How the bot shows who it is: by a secret, or by the machine that it runs on."""

from collections.abc import Callable

from aiohttp import ClientSession
from azure.core.credentials_async import AsyncTokenCredential
from azure.core.pipeline.transport import AioHttpTransport
from azure.identity.aio import ClientSecretCredential, ManagedIdentityCredential
from pydantic import SecretStr

from bot.setting_choices import TeamsAppType
from bot.teams_settings import TeamsSettings

LOGIN = "https://login.microsoftonline.com"

# One for each token: they keep what they got, and give it again when it was refused.
OpenCredential = Callable[[], AsyncTokenCredential]


def credential_of(settings: TeamsSettings, pool: ClientSession) -> OpenCredential:
    """Return how the desk of these settings shows who it is, to Teams and to Graph."""
    secret = settings.teams_app_password
    if secret is None or settings.teams_app_type is TeamsAppType.MANAGED_IDENTITY:
        return by_managed_identity(app_id=settings.app_id, pool=pool)
    return by_secret(
        tenant=settings.home_tenant, app_id=settings.app_id, secret=secret, pool=pool
    )


def by_secret(
    *,
    tenant: str,
    app_id: str,
    secret: SecretStr,
    pool: ClientSession,
    authority: str = LOGIN,
) -> OpenCredential:
    """
    Return how a bot of a single *tenant* shows who it is.

    *authority* is another cloud's place to log in at, always an `https` address.
    """

    def open_credential() -> AsyncTokenCredential:
        return ClientSecretCredential(
            tenant,
            app_id,
            secret.get_secret_value(),
            authority=authority,
            transport=_over(pool),
            retry_total=0,  # The outbox tries again, with growing waits.
        )

    return open_credential


def by_managed_identity(*, app_id: str, pool: ClientSession) -> OpenCredential:
    """Return how a bot shows who it is by a user-assigned identity of its machine."""

    def open_credential() -> AsyncTokenCredential:
        return ManagedIdentityCredential(
            client_id=app_id, transport=_over(pool), retry_total=0
        )

    return open_credential


def _over(pool: ClientSession) -> AioHttpTransport:
    return AioHttpTransport(session=pool, session_owner=False)
