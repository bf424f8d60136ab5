"""Questions to a procedure: what a case needs, and who acts."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.procedure.model import (
    Addressee,
    Condition,
    Part,
    ProcedureRow,
)
from domain.roles import Role
from domain.wording import N_


def is_needed(
    condition: Condition,
    *,
    vertical_fund: bool,
    srm: bool = False,
    decided: bool | None = None,
) -> bool:
    """
    Whether what stands under *condition* is needed on a case with these facts.

    *decided* is what somebody decided for the case, None while nobody has. It counts
    for every "when relevant", and never against a rule of the SOP.
    """
    if condition is Condition.ALWAYS:
        return True
    if condition is Condition.VERTICAL_FUND:
        return vertical_fund
    if decided is not None:
        return decided
    if condition is Condition.SRM:
        return srm
    return condition is Condition.WHEN_RELEVANT or vertical_fund


def co_signer_needed(
    row: ProcedureRow, *, vertical_fund: bool, overrides: Mapping[str, bool]
) -> bool:
    """
    Whether the Executive Coordinator signs or clears *row* too.

    *overrides* are the case's own decisions by row key. They bear on clearances; for
    sign-offs the fund alone decides, as the SOP makes that a rule.
    """
    return row.co_signer is not None and is_needed(
        row.co_signer, vertical_fund=vertical_fund, decided=overrides.get(row.key)
    )


def needed_parts(
    row: ProcedureRow, *, vertical_fund: bool, relevant: Mapping[str, bool]
) -> tuple[Part, ...]:
    """
    Return the parts of *row* that this case needs, SECU's own among them.

    *relevant* are the case's decisions for this row, by part key. A row with one doer
    has no parts.
    """
    return tuple(
        part
        for part in row.parts
        if is_needed(
            part.condition,
            vertical_fund=vertical_fund,
            decided=relevant.get(part.key),
        )
    )


def needed_addressees(
    row: ProcedureRow, *, vertical_fund: bool, relevant: Mapping[Role, bool]
) -> tuple[Addressee, ...]:
    """Return whom *row* writes to or invites on this case; decisions go by role."""
    return tuple(
        addressee
        for addressee in row.addressees
        if is_needed(
            addressee.condition,
            vertical_fund=vertical_fund,
            decided=relevant.get(addressee.role),
        )
    )


def needed_notes(
    row: ProcedureRow, *, vertical_fund: bool, srm: bool
) -> tuple[str, ...]:
    """Return the notes of *row* that hold on a case with these facts."""
    on_this_case = (
        note.text
        for note in row.case_notes
        if is_needed(note.condition, vertical_fund=vertical_fund, srm=srm)
    )
    return (*row.notes, *on_this_case)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """An office that acts for the Corporate SES Team until that team exists."""

    key: str  # Permanent.
    title: str
    role: Role  # Whose people these are on a case.
    coordinates_with: str = ""


EFFECTIVENESS_GROUP = StandIn(
    key="effectiveness-group",
    title=N_("BPPS Effectiveness Group, SES Policy Specialist"),
    role=Role.CORPORATE_SES_TEAM,
)
ENVIRONMENTAL_FINANCE = StandIn(
    key="environmental-finance",
    title=N_("Headquarters Environmental Finance Team"),
    role=Role.ENVIRONMENTAL_FINANCE,
    coordinates_with=N_("BPPS Effectiveness Group"),
)


def corporate_ses_team_office(environmental_fund: bool) -> StandIn:  # noqa: FBT001
    """
    Return who plays the Corporate SES Team, by the SOP's interim rule.

    It turns on *environmental_fund*, an environmental vertical fund; a vertical fund
    alone does not change it.
    """
    return ENVIRONMENTAL_FINANCE if environmental_fund else EFFECTIVENESS_GROUP


def drafter_and_cosigner_same_office(
    row: ProcedureRow,
    environmental: bool,  # noqa: FBT001
) -> bool:
    """
    Whether one office drafts *row* and co-signs or co-clears it: to be shown.

    So it is on environmental vertical-fund cases, where the Environmental Finance Team
    plays the Corporate SES Team and its Coordinator is the second to sign.
    """
    drafts = Role.CORPORATE_SES_TEAM in row.doers
    office = corporate_ses_team_office(environmental)
    return drafts and row.co_signer is not None and office is ENVIRONMENTAL_FINANCE
