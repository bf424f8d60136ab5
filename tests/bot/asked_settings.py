"""Settings as a test gives them, and what is wrong with them."""

from collections.abc import Mapping

import pytest

from bot.setting_problems import SettingsFaulty
from bot.settings import Settings, load_settings


def give(monkeypatch: pytest.MonkeyPatch, settings: Mapping[str, str]) -> None:
    """Set what the environment says, by names without the desk's own beginning."""
    for name, value in settings.items():
        monkeypatch.setenv(f"SES_DESK_{name}", value)


def problems_of(kind: type[Settings]) -> list[str]:
    """Return what keeps a desk of that kind from starting: id and setting."""
    with pytest.raises(SettingsFaulty) as caught:
        load_settings(kind)
    return [f"{each.id} {each.setting[9:]}" for each in caught.value.problems]
