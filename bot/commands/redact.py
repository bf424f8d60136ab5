"""`ses-desk record redact`: take back what a row of the record says."""

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.compose import compose
from bot.settings import load_settings
from cards.wording import _
from domain.refusals import Refusal
from services.record.redact_row import redact_row


def redact(reference: str, row: int, *, reason: str, said: dict[str, str]) -> None:
    """Forget a row's content; that it was forgotten, and why, is recorded."""
    with compose(load_settings(said=said), make=False) as house:
        with house.ports.read_uow() as uow:
            case = uow.cases.named(reference)
        if case is None:
            raise Refusal("case-not-found", case=reference)
        redact_row(case.id, row, reason=reason, by=ADMINISTRATOR, ports=house.ports)
    typer.echo(
        _(
            "Row {row} of {case} says nothing any more; the chain still holds. Backups"
            " taken until now still have it."
        ).format(row=row, case=reference)
    )
