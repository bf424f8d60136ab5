"""What stands beside a conversation: seats, rooms, parts, sizes, commands."""

import asyncio
from datetime import timedelta

import pytest

from bot.desk import live
from bot.desk.faces import initials, role_words, tint
from bot.desk.hints import command_hints
from cards.elements import Card
from cards.wording import speaking
from domain.documents import DocumentKind
from domain.people import ActingFor, Person, Recusal
from domain.roles import Role
from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk

NOTE = Card(title="A note", plain="A note.")


@pytest.mark.parametrize(
    "name, letters",
    [
        ("Demo CO Lead", "CL"),
        ("Demo SES Focal Point", "SFP"),
        ("Demo Environmental Finance Coordinator", "EFC"),
        ("ada", "A"),
        ("Demo ", "?"),
        ("", "?"),
        ("élan vital", "ÉV"),
    ],
)
def test_initials_leave_out_what_all_share(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_every_part_of_a_person_is_named_in_the_procedures_order() -> None:
    words = role_words([Role.RISK_OWNER, Role.RESIDENT_REPRESENTATIVE])

    assert words == "Resident Representative, Risk Owner"
    assert tint([]) == "slate"


def test_every_command_is_offered_with_what_follows_it() -> None:
    offered = {hint.command: hint for hint in command_hints()}

    assert offered["why"].takes == "12"
    assert offered["open case"].takes == ""
    assert all(hint.does for hint in offered.values())


def test_commands_are_offered_in_the_readers_language() -> None:
    with speaking("fr"):
        offered = {hint.command: hint.takes for hint in command_hints()}

    assert offered["demander en privé"] == "votre question"
    assert offered["mes questions"] == ""


async def test_more_rooms_than_the_list_holds_are_counted(
    visit: Visit, desk: SmallDesk
) -> None:
    for number in range(62):
        desk.open_case(f"DEMO-{number:04}")

    page = await (await visit(CO_LEAD)).page("/direct")

    assert page.count('href="/rooms/') == 60
    assert "2 older cases" in page


async def test_the_side_shows_who_acts_for_whom_and_who_stepped_back(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    now = desk.ports.clock()
    with desk.ports.open_uow() as uow:
        uow.people.confirm_team(case_id)
        uow.people.add_acting(
            ActingFor(
                id="a1",
                case_id=case_id,
                principal_id="demo-resident-representative",
                deputy_id=CO_LEAD,
                role=Role.RISK_OWNER,
                first_day=now.date(),
                last_day=now.date() + timedelta(days=2),
                reason="on leave",
                named_by=FOCAL_POINT,
            )
        )
        uow.people.add_recusal(
            Recusal(id="r1", case_id=case_id, person_id=CO_LEAD, reason="x", at=now)
        )
        uow.commit()

    told = await (
        await (await visit(CO_LEAD)).client.get(f"/rooms/{case_id}/aside")
    ).json()

    people = told["people"]
    assert "Acts for Demo Resident Representative as Risk Owner until" in people
    assert "Wed 5 June 2024" in people
    assert "Stepped back from deciding on this case" in people
    assert "This team is provisional" not in people


@pytest.mark.parametrize(
    "size, words", [(999, "999 B"), (1000, "1 KB"), (2_500_000, "2.5 MB")]
)
async def test_sizes_are_told_as_people_count(
    size: int, words: str, visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    desk.hand_in(case_id, content=b"x" * size)

    page = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")

    assert f"v1 · {words} · Demo CO Lead" in page


async def test_a_plan_that_nobody_signed_is_called_unsigned(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    desk.hand_in(case_id)
    before = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")

    desk.hand_in(case_id, kind=DocumentKind.INTERIM_PLAN)
    page = await (await visit(CO_LEAD)).page(f"/rooms/{case_id}")

    assert (before.count("· unsigned<"), page.count("· unsigned<")) == (0, 1)


async def test_who_is_no_longer_at_the_desk_is_led_to_the_cast(
    visit: Visit, desk: SmallDesk
) -> None:
    with desk.ports.open_uow() as uow:
        uow.people.add(
            Person(id="guest", name="Guest", title="", office_id="demo-headquarters")
        )
        uow.commit()
    guest = await visit("guest")
    desk.forget("guest")

    page = await guest.page("/direct")

    assert "The desk does not know who you are" in page
    assert 'href="/who"' in page


async def test_words_without_a_seat_are_not_heard(
    visit: Visit, desk: SmallDesk
) -> None:
    nobody = await visit()
    page = await nobody.page("/who")
    token = page.split('name="token" value="')[1].split('"')[0]

    answer = await nobody.client.post(
        "/say", data={"token": token, "conversation": "direct:", "text": "help"}
    )

    assert answer.status == 401
    assert desk.heard == []


async def test_a_quiet_stream_says_that_it_is_still_there(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_STILL_HERE_SECONDS", 0.01)
    lead = await visit(CO_LEAD)

    async with asyncio.timeout(5), lead.client.get("/live?since=0") as answer:
        async for line in answer.content:
            if line == b": still here\n":
                return


async def test_a_message_of_another_day_says_which(
    visit: Visit, desk: SmallDesk
) -> None:
    at = desk.ports.clock()
    for days in (0, 1, 9):
        desk.messages.add(
            f"direct:{CO_LEAD}",
            case_id="",
            author="",
            plain="x",
            html="<p>x</p>",
            at=at - timedelta(days=days),
        )

    page = await (await visit(CO_LEAD)).page("/direct")

    assert 'data-day="Today"' in page
    assert 'data-day="Yesterday"' in page
    assert 'data-day="Sat 25 May"' in page
