"""Vertical funds are found in a list of donors by their names, and only there."""

import pytest

from domain.vertical_funds import funds_named


@pytest.mark.parametrize(
    "donors, named",
    [
        (
            "Global Environment Facility (GEF): $2,000,000",
            "Global Environment Facility",
        ),
        ("GREEN CLIMATE FUND; Government of Demoland", "Green Climate Fund"),
        ("UNDP TRAC, GCF", "Green Climate Fund"),
        ("the Adaptation Fund", "Adaptation Fund"),
        ("LDCF", "Least Developed Countries Fund"),
        ("SCCF, others", "Special Climate Change Fund"),
        ("Montreal Protocol", "Multilateral Fund of the Montreal Protocol"),
        ("CIF", "Climate Investment Funds"),
    ],
)
def test_a_fund_is_found_by_its_names(donors: str, named: str) -> None:
    assert [fund.name.partition(" (")[0] for fund in funds_named(donors)] == [named]


@pytest.mark.parametrize(
    "donors", ["", "UNDP TRAC", "a specific donor", "Demo Trust Fund", "the chief"]
)
def test_other_donors_are_no_fund(donors: str) -> None:
    assert funds_named(donors) == ()
