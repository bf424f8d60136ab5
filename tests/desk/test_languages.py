"""The desk's own pages in the language of whoever sits there."""

import html
import re

import pytest
from icalendar import Calendar

from domain.people import Actor
from services.feeds.make_feed import make_feed
from tests.cards.languages import LANGUAGES, english_in
from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk
from tests.speaking import speaks

_TAGS = re.compile(r"<(script|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)


def words_of(page: str) -> str:
    """Return what a page says, its labels for those who listen among it."""
    return html.unescape(_TAGS.sub("", page))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_page_is_in_its_readers_language(
    desk: SmallDesk, visit: Visit, language: str
) -> None:
    case_id = desk.open_case()
    speaks(desk.ports, FOCAL_POINT, language)
    visitor = await visit(FOCAL_POINT)

    paths = ("/direct", f"/rooms/{case_id}", "/exceptions", "/rooms/none", "/nowhere")
    pages = {path: await visitor.page(path) for path in paths}

    assert all(f'lang="{language}"' in page for page in pages.values())
    left = {path: english_in(words_of(page), language) for path, page in pages.items()}
    assert {path: found for path, found in left.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_calendar_is_in_the_language_of_whose_it_is(
    desk: SmallDesk, visit: Visit, language: str
) -> None:
    desk.open_case()
    speaks(desk.ports, CO_LEAD, language)
    made = make_feed("", by=Actor(person_id=CO_LEAD, via="desk"), ports=desk.ports)
    assert made is not None

    sent = await (await visit()).page(f"/calendar/{made.token}.ics")

    said = " ".join(
        str(each.get("summary")) for each in Calendar.from_ical(sent).walk()
    )
    assert "SES" in said
    assert english_in(said, language) == set()
    assert " due" not in said
