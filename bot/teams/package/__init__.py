"""The app package that an administrator uploads to Teams: `ses-desk.zip`."""

from bot.teams.package.archive import NAME, make_package
from bot.teams.package.manifest import VERSION

__all__ = ["NAME", "VERSION", "make_package"]
