"""Who writes from Slack is seated by an address that Slack has verified, or told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.slack.matching import REMEMBERED, Matching, verified_address
from domain.people import Actor
from domain.refusals import Refusal
from domain.seat_links import SeatNews
from domain.seats import Account, SeatGiven, Vendor
from services.people.leave_seat import leave_seat
from services.ports import Ports
from tests.conftest import OpenUow
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import TEAM, Fault, User
from tests.storage.makers import make_person, move_in

ALIKE = "\uff4cead@example.org"  # A wide letter; it looks almost the same.
LEAD = User(id="U0LEAD", email="Lead@Example.org")


@pytest.fixture(autouse=True)
def _office(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.people.add(replace(make_person("lead"), email="lead@example.org"))
        uow.people.add(replace(make_person("twin"), email="same@example.org"))
        uow.people.add(replace(make_person("other"), email="SAME@example.org"))
        uow.commit()


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@asynccontextmanager
async def matching(
    ports: Ports, *users: User, clock: Clock | None = None
) -> AsyncIterator[tuple[StandInSlack, Matching]]:
    async with standin_slack() as slack, slack.pool() as pool:
        slack.users.update({user.id: user for user in users})
        yield slack, Matching(slack.api(pool), ports, now=clock or Clock())


def lookups(slack: StandInSlack) -> int:
    return sum(call.method == "users.info" for call in slack.calls)


async def told(found: Matching, account: str = LEAD.id) -> str:
    try:
        await found.seat(TEAM, account)
    except Refusal as refusal:
        return refusal.code
    return "seated"


def seat_of(ports: Ports, account: str = LEAD.id) -> tuple[str, SeatGiven] | None:
    with ports.read_uow() as uow:
        seat = uow.seats.seat_at(Account(Vendor.SLACK, TEAM, account))
    return (seat.person_id, seat.given) if seat else None


async def test_whose_verified_address_is_known_takes_their_seat(ports: Ports) -> None:
    async with matching(ports, LEAD) as (_, found):
        assert await told(found) == "seated"

    assert seat_of(ports) == ("lead", SeatGiven.MATCH)
    with ports.read_uow() as uow:
        [change] = uow.seat_links.history("lead")
    assert (change.what, change.by) == (SeatNews.MATCHED, "slack")


@pytest.mark.parametrize(
    "user, code",
    [
        (replace(LEAD, stranger=True), "slack-guest"),
        (replace(LEAD, team_id="T0OTHER"), "slack-guest"),
        (replace(LEAD, guest=True), "match-guest"),
        (replace(LEAD, single_channel_guest=True), "match-guest"),
        (replace(LEAD, bot=True), "match-no-person"),
        (replace(LEAD, deleted=True), "match-no-person"),
        (replace(LEAD, email_confirmed=False), "match-unconfirmed"),
        (replace(LEAD, email=""), "match-unconfirmed"),
        (replace(LEAD, email="who@example.org"), "match-unknown"),
        (replace(LEAD, email="same@example.org"), "match-several"),
        (replace(LEAD, email="", name="lead", real_name="lead"), "match-unconfirmed"),
        (replace(LEAD, email=ALIKE), "match-unknown"),
    ],
)
async def test_others_are_told_why_not(ports: Ports, user: User, code: str) -> None:
    async with matching(ports, user) as (_, found):
        assert await told(found) == code

    assert seat_of(ports) is None


async def test_what_slack_does_not_say_is_taken_for_no() -> None:
    said = {"team_id": TEAM, "profile": {"email": "lead@example.org"}}

    for user, code in ((said, "match-unconfirmed"), ({}, "slack-guest")):
        with pytest.raises(Refusal) as refusal:
            verified_address(user, tenant=TEAM)
        assert refusal.value.code == code


@pytest.mark.parametrize("tenant", ["T1", "T2", "E1"])
def test_of_an_organisation_are_all_its_workspaces(tenant: str) -> None:
    user = {
        "team_id": "T1",
        "enterprise_user": {"enterprise_id": "E1", "teams": ["T1", "T2"]},
        "is_email_confirmed": True,
        "profile": {"email": "lead@example.org"},
    }

    assert verified_address(user, tenant=tenant) == "lead@example.org"


async def test_a_stranger_is_looked_up_once_in_some_minutes(ports: Ports) -> None:
    clock, nobody = Clock(), replace(LEAD, email="who@example.org")
    async with matching(ports, nobody, clock=clock) as (slack, found):
        at_once = await asyncio.gather(*(told(found) for _ in range(8)))
        again = await told(found)
        looked_up = lookups(slack)
        clock.seconds += REMEMBERED
        await told(found)

        assert {*at_once, again} == {"match-unknown"}
        assert looked_up == 1
        assert lookups(slack) == 2


async def test_many_words_at_once_seat_somebody_once(ports: Ports) -> None:
    async with matching(ports, LEAD) as (_, found):
        assert {*await asyncio.gather(*(told(found) for _ in range(4)))} == {"seated"}

    with ports.read_uow() as uow:
        assert len(uow.seat_links.history("lead")) == 1


async def test_another_account_of_the_same_address_is_none_of_theirs(
    ports: Ports,
) -> None:
    second = replace(LEAD, id="U0SECOND")
    async with matching(ports, LEAD, second) as (_, found):
        await told(found)

        assert await told(found, "U0SECOND") == "match-sits-elsewhere"


async def test_who_left_their_account_is_not_seated_there_by_their_address(
    ports: Ports,
) -> None:
    account = Account(Vendor.SLACK, TEAM, LEAD.id)
    actor = Actor(person_id="lead", via="slack")
    async with matching(ports, LEAD) as (_, found):
        await told(found)
        leave_seat(account, sure=True, by=actor, ports=ports)

        assert await told(found) == "match-left"
    assert seat_of(ports) is None


async def test_another_address_later_moves_no_seat(ports: Ports) -> None:
    async with matching(ports, LEAD) as (slack, found):
        await told(found)
        slack.users[LEAD.id] = replace(LEAD, email="same@example.org")

        with ports.read_uow() as uow:
            assert uow.seats.person_at(Vendor.SLACK, tenant=TEAM, account=LEAD.id)
    assert seat_of(ports) == ("lead", SeatGiven.MATCH)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=503, html="Busy"),
        Fault(body={"ok": False, "error": "invalid_auth"}),
    ],
)
async def test_where_slack_does_not_answer_they_may_write_again(
    ports: Ports, fault: Fault
) -> None:
    async with matching(ports, LEAD) as (slack, found):
        slack.script = lambda _call: fault

        assert await told(found) == "match-not-looked-up"
    assert seat_of(ports) is None
