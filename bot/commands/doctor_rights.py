"""Which of the rights that a desk in Teams needs its tenant has given."""

from collections.abc import Iterator, Sequence

from bot.commands.findings import Finding
from bot.graph.permissions import Kind, Permission, Use
from bot.teams.examining import Access
from cards.wording import _, translate

# Without these a case has no room; the others are for what a desk can go without.
_NEEDED = frozenset({Use.ROOMS, Use.FILES})


def rights_findings(
    access: Access, permissions: Sequence[Permission]
) -> Iterator[Finding]:
    """Hold each right against those that a token for Graph carries."""
    for permission in permissions:
        if permission.kind is Kind.TEAM:
            words = _("{right} holds in single teams, and is not tested here.")
            yield _finding(permission, words)
        elif access.roles is None:
            yield _finding(permission, _("{right} is not tested: there is no token."))
        elif permission.name in access.roles:
            yield _finding(permission, _("{right} is given."))
        else:
            yield _missing(permission)


def _finding(permission: Permission, words: str) -> Finding:
    why = translate(permission.why)
    found = f"{words.format(right=permission.name)} {why}"
    return Finding(name="rights", found=found)


def _missing(permission: Permission) -> Finding:
    found = _finding(permission, _("{right} is missing.")).found
    ask = _(
        "Ask an administrator of the tenant to add it under API permissions of the app"
        " and to grant consent; it can take an hour until it counts."
    )
    if permission.needed_for in _NEEDED:
        return Finding(name="rights", found=found, to_do=ask)
    without = _("The desk works without it, but for this. {ask}").format(ask=ask)
    return Finding(name="rights", found=found, advice=without)
