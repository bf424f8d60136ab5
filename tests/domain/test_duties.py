"""What a case needs of a row, what an event opens, and who stands in for whom."""

import pytest

from domain.events import EventKind
from domain.procedure.duties import (
    co_signer_needed,
    corporate_ses_team_office,
    drafter_and_cosigner_same_office,
    is_needed,
    needed_addressees,
    needed_notes,
    needed_parts,
)
from domain.procedure.model import Condition
from domain.procedure.secu import SECU
from domain.roles import Role
from tests.domain.spoken import row

K = EventKind
SIGN_OFFS = (10, 13, 16, 21)
CLEARANCES = (12, 18, 20, 26, 28)


@pytest.mark.parametrize("number", SIGN_OFFS)
def test_for_a_sign_off_the_fund_alone_decides(number: int) -> None:
    plan = row(number)
    no, yes = {plan.key: False}, {plan.key: True}

    assert co_signer_needed(plan, vertical_fund=True, overrides=no)
    assert not co_signer_needed(plan, vertical_fund=False, overrides=yes)


@pytest.mark.parametrize("number", CLEARANCES)
@pytest.mark.parametrize("fund", [True, False])
def test_for_a_clearance_the_case_may_decide_otherwise(number: int, fund: bool) -> None:
    submission = row(number)

    assert co_signer_needed(submission, vertical_fund=fund, overrides={}) is fund
    for decided in (True, False):
        overrides = {submission.key: decided}
        needed = co_signer_needed(submission, vertical_fund=fund, overrides=overrides)
        assert needed is decided


def test_a_row_that_nobody_signs_needs_no_co_signer() -> None:
    fact_sheet = row(5)

    assert not co_signer_needed(
        fact_sheet, vertical_fund=True, overrides={fact_sheet.key: True}
    )


@pytest.mark.parametrize("number", [9, 19, 23])
def test_the_funds_are_notified_where_there_is_a_fund(number: int) -> None:
    with_fund = needed_parts(row(number), vertical_fund=True, relevant={})
    without = needed_parts(row(number), vertical_fund=False, relevant={})

    assert [part.key for part in with_fund] == ["country-office", "vertical-funds"]
    assert [part.key for part in without] == ["country-office"]


def test_the_case_decides_what_is_relevant_part_by_part() -> None:
    decided = {"vertical-funds": True, "donor-headquarters": False}

    parts = needed_parts(row(27), vertical_fund=False, relevant=decided)

    assert [part.key for part in parts] == ["country-office", "vertical-funds"]


def test_donors_headquarters_are_asked_for_until_somebody_says_no() -> None:
    parts = needed_parts(row(27), vertical_fund=False, relevant={})

    assert [part.key for part in parts] == ["country-office", "donor-headquarters"]


def test_a_decision_never_drops_what_is_always_needed() -> None:
    parts = needed_parts(
        row(9), vertical_fund=False, relevant={"country-office": False}
    )

    assert [part.key for part in parts] == ["country-office"]


def test_a_row_with_one_doer_has_no_parts() -> None:
    assert needed_parts(row(5), vertical_fund=True, relevant={}) == ()


def test_secus_part_is_among_those_shown() -> None:
    parts = needed_parts(row(22), vertical_fund=False, relevant={})

    assert [part.key for part in parts] == ["secu", "response-team"]


@pytest.mark.parametrize("number", [2, 3])
def test_the_funds_team_is_written_to_and_invited_where_relevant(number: int) -> None:
    with_fund = needed_addressees(row(number), vertical_fund=True, relevant={})
    without = needed_addressees(row(number), vertical_fund=False, relevant={})

    roles = {each.role for each in with_fund} - {each.role for each in without}
    assert roles == {Role.ENVIRONMENTAL_FINANCE}


def test_the_yearly_report_goes_to_secu_until_the_case_says_it_need_not() -> None:
    decided = {Role.SECU: False}

    readers = needed_addressees(row(28), vertical_fund=False, relevant=decided)

    assert [each.role for each in readers] == [
        Role.EXECUTIVE_OFFICE,
        Role.CORPORATE_SES_TEAM,
    ]


def test_the_first_mail_speaks_of_the_srm_only_where_it_is_involved() -> None:
    both = needed_notes(row(2), vertical_fund=False, srm=True)
    secu_only = needed_notes(row(2), vertical_fund=False, srm=False)

    assert len(both) == len(secu_only) + 1
    assert "Stakeholder Response Mechanism" in both[-1]


def test_a_decision_settles_whether_the_srm_is_involved() -> None:
    assert is_needed(Condition.SRM, vertical_fund=False, srm=False, decided=True)
    assert not is_needed(Condition.SRM, vertical_fund=False, srm=True, decided=False)


def test_an_event_opens_its_rows() -> None:
    opened = [each.number for each in SECU.rows if K.DRAFT_POSTED in each.opens_on]

    assert opened == [19, 20, 21, 22]
    assert not any(K.CLOSED_BY_SECU in each.opens_on for each in SECU.rows)


def test_press_coverage_suggests_a_revisit_of_the_plan() -> None:
    revisited = [
        each.number for each in SECU.rows if K.PRESS_COVERAGE in each.revisit_on
    ]

    assert revisited == [13]


def test_the_interim_rule_turns_on_an_environmental_fund() -> None:
    normally = corporate_ses_team_office(environmental_fund=False)
    environmental = corporate_ses_team_office(environmental_fund=True)

    assert normally.key == "effectiveness-group"
    assert environmental.key == "environmental-finance"
    assert environmental.role is Role.ENVIRONMENTAL_FINANCE
    assert environmental.coordinates_with == "BPPS Effectiveness Group"


@pytest.mark.parametrize("number", SIGN_OFFS + CLEARANCES)
def test_on_environmental_funds_drafter_and_co_signer_are_one_office(
    number: int,
) -> None:
    assert drafter_and_cosigner_same_office(row(number), environmental=True)
    assert not drafter_and_cosigner_same_office(row(number), environmental=False)


@pytest.mark.parametrize("number", [1, 5, 25])
def test_a_row_without_a_co_signer_has_no_such_coincidence(number: int) -> None:
    assert not drafter_and_cosigner_same_office(row(number), environmental=True)
