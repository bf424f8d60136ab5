"""`ses-desk people load` and `list`: who uses the desk, and where they sit."""

from collections.abc import Iterator
from pathlib import Path

import typer

from bot.commands.people_in_slack import look_up_in_slack
from bot.commands.people_looked_up import look_up
from bot.commands.refused import CommandRefused
from bot.commands.text_file import text_of
from bot.compose import compose
from bot.people_file import read_people
from bot.settings import Settings, load_settings
from bot.teams_settings import guid
from cards.wording import _, translate
from cards.wording.dates import listed
from domain.people import OfficePlace, Person
from domain.people_list import Fault, ListProblem, PeopleList, PeopleListFaulty
from domain.roles import BY_ROLE
from domain.seats import Seat, Vendor
from domain.wording import N_
from services.people.load_people import LoadedPeople, load_people
from services.ports import UnitOfWork

_FAULTS = {
    Fault.UNREADABLE_ROW: N_("it cannot be read"),
    Fault.UNKNOWN_COLUMN: N_("there is no such column"),
    Fault.UNKNOWN_KIND_OF_ROW: N_("a row is an “office” or a “person”"),
    Fault.MISSING: N_("it is missing"),
    Fault.TOO_LONG: N_("it is too long, or cannot be shown"),
    Fault.NOT_AN_ID: N_("an id has letters, digits, and -._ between, 64 at most"),
    Fault.KEPT_ID: N_("such an id is kept for the demo or for the desk itself"),
    Fault.TWICE: N_("that id stands in a row above already"),
    Fault.NOT_A_KIND: N_("an office is “headquarters” or “country-office”"),
    Fault.NOT_A_WEEKEND: N_("it is no weekend that is known"),
    Fault.NO_SUCH_CALENDAR: N_(
        "there is no such calendar; a weekend in the office's row makes it"
    ),
    Fault.NO_SUCH_OFFICE: N_("no office has that id"),
    Fault.NOT_AN_ADDRESS: N_("it is not an e-mail address"),
    Fault.NOT_A_LANGUAGE: N_("it is not a language's short name, like en"),
    Fault.NOT_A_TIME_ZONE: N_("it is not a time zone, like Africa/Nairobi"),
    Fault.NOT_A_DUTY: N_("it is not a role of the SOP that a person can have"),
    Fault.NOT_A_GUID: N_("it is not an id of Microsoft's, in five groups"),
    Fault.NO_TENANT: N_("the tenant is missing, and SES_DESK_TEAMS_TENANTS names none"),
    Fault.OTHER_TENANT: N_("the desk does not answer that tenant"),
    Fault.ACCOUNT_TWICE: N_("two people of the file have that account"),
    Fault.ACCOUNT_TAKEN: N_(
        "that account is somebody else's; load them with “none” first"
    ),
    Fault.NOT_A_SLACK_ID: N_("it is not an id of somebody in Slack, like U012AB3CD"),
    Fault.NOT_A_WORKSPACE: N_(
        "it is not an id of a workspace in Slack, like T012AB3CD"
    ),
    Fault.NO_WORKSPACE: N_(
        "the workspace is missing, and Slack could not be asked whose the token is"
    ),
    Fault.OTHER_WORKSPACE: N_("the desk does not answer that workspace"),
    Fault.NO_ACCOUNT: N_("the directory knows nobody of that address"),
    Fault.GUEST_ACCOUNT: N_("the directory knows them as a guest only"),
    Fault.SEVERAL_ACCOUNTS: N_(
        "several in the directory have that address; write their entra_id"
    ),
}


def load_list(file: Path, *, said: dict[str, str]) -> None:
    """Load offices and people, all of a file or nothing of it."""
    settings = load_settings(said=said)
    tenants = tuple(guid(each) or each for each in settings.teams_tenants)
    read = read_people(text_of(file), home_tenant=next(iter(tenants), ""))
    # What is wrong with the rows is told first: for that nobody need be asked.
    found = read if read.problems else look_up(read, said=said)
    if not found.problems:
        found = look_up_in_slack(found, settings)
    workspaces = settings.slack_workspaces
    with compose(settings) as house:
        try:
            loaded = load_people(
                found, ports=house.ports, tenants=tenants, workspaces=workspaces
            )
        except PeopleListFaulty as faulty:
            raise CommandRefused(_all_problems(file, faulty)) from None
    typer.echo("\n".join([*_summary(loaded), *_not_in_slack(found, settings)]))


def list_people(*, said: dict[str, str]) -> None:
    """Print who uses the desk; the demo's cast is not among them."""
    with (
        compose(load_settings(said=said), make=False) as house,
        house.ports.read_uow() as uow,
    ):
        people = [each for each in uow.people.everybody() if not each.demo]
        lines = [*_lines(people, uow)]
    for line in lines:
        typer.echo(line)
    typer.echo(_("People: {count}.").format(count=len(people)))


def _all_problems(file: Path, faulty: PeopleListFaulty) -> str:
    head = _("{file} was not loaded. Correct these rows and load it again:")
    lines = [f"  {_problem(problem)}" for problem in faulty.problems]
    return "\n".join([head.format(file=file), *lines])


def _problem(problem: ListProblem) -> str:
    words = _("row {row}, {field}: {fault}")
    line = words.format(
        row=problem.row, field=problem.field, fault=translate(_FAULTS[problem.fault])
    )
    return f"{line}: {problem.text}" if problem.text else line


def _summary(loaded: LoadedPeople) -> Iterator[str]:
    counted = _(
        "Offices: {offices}. People: {new} new, {changed} changed, {same} as before."
        " Seats in Teams: {seats}."
    ).format(
        offices=loaded.offices,
        new=loaded.new,
        changed=loaded.changed,
        same=loaded.same,
        seats=loaded.seats,
    )
    in_slack = _("Seats in Slack: {seats}.").format(seats=loaded.slack_seats)
    yield f"{counted} {in_slack}" if loaded.slack_seats else counted
    left = _("Not in this file, and left as they are: {people}.")
    if loaded.unlisted:
        yield left.format(people=listed(loaded.unlisted))


def _not_in_slack(found: PeopleList, settings: Settings) -> Iterator[str]:
    """Not everybody is in Slack: whoever was not found there stays as they are."""
    left = [each.person.id for each in found.people if each.by_slack_mail]
    if left and settings.slack_bot_token:
        words = _("Not known to Slack by their address: {people}.")
        yield words.format(people=listed(sorted(left)))


def _lines(people: list[Person], uow: UnitOfWork) -> Iterator[str]:
    offices = {office.id: office for office in uow.people.offices()}
    seated = {
        vendor: {seat.person_id: seat for seat in uow.seats.of_vendor(vendor)}
        for vendor in Vendor
    }
    for person in people:
        seats = [seated[each].get(person.id) for each in Vendor]
        sits = [seat for seat in seats if seat is not None]
        yield _line(person, offices.get(person.office_id), sits)


def _line(person: Person, office: OfficePlace | None, seats: list[Seat]) -> str:
    words = _("{id}: {name}, {office}; duties: {duties}; {reached}")
    return words.format(
        id=person.id,
        name=person.name,
        office=office.name if office else person.office_id,
        duties=listed([translate(BY_ROLE[duty].title) for duty in person.duties])
        or _("none"),
        reached=_reached(person, seats),
    )


def _reached(person: Person, seats: list[Seat]) -> str:
    if seats:
        return listed([_seated(seat) for seat in seats])
    if person.email:
        return _("no seat, reached by e-mail only")
    return _("no seat and no e-mail: cannot be reached")


def _seated(seat: Seat) -> str:
    """Say where somebody sits, and whether they are reached there."""
    words = {
        Vendor.TEAMS: N_("has a seat in Teams"),
        Vendor.SLACK: N_("has a seat in Slack"),
    }
    said = translate(words[seat.vendor])
    return _("{seat} (not reached)").format(seat=said) if seat.lost_at else said
