"""The roles of the SOP under all the names it gives them."""

from collections import Counter

import pytest

from domain.roles import ASSIGNABLE, BY_ROLE, ROLES, Office, Role, role_named

# Every name that the SOP, or somebody who read it, uses for a role.
NAMES = (
    ("Corporate SES Team", Role.CORPORATE_SES_TEAM),
    ("Corporate SES Team*", Role.CORPORATE_SES_TEAM),
    ("SES Corporate Team*", Role.CORPORATE_SES_TEAM),
    ("SES policy team focal point", Role.CORPORATE_SES_TEAM),
    ("SES Policy Specialist", Role.CORPORATE_SES_TEAM),
    ("SES focal point", Role.CORPORATE_SES_TEAM),
    ("CST", Role.CORPORATE_SES_TEAM),
    ("CO", Role.COUNTRY_LEAD),
    ("CO Lead", Role.COUNTRY_LEAD),
    ("CO lead", Role.COUNTRY_LEAD),
    ("Country Office", Role.COUNTRY_LEAD),
    ("RR", Role.RESIDENT_REPRESENTATIVE),
    ("CO RR", Role.RESIDENT_REPRESENTATIVE),
    ("DRR", Role.RESIDENT_REPRESENTATIVE),
    ("Project Manager", Role.PROJECT_MANAGER),
    ("Help Desk", Role.REGIONAL_BUREAU),
    ("RBx Country Support", Role.REGIONAL_BUREAU),
    ("RBx", Role.REGIONAL_BUREAU),
    ("RBx Senior Management", Role.BUREAU_CLEARER),
    ("policy adviser", Role.POLICY_BUREAU),
    ("BPPS", Role.POLICY_CLEARER),
    ("BPPS Senior Management", Role.POLICY_CLEARER),
    ("Chief of Effectiveness Group", Role.POLICY_CLEARER),
    ("Chief of the Effectiveness Group", Role.POLICY_CLEARER),
    ("Environmental Finance Team", Role.ENVIRONMENTAL_FINANCE),
    ("Environment Finance Team", Role.ENVIRONMENTAL_FINANCE),
    ("HQ Environmental Finance Team", Role.ENVIRONMENTAL_FINANCE),
    ("Env Vertical Fund team", Role.ENVIRONMENTAL_FINANCE),
    ("Vertical Fund team", Role.ENVIRONMENTAL_FINANCE),
    ("EF", Role.ENVIRONMENTAL_FINANCE),
    ("Environmental Finance Executive Coordinator", Role.EXECUTIVE_COORDINATOR),
    ("Environment Finance Team Executive Director", Role.EXECUTIVE_COORDINATOR),
    ("Executive Coordinator", Role.EXECUTIVE_COORDINATOR),
    ("Executive Director", Role.EXECUTIVE_COORDINATOR),
    ("ExCo", Role.EXECUTIVE_COORDINATOR),
    ("BERA", Role.EXTERNAL_RELATIONS),
    ("Risk Owner", Role.RISK_OWNER),
    ("RR or RBx (whoever is identified Risk Owner)", Role.RISK_OWNER),
    ("ExO", Role.EXECUTIVE_OFFICE),
    ("Deputy Chief of Staff", Role.EXECUTIVE_OFFICE),
    ("Management Response Team", Role.RESPONSE_TEAM),
    ("SECU Case Management Response Team", Role.RESPONSE_TEAM),
    ("MRT", Role.RESPONSE_TEAM),
    ("SECU", Role.SECU),
    ("SECU/OAI", Role.SECU),
    ("OAI", Role.SECU),
    ("Administrator", Role.ADMINISTRATOR),
)


@pytest.mark.parametrize("name, role", NAMES)
def test_a_role_is_found_by_every_name_it_goes_by(name: str, role: Role) -> None:
    assert role_named(name) is role


@pytest.mark.parametrize("typed", ["  corporate   ses team ", "CORPORATE-SES-TEAM"])
def test_a_role_is_found_however_it_is_typed(typed: str) -> None:
    assert role_named(typed) is Role.CORPORATE_SES_TEAM


@pytest.mark.parametrize("stranger", ["", "*", "Press Secretary", "somebody"])
def test_a_name_that_is_nobodys_finds_nobody(stranger: str) -> None:
    assert role_named(stranger) is None


def test_no_name_means_two_roles() -> None:
    names = Counter(
        name
        for facts in ROLES
        for name in {
            each.casefold().replace("-", " ")
            for each in (facts.role.value, facts.title, facts.short, *facts.aliases)
        }
    )

    assert [name for name, times in names.items() if times > 1] == []


def test_every_role_is_described_once() -> None:
    assert sorted(facts.role for facts in ROLES) == sorted(Role)
    assert len(BY_ROLE) == len(ROLES)


def test_those_who_act_outside_the_desk_are_not_given_to_anybody() -> None:
    outside = set(Role) - set(ASSIGNABLE)

    assert outside == {Role.RESPONSE_TEAM, Role.SECU, Role.ADMINISTRATOR}


def test_only_the_country_office_works_by_its_own_calendar() -> None:
    local = {facts.role for facts in ROLES if facts.office is Office.COUNTRY}

    assert local == {
        Role.COUNTRY_LEAD,
        Role.RESIDENT_REPRESENTATIVE,
        Role.PROJECT_MANAGER,
        Role.RISK_OWNER,
    }
