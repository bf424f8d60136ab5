"""What one person is on one case today: the answer to "who may do it"."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.people import ActingFor, Membership, Recusal
from domain.roles import RESPONSE_TEAM_ROLES, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    The roles that a person holds on a case, and for whom they act.

    *acting* maps a role to the id of the principal. Acting for somebody does not
    cascade: it rests on the principal's own membership alone. *is_everybody* is what
    all of the team have in common, and nobody in particular.
    """

    person_id: str
    roles: frozenset[Role] = frozenset()
    acting: Mapping[Role, str] = field(default_factory=dict)
    recused: bool = False
    is_everybody: bool = False

    @property
    def is_on_case(self) -> bool:
        """Whether they may see the case at all."""
        return bool(self.roles or self.acting)

    @property
    def is_on_team(self) -> bool:
        """Whether they are on the Management Response Team, which ExO is not."""
        return self.is_everybody or self.plays(RESPONSE_TEAM_ROLES)

    def plays(self, roles: Collection[Role]) -> bool:
        """Whether they hold, or act in, one of *roles*."""
        acting = self.acting.keys()
        return not (self.roles.isdisjoint(roles) and acting.isdisjoint(roles))

    def acts_for(self, role: Role) -> str:
        """Return for whom they act in *role*; empty when they hold it themselves."""
        return "" if role in self.roles else self.acting.get(role, "")


EVERYBODY = Standing(person_id="", is_everybody=True)


def standing_of(
    person_id: str,
    *,
    members: Iterable[Membership],
    acting: Iterable[ActingFor],
    recusals: Iterable[Recusal],
    day: date,
) -> Standing:
    """Work out what *person_id* is on a case on that day."""
    held = [member for member in members if member.until is None]
    deputises = [e for e in acting if e.deputy_id == person_id and e.holds_on(day)]
    return Standing(
        person_id=person_id,
        roles=frozenset(m.role for m in held if m.person_id == person_id),
        acting=_acting_roles(deputises, held) if deputises else {},
        recused=any(recusal.person_id == person_id for recusal in recusals),
    )


def _acting_roles(
    deputises: Iterable[ActingFor], held: Iterable[Membership]
) -> dict[Role, str]:
    """Return for whom in which role: who has left has no deputy."""
    own = {(member.person_id, member.role) for member in held}
    return {
        each.role: each.principal_id
        for each in deputises
        if (each.principal_id, each.role) in own
    }
