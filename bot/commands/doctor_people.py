"""Who of those whom the desk serves is reached with a vendor."""

from collections.abc import Mapping

from bot.commands.called import called
from bot.commands.findings import Finding
from bot.compose import compose
from bot.settings import load_settings
from cards.wording import _, translate
from domain.people import Person
from domain.refusals import Refusal
from domain.seats import Vendor
from domain.wording import N_
from services.ports import Ports

_COUNTED: Mapping[Vendor, str] = {
    Vendor.TEAMS: N_("{people} people, {seats} with a seat in Teams."),
    Vendor.SLACK: N_("{people} people, {seats} with a seat in Slack."),
}
_UNSEATED: Mapping[Vendor, str] = {
    Vendor.TEAMS: N_("Who has no seat is reached by e-mail only: see people list."),
    Vendor.SLACK: N_(
        "Who has no seat has one once they write to SES Desk in Slack; until then they"
        " are reached by e-mail only."
    ),
}


def people_finding(said: dict[str, str], *, vendor: Vendor) -> Finding:
    """Count who was loaded, and who of them has a seat with a vendor."""
    try:
        with compose(load_settings(said=said), make=False) as house:
            people, seated = _people(house.ports, vendor)
    except Refusal:
        people, seated = [], 0
    real = [person for person in people if not person.demo]
    if not real:
        command = called("people", "load", "FILE")
        to_do = _("Load them: {command}").format(command=command)
        return Finding(name="people", found=_("nobody is loaded yet."), to_do=to_do)
    advice = "" if seated == len(real) else translate(_UNSEATED[vendor])
    if len(people) > len(real):
        advice = _("The demo office is in this data folder too; use a new one.")
    found = translate(_COUNTED[vendor]).format(people=len(real), seats=seated)
    return Finding(name="people", found=found, advice=advice)


def _people(ports: Ports, vendor: Vendor) -> tuple[list[Person], int]:
    with ports.read_uow() as uow:
        seats = uow.seats.of_vendor(vendor)
        return uow.people.everybody(), len({seat.person_id for seat in seats})
