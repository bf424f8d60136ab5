"""Which of the rights that a desk in Teams needs its tenant has given."""

from collections.abc import Iterator, Sequence

from bot.commands.findings import Finding
from bot.graph.permissions import Permission
from bot.teams.examining import Access
from cards.wording import _, translate


def rights_findings(
    access: Access, permissions: Sequence[Permission]
) -> Iterator[Finding]:
    """Hold each right against those that a token for Graph carries."""
    for permission in permissions:
        if permission.asked:
            yield _asked(permission, access.roles)
        elif permission.name in (access.roles or ()):
            yield _too_much(permission)


def _asked(permission: Permission, roles: frozenset[str] | None) -> Finding:
    if roles is None:
        words = _("{right} is not tested: there is no token.")
        return Finding(name="rights", found=_found(permission, words))
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
