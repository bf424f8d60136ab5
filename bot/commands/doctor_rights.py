"""Which of the rights that a desk in Teams needs its tenant has given."""

from collections.abc import Iterator, Sequence

from bot.commands.findings import Finding
from bot.graph.permissions import Permission
from bot.settings import Settings
from bot.teams.examining import Access
from cards.wording import _, translate


def rights_findings(
    access: Access, permissions: Sequence[Permission], settings: Settings
) -> Iterator[Finding]:
    """Hold each right that settings need against those that a token carries."""
    for permission in permissions:
        is_given = permission.name in (access.roles or ())
        if _is_needed(permission, settings):
            if is_given or not permission.optional:
                yield _asked(permission, access.roles)
        elif is_given:
            yield _too_much(permission)


def _is_needed(permission: Permission, settings: Settings) -> bool:
    if settings.teams_rooms not in permission.rooms:
        return False
    if not permission.setting:
        return permission.asked
    return bool(getattr(settings, permission.setting))


def _asked(permission: Permission, roles: frozenset[str] | None) -> Finding:
    if roles is None:
        words = _("{right} is not tested: there is no token.")
        return Finding(name="rights", found=_found(permission, words), seen=False)
    if permission.name in roles:
        return Finding(name="rights", found=_found(permission, _("{right} is given.")))
    return Finding(
        name="rights",
        found=_found(permission, _("{right} is missing.")),
        to_do=_(
            "Ask an administrator of the tenant to add it under API permissions of the"
            " app and to grant consent; it can take an hour until it counts."
        ),
    )


def _too_much(permission: Permission) -> Finding:
    found = _("{right} is given, and the desk does not use it yet.")
    return Finding(
        name="rights",
        found=found.format(right=permission.name),
        advice=_("Ask an administrator of the tenant to take it away."),
    )


def _found(permission: Permission, words: str) -> str:
    """Name a right, and say what it is for."""
    return f"{words.format(right=permission.name)} {translate(permission.why)}"
