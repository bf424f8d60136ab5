"""Each role that can be put on a case has a brief, and the SOP says each sentence."""

import pytest

from domain.learning.briefs import BRIEFS
from domain.learning.resources import ResourceStatus
from domain.procedure.model import Approval
from domain.procedure.secu import ROWS, SECU
from domain.roles import ASSIGNABLE, Role
from storage.catalogue.shipped import shipped_resources

KEYS = {row.key for row in ROWS}
SHIPPED = {each.id: each for each in shipped_resources()}
every_role = pytest.mark.parametrize("role", ASSIGNABLE)


def rows_with(approval: Approval) -> set[str]:
    return {row.key for row in ROWS if row.approval is approval}


def signed_by(role: Role) -> set[str]:
    return {key for sentence in BRIEFS[role].signs for key in sentence.rows}


def test_every_role_that_can_be_given_has_a_brief_and_no_other() -> None:
    assert set(BRIEFS) == set(ASSIGNABLE)
    assert all(brief.role is role for role, brief in BRIEFS.items())


@every_role
def test_each_sentence_of_a_brief_stands_on_rows_of_the_sop(role: Role) -> None:
    brief = BRIEFS[role]

    assert brief.part
    assert brief.never
    assert brief.signs
    assert brief.helpers
    for sentence in brief.sentences:
        assert sentence.rows, sentence.text
        assert set(sentence.rows) <= KEYS, sentence.text


@every_role
def test_what_comes_first_are_rows_in_their_order(role: Role) -> None:
    numbers = [SECU.row(key).number for key in BRIEFS[role].first]

    assert numbers
    assert numbers == sorted(set(numbers))


@every_role
def test_a_brief_ends_with_two_or_three_current_pages(role: Role) -> None:
    pages = [SHIPPED[page] for page in BRIEFS[role].pages]

    assert 2 <= len(pages) <= 3
    assert all(page.status is ResourceStatus.CURRENT for page in pages)
    assert all(page.official for page in pages)


def test_who_signs_is_told_all_that_they_sign() -> None:
    plans = rows_with(Approval.SIGN_OFF)
    cleared = rows_with(Approval.CLEARANCE)

    assert signed_by(Role.RISK_OWNER) == plans
    assert signed_by(Role.EXECUTIVE_COORDINATOR) == plans | cleared
    assert signed_by(Role.POLICY_CLEARER) == cleared
    assert signed_by(Role.BUREAU_CLEARER) >= cleared
