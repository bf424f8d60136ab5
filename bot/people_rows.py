"""One office or one person of a file, field by field."""

import re
from functools import cache, partial
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import BeforeValidator

from bot.email.address import is_one_address
from bot.row_fields import (
    Filled,
    Id,
    Language,
    RowEntry,
    Words,
    field,
    line,
    one_of,
    wrong,
)
from bot.teams_settings import guid
from domain.calendars.working_calendar import Weekend
from domain.people import OfficePlace, Person
from domain.people_list import Fault, ListedOffice, ListedPerson
from domain.roles import ASSIGNABLE, Office, Role, role_named
from domain.seats import Account, Vendor

NO_ACCOUNT = "none"  # Written as an account, by who is reached by e-mail only.
_SLACK_ID = re.compile(r"[UW][0-9A-Z]{6,20}", re.ASCII)
_WORKSPACE = re.compile(r"[TE][0-9A-Z]{6,20}", re.ASCII)


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # Looks through a folder each time.


def _guid(value: object) -> str:
    words = line(value)
    found = guid(words) if words else ""
    if found is None:
        raise wrong(Fault.NOT_A_GUID)
    return found


def _guid_or_none(value: object) -> str:
    words = line(value)
    return NO_ACCOUNT if words.casefold() == NO_ACCOUNT else _guid(words)


def _slack_id(value: object) -> str:
    words = line(value)
    if not words or words.casefold() == NO_ACCOUNT:
        return words.casefold()
    if not _SLACK_ID.fullmatch(words.upper()):
        raise wrong(Fault.NOT_A_SLACK_ID)
    return words.upper()


def _workspace(value: object) -> str:
    words = line(value).upper()
    if words and not _WORKSPACE.fullmatch(words):
        raise wrong(Fault.NOT_A_WORKSPACE)
    return words


def _duties(value: object) -> tuple[Role, ...]:
    """Read roles by any name that they go by, from a list or with `;` between."""
    names = re.split(r"[;|]", value) if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise wrong(Fault.UNREADABLE_ROW)
    return tuple(dict.fromkeys(_duty(each) for each in names if each.strip()))


def _duty(name: str) -> Role:
    role = role_named(name)
    if role not in ASSIGNABLE:
        raise wrong(Fault.NOT_A_DUTY, name.strip())
    return role


Guid = Annotated[str, BeforeValidator(_guid)]
GuidOrNone = Annotated[str, BeforeValidator(_guid_or_none)]
SlackId = Annotated[str, BeforeValidator(_slack_id)]
Workspace = Annotated[str, BeforeValidator(_workspace)]


class OfficeEntry(RowEntry):
    """An office as it stands in a file."""

    id: Id
    name: Filled
    kind: Annotated[
        Office, BeforeValidator(partial(one_of, kind=Office, fault=Fault.NOT_A_KIND))
    ]
    calendar: Filled
    weekend: (
        Annotated[
            Weekend,
            BeforeValidator(partial(one_of, kind=Weekend, fault=Fault.NOT_A_WEEKEND)),
        ]
        | None
    ) = None
    country: Words = ""
    bureau: Words = ""

    def listed(self, row: int) -> ListedOffice:
        """Return it as the domain knows it."""
        place = OfficePlace(
            id=self.id,
            name=self.name,
            kind=self.kind,
            calendar=self.calendar,
            country=self.country,
            bureau=self.bureau,
        )
        return ListedOffice(row=row, place=place, weekend=self.weekend)


class PersonEntry(RowEntry):
    """Somebody as they stand in a file."""

    id: Id
    name: Filled
    title: Words = ""
    office: Id
    email: Annotated[str, field(Fault.NOT_AN_ADDRESS, is_one_address)] = ""
    language: Language = "en"
    time_zone: Annotated[
        str, field(Fault.NOT_A_TIME_ZONE, lambda words: words in _time_zones())
    ]
    duties: Annotated[tuple[Role, ...], BeforeValidator(_duties)] = ()
    entra_id: GuidOrNone = ""
    tenant: Guid = ""
    slack_id: SlackId = ""
    workspace: Workspace = ""

    def listed(self, row: int, home_tenant: str) -> ListedPerson:
        """Return them as the domain knows them."""
        person = Person(
            id=self.id,
            name=self.name,
            title=self.title,
            office_id=self.office,
            email=self.email,
            language=self.language,
            time_zone=self.time_zone,
            duties=self.duties,
        )
        account = "" if self.entra_id == NO_ACCOUNT else self.entra_id
        # Only the home tenant's directory can be asked.
        is_at_home = self.tenant in {"", home_tenant}
        return ListedPerson(
            row=row,
            person=person,
            tenant=self.tenant or home_tenant if account else "",
            account=account,
            by_mail=bool(self.email and not self.entra_id and is_at_home),
            slack=self._in_slack(),
            by_slack_mail=bool(self.email and not self.slack_id),
            without=self._without(),
        )

    def _in_slack(self) -> Account | None:
        """Return their account in Slack; where no workspace is named, it is asked."""
        if self.slack_id in {"", NO_ACCOUNT}:
            return None
        return Account(Vendor.SLACK, self.workspace, self.slack_id)

    def _without(self) -> frozenset[Vendor]:
        said = ((Vendor.TEAMS, self.entra_id), (Vendor.SLACK, self.slack_id))
        return frozenset(vendor for vendor, words in said if words == NO_ACCOUNT)
