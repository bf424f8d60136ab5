"""`ses-desk people seats`: who came to sit where, when and by whose word."""

from collections.abc import Iterator

import typer

from bot.compose import compose
from bot.settings import load_settings
from cards.wording import _, translate
from cards.wording.dates import moment
from domain.seat_links import SeatChange, SeatNews
from domain.seats import Vendor
from domain.wording import N_
from services.ports import UnitOfWork

_VENDORS = {Vendor.TEAMS: "Teams", Vendor.SLACK: "Slack"}
_NEWS = {
    SeatNews.LISTED: N_("given by a list"),
    SeatNews.UNLISTED: N_("taken away by a list"),
    SeatNews.AGREED: N_("that account said that it is them"),
    SeatNews.LINKED: N_("linked: they said so, too"),
    SeatNews.REFUSED: N_("refused"),
    SeatNews.MATCHED: N_("given by the verified e-mail address"),
    SeatNews.LEFT: N_("left"),
    SeatNews.LOST: N_("lost: nobody is reached there"),
    SeatNews.FOUND: N_("found again: they are reached there"),
}


def show_seats(person_id: str, *, said: dict[str, str]) -> None:
    """Print what happened to a person's seats, or to all, oldest first."""
    with (
        compose(load_settings(said=said), make=False) as house,
        house.ports.read_uow() as uow,
    ):
        lines = [*_lines(person_id, uow)]
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(_("Nothing has happened to any seat."))


def _lines(person_id: str, uow: UnitOfWork) -> Iterator[str]:
    for change in uow.seat_links.history(person_id):
        yield _line(change)


def _line(change: SeatChange) -> str:
    words = _("{moment} {person}: {vendor} {tenant} {account}: {what}; by {by}")
    return words.format(
        moment=moment(change.at),
        person=change.person_id,
        vendor=_VENDORS[change.vendor],
        tenant=change.tenant,
        account=change.account,
        what=translate(_NEWS[change.what]),
        by=change.by,
    )
