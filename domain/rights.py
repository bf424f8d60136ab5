"""Who may do what on a case, decided from stored state alone (SOP, roles)."""

from domain.actions import Action
from domain.documents import Key
from domain.procedure.model import Part, ProcedureRow
from domain.roles import Role
from domain.standing import Standing

# The SOP names the country office as SECU's contact point, and the Corporate SES Team
# as the one who keeps the whole picture: these record what SECU did.
EVENT_RECORDERS = (
    Role.CORPORATE_SES_TEAM,
    Role.COUNTRY_LEAD,
    Role.RESIDENT_REPRESENTATIVE,
    Role.REGIONAL_BUREAU,
    Role.ENVIRONMENTAL_FINANCE,
)
TEAM_KEEPERS = (Role.CORPORATE_SES_TEAM,)
CASE_OPENERS = (Role.CORPORATE_SES_TEAM, Role.ENVIRONMENTAL_FINANCE)
# The SOP names nobody for row 7: those who know the matter hand it over.
HANDING_OVER = (Role.COUNTRY_LEAD, Role.CORPORATE_SES_TEAM)
NAME_READERS = (
    Role.CORPORATE_SES_TEAM,
    Role.COUNTRY_LEAD,
    Role.RESIDENT_REPRESENTATIVE,
)

SIGNERS: dict[Key, tuple[Role, ...]] = {
    Key.RISK_OWNER: (Role.RISK_OWNER,),
    Key.COORDINATOR: (Role.EXECUTIVE_COORDINATOR,),
    Key.BUREAU: (Role.BUREAU_CLEARER,),
    Key.POLICY: (Role.POLICY_CLEARER,),
    Key.SUBMISSION: (Role.BUREAU_CLEARER, Role.RESIDENT_REPRESENTATIVE),
}
# The parts that sign or clear, and to whom what waits is shown.
SIGNING_ROLES = frozenset(roles[0] for roles in SIGNERS.values())
# Those and the parts that submit to SECU: who stepped back does nothing in them, nobody
# gives one to themselves, and who keeps the team has none.
DECIDING_ROLES = frozenset(role for roles in SIGNERS.values() for role in roles)
# The Risk Owner is "RR or RBx, whoever is identified": nobody else can be named.
RISK_OWNER_FROM = (
    Role.RESIDENT_REPRESENTATIVE,
    Role.BUREAU_CLEARER,
    Role.REGIONAL_BUREAU,
)


def can_work(standing: Standing, *, action: Action, row: ProcedureRow) -> bool:
    """Whether they may start, draft or finish an action: its doers and the team's."""
    if action.assignee_id == standing.person_id:
        return standing.is_on_case
    if Role.RESPONSE_TEAM in (*row.owners, *row.support) and standing.is_on_team:
        return True
    doers = (*row.owners, *row.support, *row.doers, Role.CORPORATE_SES_TEAM)
    return standing.plays(doers if row.owners else HANDING_OVER)


def can_waive(standing: Standing, *, row: ProcedureRow) -> bool:
    """Whether letting it go undone is theirs to decide: its owners', not who helps."""
    if Role.RESPONSE_TEAM in row.owners and standing.is_on_team:
        return True
    return standing.plays((*row.owners, *row.doers, Role.CORPORATE_SES_TEAM))


def can_finish_part(standing: Standing, *, part: Part) -> bool:
    """Whether a notifier's part is theirs to mark done."""
    if part.outside:
        return standing.plays(EVENT_RECORDERS)
    if Role.RESPONSE_TEAM in (part.role, *part.also_from) and standing.is_on_team:
        return True
    return standing.plays((part.role, *part.also_from, Role.CORPORATE_SES_TEAM))


def is_notice(row: ProcedureRow) -> bool:
    """Whether a row notifies stakeholders (9, 19, 23, 27); 22 tells ExO alone."""
    return any(part.role is Role.RESIDENT_REPRESENTATIVE for part in row.parts)


def can_record_events(standing: Standing) -> bool:
    """Whether they may record what SECU or UNDP did."""
    return standing.plays(EVENT_RECORDERS)


def can_keep_team(standing: Standing) -> bool:
    """Whether they may change who plays which part: nobody may in another's name."""
    return not standing.roles.isdisjoint(TEAM_KEEPERS)


def can_agree_team(standing: Standing) -> bool:
    """Whether they may call the team agreed as it is, which gives nobody a part."""
    return standing.plays(TEAM_KEEPERS)


def stands_in_for_keeper(standing: Standing) -> bool:
    """Whether they do a keeper's daily work, which leaves the team as it is."""
    return standing.plays(TEAM_KEEPERS) and not can_keep_team(standing)


def keys_of(standing: Standing) -> tuple[Key, ...]:
    """Return the keys that they can turn; none when recused."""
    if standing.recused:
        return ()
    return tuple(key for key, roles in SIGNERS.items() if standing.plays(roles))


def signing_role(standing: Standing, key: Key) -> Role:
    """Return the role in which they turn *key*, their own before an acted one."""
    own = [role for role in SIGNERS[key] if role in standing.roles]
    acted = [role for role in SIGNERS[key] if role in standing.acting]
    return (own + acted)[0]
