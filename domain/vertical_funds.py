"""Vertical funds by the names that donors' lists give them: a hint, never an answer."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VerticalFund:
    """A fund, whether it is an *environmental* one, and how it is written."""

    name: str
    environmental: bool
    names: tuple[str, ...]


# Funds whose projects UNDP's Nature, Climate and Energy teams call vertical funds.
VERTICAL_FUNDS: tuple[VerticalFund, ...] = (
    VerticalFund(
        name="Global Environment Facility (GEF)",
        environmental=True,
        names=("Global Environment Facility", "GEF", "GEFTF"),
    ),
    VerticalFund(
        name="Green Climate Fund (GCF)",
        environmental=True,
        names=("Green Climate Fund", "GCF"),
    ),
    VerticalFund(
        name="Adaptation Fund",
        environmental=True,
        names=("Adaptation Fund",),
    ),
    VerticalFund(
        name="Least Developed Countries Fund (LDCF)",
        environmental=True,
        names=("Least Developed Countries Fund", "LDCF"),
    ),
    VerticalFund(
        name="Special Climate Change Fund (SCCF)",
        environmental=True,
        names=("Special Climate Change Fund", "SCCF"),
    ),
    VerticalFund(
        name="Multilateral Fund of the Montreal Protocol (MLF)",
        environmental=True,
        names=("Montreal Protocol", "Multilateral Fund", "MLF"),
    ),
    VerticalFund(
        name="Climate Investment Funds (CIF)",
        environmental=True,
        names=("Climate Investment Funds", "Climate Investment Fund", "CIF"),
    ),
    VerticalFund(
        name="Global Fund to Fight AIDS, Tuberculosis and Malaria",
        environmental=False,
        names=("Global Fund to Fight AIDS", "GFATM", "The Global Fund"),
    ),
)


def funds_named(donors: str) -> tuple[VerticalFund, ...]:
    """
    Return the vertical funds that a list of donors names.

    Short names count in capitals only: `cif` in a sentence is no fund.
    """
    return tuple(
        fund
        for fund in VERTICAL_FUNDS
        if any(_is_in(name, donors) for name in fund.names)
    )


def _is_in(name: str, donors: str) -> bool:
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"\b{re.escape(name)}\b", donors, flags) is not None
