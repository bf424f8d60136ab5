"""Who does what: the roles of the SOP, their other names, and their offices."""

from dataclasses import dataclass
from enum import StrEnum

from domain.wording import N_


class Office(StrEnum):
    """Whose working week and holidays bind a date."""

    HEADQUARTERS = "headquarters"
    COUNTRY = "country-office"


class Role(StrEnum):
    """A part that somebody plays on a case; the value is stored for ever."""

    CORPORATE_SES_TEAM = "corporate-ses-team"
    COUNTRY_LEAD = "country-lead"
    RESIDENT_REPRESENTATIVE = "resident-representative"
    PROJECT_MANAGER = "project-manager"
    REGIONAL_BUREAU = "regional-bureau"
    BUREAU_CLEARER = "bureau-clearer"
    POLICY_BUREAU = "policy-bureau"
    POLICY_CLEARER = "policy-clearer"
    ENVIRONMENTAL_FINANCE = "environmental-finance"
    EXECUTIVE_COORDINATOR = "executive-coordinator"
    EXTERNAL_RELATIONS = "external-relations"
    RISK_OWNER = "risk-owner"
    EXECUTIVE_OFFICE = "executive-office"
    # Never on a case's team: they are named by the SOP and act outside the desk.
    RESPONSE_TEAM = "response-team"
    SECU = "secu"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """What the SOP calls a role, where it sits, and the other names it goes by."""

    role: Role
    title: str
    short: str
    office: Office
    aliases: tuple[str, ...] = ()
    on_response_team: bool = True


HQ = Office.HEADQUARTERS
CO = Office.COUNTRY

ROLES: tuple[RoleFacts, ...] = (
    RoleFacts(
        role=Role.CORPORATE_SES_TEAM,
        title=N_("Corporate SES Team"),
        short=N_("SES Team"),
        office=HQ,
        aliases=(
            "SES Corporate Team",
            "SES policy team",
            "SES policy team focal point",
            "SES Policy Specialist",
            "BPPS Effectiveness SES Policy Specialist",
            "SES focal point",
            "Corporate SES focal point",
            "CST",
        ),
    ),
    RoleFacts(
        role=Role.COUNTRY_LEAD,
        title=N_("Country Office lead"),
        short=N_("CO lead"),
        office=CO,
        aliases=("CO Lead", "Country lead", "Country Office", "CO"),
    ),
    RoleFacts(
        role=Role.RESIDENT_REPRESENTATIVE,
        title=N_("Resident Representative"),
        short=N_("RR"),
        office=CO,
        aliases=("CO RR", "RR", "DRR", "Deputy Resident Representative"),
    ),
    RoleFacts(
        role=Role.PROJECT_MANAGER,
        title=N_("Project Manager"),
        short=N_("Project Manager"),
        office=CO,
        aliases=("PM",),
    ),
    RoleFacts(
        role=Role.REGIONAL_BUREAU,
        title=N_("Regional Bureau Help Desk"),
        short=N_("RBx"),
        office=HQ,
        aliases=(
            "RBx Help Desk",
            "RBx Country Support",
            "Help Desk",
            "Country Support",
        ),
    ),
    RoleFacts(
        role=Role.BUREAU_CLEARER,
        title=N_("Regional Bureau senior management"),
        short=N_("RBx management"),
        office=HQ,
        aliases=("RBx Senior Management",),
    ),
    RoleFacts(
        role=Role.POLICY_BUREAU,
        title=N_("BPPS policy adviser"),
        short=N_("BPPS adviser"),
        office=HQ,
        aliases=("Policy adviser", "Policy advisor"),
    ),
    RoleFacts(
        role=Role.POLICY_CLEARER,
        title=N_("BPPS senior management"),
        short=N_("BPPS"),
        office=HQ,
        aliases=(
            "BPPS Senior Management",
            "Chief of Effectiveness Group",
            "Chief of the Effectiveness Group",
        ),
    ),
    RoleFacts(
        role=Role.ENVIRONMENTAL_FINANCE,
        title=N_("Environmental Finance Team"),
        short=N_("Env. Finance"),
        office=HQ,
        aliases=(
            "Environment Finance Team",
            "Environmental Finance",
            "HQ Environmental Finance Team",
            "HQ Environmental Finance",
            "Env Vertical Fund team",
            "Vertical Fund team",
            "HQ EF",
            "EF",
        ),
    ),
    RoleFacts(
        role=Role.EXECUTIVE_COORDINATOR,
        title=N_("Environmental Finance Executive Coordinator"),
        short=N_("EF Coordinator"),
        office=HQ,
        aliases=(
            "Environment Finance Team Executive Director",
            "Environmental Finance Executive Director",
            "Executive Coordinator",
            "Executive Director",
            "ExCo",
        ),
    ),
    RoleFacts(
        role=Role.EXTERNAL_RELATIONS,
        title=N_("Bureau of External Relations and Advocacy"),
        short=N_("BERA"),
        office=HQ,
        aliases=("BERA", "Donor relations", "Communications"),
    ),
    RoleFacts(
        role=Role.RISK_OWNER,
        title=N_("Risk Owner"),
        short=N_("Risk Owner"),
        office=CO,
        aliases=(
            "RR or RBx, whoever is identified Risk Owner",
            "RR or RBx (whoever is identified Risk Owner)",
        ),
    ),
    RoleFacts(
        role=Role.EXECUTIVE_OFFICE,
        title=N_("Executive Office"),
        short=N_("ExO"),
        office=HQ,
        aliases=("ExO", "Deputy Chief of Staff"),
        on_response_team=False,
    ),
    RoleFacts(
        role=Role.RESPONSE_TEAM,
        title=N_("Management Response Team"),
        short=N_("Response Team"),
        office=HQ,
        aliases=("MRT", "SECU Case Management Response Team"),
    ),
    RoleFacts(
        role=Role.SECU,
        title=N_("Social and Environmental Compliance Unit"),
        short=N_("SECU"),
        office=HQ,
        aliases=("SECU/OAI", "OAI", "Office of Audit and Investigations"),
        on_response_team=False,
    ),
    RoleFacts(
        role=Role.ADMINISTRATOR,
        title=N_("Administrator"),
        short=N_("Administrator"),
        office=HQ,
        on_response_team=False,
    ),
)
BY_ROLE = {facts.role: facts for facts in ROLES}

# The parts that can be given to a person of the desk; the rest act outside it.
ASSIGNABLE = tuple(
    facts.role
    for facts in ROLES
    if facts.role not in {Role.RESPONSE_TEAM, Role.SECU, Role.ADMINISTRATOR}
)
RESPONSE_TEAM_ROLES = frozenset(
    role for role in ASSIGNABLE if BY_ROLE[role].on_response_team
)


def role_named(words: str) -> Role | None:
    """Find the role that *words* name, by value, title, short form or alias."""
    return _NAMES.get(_folded(words))


def _folded(words: str) -> str:
    # The SOP puts a star behind the team that was only proposed.
    return " ".join(words.casefold().replace("-", " ").replace("*", " ").split())


def _all_names() -> dict[str, Role]:
    names: dict[str, Role] = {}
    for facts in ROLES:
        for name in (facts.role.value, facts.title, facts.short, *facts.aliases):
            names.setdefault(_folded(name), facts.role)
    return names


_NAMES = _all_names()
