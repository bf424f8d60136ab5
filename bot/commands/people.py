"""`ses-desk people load` and `list`: who uses the desk, and where they sit."""

from collections.abc import Iterator
from pathlib import Path

import typer

from bot.commands.people_looked_up import look_up
from bot.commands.refused import CommandRefused
from bot.commands.text_file import text_of
from bot.compose import compose
from bot.people_file import read_people
from bot.settings import load_settings
from bot.teams_settings import guid
from cards.wording import _, translate
from cards.wording.dates import listed
from domain.people import OfficePlace, Person
from domain.people_list import Fault, ListProblem, PeopleListFaulty
from domain.roles import BY_ROLE
from domain.seats import Vendor
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
    with compose(settings) as house:
        try:
            loaded = load_people(found, ports=house.ports, tenants=tenants)
        except PeopleListFaulty as faulty:
            raise CommandRefused(_all_problems(file, faulty)) from None
    typer.echo(_summary(loaded))


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


def _summary(loaded: LoadedPeople) -> str:
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
    left = _("Not in this file, and left as they are: {people}.")
    rest = [left.format(people=listed(loaded.unlisted))] if loaded.unlisted else []
    return "\n".join([counted, *rest])


def _lines(people: list[Person], uow: UnitOfWork) -> Iterator[str]:
    offices = {office.id: office for office in uow.people.offices()}
    seated = {seat.person_id for seat in uow.seats.of_vendor(Vendor.TEAMS)}
    for person in people:
        in_teams = person.id in seated
        yield _line(person, offices.get(person.office_id), in_teams=in_teams)


def _line(person: Person, office: OfficePlace | None, *, in_teams: bool) -> str:
    words = _("{id}: {name}, {office}; duties: {duties}; {reached}")
    return words.format(
        id=person.id,
        name=person.name,
        office=office.name if office else person.office_id,
        duties=listed([translate(BY_ROLE[duty].title) for duty in person.duties])
        or _("none"),
        reached=_reached(person, in_teams=in_teams),
    )


def _reached(person: Person, *, in_teams: bool) -> str:
    if in_teams:
        return _("has a seat in Teams")
    if person.email:
        return _("no seat, reached by e-mail only")
    return _("no seat and no e-mail: cannot be reached")
