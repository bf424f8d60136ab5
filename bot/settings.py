"""
The desk's settings: read once, typed, and all their problems told at once.

Each is a variable `SES_DESK_...`; a secret can also be kept in a file that
`SES_DESK_..._FILE` names. What the command line says goes first.
"""

import ipaddress
import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar, overload

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.email.address import is_one_address, is_sender
from bot.email.server import SmtpSecurity, SmtpServer
from bot.secret_files import SecretFiles, refuse_not_read
from bot.setting_choices import LogFormat, LogLevel, RoomsIn, TeamsAppType, TimeZone
from bot.setting_problems import FAULTS, Problem, SettingsFaulty, fault, problem
from domain.calendars.new_york import HEADQUARTERS_ZONE

PREFIX = "SES_DESK_"
DEFAULT_PORT = 8765
_SLACK_SECRETS = ("slack_bot_token", "slack_app_token", "slack_signing_secret")
TENANT_SECRETS = ("teams_app_password", *_SLACK_SECRETS)
_OF_GRAPH = ("mail_sender", "mail_drafts", "absences")
_TENANTS = ("teams_app_id", "teams_tenants", "slack_workspaces")
TENANT = (*_TENANTS, *_OF_GRAPH, *TENANT_SECRETS)
SECRETS = frozenset({"database_url", "smtp_password", *TENANT_SECRETS})
TEAMS_PER_SECOND = 50  # What Microsoft lets an app send to one tenant.
SLACK_PER_SECOND = 10  # Slack has such a limit, too, and names no figure: it is ours.
_DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")


def _refuse_file(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise fault("data", path=str(path))
    return path.absolute()


def _refuse_unknown_database(url: SecretStr) -> SecretStr:
    if not url.get_secret_value().startswith(_DATABASES):
        raise fault("database_url")
    return url


def _refuse_no_mailbox(address: str | None) -> str | None:
    if address is not None and not is_one_address(address):
        raise fault("mail_sender")
    return address


def _parts(words: object) -> object:
    """Take several values apart that stand in one variable, with commas between."""
    if not isinstance(words, str):
        return words
    return tuple(part.strip() for part in words.split(",") if part.strip())


Secret = Annotated[SecretStr, BeforeValidator(refuse_not_read)]
# Whether one may be missing depends on others; a subclass may say so.
_EVEN_UNSET = Field(validate_default=True)


class Settings(BaseSettings):
    """What all commands share. Paths are absolute; secrets never print themselves."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
        defer_build=True,  # Each kind reads them by a validator of its own.
        validate_default=False,
    )

    data: Annotated[Path, AfterValidator(_refuse_file)] = Field(
        default=Path("data"), validate_default=True
    )
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = DEFAULT_PORT
    database_url: Annotated[Secret, AfterValidator(_refuse_unknown_database)] | None = (
        None
    )
    wall_key_file: Path | None = None
    checkpoints: Annotated[Path, AfterValidator(_refuse_file)] | None = None
    log_level: LogLevel = LogLevel.INFO
    log_format: LogFormat = LogFormat.AUTO
    teams_development: bool = False
    teams_app_id: Annotated[str | None, _EVEN_UNSET] = None
    teams_app_type: TeamsAppType = TeamsAppType.SINGLE_TENANT
    teams_app_password: Annotated[Secret | None, _EVEN_UNSET] = None
    teams_tenants: Annotated[
        tuple[str, ...], NoDecode, BeforeValidator(_parts), _EVEN_UNSET
    ] = ()
    teams_rooms: RoomsIn = RoomsIn.TEAM
    slack_bot_token: Annotated[Secret | None, _EVEN_UNSET] = None
    slack_app_token: Secret | None = None
    slack_signing_secret: Annotated[Secret | None, _EVEN_UNSET] = None
    slack_workspaces: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts)] = ()
    public_url: Annotated[str | None, _EVEN_UNSET] = None
    teams_per_second: Annotated[int, Field(ge=1)] = TEAMS_PER_SECOND
    slack_per_second: Annotated[int, Field(ge=1)] = SLACK_PER_SECOND
    mail_sender: Annotated[str | None, AfterValidator(_refuse_no_mailbox)] = None
    mail_drafts: bool = False  # Whether e-mails go into people's own Drafts.
    absences: bool = False  # Whether the desk looks who is out of office.
    all_cores: bool = False  # Whether the desk's threads may run beside each other.
    check_links: bool = False  # Whether the catalogue's links are checked weekly.
    askers_kept_days: Annotated[int, Field(ge=1, le=3650)] = 90
    time_zone: TimeZone = HEADQUARTERS_ZONE  # Where the desk's own week begins.
    smtp_host: str | None = None
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str | None = None
    smtp_password: Secret | None = None
    smtp_security: Annotated[SmtpSecurity, _EVEN_UNSET] = SmtpSecurity.STARTTLS
    smtp_sender: Annotated[str | None, _EVEN_UNSET] = None

    @field_validator("smtp_security")
    @classmethod
    def _refuse_open_password(
        cls, security: SmtpSecurity, info: ValidationInfo
    ) -> SmtpSecurity:
        host, password = info.data.get("smtp_host"), info.data.get("smtp_password")
        is_open = security is SmtpSecurity.NONE and password is not None
        if is_open and not is_loopback(host or ""):
            raise fault("smtp_security")
        return security

    @field_validator("smtp_sender")
    @classmethod
    def _refuse_no_sender(cls, sender: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("smtp_host") and not is_sender(sender or ""):
            raise fault("smtp_sender")
        return sender

    @property
    def is_of_tenant(self) -> bool:
        """Whether the desk is one for real people: no demo office moves in."""
        return any(getattr(self, name) for name in TENANT)

    @property
    def is_in_slack_alone(self) -> bool:
        """Whether the desk is in Slack, and nothing is set of Microsoft 365."""
        elsewhere = ("teams_app_id", "teams_tenants", "teams_app_password")
        in_slack = any(getattr(self, name) for name in _SLACK_SECRETS)
        return in_slack and not any(getattr(self, name) for name in elsewhere)

    @property
    def smtp(self) -> SmtpServer | None:
        """The server for reminders by e-mail; None where the desk sends none."""
        if self.smtp_host is None or self.smtp_sender is None:
            return None
        return SmtpServer(
            host=self.smtp_host,
            port=self.smtp_port,
            security=self.smtp_security,
            sender=self.smtp_sender,
            user=self.smtp_user,
            password=self.smtp_password,
        )

    @field_validator("wall_key_file", "checkpoints")
    @classmethod
    def _refuse_inside_data(cls, path: Path, info: ValidationInfo) -> Path:
        data = info.data.get("data")
        if data is not None and path.resolve().is_relative_to(data.resolve()):
            raise fault(str(info.field_name))
        return path.absolute()

    @property
    def database(self) -> str | None:
        """The database's address; None for the file in the data folder."""
        return self.database_url.get_secret_value() if self.database_url else None

    @property
    def database_file(self) -> Path:
        """Where the database is, unless an address is set."""
        return self.data / "desk.sqlite"

    @property
    def key_path(self) -> Path:
        """The wall's key; unless set, in a folder beside the data folder."""
        return self.wall_key_file or _beside(self.data, ".key") / "wall.key"

    @property
    def checkpoints_folder(self) -> Path:
        """Where checkpoints go; unless set, to a folder beside the data folder."""
        return self.checkpoints or _beside(self.data, ".checkpoints")

    @property
    def files_folder(self) -> Path:
        """Where the case folders are."""
        return self.data / "cases"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- The vendor's.
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- As above.
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read the command line, then secrets' files, then variables."""
        files = SecretFiles(settings_cls, prefix=PREFIX, secrets=SECRETS)
        return init_settings, files, env_settings


S = TypeVar("S", bound=Settings)


class LocalDeskSettings(Settings):
    """The settings of the local desk, where anybody can act as anybody."""

    @field_validator("host")
    @classmethod
    def _refuse_other_machines(cls, host: str) -> str:
        if not is_loopback(host):
            raise fault("host", host=host)
        return host

    @field_validator(*TENANT)
    @classmethod
    def _refuse_tenant(cls, value: object) -> object:
        if value:
            raise fault("tenant")
        return value


@overload
def load_settings(*, said: dict[str, str] | None = None) -> Settings: ...
@overload
def load_settings(kind: type[S], *, said: dict[str, str] | None = None) -> S: ...
def load_settings(
    kind: type[Settings] = Settings, *, said: dict[str, str] | None = None
) -> Settings:
    """
    Read the settings; *said* are those of the command line, by field.

    :raises SettingsFaulty: with every problem there is.
    """
    said = said or {}
    problems = [*_unknown_variables()]
    try:
        settings = kind(**dict[str, Any](said))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise SettingsFaulty([*_problems(found, said), *problems]) from None
    if problems:
        raise SettingsFaulty(problems)
    return settings


def _problems(found: list[ErrorDetails], said: dict[str, str]) -> Iterator[Problem]:
    for error in found:
        field = str(error["loc"][0])
        setting = f"--{field}" if field in said else f"{PREFIX}{field.upper()}"
        words = error.get("ctx", {})
        if error["type"] == "setting":
            yield Problem(
                id=words["problem"],
                setting=setting,
                wrong=words["wrong"],
                to_do=words["to_do"],
            )
        else:
            yield problem(field if field in FAULTS else "other", setting)


def _unknown_variables() -> Iterator[Problem]:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    known |= {f"{PREFIX}{name.upper()}_FILE" for name in SECRETS}
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable not in known:
            nearest = get_close_matches(variable, sorted(known), n=1, cutoff=0)[0]
            yield problem("unknown", variable, nearest=nearest)


def _beside(folder: Path, suffix: str) -> Path:
    return folder.with_name(folder.name + suffix)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
