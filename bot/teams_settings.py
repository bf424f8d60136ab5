"""The settings of a desk in Microsoft Teams, and those of its app package."""

import re
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationInfo, field_validator

from bot.setting_choices import RoomsIn, TeamsAppType
from bot.setting_problems import fault
from bot.settings import Settings, is_loopback
from domain.rooms import Home

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_HOST = re.compile(
    r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
    re.ASCII,
)


def guid(words: str) -> str | None:
    """Return an id as Microsoft writes it, in small letters; None for none."""
    found = words.strip().casefold()
    return found if _GUID.fullmatch(found) else None


def reached_at(address: str) -> str | None:
    """Return an https address of a named machine, without a path; None for others."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    more = (parts.path.strip("/"), parts.query, parts.fragment, parts.username)
    if parts.scheme != "https" or any(more) or not _HOST.fullmatch(host):
        return None
    return f"https://{host}:{port}" if port else f"https://{host}"


class TeamsAppSettings(Settings):
    """Which app of Teams this desk is, and where it is reached: no secrets."""

    @field_validator("teams_app_id")
    @classmethod
    def _refuse_no_app(cls, app_id: str | None, info: ValidationInfo) -> str | None:
        if app_id is None:
            if cls._is_tried(info):
                return None
            raise fault("teams_app_id_missing")
        return _guid(app_id, "teams_app_id")

    @field_validator("public_url")
    @classmethod
    def _refuse_other_address(
        cls, address: str | None, info: ValidationInfo
    ) -> str | None:
        if address is None and cls._is_tried(info):
            return None
        found = reached_at(address or "")
        if found is None:
            raise fault("public_url")
        return found

    @classmethod
    def _is_tried(cls, info: ValidationInfo) -> bool:  # noqa: ARG003 -- One's below.
        """Whether there is no app, as the desk is only tried."""
        return False

    @property
    def app_id(self) -> str:
        """The app's id; empty where the desk is only tried."""
        return self.teams_app_id or ""


class TeamsSettings(TeamsAppSettings):
    """
    What a desk in Teams starts with.

    With *teams_development* there is no app, and whoever asks on loopback is let in.
    """

    @field_validator("teams_development")
    @classmethod
    def _refuse_others(cls, tried: bool, info: ValidationInfo) -> bool:  # noqa: FBT001
        if tried and not is_loopback(info.data.get("host", "")):
            raise fault("teams_development")
        return tried

    @field_validator("teams_app_id")
    @classmethod
    def _refuse_tried_app(cls, app_id: str | None, info: ValidationInfo) -> str | None:
        if app_id and info.data.get("teams_development"):
            raise fault("teams_development")
        return app_id

    @field_validator("mail_sender", "mail_drafts", "absences")
    @classmethod
    def _refuse_tried_more(cls, said: object, info: ValidationInfo) -> object:
        if said and info.data.get("teams_development"):
            raise fault("teams_development")
        return said

    @field_validator("teams_app_password")
    @classmethod
    def _refuse_no_secret(
        cls, secret: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        is_single = info.data.get("teams_app_type") is TeamsAppType.SINGLE_TENANT
        if secret is None and is_single and not cls._is_tried(info):
            raise fault("teams_app_password")
        return secret

    @field_validator("teams_tenants")
    @classmethod
    def _refuse_no_tenant(
        cls, tenants: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        if tenants and info.data.get("teams_development"):
            raise fault("teams_development")
        if not tenants and not cls._is_tried(info):
            raise fault("teams_tenants")
        return tuple(_guid(tenant, "teams_tenants") for tenant in tenants)

    @classmethod
    def _is_tried(cls, info: ValidationInfo) -> bool:
        # A switch that was refused is reported once, and not as all that is missing.
        return bool(info.data.get("teams_development", True))

    @property
    def home(self) -> Home:
        """Where rooms of new cases are; to try the desk, this machine's folders do."""
        if self.teams_development:
            return Home.DESK
        return Home.TEAMS_CHAT if self.teams_rooms is RoomsIn.CHAT else Home.TEAMS

    @property
    def home_tenant(self) -> str:
        """The tenant that the app is registered in; empty where the desk is tried."""
        return self.teams_tenants[0] if self.teams_tenants else ""


def _guid(words: str, kind: str) -> str:
    found = guid(words)
    if found is None:
        raise fault(kind)
    return found
