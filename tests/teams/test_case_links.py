"""Links to a case: to its card in the room, and from wherever people write."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.teams.case_links import add_case_links, case_in
from cards.limits import TEAMS_MOST, utf16_size
from services.ports import Ports
from tests.cards.wire import complaints
from tests.clock import FakeClock
from tests.services.cast import EVERYBODY, FOCAL, LEAD, OUTSIDER, RR
from tests.teams.rooms import TEAM_ID, Json, TeamsRoom, links, presses, teams_room
from tests.teams.scenes import SITE, TENANT, activity

NONE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(name="room")
async def _room(ports: Ports, clock: FakeClock) -> AsyncIterator[TeamsRoom]:
    async with teams_room(ports, clock) as room:
        room.is_made()
        await room.deliver()
        await room.change()
        yield room


async def unfurled(
    room: TeamsRoom, who: str, url: str, scope: str = "groupChat"
) -> Json:
    """Let somebody put an address into a message, and Teams ask what it shows."""
    asked = activity(
        who,
        scope="groupChat",
        type="invoke",
        name="composeExtension/queryLink",
        value={"url": url},
    )
    answer: Json = await room.came(asked)
    return answer


class TestToTheCaseCard:
    async def test_every_card_in_the_room_links_to_it(self, room: TeamsRoom) -> None:
        case_card = room.case_card_id

        for label in room.shown_labels():
            link = links(room.card_of(label))["↗ Case card"]
            assert link.startswith(
                "https://teams.microsoft.com/l/message/19%3Aroom%40thread.tacv2/"
            )
            assert f"/{case_card}?tenantId={TENANT}&groupId={TEAM_ID}" in link
            assert link.endswith(f"&parentMessageId={case_card}")

    async def test_its_own_view_links_to_it_too(self, room: TeamsRoom) -> None:
        shown = (await room.asked_by(RR, "10"))["value"]

        assert "↗ Case card" in links(shown)

    async def test_cards_in_peoples_own_chats_link_to_it(self, room: TeamsRoom) -> None:
        room.office.sign(room.case, "10", room.version, by=RR)
        await room.deliver()

        chat = room.line.vendor.activities(f"a:1-account-of-{RR.person_id}")
        cards = [each["attachments"][0]["content"] for each in chat]
        assert any("↗ Case card" in links(card) for card in cards)

    async def test_it_links_not_to_itself_and_says_where_the_case_is_found(
        self, room: TeamsRoom
    ) -> None:
        assert "↗ Case card" not in links(room.case_card)
        assert f"{SITE}/cases/{room.case.id}" in str(room.case_card)

    async def test_cards_stay_as_the_schema_has_them(self, room: TeamsRoom) -> None:
        for card in (room.card_of("10"), room.case_card):
            assert complaints(card) == []
            assert utf16_size(card) < TEAMS_MOST


async def test_until_its_team_is_known_nothing_links_into_the_void(
    ports: Ports, clock: FakeClock
) -> None:
    async with teams_room(ports, clock) as room:
        await room.deliver()
        await room.change()

        assert "↗ Case card" not in links(room.card_of("10"))


async def test_a_group_chat_is_linked_to_as_a_chat(
    ports: Ports, clock: FakeClock
) -> None:
    async with teams_room(ports, clock, "19:chat@thread.v2") as room:
        await room.deliver()
        await room.change()

        link = links(room.card_of("10"))["↗ Case card"]
        assert "/19%3Achat%40thread.v2/" in link
        assert link.endswith("context=%7B%22contextType%22%3A%22chat%22%7D")


class TestInAMessage:
    async def test_who_is_on_the_case_shows_its_code_phase_and_counts(
        self, room: TeamsRoom
    ) -> None:
        answer = await unfurled(room, LEAD.person_id, room.address)

        found = answer["composeExtension"]
        (shown,) = found["attachments"]
        assert (found["type"], found["attachmentLayout"]) == ("result", "list")
        assert shown["content"]["version"] == "1.3"
        assert "DEMO-0001" in str(shown["content"])
        assert "DEMO-0001" in shown["preview"]["content"]["title"]
        assert links(shown["content"])["↗ Case card"]
        assert complaints(shown["content"]) == []

    async def test_nobodys_name_and_no_button_goes_along(self, room: TeamsRoom) -> None:
        """Whoever is in that chat reads it."""
        answer = await unfurled(room, FOCAL.person_id, room.address)

        (shown,) = answer["composeExtension"]["attachments"]
        assert presses(shown["content"]) == set()
        assert room.case.facts.project not in str(shown)
        with room.ports.read_uow() as uow:
            people = uow.people.some(each.person_id for each in EVERYBODY)
        assert not [each.name for each in people.values() if each.name in str(shown)]

    @pytest.mark.parametrize("who", [OUTSIDER.person_id, "nobody-of-ours"])
    async def test_others_are_told_as_little_as_of_no_case(
        self, room: TeamsRoom, who: str
    ) -> None:
        theirs = await unfurled(room, who, room.address)
        none = await unfurled(room, who, f"{SITE}/cases/{NONE}")

        assert theirs is none is None

    @pytest.mark.parametrize(
        "url",
        [
            "",
            SITE,
            f"{SITE}/about",
            f"{SITE}/cases/",
            f"{SITE}/cases/../calendar/x.ics",
            f"{SITE}.evil.org/cases/{NONE}",
            f"https://evil.org/{SITE}/cases/{NONE}",
            f"{SITE}/cases/{'x' * 5000}",
        ],
    )
    async def test_other_addresses_show_nothing(
        self, room: TeamsRoom, url: str
    ) -> None:
        assert await unfurled(room, LEAD.person_id, url) is None

    @pytest.mark.parametrize("value", [None, "words", {}, {"url": 7}, {"url": None}])
    async def test_what_is_no_address_shows_nothing(
        self, room: TeamsRoom, value: object
    ) -> None:
        asked = activity(LEAD.person_id, type="invoke", value=value)
        asked["name"] = "composeExtension/queryLink"

        assert await room.came(asked) is None

    async def test_who_has_not_the_app_is_shown_nothing(self, room: TeamsRoom) -> None:
        asked = activity(LEAD.person_id, type="invoke", value={"url": room.address})
        asked["name"] = "composeExtension/anonymousQueryLink"

        assert await room.came(asked) is None

    async def test_it_changes_nothing_and_says_nothing(self, room: TeamsRoom) -> None:
        before, said = room.office.state(room.case), len(room.line.vendor.calls)

        await unfurled(room, LEAD.person_id, room.address)

        assert room.office.state(room.case) == before
        assert len(room.line.vendor.calls) == said


def test_an_address_with_a_slash_or_a_question_names_one_case() -> None:
    assert case_in(f"{SITE}/cases/c1/", site=SITE) == "c1"
    assert case_in(f"{SITE}/cases/c1?from=mail", site=SITE) == "c1"
    assert case_in("/cases/c1", site="") == ""


async def test_in_a_browser_every_case_and_none_is_the_same_page() -> None:
    app = web.Application()
    add_case_links(app)

    async with TestServer(app) as served, ClientSession() as browser:
        pages = set()
        for case_id in ("c1", NONE, "a'b"):
            async with browser.get(served.make_url(f"/cases/{case_id}")) as page:
                assert page.status == 200
                assert "default-src 'none'" in page.headers["Content-Security-Policy"]
                pages.add(await page.text())

    (said,) = pages
    assert "Microsoft Teams" in said
