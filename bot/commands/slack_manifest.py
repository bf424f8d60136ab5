"""`ses-desk slack manifest`: what an administrator pastes into Slack."""

import json

import typer

from bot.settings import load_settings
from bot.slack.manifest import manifest_of
from bot.slack_settings import SlackAppSettings


def print_manifest(*, said: dict[str, str]) -> None:
    """
    Print the app's manifest as JSON, and nothing else; it holds no secret.

    Without a public address, or with an app token, it is one for Socket Mode.

    :raises SettingsFaulty: where the public address is none.
    """
    settings = load_settings(SlackAppSettings, said=said)
    manifest = manifest_of(None if settings.slack_app_token else settings.public_url)
    typer.echo(json.dumps(manifest, indent=2, ensure_ascii=False))
