"""Secrets out of files, as container platforms mount them: `SES_DESK_..._FILE`."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.setting_problems import fault


@dataclass(frozen=True, slots=True)
class NotRead:
    """A secret that could not be taken: *kind* of fault, and the words it needs."""

    kind: str
    words: dict[str, str]


def refuse_not_read(value: object) -> object:
    """Report a secret that could not be taken together with all other problems."""
    if isinstance(value, NotRead):
        raise fault(value.kind, **value.words)
    return value


class SecretFiles(PydanticBaseSettingsSource):
    """Takes the settings named *secrets* from the files that variables name."""

    def __init__(
        self, settings: type[BaseSettings], *, prefix: str, secrets: frozenset[str]
    ) -> None:
        super().__init__(settings)
        self._prefix = prefix
        self._secrets = secrets

    def get_field_value(
        self,
        field: FieldInfo,  # noqa: ARG002 -- The vendor passes it.
        field_name: str,
    ) -> tuple[Any, str, bool]:
        """Return a secret's text, or None where no variable names a file."""
        return self._read(f"{self._prefix}{field_name.upper()}"), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return every secret that a file holds."""
        fields = self.settings_cls.model_fields
        found = {
            name: self.get_field_value(fields[name], name)[0] for name in self._secrets
        }
        return {name: value for name, value in found.items() if value is not None}

    def _read(self, variable: str) -> str | NotRead | None:
        path = os.environ.get(f"{variable}_FILE")
        if not path:
            return None
        if os.environ.get(variable):
            return NotRead("twice", {"setting": variable})
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return NotRead("secret_file", {"path": path})
