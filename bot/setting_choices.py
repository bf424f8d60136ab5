"""What some settings are chosen from."""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator


class TeamsAppType(StrEnum):
    """How an app of Teams shows who it is; apps of many tenants cannot be made now."""

    SINGLE_TENANT = "single-tenant"
    MANAGED_IDENTITY = "managed-identity"


class RoomsIn(StrEnum):
    """What the room of a new case is in Teams; a chat needs fewer rights."""

    TEAM = "team"
    CHAT = "chat"


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How a log line looks; auto is for reading on a terminal and JSON elsewhere."""

    AUTO = "auto"
    CONSOLE = "console"
    JSON = "json"


def _refuse_unknown_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(name) from None
    return name


TimeZone = Annotated[str, AfterValidator(_refuse_unknown_zone)]
