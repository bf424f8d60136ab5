"""Whom a list has by their mail only, and who has no account any more."""

import pytest

from bot.commands.doctor_accounts import accounts_finding
from bot.graph.client import Graph
from bot.graph.directory import GraphDirectory
from bot.people_accounts import with_accounts
from bot.people_file import read_people
from domain.people_list import Fault, Known, PeopleList, problems_of
from tests.graph.standin_graph import Fault as Wrong
from tests.graph.standin_graph import StandIn
from tests.graph.standin_tenant import error

TENANT = "00000000-0000-0000-0000-0000000000bb"
GIVEN = "00000000-0000-0000-0000-0000000000a1"
HEAD = "row,id,name,office,email,time_zone,entra_id,tenant\n"


@pytest.fixture(name="directory")
def _directory(graph: Graph, vendor: StandIn) -> GraphDirectory:
    vendor.tenant.people = {
        "account-1": "lead@example.org",
        "account-2": "guest@example.org",
        "account-3": "twice@example.org",
        "account-4": "twice@example.org",
    }
    vendor.tenant.guests = {"account-2"}
    return GraphDirectory(graph)


def people(*rows: tuple[str, str]) -> PeopleList:
    """Return the list of people with these mails and accounts."""
    lines = [
        f"person,p-{number},Invented Person,hq,{mail},UTC,{account},"
        for number, (mail, account) in enumerate(rows)
    ]
    return read_people(HEAD + "\n".join(lines), home_tenant=TENANT)


async def looked_up(listed: PeopleList, directory: GraphDirectory) -> PeopleList:
    return await with_accounts(listed, tenant=TENANT, directory=directory)


async def test_an_account_that_is_left_out_is_found_by_the_mail(
    directory: GraphDirectory,
) -> None:
    found = await looked_up(people(("Lead@example.org", "")), directory)

    assert [each.at for each in found.people] == [(TENANT, "account-1")]
    assert found.problems == ()


async def test_who_cannot_be_told_is_a_problem_of_their_row(
    directory: GraphDirectory,
) -> None:
    mails = ("nobody@example.org", "guest@example.org", "twice@example.org")
    found = await looked_up(people(*((mail, "") for mail in mails)), directory)

    assert [(each.row, each.fault, each.text) for each in found.problems] == [
        (2, Fault.NO_ACCOUNT, "nobody@example.org"),
        (3, Fault.GUEST_ACCOUNT, "guest@example.org"),
        (4, Fault.SEVERAL_ACCOUNTS, "twice@example.org"),
    ]


async def test_nobody_is_looked_up_who_has_an_account_or_none(
    directory: GraphDirectory, vendor: StandIn
) -> None:
    listed = people(("lead@example.org", GIVEN), ("b@example.org", "none"), ("", ""))

    assert await looked_up(listed, directory) is listed
    assert vendor.calls == []


def test_only_the_home_tenants_directory_is_asked() -> None:
    text = f"{HEAD}person,p-1,Invented Person,hq,a@example.org,UTC,,{GIVEN}"

    (elsewhere,) = read_people(text, home_tenant=TENANT).people

    assert not elsewhere.by_mail


async def test_twenty_are_looked_up_in_a_call(
    directory: GraphDirectory, vendor: StandIn
) -> None:
    vendor.tenant.people = {f"account-{n}": f"p{n}@example.org" for n in range(45)}
    vendor.tenant.guests = set()
    listed = people(*((f"p{n}@example.org", "") for n in range(45)))

    found = await looked_up(listed, directory)

    assert all(each.account for each in found.people)
    assert len(vendor.calls) == 3


@pytest.mark.usefixtures("directory")
async def test_who_left_the_directory_is_named(graph: Graph) -> None:
    seated = {"account-1": "Invented Lead", "account-9": "Invented Leaver"}

    finding = await accounts_finding(seated, graph)
    nobody = await accounts_finding({"account-1": "Invented Lead"}, graph)

    assert str(finding).startswith("problem  accounts: no account any more: Invented L")
    assert "Invented Lead" not in finding.found
    assert str(nobody) == "ok       accounts: all 1 are in the directory."


@pytest.mark.parametrize(
    "status, said",
    [(403, "User.ReadBasic.All"), (429, "does not answer now"), (401, "")],
)
async def test_a_directory_that_cannot_be_asked_is_told(
    graph: Graph, vendor: StandIn, status: int, said: str
) -> None:
    answer = error(status, "x")
    vendor.faults = [Wrong("/users", answer, batched=True, times=9)]

    finding = await accounts_finding({"account-1": "Invented Lead"}, graph)

    assert said in str(finding)
    assert "Invented Lead" not in str(finding)


async def test_the_same_account_for_two_is_told_when_it_is_loaded(
    directory: GraphDirectory,
) -> None:
    twins = people(("lead@example.org", ""), ("lead@example.org", ""))

    found = await looked_up(twins, directory)

    known = Known(offices=frozenset({"hq"}), calendars=frozenset(), seats={})
    twice = [each.fault for each in problems_of(found, known)]
    assert twice == [Fault.ACCOUNT_TWICE, Fault.ACCOUNT_TWICE]
