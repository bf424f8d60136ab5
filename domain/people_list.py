"""The people and offices of a list that an administrator loads, and its problems."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.calendars.working_calendar import Weekend
from domain.listed_rows import RowProblem, RowsFaulty
from domain.people import AT_COMMAND_LINE, LINK_CHECK, THE_DESK, OfficePlace, Person
from domain.seats import Account, Vendor

DEMO_IDS = "demo-"  # So begin the ids of the demo office, and no others.
_OF_THE_DESK = frozenset({AT_COMMAND_LINE, THE_DESK, LINK_CHECK})


class Fault(StrEnum):
    """Why something in a list cannot be taken."""

    UNREADABLE_ROW = "unreadable-row"
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_KIND_OF_ROW = "unknown-kind-of-row"  # Neither an office nor a person.
    MISSING = "missing"
    TOO_LONG = "too-long"  # Or with signs that cannot be shown.
    NOT_AN_ID = "not-an-id"
    KEPT_ID = "kept-id"  # Of the demo office, or of the desk itself.
    TWICE = "twice"  # The id stands in a row above.
    NOT_A_KIND = "not-a-kind"
    NOT_A_WEEKEND = "not-a-weekend"
    NO_SUCH_CALENDAR = "no-such-calendar"
    NO_SUCH_OFFICE = "no-such-office"
    NOT_AN_ADDRESS = "not-an-address"
    NOT_A_LANGUAGE = "not-a-language"
    NOT_A_TIME_ZONE = "not-a-time-zone"
    NOT_A_DUTY = "not-a-duty"
    NOT_A_GUID = "not-a-guid"
    NO_TENANT = "no-tenant"  # An account without the tenant that it is in.
    OTHER_TENANT = "other-tenant"  # Not one that the desk answers.
    ACCOUNT_TWICE = "account-twice"  # Two people of the list at one account.
    ACCOUNT_TAKEN = "account-taken"  # By somebody who is known already.
    NOT_A_SLACK_ID = "not-a-slack-id"
    NOT_A_WORKSPACE = "not-a-workspace"
    NO_WORKSPACE = "no-workspace"  # An account without the workspace that it is in.
    OTHER_WORKSPACE = "other-workspace"
    NO_ACCOUNT = "no-account"  # In the tenant's directory.
    GUEST_ACCOUNT = "guest-account"
    SEVERAL_ACCOUNTS = "several-accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListProblem(RowProblem[Fault]):
    """What is wrong in one row of a list of people and offices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOffice:
    """An office; with *weekend* its calendar is made where it is not there yet."""

    row: int
    place: OfficePlace
    weekend: Weekend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """
    Somebody, and the accounts that they are known by: in a directory, and in Slack.

    Whose *account* is empty has none, unless it is to be looked up *by_mail*. Of whose
    account in Slack nothing is said keeps the one that they have; it may be looked up
    *by_slack_mail*. The list says that they are *without* one where it says `none`.
    """

    row: int
    person: Person
    tenant: str = ""
    account: str = ""
    by_mail: bool = False
    slack: Account | None = None
    by_slack_mail: bool = False
    without: frozenset[Vendor] = frozenset()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All their accounts that the list names."""
        teams = Account(Vendor.TEAMS, *self.at) if self.account else None
        return tuple(each for each in (teams, self.slack) if each)

    @property
    def at(self) -> tuple[str, str]:
        """Where they sit: no two people sit there."""
        return self.tenant, self.account


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """
    What was read of a list; rows that could not be read have their *problems*.

    *office_ids* are those of offices whose rows could not be read, too.
    """

    offices: tuple[ListedOffice, ...] = ()
    people: tuple[ListedPerson, ...] = ()
    problems: tuple[ListProblem, ...] = ()
    office_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """
    What is there before a list is loaded.

    *tenants* and *workspaces* are empty where people of all may be. *seats* are those
    that a list gave: whoever took theirs otherwise gives way to it.
    """

    offices: frozenset[str]
    calendars: frozenset[str]
    seats: Mapping[tuple[str, str], str]  # Whose account it is, of those in the list.
    tenants: frozenset[str] = frozenset()
    slack_seats: Mapping[Account, str] = field(default_factory=dict)
    workspaces: frozenset[str] = frozenset()


class PeopleListFaulty(RowsFaulty[ListProblem]):
    """All the *problems* of such a list at once, in the order of its rows."""

    def __init__(self, problems: tuple[ListProblem, ...]) -> None:
        super().__init__("people-list-faulty", problems)


def problems_of(listed: PeopleList, known: Known) -> tuple[ListProblem, ...]:
    """Return all that is wrong with a list beside what is known, by row."""
    found = [
        *listed.problems,
        *_ids([(each.row, each.place.id) for each in listed.offices]),
        *_ids([(each.row, each.person.id) for each in listed.people]),
        *_of_offices(listed, known),
        *_of_people(listed, known),
        *_of_accounts(listed.people, known),
        *_of_slack(listed.people, known),
    ]
    return tuple(sorted(found, key=lambda problem: problem.row))


def _ids(listed: Iterable[tuple[int, str]]) -> Iterator[ListProblem]:
    seen: set[str] = set()
    for row, each in listed:
        if each.casefold().startswith(DEMO_IDS) or each in _OF_THE_DESK:
            yield ListProblem(row=row, field="id", fault=Fault.KEPT_ID, text=each)
        if each in seen:
            yield ListProblem(row=row, field="id", fault=Fault.TWICE, text=each)
        seen.add(each)


def _of_offices(listed: PeopleList, known: Known) -> Iterator[ListProblem]:
    made = {each.place.calendar for each in listed.offices if each.weekend}
    for each in listed.offices:
        calendar = each.place.calendar
        if calendar not in known.calendars | made:
            yield ListProblem(
                row=each.row,
                field="calendar",
                fault=Fault.NO_SUCH_CALENDAR,
                text=calendar,
            )


def _of_people(listed: PeopleList, known: Known) -> Iterator[ListProblem]:
    named = {each.place.id for each in listed.offices}
    offices = known.offices | listed.office_ids | named
    for each in listed.people:
        office = each.person.office_id
        if office not in offices or office.startswith(DEMO_IDS):
            yield ListProblem(
                row=each.row, field="office", fault=Fault.NO_SUCH_OFFICE, text=office
            )


def _of_accounts(
    people: tuple[ListedPerson, ...], known: Known
) -> Iterator[ListProblem]:
    seated = [each for each in people if each.account]
    times = Counter(each.at for each in seated)
    for each in seated:
        found = _fault_of_account(each, known, twice=times[each.at] > 1)
        if found is not None:
            field = "tenant" if found in _OF_TENANT else "entra_id"
            text = each.tenant if found in _OF_TENANT else each.account
            yield ListProblem(row=each.row, field=field, fault=found, text=text)


def account_taken(each: ListedPerson, account: Account) -> ListProblem:
    """Return the problem that somebody known already has that account."""
    name = "slack_id" if account.vendor is Vendor.SLACK else "entra_id"
    return ListProblem(
        row=each.row, field=name, fault=Fault.ACCOUNT_TAKEN, text=account.id
    )


def _of_slack(people: tuple[ListedPerson, ...], known: Known) -> Iterator[ListProblem]:
    times = Counter(each.slack for each in people if each.slack)
    for each in people:
        found = _fault_in_slack(each, known, times) if each.slack else None
        if found is not None and each.slack:
            is_where = found in {Fault.NO_WORKSPACE, Fault.OTHER_WORKSPACE}
            yield ListProblem(
                row=each.row,
                field="workspace" if is_where else "slack_id",
                fault=found,
                text=each.slack.tenant if is_where else each.slack.id,
            )


def _fault_in_slack(
    each: ListedPerson, known: Known, times: Mapping[Account, int]
) -> Fault | None:
    account = each.slack
    if account is None or not account.tenant:
        return Fault.NO_WORKSPACE
    if known.workspaces and account.tenant not in known.workspaces:
        return Fault.OTHER_WORKSPACE
    if times[account] > 1:
        return Fault.ACCOUNT_TWICE
    taken_by = known.slack_seats.get(account, each.person.id)
    return None if taken_by == each.person.id else Fault.ACCOUNT_TAKEN


_OF_TENANT = frozenset({Fault.NO_TENANT, Fault.OTHER_TENANT})


def _fault_of_account(each: ListedPerson, known: Known, *, twice: bool) -> Fault | None:
    if not each.tenant:
        return Fault.NO_TENANT
    if known.tenants and each.tenant not in known.tenants:
        return Fault.OTHER_TENANT
    if twice:
        return Fault.ACCOUNT_TWICE
    taken_by = known.seats.get(each.at, each.person.id)
    return None if taken_by == each.person.id else Fault.ACCOUNT_TAKEN
