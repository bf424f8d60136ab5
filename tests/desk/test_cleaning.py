"""What was said before a name was sealed is cleaned of it, on every open page."""

from datetime import UTC, datetime

import pytest
from markupsafe import escape
from sqlalchemy import Engine

from bot.desk.cleaning import clean_html, clean_messages, taking_out
from bot.desk.drawing import words_html
from dialogs.conversation import Incoming, Reply
from dialogs.router import answer
from domain.news import direct_with
from domain.walled_names import without
from services.ports import Ports
from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk, make_small_desk

NAME = "Xandra Quibblethorpe"
NOW = datetime(2024, 6, 3, tzinfo=UTC)
CASE = {
    "input.reference": "DEMO-0009",
    "input.project": "Demo Dam",
    "input.country": "Demo Country",
    "input.office": "demo-country-office",
    "input.registered": "2024-06-03",
    "input.tracks": "secu",
    "input.vertical_fund": "no",
    "input.environmental": "no",
    "input.confidential": "no",
    "input.requestors": NAME,
}


class TalkingDesk(SmallDesk):
    """A small desk with the real dialogs behind it."""

    def answer(self, incoming: Incoming) -> Reply:
        """Answer as the product does."""
        return answer(incoming, ports=self.ports)


@pytest.fixture(name="desk")
def _desk(ports: Ports, engine: Engine) -> SmallDesk:
    small = make_small_desk(ports, engine=engine)
    return TalkingDesk(
        ports=ports,
        messages=small.messages,
        feed=small.feed,
        channel=small.channel,
        engine=engine,
    )


def clean(text: str) -> str:
    return without(text, [NAME, "Xandra"], "[name withheld]")


async def test_opening_a_case_cleans_what_was_said_of_its_complainants(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    await visitor.say(f"{NAME} sent us a letter about the dam")
    assert "Quibblethorpe" in await visitor.page("/direct")
    before = desk.messages.last_change()

    await visitor.press("case.open", **CASE)

    page = await visitor.page("/direct")
    assert "Quibblethorpe" not in page
    assert "[name withheld] sent us a letter" in page
    said = desk.messages.around(FOCAL_POINT, limit=100)
    assert not [m for m in said if "Quibble" in m.html + m.plain]
    # Open pages hear of it: what changed has a new number.
    assert desk.messages.changes_since(before, limit=100)


async def test_other_peoples_chats_stay_as_they_are(
    visit: Visit, desk: SmallDesk
) -> None:
    await (await visit(CO_LEAD)).say("actions mine")
    [said] = desk.messages.around(CO_LEAD, limit=1)

    await (await visit(FOCAL_POINT)).press("case.open", **CASE)

    assert desk.messages.get(said.id) == said
    assert said.conversation == direct_with(CO_LEAD)


@pytest.mark.parametrize(
    "fragment, left",
    [
        (words_html(f"Met {NAME} & others"), "Met [name withheld] &amp; others"),
        (f'<p title="{NAME}">x</p>', '<p title="[name withheld]">x</p>'),
        ("<p>Xandra <b>Quibblethorpe</b></p>", "[name withheld]"),
        ("<p>Nobody &amp; nothing</p>", "<p>Nobody &amp; nothing</p>"),
    ],
)
def test_a_name_is_taken_out_however_it_is_marked_up(fragment: str, left: str) -> None:
    cleaned = clean_html(fragment, clean)

    assert left in cleaned
    assert "Quibble" not in cleaned


def test_words_taken_back_go_from_every_message_of_the_case(desk: SmallDesk) -> None:
    words = "She lives beside\nthe mill & is afraid of being seen with anybody there."
    shown = (
        words_html(words),
        f"<p>Commented: {escape(' '.join(words.split()))}</p>",
        f"<p>Commented: {escape(' '.join(words.split()))[:70]}…</p>",
    )
    for html in shown:
        desk.messages.add(
            "direct:x", case_id="c1", author="", plain="x", html=html, at=NOW
        )

    count = clean_messages(
        desk.messages.about("c1"),
        taking_out([words], instead="[taken back]"),
        messages=desk.messages,
        at=NOW,
    )

    assert count == 3
    left = [message.html for message in desk.messages.about("c1")]
    assert all("[taken back]" in html and "mill" not in html for html in left)
