"""`ses-desk record redact`: take back what a row of the record says."""

from collections.abc import Iterator

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.compose import House, compose
from bot.desk.cleaning import clean_messages, taking_out
from bot.settings import load_settings
from cards.wording import _
from cards.wording.dates import listed
from domain.refusals import Refusal
from services.record.redact_row import TAKEN_BACK, Redacted, redact_row


def redact(reference: str, row: int, *, reason: str, said: dict[str, str]) -> None:
    """Forget a row's content wherever it stands; that, and why, is recorded."""
    with compose(load_settings(said=said), make=False) as house:
        with house.ports.read_uow() as uow:
            case = uow.cases.named(reference)
        if case is None:
            raise Refusal("case-not-found", case=reference)
        gone = redact_row(
            case.id, row, reason=reason, by=ADMINISTRATOR, ports=house.ports
        )
        cards = _cleaned(house, case.id, gone)
    for line in _told(reference, row, gone, cards=cards):
        typer.echo(line)


def _cleaned(house: House, case_id: str, gone: Redacted) -> int:
    """Take the row's words out of what the desk shows already; count the messages."""
    return clean_messages(
        house.messages.about(case_id),
        taking_out(gone.words, instead=TAKEN_BACK),
        messages=house.messages,
        at=house.ports.clock(),
    )


def _told(reference: str, row: int, gone: Redacted, *, cards: int) -> Iterator[str]:
    yield _(
        "Row {row} of {case} says nothing any more; the chain still holds. Its words"
        " were taken out elsewhere, too (other tables: {copies}, messages: {cards})."
    ).format(row=row, case=reference, copies=gone.copies, cards=cards)
    if gone.rows:
        rows = listed(map(str, gone.rows))
        yield _("Rows that say the same: {rows}. Take them back as well.").format(
            rows=rows
        )
    if gone.facts:
        yield _(
            "The case still has the facts that the row told (project, country,"
            " reference): every card shows them, and no command changes them."
        )
    yield _(
        "Backups taken until now still have it, and so do files that were handed in:"
        " delete those by hand."
    )
