"""People of a list are found in Slack by their verified address, and no guests."""

from dataclasses import replace

import pytest

from bot.commands.people_in_slack import with_slack_accounts
from bot.people_file import read_people
from bot.slack.api import SlackRefused
from bot.slack.directory import SlackDirectory
from domain.seats import Account, Vendor
from tests.slack.standin_slack import standin_slack
from tests.slack.standin_state import TEAM, Call, Fault, User

LEAD = User(id="U0LEAD", email="Lead@example.org")
MAILS = (
    "lead@example.org",
    "guest@example.org",
    "unverified@example.org",
    "nobody@example.org",
)
USERS = (
    LEAD,
    User(id="U0GUEST", email=MAILS[1], guest=True),
    User(id="U0UNVERIFIED", email=MAILS[2], email_confirmed=False),
)
HEAD = "row,id,name,office,email,time_zone,entra_id,slack_id,workspace\n"


async def test_only_members_with_a_verified_address_are_found() -> None:
    async with standin_slack() as slack, slack.pool() as pool:
        slack.users.update({user.id: user for user in USERS})

        found = await SlackDirectory(slack.api(pool), tenant=TEAM).by_mails(MAILS)

    assert found == {"lead@example.org": "U0LEAD"}


async def test_slack_is_waited_for_as_long_as_it_says() -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        slack.script = lambda _call: None

    def busy(_call: Call) -> Fault:
        body = {"ok": False, "error": "ratelimited"}
        return Fault(status=429, body=body, headers={"Retry-After": "7"})

    async with standin_slack() as slack, slack.pool() as pool:
        slack.users[LEAD.id] = LEAD
        slack.script = busy
        now = iter(range(0, 10_000, 100))  # Each look at the clock is later.
        api = slack.api(pool, now=lambda: float(next(now)))
        found = await SlackDirectory(api, tenant=TEAM, sleep=sleep).by_mails(MAILS[:1])

    assert waited == [7.0]
    assert found == {"lead@example.org": "U0LEAD"}


async def test_where_slack_cannot_be_asked_nothing_is_made_of_it() -> None:
    async with standin_slack() as slack, slack.pool() as pool:
        slack.script = lambda _call: Fault(body={"ok": False, "error": "invalid_auth"})

        with pytest.raises(SlackRefused):
            await SlackDirectory(slack.api(pool), tenant=TEAM).by_mails(MAILS)


def test_a_list_takes_what_was_found_and_keeps_what_it_says() -> None:
    rows = (
        "person,p-1,Invented,hq,lead@example.org,UTC,none,,",
        "person,p-2,Invented,hq,lead@example.org,UTC,none,none,",
        "person,p-3,Invented,hq,,UTC,none,u0other1,",
        "person,p-4,Invented,hq,new@example.org,UTC,none,,",
        "person,p-5,Invented,hq,,UTC,none,W0OTHER2,E0000001",
    )
    listed = read_people(HEAD + "\n".join(rows))

    found = with_slack_accounts(
        listed, tenant=TEAM, found={"lead@example.org": "U0LEAD"}
    )

    assert listed.problems == ()
    assert [each.slack for each in found.people] == [
        Account(Vendor.SLACK, TEAM, "U0LEAD"),
        None,
        Account(Vendor.SLACK, TEAM, "U0OTHER1"),
        None,
        Account(Vendor.SLACK, "E0000001", "W0OTHER2"),
    ]
    assert [each.by_slack_mail for each in found.people] == [*[False] * 3, True, False]
    assert found.people[1] == replace(found.people[1], without=frozenset(Vendor))
