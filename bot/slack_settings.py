"""The settings of a desk in Slack, and those of its app manifest."""

import re

from pydantic import SecretStr, ValidationInfo, field_validator

from bot.setting_problems import fault
from bot.settings import Settings
from bot.teams_settings import reached_at
from domain.rooms import Home

_BOT_TOKEN = re.compile(r"xoxb-[\w-]+", re.ASCII)
_APP_TOKEN = re.compile(r"xapp-[\w-]+", re.ASCII)
# Hexadecimal today; Slack promises no form, so only what is surely another is refused.
_SIGNING_SECRET = re.compile(r"[0-9A-Za-z]{16,}", re.ASCII)
_WORKSPACE = re.compile(r"[TE][0-9A-Z]{6,}", re.ASCII)


class SlackAppSettings(Settings):
    """What an app manifest needs to know: where the desk is reached, if anywhere."""

    @field_validator("public_url")
    @classmethod
    def _refuse_unreached(cls, address: str | None, info: ValidationInfo) -> str | None:
        if address is None and not cls._is_called(info):
            return None
        found = reached_at(address or "")
        if found is None:
            raise fault("public_url")
        return found

    @classmethod
    def _is_called(cls, info: ValidationInfo) -> bool:  # noqa: ARG003 -- One's below.
        """Whether Slack calls the desk at its address."""
        return False


class SlackSettings(SlackAppSettings):
    """
    What a desk in Slack starts with.

    With an app token it calls Slack by a socket (Socket Mode) and needs no public
    address; without one Slack calls it there, and signs what it says.
    """

    @field_validator("slack_bot_token")
    @classmethod
    def _refuse_no_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None or not _BOT_TOKEN.fullmatch(token.get_secret_value()):
            raise fault("slack_bot_token")
        return token

    @field_validator("slack_app_token")
    @classmethod
    def _refuse_other_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _APP_TOKEN.fullmatch(token.get_secret_value()):
            raise fault("slack_app_token")
        return token

    @field_validator("slack_signing_secret")
    @classmethod
    def _refuse_no_secret(
        cls, secret: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        if secret is None and not cls._is_called(info):
            return None
        words = secret.get_secret_value() if secret else ""
        if not _SIGNING_SECRET.fullmatch(words):
            raise fault("slack_signing_secret")
        return secret

    @field_validator("slack_workspaces")
    @classmethod
    def _refuse_no_workspace(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_WORKSPACE.fullmatch(each) for each in ids):
            raise fault("slack_workspaces")
        return ids

    @classmethod
    def _is_called(cls, info: ValidationInfo) -> bool:
        # A token that was refused is reported once, and not as all that is missing.
        return info.data.get("slack_app_token", "refused") is None

    @property
    def home(self) -> Home:
        """Where rooms of new cases are."""
        return Home.SLACK

    @property
    def uses_socket(self) -> bool:
        """Whether the desk is in Socket Mode."""
        return self.slack_app_token is not None

    @property
    def bot_token(self) -> str:
        """The token that the desk calls Slack with."""
        return self.slack_bot_token.get_secret_value() if self.slack_bot_token else ""

    @property
    def app_token(self) -> str:
        """The token that opens a socket; empty where Slack calls the desk."""
        return self.slack_app_token.get_secret_value() if self.slack_app_token else ""

    @property
    def signing_secret(self) -> str:
        """What Slack signs with; empty where there is none."""
        secret = self.slack_signing_secret
        return secret.get_secret_value() if secret else ""
