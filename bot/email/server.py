"""The mail server that reminders go through."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import SecretStr


class SmtpSecurity(StrEnum):
    """How the way to the mail server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """The server that takes reminders to staff, and from whom they come."""

    host: str
    port: int
    security: SmtpSecurity
    sender: str
    user: str | None = None
    password: SecretStr | None = None
