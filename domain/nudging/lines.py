"""Up whose line a late action goes: the owner's own, and nobody else's."""

from dataclasses import dataclass

from domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """Who is told that somebody is late: the *lead* first, the *top* later."""

    lead: tuple[Role, ...] = ()
    top: tuple[Role, ...] = ()


_BUREAU = (Role.REGIONAL_BUREAU, Role.BUREAU_CLEARER)
_POLICY = OwnLine(lead=(Role.POLICY_CLEARER,))

# A country office goes up to its regional bureau, BPPS stays within BPPS, Environmental
# Finance within its team. Nobody's line ends at SECU, ExO or the Administrator.
LINES: dict[Role, OwnLine] = {
    Role.PROJECT_MANAGER: OwnLine(lead=(Role.COUNTRY_LEAD,), top=_BUREAU),
    Role.COUNTRY_LEAD: OwnLine(lead=(Role.RESIDENT_REPRESENTATIVE,), top=_BUREAU),
    Role.RESIDENT_REPRESENTATIVE: OwnLine(
        lead=(Role.REGIONAL_BUREAU,), top=(Role.BUREAU_CLEARER,)
    ),
    Role.RISK_OWNER: OwnLine(lead=(Role.REGIONAL_BUREAU,), top=(Role.BUREAU_CLEARER,)),
    Role.REGIONAL_BUREAU: OwnLine(lead=(Role.BUREAU_CLEARER,)),
    Role.CORPORATE_SES_TEAM: _POLICY,
    Role.POLICY_BUREAU: _POLICY,
    Role.ENVIRONMENTAL_FINANCE: OwnLine(lead=(Role.EXECUTIVE_COORDINATOR,)),
}
NEVER_CHASED = frozenset({Role.EXECUTIVE_OFFICE, Role.SECU, Role.ADMINISTRATOR})


def line_of(role: Role) -> OwnLine:
    """Return a role's own line; an empty one where nobody stands above it."""
    return LINES.get(role, OwnLine())
